// The plan of --fix, and what it does to real files: what is only ours, and nothing else.

import { mkdir, readdir, readFile, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { fix } from '../../src/commands/doctor/fix.ts';
import { allChecks } from '../../src/doctor/checks/all.ts';
import { type FixStep, planFixes } from '../../src/doctor/fixes.ts';
import { mendOnDisk } from '../../src/doctor/mend.ts';
import type { Facts } from '../../src/doctor/types.ts';
import { lockHolder, withLock } from '../../src/install/lock.ts';
import { serverFiles } from '../../src/install/server/detached.ts';
import { stopServer } from '../../src/install/stop.ts';
import { defaultChoices } from '../../src/types/choices.ts';
import { placeOllama } from '../install/fake-ollama.ts';
import { folder, freePort } from '../install/helpers.ts';
import { makeWorld } from '../install/world.ts';
import { collecting } from '../support/collecting.ts';
import { well } from './some.ts';

const plan = (facts: Facts): FixStep[] => planFixes(facts, allChecks(facts), '2026-11-28');
const ids = (facts: Facts) => plan(facts).map(({ id }) => id);
const data = (more: Partial<Facts['data']>): Facts => ({ ...well, data: { ...well.data, ...more } });
const privacy = (more: Partial<Facts['privacy']>, ollama = {}): Facts => ({
	...well,
	privacy: { ...well.privacy, ...more },
	ollama: { ...well.ollama, ...ollama },
});
const partial = { blob: 'sha256-a', files: ['/x-partial'], arrived: 5e6 };

describe('the plan', () => {
	test('nothing where all is well', () => expect(plan(well)).toEqual([]));

	test('each step says what it does and how it is taken back', () => {
		const open = [{ path: '/home/x/.config/kettleside/choices.json', folder: false, mode: 0o644 }];
		const all = plan(data({ lock: 'stale', open, partials: [partial], leftovers: [{ path: '/d', bytes: 1 }] }));
		expect(all.map(({ id }) => id)).toEqual([
			'fix-lock',
			'fix-rights:~/.config/kettleside/choices.json',
			'fix-leftovers',
			'fix-partial-downloads',
		]);
		for (const { title, changes, undo, hosts } of all)
			expect([title !== '', changes.length > 0, undo !== '', hosts.length === 0]).toEqual([true, true, true, true]);
		expect(all[1]?.undo).toBe('chmod 644 ~/.config/kettleside/choices.json');
	});

	test('a download that is on its way, or in a folder that is not to be written, stays', () => {
		expect(ids(data({ partials: [partial], downloading: true }))).toEqual([]);
		const closed = data({ partials: [partial] });
		expect(ids({ ...closed, ollama: { ...well.ollama, writable: false } })).toEqual([]);
	});

	test('in a folder that others use too, it is asked about by itself', () => {
		expect(plan(data({ partials: [partial] }))[0]?.shared).toBeUndefined();
		expect(plan(data({ partials: [partial], partialsOurs: false }))[0]?.shared).toMatch(/Another program/);
	});

	test('our server is started again for what its settings do, never somebody else’s, never during a download', () => {
		expect(ids(privacy({ cloud: 'on' }))).toEqual(['fix-server']);
		expect(ids(privacy({ listening: ['0.0.0.0'] }))).toEqual(['fix-server']);
		expect(ids(privacy({ history: 5 }))).toEqual([]);
		const theirs = { look: { ...well.ollama.look, ours: false }, own: 0 };
		expect(ids(privacy({ cloud: 'on' }, theirs))).toEqual([]);
		const loading = privacy({ cloud: 'on' });
		expect(ids({ ...loading, data: { ...loading.data, partials: [partial], downloading: true } })).toEqual([]);
	});

	test('Ollama’s key and folder only where we made them', () => {
		const home = { path: '/home/x/.ollama', folder: true, mode: 0o755 };
		const facts = { ...privacy({ key: 0o644, modelsOpen: true }), data: { ...well.data, ollamaHome: home } };
		expect(ids(facts)).toEqual(['fix-rights:~/.ollama/id_ed25519', 'fix-rights:~/.ollama']);
		expect(ids({ ...facts, data: { ...facts.data, partialsOurs: false } })).toEqual([]);
	});
});

describe('mending', () => {
	const now = new Date();

	test('rights', async () => {
		const home = await folder();
		const file = path.join(home, 'choices.json');
		await writeFile(file, '{}', { mode: 0o644 });
		await mkdir(path.join(home, 'state'), { mode: 0o755 });
		for (const each of [
			{ path: file, folder: false, mode: 0o644 },
			{ path: path.join(home, 'state'), folder: true, mode: 0o755 },
		])
			expect(await mendOnDisk({ kind: 'rights', file: each }, now)).toMatchObject({ status: 'done' });
		expect((await stat(file)).mode & 0o777).toBe(0o600);
		expect((await stat(path.join(home, 'state'))).mode & 0o777).toBe(0o700);
	});

	test('broken-off downloads go, with their notes, and nothing beside them', async () => {
		const home = await folder();
		const files = ['a-partial', 'a-partial-0'].map((name) => path.join(home, name));
		for (const file of [...files, path.join(home, 'a'), path.join(home, 'b-partial')]) await writeFile(file, 'x');
		const fix = { kind: 'partials', partials: [{ blob: 'a', files, arrived: 1 }] } as const;
		// Somebody went on with it five minutes ago.
		const lately = new Date(now.getTime() - 300_000);
		for (const file of files) await utimes(file, lately, lately);
		expect(await mendOnDisk(fix, now)).toMatchObject({ status: 'skipped' });
		const old = new Date(now.getTime() - 3600_000);
		for (const file of files) await utimes(file, old, old);
		expect(await mendOnDisk(fix, now)).toMatchObject({ status: 'done' });
		expect(await readdir(home)).toEqual(['a', 'b-partial']);
		expect(await mendOnDisk(fix, now)).toMatchObject({ status: 'already' });
	});

	test.runIf(process.platform === 'linux')('our server is started again with the settings of the answers', async () => {
		const home = await folder();
		const ports = makeWorld(home, { PATH: '/nowhere' });
		const state = path.join(home, '.local/state/kettleside');
		const installFolder = path.join(home, '.local/share/kettleside/ollama');
		await placeOllama(installFolder);
		onTestFinished(async () => void (await stopServer({ ports, state, installFolder, patience: 100 })));
		const modelsDir = path.join(home, 'models');
		const choices = { ...defaultChoices, model: 'gemma3:1b', kvCache: 'q8_0', parallel: 2, modelsDir } as const;
		const { context } = collecting(ports, { flags: { yes: true } });
		const host = `http://127.0.0.1:${await freePort()}`;
		const done = await fix({ context, choices, host, running: true }, plan(privacy({ cloud: 'on' })));
		expect(done?.map(({ id, outcome }) => [id, outcome.status])).toEqual([['fix-server', 'done']]);
		const told = await readFile(serverFiles(state).log, 'utf8');
		for (const line of ['OLLAMA_KV_CACHE_TYPE=q8_0', 'OLLAMA_NUM_PARALLEL=2', `OLLAMA_MODELS=${modelsDir}`])
			expect(told).toContain(line);
	});

	test('leftovers', async () => {
		const home = await folder();
		await mkdir(path.join(home, 'downloads/deep'), { recursive: true });
		await mendOnDisk({ kind: 'leftovers', paths: [path.join(home, 'downloads'), path.join(home, 'none')] }, now);
		expect(await readdir(home)).toEqual([]);
	});

	test('a lock: seen, not taken; a stale one goes with the next that is held', async () => {
		const home = await folder();
		expect(await lockHolder(home)).toBe('none');
		expect(await withLock(home, () => lockHolder(home))).toBe('held');
		await mkdir(home, { recursive: true });
		await writeFile(path.join(home, 'lock'), '{"id":"x","pid":4194000,"started":"gone"}\n');
		expect(await lockHolder(home)).toBe('stale');
		expect(await readFile(path.join(home, 'lock'), 'utf8')).toContain('4194000');
		await withLock(home, async () => mendOnDisk({ kind: 'lock' }, now));
		expect(await lockHolder(home)).toBe('none');
	});
});

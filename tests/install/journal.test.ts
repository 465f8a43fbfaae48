// The journal and the lock: what survives a crash, and who may work.

import { spawn } from 'node:child_process';
import { appendFile, chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { begunHere, madeForSure } from '../../src/install/companion-plan.ts';
import { type JournalEntry, journalFile, pendingUndo, readJournal, writeJournal } from '../../src/install/journal.ts';
import { checkLock, startOf, withLock } from '../../src/install/lock.ts';
import { ourServers, startDetached, stopDetached } from '../../src/install/server/detached.ts';
import { planUndo, takeBack } from '../../src/install/undo.ts';

let state: string;
beforeEach(async () => {
	state = await mkdtemp(path.join(os.tmpdir(), 'journal-'));
});
afterEach(() => rm(state, { recursive: true, force: true }));

const entry = (more: Partial<JournalEntry>): JournalEntry => ({
	at: '2026-01-01T00:00:00Z',
	step: 'x',
	phase: 'done',
	what: 'w',
	...more,
});
const folder = (name: string) => ({ kind: 'folder' as const, path: name });

test('entries come back in order, private to this person', async () => {
	await writeJournal(state, entry({ what: 'one' }));
	await writeJournal(state, entry({ what: 'two' }));
	expect((await readJournal(state)).map(({ what }) => what)).toEqual(['one', 'two']);
	expect((await stat(journalFile(state))).mode & 0o777).toBe(0o600);
});

test('a line that was cut by a crash is passed over and swallows nothing', async () => {
	await writeJournal(state, entry({ what: 'one' }));
	await appendFile(journalFile(state), '{"at":"2026","step":"x","pha');
	await writeJournal(state, entry({ what: 'three' }));
	expect((await readJournal(state)).map(({ what }) => what)).toEqual(['one', 'three']);
});

test('no journal is an empty one', async () => {
	expect(await readJournal(path.join(state, 'none'))).toEqual([]);
	await writeFile(path.join(state, 'file'), '');
	expect(await readJournal(path.join(state, 'file', 'state'))).toEqual([]);
});

test('what was begun or done is pending until it is undone, newest first, each thing once', () => {
	const pending = pendingUndo([
		entry({ phase: 'begin', undo: folder('/a') }),
		entry({ phase: 'done', undo: folder('/a') }),
		entry({ phase: 'failed' }),
		entry({ undo: { kind: 'model', name: 'm', host: 'h' } }),
		entry({ undo: folder('/b') }),
		entry({ phase: 'undone', undo: folder('/b') }),
		entry({ undo: { kind: 'companion', name: 'k', host: 'h' } }),
	]);
	expect(pending.map(({ kind }) => kind)).toEqual(['companion', 'model', 'folder']);
});

test('taking back keeps the server until its models are gone', () => {
	const steps = planUndo(
		[
			folder('/a'),
			{ kind: 'server' },
			{ kind: 'model', name: 'm', host: 'h' },
			{ kind: 'companion', name: 'k', host: 'h' },
		],
		'/home/x',
	);
	expect(steps.map(({ item }) => item.kind)).toEqual(['companion', 'model', 'server', 'folder']);
});

const tag = (name: string, parent = '') => ({
	name,
	modified_at: '',
	size: 1,
	digest: 'd',
	details: { parent_model: parent },
});
const world = (tags: ReturnType<typeof tag>[], all = false) => {
	const deleted: string[] = [];
	const client = { tags: async () => tags, delete: async (name: string) => void deleted.push(name) };
	return { deleted, world: { home: '/h', client: async () => client, stop: async () => false, all } };
};
const base = { kind: 'model' as const, name: 'gemma3:1b', host: 'h' };

test('a model that another was made from stays, unless all is asked for', async () => {
	const some = world([tag('gemma3:1b'), tag('mine:latest', 'gemma3:1b')]);
	expect((await takeBack(base, some.world)).status).toBe('skipped');
	expect(some.deleted).toEqual([]);
	const all = world([tag('gemma3:1b'), tag('mine:latest', 'gemma3:1b')], true);
	expect((await takeBack(base, all.world)).status).toBe('done');
	expect(all.deleted).toEqual(['gemma3:1b']);
});

test('what is gone already is no failure, and without a server it is one', async () => {
	expect((await takeBack(base, world([]).world)).status).toBe('already');
	expect((await takeBack(base, { ...world([]).world, client: async () => null })).status).toBe('failed');
	expect((await takeBack(folder(path.join(state, 'none')), world([]).world)).status).toBe('already');
});

test("Ollama's own folder stays while other models lie in it", async () => {
	const manifests = path.join(state, 'models', 'manifests', 'registry');
	await mkdir(manifests, { recursive: true });
	await writeFile(path.join(manifests, 'latest'), '{}');
	const home = { kind: 'ollama-home' as const, path: state };
	expect((await takeBack(home, world([]).world)).status).toBe('skipped');
	await rm(path.join(manifests, 'latest'));
	expect((await takeBack(home, world([]).world)).status).toBe('done');
});

test('a second one is told who is at work', async () => {
	await withLock(state, async () => {
		await expect(withLock(state, async () => 1)).rejects.toMatchObject({ code: 'locked' });
	});
	expect(await withLock(state, async () => 2)).toBe(2);
});

test('a lock whose process is gone, or whose number was given out again, is taken over', async () => {
	const child = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
	await new Promise((done) => child.once('spawn', done));
	const pid = child.pid ?? 0;
	const lock = path.join(state, 'lock');
	await writeFile(lock, JSON.stringify({ pid, started: await startOf(pid) }));
	await expect(withLock(state, async () => 1)).rejects.toMatchObject({ code: 'locked' });
	if (process.platform === 'linux') {
		await writeFile(lock, JSON.stringify({ pid, started: '1' }));
		expect(await withLock(state, async () => 3)).toBe(3);
	}
	await writeFile(lock, JSON.stringify({ pid, started: await startOf(pid) }));
	child.kill('SIGKILL');
	await new Promise((done) => child.once('exit', done));
	expect(await withLock(state, async () => 4)).toBe(4);
	await writeFile(lock, '{"pid": 12');
	expect(await withLock(state, async () => 5)).toBe(5);
	await expect(readFile(lock)).rejects.toMatchObject({ code: 'ENOENT' });
});

test('a state folder that cannot be written is told in words', async () => {
	const file = path.join(state, 'file');
	await writeFile(file, '');
	const inside = withLock(path.join(file, 'state'), async () => 'worked');
	await expect(inside).rejects.toMatchObject({ code: 'no-permission', message: expect.stringContaining(file) });
});

test('who is at work can be asked without taking the lock', async () => {
	await checkLock(state);
	await withLock(state, async () => {
		await expect(checkLock(state)).rejects.toMatchObject({ code: 'locked' });
	});
	expect(await readdir(state)).toEqual([]);
});

const companion = { kind: 'companion' as const, name: 'k', host: 'h' };
const made = { name: 'k', base: 'b', digest: 'ours', hash: 'x', textHash: 'y' };

test('a companion that is not the one made here any more stays, unless all is asked for', async () => {
	const some = world([tag('k:latest')]);
	expect(await takeBack(companion, { ...some.world, made: () => made })).toMatchObject({ status: 'skipped' });
	expect(some.deleted).toEqual([]);
	const same = world([{ ...tag('k:latest'), digest: 'ours' }]);
	expect(await takeBack(companion, { ...same.world, made: () => made })).toMatchObject({ status: 'done' });
	const all = world([tag('k:latest')], true);
	expect(await takeBack(companion, { ...all.world, made: () => made })).toMatchObject({ status: 'done' });
	// Killed before its digest was noted: it was begun here, so it goes.
	const begun = world([tag('k:latest')]);
	expect(await takeBack(companion, { ...begun.world, made: () => null })).toMatchObject({ status: 'done' });
});

test('what was made last is only sure where its end was noted', () => {
	const begin = entry({ phase: 'begin', undo: companion });
	const done = entry({ undo: companion, companion: made });
	const undone = entry({ phase: 'undone', undo: companion });
	expect(madeForSure([begin, done], 'k')).toEqual(made);
	expect(madeForSure([begin, done, begin], 'k')).toBeNull();
	expect(madeForSure([begin, done, undone], 'k')).toBeNull();
	expect([[], [begin], [begin, done], [begin, undone]].map((all) => begunHere(all, 'k'))).toEqual([
		false,
		true,
		true,
		false,
	]);
});

test('what a kill left beside our Ollama goes with it, and the empty folder above', async () => {
	const data = path.join(state, 'data');
	await mkdir(path.join(data, 'ollama.new', 'bin'), { recursive: true });
	await mkdir(path.join(data, 'downloads'));
	await writeFile(path.join(data, 'downloads', 'x.part'), '1');
	expect((await takeBack(folder(path.join(data, 'ollama')), world([]).world)).status).toBe('done');
	expect(await readdir(state)).toEqual([]);
	await mkdir(path.join(data, 'ollama'), { recursive: true });
	await writeFile(path.join(data, 'mine'), '1');
	expect((await takeBack(folder(path.join(data, 'ollama')), world([]).world)).status).toBe('done');
	expect(await readdir(data)).toEqual(['mine']);
});

test.runIf(process.platform === 'linux')(
	'a server of an Ollama that was there before is stopped, where we started it',
	async () => {
		const program = path.join(state, 'there-before');
		await writeFile(program, '#!/bin/sh\nexec sleep 60\n');
		await chmod(program, 0o755);
		await startDetached(state, program, { PATH: process.env['PATH'] });
		expect(await ourServers(state, program)).toHaveLength(1);
		expect(await stopDetached(state, path.join(state, 'ours'))).toBe(true);
		expect(await ourServers(state, program)).toHaveLength(0);
	},
);

// What the journal knows of retunes, what is kept of a computer, and the model that is left behind.

import { mkdir, readFile, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { JournalEntry } from '../../src/install/journal.ts';
import { step } from '../../src/install/plan/step.ts';
import { baseDiffers } from '../../src/install/retune/base-differs.ts';
import { backTo, historyOf, leftBehind, stillPending } from '../../src/install/retune/history.ts';
import { keptFile, readKept, writeKept } from '../../src/install/retune/kept.ts';
import { lookAtOld, removeOld } from '../../src/install/retune/old-model.ts';
import { nothingAgain, retunePlan } from '../../src/install/retune/steps.ts';
import type { Plan } from '../../src/types/plan.ts';
import type { Base, Retuned } from '../../src/types/retune.ts';
import { list, read } from '../../src/world/files.ts';
import { folder } from './helpers.ts';
import { makeWorld } from './world.ts';

const base = (model: string, context = 8192): Base => ({ model, context });
const entry = (phase: JournalEntry['phase'], retune: Retuned): JournalEntry => ({
	at: '',
	step: 'retune',
	phase,
	what: '',
	retune,
});

describe('the retunes of a journal', () => {
	test('going back as often as one went leads to the beginning, whatever was begun in between', () => {
		const names = fc.array(fc.constantFrom('a:1b', 'b:1b', 'c:1b'), { minLength: 1, maxLength: 6 });
		fc.assert(
			fc.property(names, fc.boolean(), (way, killed) => {
				const journal: JournalEntry[] = [];
				let now = base('first:1b');
				for (const name of way) {
					const retune = { from: now, to: base(name, now.context + 1) };
					if (killed) journal.push(entry('begin', retune));
					journal.push(entry('begin', retune), entry('done', retune));
					now = retune.to;
				}
				for (const _ of way) {
					const to = backTo(historyOf(journal), now);
					if (!to) throw new Error('nothing to go back to');
					journal.push(entry('begin', { from: now, to, back: true }), entry('done', { from: now, to, back: true }));
					now = to;
				}
				expect(now).toEqual(base('first:1b'));
				expect(historyOf(journal)).toEqual({ pending: null, past: [] });
			}),
		);
	});

	test('one that was begun is pending until it ends, fails do not end it, and a set-up since then overtakes it', () => {
		const retune = { from: base('a:1b'), to: base('b:1b') };
		const history = historyOf([entry('begin', retune), { ...entry('failed', retune) }]);
		expect(stillPending(history, base('a:1b'))).toEqual(retune);
		expect(stillPending(history, base('B:1B'))).toEqual(retune);
		expect(stillPending(history, base('other:1b'))).toBe(null);
		expect(backTo(history, base('b:1b'))).toEqual(base('a:1b'));
		expect(historyOf([entry('begin', retune), entry('undone', retune)])).toEqual({ pending: null, past: [] });
	});

	test('how the engine works is a part of it, where the journal knows', () => {
		const run = (batch?: number): Base => ({ ...base('a:1b'), engine: batch === undefined ? {} : { batch } });
		const history = historyOf([entry('begin', { from: run(), to: run(256) })]);
		expect(stillPending(history, run(256))).not.toBe(null);
		expect(stillPending(history, run(128))).toBe(null);
		expect(stillPending(history, base('a:1b'))).not.toBe(null);
		const done = historyOf([
			entry('done', { from: base('b:1b'), to: run() }),
			entry('done', { from: run(), to: run(256) }),
		]);
		expect(backTo(done, run(256))).toEqual(run());
	});

	test('what is left behind: where it comes from, and where an unfinished one was going', () => {
		const pending = { from: base('a:1b'), to: base('b:1b') };
		expect(leftBehind(base('a:1b'), null, base('b:1b'))).toEqual(['a:1b']);
		expect(leftBehind(base('b:1b'), pending, base('b:1b'))).toEqual(['a:1b']);
		expect(leftBehind(base('a:1b'), pending, base('c:1b'))).toEqual(['a:1b', 'b:1b']);
		expect(leftBehind(base('a'), null, base('a:latest', 512))).toEqual([]);
	});
});

test('what is kept of a computer is read back, for one pair of eyes; a damaged file is none', async () => {
	const state = path.join(await folder(), 'state');
	expect(await readKept(state)).toBe(null);
	const totals = { memory: 16, limit: null, gpus: [], asked: false, ollama: '0.33.0', catalog: '2026-11-23' };
	const kept = { schema: 1 as const, at: '', totals, suggested: null, listed: null };
	await writeKept(state, kept);
	expect(await readKept(state)).toEqual(kept);
	expect((await stat(keptFile(state))).mode & 0o777).toBe(0o600);
	await writeFile(keptFile(state), (await readFile(keptFile(state), 'utf8')).slice(0, 20));
	expect(await readKept(state)).toBe(null);
});

/** A folder of models whose server does not run; each layer is a kind, a letter and its bytes. */
async function store(models: Record<string, [kind: string, letter: string, size: number][]>) {
	const home = await folder();
	const modelsDir = path.join(home, 'models');
	const digest = (letter: string) => `sha256:${letter.repeat(64)}`;
	await mkdir(path.join(modelsDir, 'blobs'), { recursive: true });
	for (const [name, layers] of Object.entries(models)) {
		const [model = '', tag = 'latest'] = name.split(':');
		const at = path.join(modelsDir, 'manifests/registry.ollama.ai/library', model);
		await mkdir(at, { recursive: true });
		const rows = layers.map(([kind, letter, size]) => ({
			mediaType: `application/vnd.ollama.image.${kind}`,
			digest: digest(letter),
			size,
		}));
		const config = { digest: digest('0'), size: 1 };
		await writeFile(path.join(at, tag), JSON.stringify({ layers: rows, config }));
		for (const [, letter] of layers) await writeFile(path.join(modelsDir, 'blobs', `sha256-${letter.repeat(64)}`), '');
	}
	const ports = { ...makeWorld(home, { PATH: '/nowhere' }), read, list };
	const world = { ports, ours: { state: path.join(home, 's'), program: path.join(home, 'p') }, modelsDir };
	const names = async (at: string) => (await list(path.join(modelsDir, at))) as string[];
	return { world, names, place: { client: null, ports, modelsFolder: modelsDir } };
}

const host = 'http://127.0.0.1:9';
const fetched = (name: string): JournalEntry => ({
	at: '',
	step: 'pull-model',
	phase: 'done',
	what: '',
	undo: { kind: 'model', name, host },
});

describe('the model that is left behind, by the files of a stopped server', () => {
	const licence: [string, string, number] = ['license', 'a', 10];

	test('a shared licence is no use of it, and frees nothing', async () => {
		const { world, names } = await store({
			'old:1b': [['model', '1', 1000], licence],
			'new:4b': [['model', '2', 4000], licence],
			kettleside: [['model', '1', 1000], licence, ['system', '3', 5]],
		});
		const about = { companion: 'kettleside', journal: [fetched('old:1b')] };
		const old = await lookAtOld(world, host, 'old:1b', about);
		expect(old).toEqual({ name: 'old:1b', host, ours: true, usedBy: [], bytes: 1000 });
		// As long as the companion is made from it, it is used.
		expect(await lookAtOld(world, host, 'old:1b', { ...about, companion: null })).toMatchObject({
			usedBy: ['kettleside'],
		});
		if (old) await removeOld(world, old);
		expect(await names('manifests/registry.ollama.ai/library')).toEqual(['kettleside', 'new']);
		expect(await lookAtOld(world, host, 'old:1b', about)).toBe(null);
	});

	test('the same weights under another name are a use of it', async () => {
		const { world } = await store({ 'old:1b': [['model', '1', 1000]], mine: [['model', '1', 1000]] });
		const old = await lookAtOld(world, host, 'old:1b', { companion: 'kettleside', journal: [] });
		expect(old).toMatchObject({ ours: false, usedBy: ['mine'], bytes: 0 });
		// What was fetched to another computer says nothing about what is here.
		const elsewhere: JournalEntry = {
			...fetched('old:1b'),
			undo: { kind: 'model', name: 'old:1b', host: 'http://box.invalid:11434' },
		};
		const about = { companion: 'kettleside', journal: [elsewhere] };
		expect(await lookAtOld(world, host, 'old:1b', about)).toMatchObject({ ours: false });
	});

	test('a base that was pulled anew has other weights than the companion', async () => {
		const { place } = await store({
			'a:1b': [['model', '1', 1]],
			same: [['model', '1', 1]],
			other: [['model', '2', 1]],
		});
		expect(await baseDiffers(place, 'a:1b', 'same')).toBe(false);
		expect(await baseDiffers(place, 'a:1b', 'other')).toBe(true);
		expect(await baseDiffers(place, 'a:1b', 'not-there')).toBe(false);
	});
});

describe('the plan', () => {
	const steps = ['install-ollama', 'start-server', 'pull-model', 'create-companion', 'prove'].map((id) =>
		step(id, id, { done: true }),
	);
	const plan = {
		schema: 1,
		machine: { ollama: { host } },
		advice: null,
		choices: { model: 'new:4b', name: 'k' },
		steps,
		notices: [],
	} as unknown as Plan;
	const old = { name: 'old:1b', host, ours: true, usedBy: [], bytes: 1e9 };
	const opened = (made: Plan) => made.steps.filter(({ done }) => !done).map(({ id }) => id);

	test('another backend: the archives, the server again, and a new proof', () => {
		const archives = [
			{ asset: 'ollama-linux-amd64.tar.zst', bytes: 2e9 },
			{ asset: 'ollama-linux-amd64-rocm.tar.zst', bytes: 1e9 },
		];
		const made = retunePlan(plan, { ...nothingAgain, archives }, [], false);
		expect(opened(made)).toEqual(['install-ollama', 'start-server', 'prove']);
		expect(made.steps[0]).toMatchObject({ download: 3e9, hosts: ['github.com', expect.any(String)] });
	});

	test('a newer file in the list, a newer base on the disk, a restart, only a new measurement', () => {
		const again = (over: object) => opened(retunePlan(plan, { ...nothingAgain, ...over }, [], false));
		expect(again({ fetch: 1e9 })).toEqual(['pull-model', 'create-companion', 'prove']);
		expect(again({ remake: true })).toEqual(['create-companion', 'prove']);
		expect(again({ restart: true })).toEqual(['start-server', 'prove']);
		expect(again({ prove: true })).toEqual(['prove']);
		expect(again({})).toEqual([]);
	});

	test('a newer file that a server elsewhere fetches: that server is among the hosts', () => {
		const far = { ...plan, machine: { ollama: { host: 'http://box:11434', local: false } } } as unknown as Plan;
		const hosts = (of: Plan) => retunePlan(of, { ...nothingAgain, fetch: 1e9 }, [], false).steps[2]?.hosts;
		expect(hosts(far)).toEqual([...(hosts(plan) ?? []), 'box:11434']);
	});

	test('what is left behind is the last step; what is used or not ours stays, and it is said', () => {
		const made = retunePlan(plan, nothingAgain, [old], false);
		expect(made.steps.at(-1)).toMatchObject({ id: 'remove-model', changes: [expect.stringContaining('1.0 GB')] });
		const others = [
			{ ...old, usedBy: ['mine'] },
			{ ...old, ours: false },
		];
		const kept = retunePlan(plan, nothingAgain, others, false);
		expect(opened(kept)).toEqual([]);
		expect(kept.notices.map(({ code }) => code)).toEqual(['old-model-stays', 'old-model-stays']);
		expect(opened(retunePlan(plan, nothingAgain, [old], true))).toEqual([]);
	});
});

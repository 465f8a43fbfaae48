// The command without questions, against a real server: what it answers, what it does, the way back, and kills.

import { spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { fakeOllama } from '../support/fake-ollama.ts';
import { replyAt } from '../support/replies.ts';
import { cli, setUp } from './set-up.ts';

const GiB = 2 ** 30;
const parse = (text: string) => JSON.parse(text) as Record<string, never>;
const flat = (text: string) => text.replace(/\s+/g, ' ');
const companion = (server: Awaited<ReturnType<typeof fakeOllama>>) => server.models.get('kettleside:latest')?.shown;
const parent = (server: Awaited<ReturnType<typeof fakeOllama>>) =>
	server.models.get('kettleside:latest')?.tag.details?.parent_model;

// Each of these starts the program several times.
const patient = { timeout: 120_000 };

describe('what there is to answer', patient, () => {
	test('nothing is set up: the one command that helps, exit 1', async () => {
		await using server = await fakeOllama();
		const home = await mkdtemp(path.join(os.tmpdir(), 'retune-'));
		const env = { HOME: home, PATH: home, OLLAMA_HOST: server.url };
		const { status, stderr } = spawnSync(process.execPath, [cli, 'retune'], { env, encoding: 'utf8' });
		await rm(home, { recursive: true });
		expect(stderr).toMatch(/Nothing is set up here yet\.\s+Set it up first: kettleside setup/);
		expect(status).toBe(1);
	});

	test('taken back by undo, the answers kept: nothing is set up', async () => {
		await using home = await setUp();
		await home.run('undo', '--yes');
		const { code, err } = await home.run('retune', '--yes');
		expect(err).toContain('Nothing is set up here yet.');
		expect(code).toBe(1);
		// Nothing of the computer is kept either.
		await expect(home.kept()).rejects.toThrow('ENOENT');
	});

	test('nothing to change: no steps, exit 0, and an open browser is no change', async () => {
		await using home = await setUp();
		const { code, out } = await home.run('retune', '--json');
		expect(parse(out)).toMatchObject({ schema: 1, changed: [], steps: [] });
		expect(code).toBe(0);
		const { totals } = await home.kept();
		expect(Object.keys(totals).sort()).toEqual(['asked', 'catalog', 'gpus', 'limit', 'memory', 'ollama']);
	});

	test('less memory than it had is told; without --yes and a terminal nothing is changed', async () => {
		await using home = await setUp();
		await home.was((kept) => {
			kept.totals.memory = 512 * GiB;
		});
		const before = await home.journal();
		const { code, out } = await home.run('retune', '--json');
		expect(parse(out)).toMatchObject({ changed: [{ what: 'memory', before: 512 * GiB }] });
		expect(code).toBe(0);
		expect((await home.kept()).totals.memory).toBe(512 * GiB);
		// With --yes the computer as it is now is what is compared with from now on.
		expect((await home.run('retune', '--yes')).out).toContain('There is nothing to change.');
		expect(parse((await home.run('retune', '--json')).out)).toMatchObject({ changed: [] });
		expect(await home.journal()).toEqual(before);
	});

	test('a model of the own choice that still fits stays on a computer that can less; the list is told', async () => {
		await using home = await setUp();
		await home.was((kept) => {
			kept.totals.memory = 512 * GiB;
			kept.suggested = 'llama3.3:70b';
		});
		const { code, out } = await home.run('retune', '--yes', '--json');
		const { steps, proposals } = parse(out) as unknown as { steps: unknown[]; proposals: { kind: string }[] };
		expect(proposals.map(({ kind }) => kind)).toEqual(['keep']);
		expect(steps).toEqual([]);
		expect(code).toBe(0);
		expect(parent(home.server)).toBe('gemma3:1b');
	});

	test('a setting of the server is refused where that is not ours, with its name there', async () => {
		await using home = await setUp();
		for (const command of ['setup', 'retune']) {
			const { code, err } = await home.run(command, '--yes', '--flash-attention', 'off');
			expect(err).toMatch(/--flash-attention[\s\S]*OLLAMA_FLASH_ATTENTION/);
			expect(code).toBe(2);
		}
		const { code } = await home.run('retune', '--yes', '--batch', '256');
		expect(code).toBe(0);
		expect(home.server.models.get('kettleside:latest')?.shown.parameters).toMatch(/num_batch\s+256/);
	});

	test('--device gpu without a card: that is what is said, not that other programs are in the way', async () => {
		await using home = await setUp();
		const { code, err } = await home.run('retune', '--yes', '--device', 'gpu');
		expect(err).toMatch(/There is no graphics card here that Ollama can use\.\s+kettleside check gemma3:1b/);
		expect(err).not.toMatch(/other programs|fits? at this moment/);
		expect(code).toBe(1);
	});

	test('--device gpu on a card that is too small for it: how much is missing is said', async () => {
		await using home = await setUp();
		const on = ['--plan', '--gpu', 'RTX 3050:4', '--ram', '32', '--device', 'gpu'];
		const { code, err } = await home.run('retune', ...on, '--model', 'gemma3:12b');
		expect(flat(err)).toMatch(/To run on the graphics card alone it needs [\d.]+ GB there, .+; [\d.]+ GB are free/);
		expect(err).not.toMatch(/other programs|fits? at this moment/);
		expect(code).toBe(1);
	});

	test('how the engine is to work is among what changed', async () => {
		await using home = await setUp();
		const { out } = await home.run('retune', '--plan', '--json', '--batch', '256');
		expect(parse(out)).toMatchObject({ changed: [{ what: 'engine', before: {}, after: { batch: 256 } }] });
	});

	test('a made-up computer needs --plan, and changes nothing', async () => {
		await using home = await setUp();
		expect(await home.run('retune', '--ram', '64')).toMatchObject({ code: 2 });
		const { code, out } = await home.run('retune', '--plan', '--json', '--gpu', 'RTX 4090', '--ram', '64');
		const document = parse(out) as unknown as { changed: { what: string }[]; proposals: { kind: string }[] };
		expect(document.changed.map(({ what }) => what)).toContain('gpu');
		expect(document.proposals[0]?.kind).toBe('better');
		expect(code).toBe(0);
		expect(parent(home.server)).toBe('gemma3:1b');
	});

	test('where nothing fits any more: said, exit 1', async () => {
		await using home = await setUp();
		const { code, out } = await home.run('retune', '--plan', '--ram', '0.5', '--gpu', 'none');
		expect(out.replace(/\s+/g, ' ')).toMatch(/no longer fits this computer\. No model of the list fits/);
		expect(out).not.toContain('nothing to change');
		expect(code).toBe(1);
	});

	test('what can never fit is refused, and a wrong mix of options', async () => {
		await using home = await setUp();
		const huge = await home.run('retune', '--model', 'llama3.3:70b', '--yes');
		expect(huge.err).toMatch(/does not fit this\s+computer/);
		expect(huge.code).toBe(1);
		expect(await home.run('retune', '--rollback', '--model', 'gemma3:4b')).toMatchObject({ code: 2 });
	});
});

describe('what is done', patient, () => {
	test('another model, the old one removed, the answers and the proof kept, and back again', async () => {
		await using home = await setUp();
		await home.fetched('gemma3:1b');
		const there = await home.run('retune', '--yes', '--model', 'gemma3:4b', '--json');
		const document = parse(there.out) as unknown as { steps: { id: string; outcome: { status: string } }[] };
		expect(document.steps.map(({ id, outcome }) => `${id} ${outcome.status}`)).toEqual([
			'install-ollama already',
			'start-server already',
			'pull-model already',
			'create-companion done',
			'prove done',
			'remove-model done',
		]);
		expect(document).toMatchObject({ changed: [{ what: 'model', before: 'gemma3:1b', after: 'gemma3:4b' }] });
		expect(parent(home.server)).toBe('gemma3:4b');
		expect([...home.server.models.keys()].sort()).toEqual(['gemma3:4b', 'kettleside:latest']);
		expect((await home.journal()).at(-1)).toMatchObject({ step: 'retune', phase: 'done' });
	});

	test('it fits what is set up, and overtakes a set-up that was begun with other answers', async () => {
		await using home = await setUp();
		const answers = (name: string) => path.join(home.home, '.config/kettleside', name);
		const before = JSON.parse(await readFile(answers('choices.json'), 'utf8'));
		await writeFile(answers('begun.json'), JSON.stringify({ ...before, purpose: 'calm' }));
		expect((await home.run('retune', '--yes', '--model', 'gemma3:4b')).code).toBe(0);
		const after = JSON.parse(await readFile(answers('choices.json'), 'utf8'));
		expect(after).toEqual({ ...before, model: 'gemma3:4b' });
		await expect(readFile(answers('begun.json'))).rejects.toThrow('ENOENT');
	});

	test('a model that is not ours stays, and the plan says so', async () => {
		await using home = await setUp();
		const { out } = await home.run('retune', '--yes', '--model', 'gemma3:4b');
		expect(out.replace(/\s+/g, ' ')).toContain('gemma3:1b stays on the disk: it was not fetched by this program.');
		expect(home.server.models.has('gemma3:1b')).toBe(true);
		// Back: nothing has to be fetched, and the one that was there before is the base again.
		const back = await home.run('retune', '--rollback', '--yes');
		expect(back).toMatchObject({ code: 0 });
		expect(parent(home.server)).toBe('gemma3:1b');
		const again = await home.run('retune', '--rollback', '--yes');
		expect(again.out).toContain('There is no change to go back from.');
		expect(again.code).toBe(0);
	});

	test('one that something else is made from stays', async () => {
		await using home = await setUp();
		await home.fetched('gemma3:1b');
		const shown = home.server.models.get('kettleside:latest');
		if (!shown) throw new Error('no companion');
		home.server.models.set('other:latest', { ...shown, tag: { ...shown.tag, name: 'other:latest' } });
		const { out } = await home.run('retune', '--yes', '--model', 'gemma3:4b');
		expect(out.replace(/\s+/g, ' ')).toContain('gemma3:1b stays on the disk: other uses it too.');
		expect(home.server.models.has('gemma3:1b')).toBe(true);
	});

	test('--keep-old leaves it', async () => {
		await using home = await setUp();
		await home.fetched('gemma3:1b');
		await home.run('retune', '--yes', '--model', 'gemma3:4b', '--keep-old');
		expect(home.server.models.has('gemma3:1b')).toBe(true);
		expect(parent(home.server)).toBe('gemma3:4b');
	});

	test('a larger context goes into the companion, and back out of it', async () => {
		await using home = await setUp();
		const { out } = await home.run('retune', '--yes', '--context', '16384', '--json');
		expect(parse(out)).toMatchObject({ changed: [{ what: 'context', before: 8192, after: 16384 }] });
		const context = () =>
			/num_ctx\s+(\d+)/.exec(home.server.models.get('kettleside:latest')?.shown.parameters ?? '')?.[1];
		expect(context()).toBe('16384');
		await home.run('retune', '--rollback', '--yes');
		expect(context()).toBe('8192');
	});

	test('of each change one step back: the settings first, where they changed last', async () => {
		await using home = await setUp();
		const batch = () => /num_batch\s+(\d+)/.exec(companion(home.server)?.parameters ?? '')?.[1];
		await home.run('retune', '--yes', '--model', 'gemma3:4b');
		const settings = await home.run('retune', '--yes', '--batch', '256');
		expect(flat(settings.out)).toContain('To go back: kettleside retune --rollback');
		expect([parent(home.server), batch()]).toEqual(['gemma3:4b', '256']);
		const first = await home.run('retune', '--rollback', '--yes');
		expect(flat(first.out)).toContain(
			'Back to gemma3:4b, conversations of 8192 tokens. How it runs is left to Ollama again, as it was.',
		);
		expect([first.code, parent(home.server), batch()]).toEqual([0, 'gemma3:4b', undefined]);
		const second = await home.run('retune', '--rollback', '--yes');
		expect([second.code, parent(home.server)]).toEqual([0, 'gemma3:1b']);
		expect(flat((await home.run('retune', '--rollback', '--yes')).out)).toContain(
			'There is no change to go back from.',
		);
	});

	test('settings come back as they were, with the model they were for', async () => {
		await using home = await setUp();
		await home.run('retune', '--yes', '--batch', '256');
		await home.run('retune', '--yes', '--batch', '128', '--model', 'gemma3:4b');
		const back = await home.run('retune', '--rollback', '--yes');
		expect(flat(back.out)).toContain('How it runs is again as it was: --batch 256');
		expect(parent(home.server)).toBe('gemma3:1b');
		expect(companion(home.server)?.parameters).toMatch(/num_batch\s+256/);
		const answers = await readFile(path.join(home.home, '.config/kettleside/choices.json'), 'utf8');
		expect(JSON.parse(answers)).toMatchObject({ model: 'gemma3:1b', batch: 256 });
	});

	test('of a change that an older version noted, what else was chosen stays and is named', async () => {
		await using home = await setUp();
		await home.run('retune', '--yes', '--batch', '256', '--model', 'gemma3:4b');
		await home.forgetEngines();
		const back = await home.run('retune', '--rollback', '--yes');
		expect(flat(back.out)).toContain('What else was chosen stays: --batch 256. To change it: kettleside retune,');
		expect(parent(home.server)).toBe('gemma3:1b');
		expect(companion(home.server)?.parameters).toMatch(/num_batch\s+256/);
	});

	test('one that falls short of its promise keeps the old one on the disk', async () => {
		await using home = await setUp();
		await home.fetched('gemma3:1b');
		// From now on it writes a token in two seconds.
		home.server.chat = replyAt(0.5, 900);
		const { out } = await home.run('retune', '--yes', '--model', 'gemma3:4b', '--json');
		const document = parse(out) as unknown as { steps: { id: string; outcome: { status: string } }[] };
		expect(document.steps.at(-1)).toMatchObject({ id: 'remove-model', outcome: { status: 'skipped' } });
		expect(home.server.models.has('gemma3:1b')).toBe(true);
		// The next one tells it, and measures again.
		const next = await home.run('retune', '--json');
		expect(parse(next.out)).toMatchObject({ changed: [{ what: 'speed', after: 0.5 }] });
	});

	test('a base that was pulled anew: the companion is made from it', async () => {
		await using home = await setUp();
		const base = home.server.models.get('gemma3:1b');
		if (!base?.shown.modelfile) throw new Error('no base');
		base.shown = { ...base.shown, modelfile: base.shown.modelfile.replace(/sha256-[0-9a-f]{4}/, 'sha256-0000') };
		const { out } = await home.run('retune', '--yes', '--json');
		expect(parse(out)).toMatchObject({ changed: [{ what: 'base' }] });
		expect(home.server.models.get('kettleside:latest')?.shown.modelfile).toBe(base.shown.modelfile);
		expect(parse((await home.run('retune', '--json')).out)).toMatchObject({ changed: [], steps: [] });
	});
});

describe('killed', patient, () => {
	const saw =
		(where: string, times = 1) =>
		(seen: { path: string }[]) =>
			seen.filter((one) => one.path === where).length >= times;

	test.each([
		['before anything', '/api/version', 1],
		['at the companion', '/api/create', 1],
		['when it is made a second time', '/api/create', 2],
		['while it is proven', '/api/chat', 2],
		['while the old one is removed', '/api/delete', 1],
	])('%s: one more start ends in the same place', async (_, where, times) => {
		await using home = await setUp();
		await home.fetched('gemma3:1b');
		home.server.seen.length = 0;
		await home.killedAt(saw(where, times), 'retune', '--yes', '--model', 'gemma3:4b');
		const { code, err } = await home.run(
			'retune',
			'--yes',
			...(where === '/api/version' ? ['--model', 'gemma3:4b'] : []),
		);
		expect(err).not.toContain('fault of the program');
		expect(code).toBe(0);
		expect([...home.server.models.keys()].sort()).toEqual(['gemma3:4b', 'kettleside:latest']);
		expect(parent(home.server)).toBe('gemma3:4b');
		const retunes = (await home.journal()).filter(({ retune }) => retune);
		expect(retunes.at(-1)).toMatchObject({ phase: 'done', retune: { from: { model: 'gemma3:1b' } } });
		expect(parse((await home.run('retune', '--json')).out)).toMatchObject({ changed: [], steps: [] });
	});

	test('while only settings change: it is told as such, and one more start ends in the same place', async () => {
		await using home = await setUp();
		await home.killedAt(saw('/api/create'), 'retune', '--yes', '--batch', '256');
		const { code, out } = await home.run('retune', '--yes');
		expect(flat(out)).toContain('The last change, of how gemma3:1b runs, was not finished.');
		expect(code).toBe(0);
		expect(companion(home.server)?.parameters).toMatch(/num_batch\s+256/);
		const retunes = (await home.journal()).filter(({ retune }) => retune);
		expect(retunes.at(-1)).toMatchObject({
			phase: 'done',
			retune: { from: { engine: {} }, to: { engine: { batch: 256 } } },
		});
	});

	test('Ctrl-C in the middle: 130, and how to go on', async () => {
		await using home = await setUp();
		home.server.seen.length = 0;
		const ended = await home.signalled('SIGINT', saw('/api/create'), 'retune', '--yes', '--model', 'gemma3:4b');
		expect(ended.err).toContain('kettleside retune goes on from there.');
		expect(ended.code).toBe(130);
		expect(await home.run('retune', '--yes')).toMatchObject({ code: 0 });
		expect(parent(home.server)).toBe('gemma3:4b');
	});

	test('half-way, and then back: it stands where it began, and there is nothing more to go back to', async () => {
		await using home = await setUp();
		await home.killedAt(saw('/api/create', 2), 'retune', '--yes', '--model', 'gemma3:4b');
		expect(await home.run('retune', '--rollback', '--yes')).toMatchObject({ code: 0 });
		expect(parent(home.server)).toBe('gemma3:1b');
		expect((await home.run('retune', '--rollback', '--yes')).out).toContain('no change to go back from');
	});
});

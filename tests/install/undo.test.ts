// Taking back, for real: folders, models in files and behind a server, a server that runs, things that are shared.

import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Wizard } from '../../src/commands/setup/state.ts';
import { worksFor } from '../../src/commands/setup/works.ts';
import { programIn } from '../../src/install/archive/layout.ts';
import { type JournalEntry, pendingUndo, readJournal, type Undo, writeJournal } from '../../src/install/journal.ts';
import { ownServers } from '../../src/install/server/detached.ts';
import { turnFolder } from '../../src/install/server/turn.ts';
import { parseModelName } from '../../src/install/steps/pull-size.ts';
import { startServer } from '../../src/install/steps/start-server.ts';
import type { UndoWorld } from '../../src/install/undo/look.ts';
import { modelsOnDisk } from '../../src/install/undo/models.ts';
import { readUndo, type UndoStep } from '../../src/install/undo/plan.ts';
import { carryOutUndo } from '../../src/install/undo.ts';
import { undoLeft, undonePart, undoPlan } from '../../src/screen/undo.ts';
import { placeOllama } from './fake-ollama.ts';
import { folder, serve, sha256 } from './helpers.ts';
import { makeWorld } from './world.ts';

const nobody = 'http://127.0.0.1:1';

async function setUp() {
	const home = await folder();
	const ports = makeWorld(home, { PATH: '/nowhere' });
	const installFolder = path.join(home, '.local/share/kettleside/ollama');
	const state = path.join(home, '.local/state/kettleside');
	const ollama = path.join(home, '.ollama');
	const world: UndoWorld = {
		ports,
		ours: { state, program: programIn(installFolder, 'linux') },
		modelsDir: path.join(ollama, 'models'),
	};
	const did = (undo: Undo, phase: JournalEntry['phase'] = 'done') =>
		writeJournal(state, { at: '2026-11-25T10:00:00Z', step: 's', what: 'w', phase, undo });
	const back = async (change: { all?: boolean; agreed?: (step: UndoStep) => boolean } = {}) =>
		carryOutUndo(await readUndo(world), {
			world,
			now: () => new Date(),
			all: false,
			agreed: (step) => !step.shared || change.all === true,
			...change,
		});
	return { home, ports, installFolder, state, ollama, world, did, back };
}

/** Puts a model into a folder of models as Ollama does: its configuration, its weights, and what else it has. */
async function placeModel(modelsDir: string, name: string, blobs: readonly string[]): Promise<void> {
	const digests = blobs.map((blob) => sha256(Buffer.from(blob)));
	await mkdir(path.join(modelsDir, 'blobs'), { recursive: true });
	for (const [at, digest] of digests.entries())
		await writeFile(path.join(modelsDir, 'blobs', `sha256-${digest}`), blobs[at] ?? '');
	const { host, namespace, model, tag } = parseModelName(name);
	const manifest = path.join(modelsDir, 'manifests', host, namespace, model, tag);
	await mkdir(path.dirname(manifest), { recursive: true });
	const [config, ...layers] = digests.map((digest, at) => ({
		mediaType: `application/vnd.ollama.image.${['config', 'model'][at] ?? 'license'}`,
		digest: `sha256:${digest}`,
	}));
	await writeFile(manifest, JSON.stringify({ config, layers }));
}

const titles = (steps: readonly UndoStep[]) => steps.map(({ title }) => title);
const outcomes = (steps: Awaited<ReturnType<typeof carryOutUndo>>) => steps.map(({ outcome }) => outcome.status);

describe('models on the disk', () => {
	test('what another model needs stays', async () => {
		const { world } = await setUp();
		const { modelsDir } = world;
		await placeModel(modelsDir, 'gemma3:4b', ['config', 'weights', 'licence']);
		await placeModel(modelsDir, 'mine', ['config 2', 'weights', 'prompt']);
		const models = modelsOnDisk(modelsDir);
		expect((await models.list()).map(({ name }) => name)).toEqual(['gemma3:4b', 'mine:latest']);
		await models.remove('Gemma3:4b');
		expect((await models.list()).map(({ name }) => name)).toEqual(['mine:latest']);
		expect(await readdir(path.join(modelsDir, 'blobs'))).toHaveLength(3);
		await models.remove('mine');
		expect(await readdir(path.join(modelsDir, 'blobs'))).toEqual([]);
		expect(await readdir(path.join(modelsDir, 'manifests'))).toEqual([]);
		await models.remove('mine');
		expect(await models.list()).toEqual([]);
	});
});

describe('undo', () => {
	test('everything, newest needs first, and nothing is left behind', async () => {
		const { home, installFolder, ollama, world, state, did, back } = await setUp();
		await placeOllama(installFolder);
		await mkdir(path.join(path.dirname(installFolder), 'downloads'), { recursive: true });
		await mkdir(`${installFolder}-0.33.0.new`);
		await placeModel(world.modelsDir, 'gemma3:4b', ['c', 'weights']);
		await placeModel(world.modelsDir, 'kettleside', ['c2', 'weights', 'prompt']);
		await did({ kind: 'folder', path: installFolder });
		await did({ kind: 'ollama-home', path: ollama }, 'begin');
		await did({ kind: 'server' });
		await did({ kind: 'model', name: 'gemma3:4b', host: nobody });
		await did({ kind: 'companion', name: 'kettleside', host: nobody });
		await writeFile(path.join(state, 'server.log'), 'x');
		// A start that was killed.
		await mkdir(turnFolder(state));
		await writeFile(path.join(turnFolder(state), 'lock'), '{"pid":999999999,"started":null}');
		expect(titles(await readUndo(world))).toEqual([
			'Remove the model kettleside with its instructions',
			'Remove the model gemma3:4b',
			'Stop Ollama',
			'Remove ~/.local/share/kettleside/ollama',
			'Remove ~/.ollama',
		]);
		expect(outcomes(await back())).toEqual(['done', 'done', 'done', 'done', 'done']);
		expect(await readdir(state)).toEqual([]);
		expect(await readdir(path.join(home, '.local/share'))).toEqual([]);
		await expect(stat(ollama)).rejects.toMatchObject({ code: 'ENOENT' });
		expect(await readUndo(world)).toEqual([]);
	});

	test.runIf(process.platform === 'linux')('a server that runs is stopped', async () => {
		const { installFolder, ports, state, world, did, back } = await setUp();
		const program = await placeOllama(installFolder);
		const host = `http://127.0.0.1:${20_000 + (process.pid % 10_000)}`;
		await did({ kind: 'folder', path: installFolder });
		await did({ kind: 'server' }, 'begin');
		await startServer({ ports, program, host, state, report: { doing: () => undefined } });
		expect(await ownServers(world.ours)).toHaveLength(1);
		expect(outcomes(await back())).toEqual(['done', 'done']);
		expect(await ownServers(world.ours)).toEqual([]);
	});

	test('through a server that answers', async () => {
		const { did, back, world } = await setUp();
		const deleted: string[] = [];
		const server = await serve((request, response) => {
			if (request.url === '/api/version') return void response.end('{"version":"0.33.0"}');
			if (request.url === '/api/tags')
				return void response.end(
					'{"models":[{"name":"gemma3:4b","details":{"parent_model":""}},{"name":"kettleside:latest"}]}',
				);
			request.on('data', (chunk) => deleted.push(`${request.method} ${chunk}`));
			request.on('end', () => response.end());
		});
		await did({ kind: 'model', name: 'gemma3:4b', host: server.url });
		await did({ kind: 'model', name: 'gone:1b', host: server.url });
		await did({ kind: 'companion', name: 'kettleside', host: server.url });
		expect(await readUndo(world)).toHaveLength(2);
		expect(outcomes(await back())).toEqual(['done', 'done']);
		expect(deleted).toEqual(['DELETE {"model":"kettleside"}', 'DELETE {"model":"gemma3:4b"}']);
	});

	test('what is shared stays, and says why; --all takes it', async () => {
		const { did, back, world, ollama, state } = await setUp();
		await placeModel(world.modelsDir, 'gemma3:4b', ['c', 'weights']);
		await placeModel(world.modelsDir, 'kettleside', ['c2', 'weights']);
		await placeModel(world.modelsDir, 'someone/else', ['c3', 'weights']);
		await did({ kind: 'ollama-home', path: ollama });
		await did({ kind: 'model', name: 'gemma3:4b', host: nobody });
		await did({ kind: 'companion', name: 'kettleside', host: nobody });
		const steps = await readUndo(world);
		expect(steps.map(({ shared }) => shared)).toEqual([
			undefined,
			'someone/else:latest is made from it.',
			'Other models lie there: someone/else:latest.',
		]);
		const look = { columns: 40, color: false, unicode: true, accessible: false };
		expect(undoPlan(steps, look)).toMatchInlineSnapshot(`
			"
			  This would be taken back
			  1  Remove the model kettleside with
			     its instructions
			     The base model it was made from is
			     a thing of its own.

			  Not only ours, so it stays
			  1  Remove the model gemma3:4b
			     someone/else:latest is made from
			     it.
			  2  Remove ~/.ollama
			     Other models lie there:
			     someone/else:latest.
			"
		`);
		const done = await back();
		expect(outcomes(done)).toEqual(['done', 'skipped', 'skipped']);
		expect(undonePart(done[0] as (typeof done)[0], { ...look, accessible: true })).toMatch(/✓ done Remove/);
		expect(undoLeft(done, look)).toContain('With --all');
		expect(await readFile(path.join(state, 'journal.jsonl'), 'utf8')).toContain('undone');
		expect(outcomes(await back({ all: true }))).toEqual(['done', 'done']);
		await expect(stat(ollama)).rejects.toMatchObject({ code: 'ENOENT' });
	});

	test('a licence that another model has too is no use of it', async () => {
		const { did, back, world } = await setUp();
		await placeModel(world.modelsDir, 'gemma3:4b', ['c', 'weights', 'licence']);
		await placeModel(world.modelsDir, 'gemma3:1b', ['c1', 'other weights', 'licence']);
		await did({ kind: 'model', name: 'gemma3:4b', host: nobody });
		expect(outcomes(await back())).toEqual(['done']);
		expect((await modelsOnDisk(world.modelsDir).list()).map(({ name }) => name)).toEqual(['gemma3:1b']);
		expect(await readdir(path.join(world.modelsDir, 'blobs'))).toHaveLength(3);
	});

	test('a model that came after the look keeps its folder', async () => {
		const { did, back, world, ollama } = await setUp();
		await mkdir(ollama);
		await did({ kind: 'ollama-home', path: ollama });
		const agreed = () => true;
		const steps = await readUndo(world);
		await placeModel(world.modelsDir, 'new', ['c']);
		const done = await carryOutUndo(steps, { world, now: () => new Date(), all: false, agreed });
		expect(outcomes(done)).toEqual(['skipped']);
		expect(outcomes(await back({ all: true }))).toEqual(['done']);
	});

	test('what could not be done does not hold up the rest, and stays in the journal', async () => {
		const { did, back, state, installFolder } = await setUp();
		await placeOllama(installFolder);
		await did({ kind: 'folder', path: installFolder });
		await did({ kind: 'model', name: 'gemma3:4b', host: 'http://nowhere.invalid' });
		const done = await back();
		expect(outcomes(done)).toEqual(['failed', 'done']);
		expect(done[0]?.outcome.detail).toContain('nowhere.invalid');
		expect(pendingUndo(await readJournal(state)).map(({ kind }) => kind)).toEqual(['model']);
	});

	describe('one companion on two servers', () => {
		/** A server with it, until it is told to remove it. */
		async function withCompanion() {
			let models = [{ name: 'kettleside:latest', digest: 'd' }];
			const { url, port } = await serve((request, response) => {
				if (request.url === '/api/version') return void response.end('{"version":"0.33.0"}');
				if (request.url === '/api/delete') models = [];
				response.end(JSON.stringify({ models }));
			});
			return { url, where: `127.0.0.1:${port}`, has: () => models.length > 0 };
		}
		const companion = (host: string): Undo => ({ kind: 'companion', name: 'kettleside', host });

		test('goes from both, each told with its server', async () => {
			const { did, back, world, state } = await setUp();
			const [first, second] = [await withCompanion(), await withCompanion()];
			for (const { url } of [first, second]) {
				await did(companion(url), 'begin');
				await did(companion(url));
			}
			const steps = await readUndo(world);
			expect(titles(steps)).toEqual(
				[second, first].map(
					({ where }) => `Remove the model kettleside with its instructions, from the Ollama at ${where}`,
				),
			);
			expect(new Set(steps.map(({ id }) => id)).size).toBe(2);
			expect(outcomes(await back())).toEqual(['done', 'done']);
			expect([first.has(), second.has()]).toEqual([false, false]);
			expect(await readdir(state)).toEqual([]);
		});

		test('each is known by how it was made there', async () => {
			const { state, back } = await setUp();
			const [first, second] = [await withCompanion(), await withCompanion()];
			for (const [host, digest] of [
				[first.url, 'd'],
				[second.url, 'e'],
			] as const) {
				const entry = { name: 'kettleside', base: 'gemma3:1b', digest, hash: 'h', textHash: 't' };
				const undo = companion(host);
				await writeJournal(state, { at: 'a', step: 's', what: 'w', phase: 'done', undo, companion: entry });
			}
			expect(outcomes(await back())).toEqual(['done', 'done']);
		});

		test("one of them silent, it stays in the list, and the other's folder is not taken for its own", async () => {
			const { did, back, world, state } = await setUp();
			const answers = await withCompanion();
			await did(companion(nobody));
			await did(companion(answers.url));
			for (const expected of [['done', 'failed'], ['failed']]) {
				const done = await back();
				expect(outcomes(done)).toEqual(expected);
				expect(done.at(-1)?.outcome.detail).toContain(nobody);
				expect(pendingUndo(await readJournal(state))).toEqual([companion(nobody)]);
			}
			await placeModel(world.modelsDir, 'kettleside', ['config', 'layer']);
			await did(companion('http://127.0.0.1:2'));
			expect(outcomes(await back())).toEqual(['done', 'failed']);
			expect(pendingUndo(await readJournal(state))).toEqual([companion(nobody)]);
		});
	});

	test('what a later set-up makes anew goes too, where an undo before could not finish', async () => {
		const { did, back, world, ports, home, ollama } = await setUp();
		const bigDisk = path.join(home, 'big');
		await did({ kind: 'companion', name: 'kettleside', host: 'http://nowhere.invalid' });
		for (const folderOf of [ollama, bigDisk]) await mkdir(folderOf);
		await did({ kind: 'ollama-home', path: ollama }, 'begin');
		await did({ kind: 'models-dir', path: bigDisk }, 'begin');
		expect(outcomes(await back())).toEqual(['failed', 'done', 'done']);
		const { url } = await serve((_, response) => void response.end('{"version":"0.33.0"}'));
		const wizard = {
			context: { ports, flags: {} },
			choices: { modelsDir: bigDisk },
			machine: { ollama: { status: 'stopped', host: url } },
			model: {},
			plan: null,
		} as unknown as Wizard;
		await worksFor(wizard)['start-server']?.({ doing: () => undefined, fetched: () => undefined });
		await mkdir(ollama);
		expect(titles(await readUndo(world)).slice(1)).toEqual(['Remove ~/big', 'Remove ~/.ollama']);
		expect(outcomes(await back())).toEqual(['failed', 'done', 'done']);
		expect(await readdir(home)).not.toContain('.ollama');
	});

	test('nothing to take back', async () => {
		const { world } = await setUp();
		expect(await readUndo(world)).toEqual([]);
	});
});

describe('what is not as it was made', () => {
	const companion: Undo = { kind: 'companion', name: 'kettleside', host: nobody };

	async function made(digestOf: (modelsDir: string) => Promise<string>) {
		const { world, state, back } = await setUp();
		await placeModel(world.modelsDir, 'kettleside', ['config', 'layer']);
		const digest = await digestOf(world.modelsDir);
		const entry = { name: 'kettleside', base: 'gemma3:1b', digest, hash: 'h', textHash: 't' };
		await writeJournal(state, { at: 'a', step: 's', what: 'w', phase: 'done', undo: companion, companion: entry });
		return { world, back };
	}

	test('a companion that somebody put in the place of ours stays, unless that is agreed to', async () => {
		const { world, back } = await made(async () => 'f'.repeat(64));
		expect((await readUndo(world))[0]?.shared).toContain('put another one in its place');
		expect((await back())[0]?.outcome.status).toBe('skipped');
		expect((await back({ all: true }))[0]?.outcome.status).toBe('done');
	});

	test('the very one that was made goes', async () => {
		const { back } = await made(async (modelsDir) => {
			const file = path.join(modelsDir, 'manifests/registry.ollama.ai/library/kettleside/latest');
			return sha256(await readFile(file));
		});
		expect((await back())[0]?.outcome.status).toBe('done');
	});

	test('a folder for models that we made goes when it is empty, and only then', async () => {
		const { home, did, back } = await setUp();
		const folderOfModels = path.join(home, 'big');
		await mkdir(path.join(folderOfModels, 'blobs'), { recursive: true });
		await writeFile(path.join(folderOfModels, 'mine.txt'), 'mine');
		await did({ kind: 'models-dir', path: folderOfModels });
		expect((await back())[0]?.outcome).toMatchObject({ status: 'skipped', detail: 'something else is in it' });
		expect(await readdir(folderOfModels)).toEqual(['mine.txt']);
		await rm(path.join(folderOfModels, 'mine.txt'));
		expect((await back())[0]?.outcome.status).toBe('done');
		expect(await readdir(home)).not.toContain('big');
	});
});

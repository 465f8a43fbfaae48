// `forget`: what it removes, what it leaves, and what it says where Ollama does not answer.

import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { consentFile, writeConsent } from '../../src/care/consent.ts';
import { readRehearsal, rehearsalFile, writeRehearsal } from '../../src/care/rehearse/record.ts';
import { run } from '../../src/commands/forget.ts';
import { personalFiles } from '../../src/install/forget.ts';
import { journalFile, pendingUndo, readJournal, writeJournal } from '../../src/install/journal.ts';
import { makeClient } from '../../src/ollama/client.ts';
import type { Flags } from '../../src/ports.ts';
import { defaultChoices } from '../../src/types/choices.ts';
import { choicesFile, writeBegun, writeChoices } from '../../src/world/choices.ts';
import { writeEdit } from '../../src/world/edited-prompt.ts';
import { folders } from '../../src/world/folders.ts';
import { careContext } from '../support/care-context.ts';
import { type FakeOllama, fakeOllama } from '../support/fake-ollama.ts';

let home: string;
let server: FakeOllama;
const place = () => ({ platform: 'linux' as const, env: {}, home, now: () => new Date('2026-11-25T15:00:00Z') });
const config = () => folders(place()).config;
const state = () => folders(place()).state;

async function companion(name: string, url = server.url): Promise<void> {
	const client = makeClient({ fetch: globalThis.fetch }, url);
	for await (const line of client.create({ model: name, from: 'gemma3:270m', system: 'For Anna.', parameters: {} }))
		expect(line.status).not.toBe('');
}

const at = '2026-11-25T12:00:00Z';
const base = { kind: 'model' as const, name: 'gemma3:270m' };

beforeEach(async () => {
	home = await mkdtemp(path.join(os.tmpdir(), 'forget-'));
	server = await fakeOllama();
	await writeChoices(place(), { ...defaultChoices, model: 'gemma3:270m', contact: 'Anna', modelsDir: '/disk/models' });
	await writeConsent(place());
	await writeEdit(place(), { text: 'Be slow.', baseHash: 'x' });
	await writeFile(`${choicesFile(place())}.4711.new`, '{"contact":"An');
	await companion('kettleside');
	await companion('kettleside-before-2026-11-20');
	await companion('kettleside-before-dinner');
	const host = server.url;
	await writeJournal(state(), { at, step: 'pull-model', phase: 'done', what: '', undo: { ...base, host } });
	const undo = { kind: 'companion' as const, name: 'kettleside', host };
	await writeJournal(state(), { at, step: 'create-companion', phase: 'done', what: '', undo });
});
afterEach(async () => {
	await server.close();
	await rm(home, { recursive: true, force: true });
});

async function forget(flags: Flags, { interactive = false, answer = true } = {}) {
	const said = careContext({ home, flags, interactive });
	const { context } = said;
	const questions: string[] = [];
	const ask = {
		...context.ask,
		confirm: async ({ message }: { message: string }) => {
			questions.push(message);
			return answer;
		},
	};
	const code = await run({ ...context, ask, ports: { ...context.ports, fetch: globalThis.fetch } });
	return { code, text: said.out.join('\n'), documents: said.documents, questions };
}

const outcomes = (documents: unknown[]) =>
	(documents[0] as { steps: { title: string; outcome?: { status: string } }[] }).steps.map(
		({ title, outcome }) => `${outcome?.status ?? 'planned'}: ${title}`,
	);

describe('forget', () => {
	it('shows the plan and changes nothing without a terminal and without --yes', async () => {
		const { code, text, documents } = await forget({ json: true });
		expect(code).toBe(0);
		expect(text).toContain('Nothing was changed. To do this: {me forget --yes}');
		expect(outcomes(documents)).toHaveLength(6);
		expect(outcomes(documents).every((one) => one.startsWith('planned'))).toBe(true);
		expect(server.models.has('kettleside:latest')).toBe(true);
		expect(await personalFiles(folders(place()))).toHaveLength(4);
	});

	it('removes companion, its earlier version, answers, agreement and edit; leaves base and journal', async () => {
		await writeFile(path.join(config(), 'someone-elses.txt'), 'x');
		const { code, documents } = await forget({ yes: true, json: true });
		expect(code).toBe(0);
		expect(outcomes(documents)).toEqual([
			'done: Remove the companion kettleside with its instructions from Ollama',
			'done: Remove kettleside-before-2026-11-20, an earlier version that was changed by hand, from Ollama',
			'done: Remove ~/.config/kettleside/choices.json',
			'done: Remove ~/.config/kettleside/choices.json.4711.new',
			'done: Remove ~/.config/kettleside/consent.json',
			'done: Remove ~/.config/kettleside/edited-prompt.json',
		]);
		expect([...server.models.keys()].sort()).toEqual(['gemma3:270m', 'kettleside-before-dinner:latest']);
		expect(await readdir(config())).toEqual(['someone-elses.txt']);
		const journal = await readJournal(state());
		expect(pendingUndo(journal)).toEqual([{ ...base, host: server.url }]);
		expect(journal.findLast((entry) => entry.modelsDir)?.modelsDir).toBe('/disk/models');
		expect(JSON.stringify(journal)).not.toContain('Anna');
		expect((await forget({ yes: true })).text).toContain('Nothing is kept about you here.');
	});

	it('leaves no empty folder, and one with settings in it', async () => {
		await writeFile(path.join(config(), 'config.json'), '{}');
		await forget({ yes: true });
		expect(await readdir(config())).toEqual(['config.json']);
		await rm(path.join(config(), 'config.json'));
		await writeConsent(place());
		await forget({ yes: true });
		expect(await readdir(path.dirname(config()))).not.toContain(path.basename(config()));
	});

	it('frees the memory before it removes', async () => {
		await forget({ yes: true });
		const paths = server.seen.filter(({ body }) => (body['model'] ?? body['name']) === 'kettleside');
		const order = paths.map(({ path: asked }) => asked);
		expect(order.indexOf('/api/generate')).toBeGreaterThanOrEqual(0);
		expect(order.indexOf('/api/generate')).toBeLessThan(order.indexOf('/api/delete'));
	});

	it('asks in a terminal, and a no leaves everything', async () => {
		await expect(forget({}, { interactive: true, answer: false })).rejects.toMatchObject({ exit: 130 });
		expect(await personalFiles(folders(place()))).toHaveLength(4);
		const { questions, code } = await forget({}, { interactive: true });
		expect({ questions, code }).toEqual({ questions: ['Forget all this?'], code: 0 });
	});

	it('says what is left where Ollama does not answer, and finishes it when it does', async () => {
		const { port } = server;
		await server.close();
		const { code, text } = await forget({ yes: true });
		expect(code).toBe(1);
		expect(text.replace(/\s+/g, ' ')).toContain('What is left: Remove the companion kettleside');
		expect(await personalFiles(folders(place()))).toEqual([]);
		expect(pendingUndo(await readJournal(state())).map(({ kind }) => kind)).toContain('companion');
		server = await fakeOllama();
		await companion('kettleside');
		const again = await forget({ yes: true, host: server.url });
		expect(again.code).toBe(0);
		expect(port).not.toBe(server.port);
		expect(server.models.has('kettleside:latest')).toBe(false);
	});

	it('removes it by its files where the server was stopped, and nothing that another model needs', async () => {
		const models = path.join(home, '.ollama', 'models');
		const layer = (type: string, text: string) => {
			const digest = createHash('sha256').update(text).digest('hex');
			return { row: { mediaType: `application/vnd.ollama.image.${type}`, digest: `sha256:${digest}` }, digest, text };
		};
		const weights = layer('model', 'weights');
		const system = layer('system', 'For Anna.');
		await mkdir(path.join(models, 'blobs'), { recursive: true });
		for (const { digest, text } of [weights, system])
			await writeFile(path.join(models, 'blobs', `sha256-${digest}`), text);
		const library = path.join(models, 'manifests', 'registry.ollama.ai', 'library');
		for (const [name, ...layers] of [
			['kettleside', weights, system],
			['kettleside-before-2026-11-20', weights, system],
			['gemma3', weights],
		] as const) {
			await mkdir(path.join(library, name), { recursive: true });
			await writeFile(path.join(library, name, 'latest'), JSON.stringify({ layers: layers.map(({ row }) => row) }));
		}
		await writeChoices(place(), { ...defaultChoices, model: 'gemma3', modelsDir: models });
		await server.close();
		const { code, text } = await forget({ yes: true });
		expect(code, text).toBe(0);
		expect(await readdir(library)).toEqual(['gemma3']);
		expect(await readdir(path.join(models, 'blobs'))).toEqual([`sha256-${weights.digest}`]);
		expect(pendingUndo(await readJournal(state())).map(({ kind }) => kind)).toEqual(['model']);
	});

	it('at another address only the very one that was made is removed', async () => {
		const companion = { name: 'kettleside', base: 'gemma3:270m', digest: 'another', hash: '', textHash: '' };
		const undo = { kind: 'companion' as const, name: 'kettleside', host: 'http://127.0.0.1:9' };
		await rm(journalFile(state()));
		await writeJournal(state(), { at, step: 'create-companion', phase: 'done', what: '', undo, companion });
		const { code, text } = await forget({ yes: true, host: server.url });
		expect(text.replace(/\s+/g, ' ')).toContain('not the one that was made here, so it stays');
		expect(code).toBe(1);
		expect(server.models.has('kettleside:latest')).toBe(true);
		expect(server.models.has('kettleside-before-2026-11-20:latest')).toBe(true);
	});

	describe('where it was made on a second server too', () => {
		let second: FakeOllama;
		const where = (host: string) => new URL(host).host;
		const title = (host: string) => `Remove the companion kettleside with its instructions from the Ollama at ${host}`;
		const pending = async () =>
			pendingUndo(await readJournal(state())).flatMap((undo) => (undo.kind === 'companion' ? [undo.host] : []));
		const note = (host: string) =>
			writeJournal(state(), {
				at,
				step: 'create-companion',
				phase: 'done',
				what: '',
				undo: { kind: 'companion', name: 'kettleside', host },
				companion: { name: 'kettleside', base: 'gemma3:270m', digest: 'another', hash: '', textHash: '' },
			});
		const inFolder = async (models: string) => {
			const folder = path.join(models, 'manifests', 'registry.ollama.ai', 'library', 'kettleside');
			await mkdir(folder, { recursive: true });
			await writeFile(path.join(folder, 'latest'), '{"layers":[]}');
			await writeChoices(place(), { ...defaultChoices, model: 'gemma3', modelsDir: models });
		};

		beforeEach(async () => {
			second = await fakeOllama();
			await companion('kettleside', second.url);
			await note(second.url);
		});
		afterEach(() => second.close());

		it('both are removed, each told with its server, also where one of them is named', async () => {
			const { code, documents } = await forget({ yes: true, json: true, host: server.url });
			expect(outcomes(documents).slice(0, 2)).toEqual([
				`done: ${title(where(second.url))}`,
				`done: ${title(where(server.url))}`,
			]);
			expect(code).toBe(0);
			for (const each of [server, second]) expect(each.models.has('kettleside:latest')).toBe(false);
			expect(await pending()).toEqual([]);
		});

		it.each([
			['the first', () => server],
			['the second', () => second],
		])('%s does not answer: that is told, and it stays in the list until it does', async (_, which) => {
			const silent = which();
			await silent.close();
			const { code, text } = await forget({ yes: true });
			expect(code).toBe(1);
			expect(text.replace(/\s+/g, ' ')).toContain(`What is left: ${title(where(silent.url))}`);
			expect(await pending()).toEqual([silent.url]);
			for (const flags of [{}, { host: (silent === server ? second : server).url }])
				expect((await forget({ yes: true, ...flags })).code).toBe(1);
			expect(await pending()).toEqual([silent.url]);
		});

		it('the folder that is known is that of one of them: the other stays in the list', async () => {
			const models = path.join(home, 'models');
			await inFolder(models);
			for (const each of [server, second]) await each.close();
			expect((await forget({ yes: true })).code).toBe(1);
			expect(await readdir(path.join(models, 'manifests'))).toEqual([]);
			expect((await forget({ yes: true })).code).toBe(1);
			expect(await pending()).toEqual([server.url]);
		});
	});

	it('named elsewhere, it is removed where it is: its own server answers', async () => {
		const other = await fakeOllama();
		const { code } = await forget({ yes: true, host: other.url });
		await other.close();
		expect(code).toBe(0);
		expect(server.models.has('kettleside:latest')).toBe(false);
	});

	it('made on another computer that is silent now, it is not gone because it is not on this one', async () => {
		await rm(journalFile(state()));
		const undo = { kind: 'companion' as const, name: 'other', host: 'http://nowhere.invalid:11434' };
		await writeJournal(state(), { at, step: 'create-companion', phase: 'done', what: '', undo });
		const { code, text } = await forget({ yes: true, host: server.url });
		expect(code).toBe(1);
		expect(text.replace(/\s+/g, ' ')).toContain(
			'the Ollama at nowhere.invalid:11434, where it was made, does not answer',
		);
		expect(pendingUndo(await readJournal(state()))).toEqual([undo]);
	});

	it('says that undo takes that file too where it takes the folder', async () => {
		const folder = path.join(home, '.ollama');
		await mkdir(folder);
		await writeFile(path.join(folder, 'history'), 'I feel low\n');
		const once = '{me undo} removes it too';
		expect((await forget({})).text.replace(/\s+/g, ' ')).not.toContain(once);
		const undo = { kind: 'ollama-home' as const, path: folder };
		await writeJournal(state(), { at, step: 'start-server', phase: 'begin', what: '', undo });
		expect((await forget({})).text.replace(/\s+/g, ' ')).toContain(once);
	});

	it("tells of the file in which Ollama's own chat keeps what was typed, and leaves it", async () => {
		expect((await forget({ yes: true })).text).not.toContain('.ollama/history');
		await mkdir(path.join(home, '.ollama'));
		await writeFile(path.join(home, '.ollama', 'history'), 'I feel low\n');
		const { text, documents } = await forget({ yes: true, json: true });
		expect(text).toContain('~/.ollama/history');
		expect(documents[0]).toMatchObject({ left: [path.join(home, '.ollama', 'history')] });
		expect(await readdir(path.join(home, '.ollama'))).toEqual(['history']);
	});

	it.each(['linux', 'darwin', 'win32'] as const)('takes the rehearsal, once, on %s', async (platform) => {
		const here = { ...place(), platform };
		const subject = { name: 'kettleside', digest: null, promptHash: 'x' };
		await writeRehearsal(here, { schema: 1, subject, at, results: [] });
		await writeConsent(here);
		const names = await personalFiles(folders(here));
		expect(names).toContain(rehearsalFile(here));
		expect(names).toContain(consentFile(here));
		expect(new Set(names).size).toBe(names.length);
		if (platform === 'linux') {
			const { text } = await forget({ yes: true });
			expect(text).toContain('Remove ~/.local/state/kettleside/rehearsal.json');
			expect(await readRehearsal({ ...here, read: careContext({ home }).context.ports.read })).toBeNull();
			expect(await readdir(state())).toContain('journal.jsonl');
		}
	});

	it('takes notes where there are some, and nothing else of a shared folder', async () => {
		await mkdir(path.join(config(), 'notes'));
		await writeBegun(place(), { ...defaultChoices, model: 'gemma3:1b' });
		for (const name of ['journal.jsonl', 'ollama', 'choices.json.bak']) await writeFile(path.join(config(), name), 'x');
		const names = (await personalFiles(folders(place()))).map((file) => path.basename(file));
		expect(names).toContain('notes');
		expect(names).toContain('begun.json');
		expect(names).toContain(path.basename(consentFile(place())));
		for (const name of ['journal.jsonl', 'ollama', 'choices.json.bak']) expect(names).not.toContain(name);
		expect(await personalFiles(folders({ ...place(), home: path.join(home, 'nowhere') }))).toEqual([]);
	});
});

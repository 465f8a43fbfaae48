// A home that was set up for real, by the program itself, against a server that answers as Ollama does.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { JournalEntry } from '../../src/install/journal.ts';
import type { Kept } from '../../src/install/retune/kept.ts';
import { type FakeOllama, type FakeOptions, fakeOllama } from '../support/fake-ollama.ts';
import { replyAt } from '../support/replies.ts';

export const cli = new URL('../../dist/cli.js', import.meta.url).pathname;

export interface Ended {
	code: number | null;
	out: string;
	err: string;
}

export interface SetUp extends AsyncDisposable {
	home: string;
	/** What it has seen begins after the set-up. */
	server: FakeOllama;
	env: Record<string, string>;
	run(...args: string[]): Promise<Ended>;
	/** Runs, and sends a signal (SIGKILL for `killedAt`) as soon as a request was seen. */
	signalled(signal: NodeJS.Signals, when: (seen: FakeOllama['seen']) => boolean, ...args: string[]): Promise<Ended>;
	killedAt(when: (seen: FakeOllama['seen']) => boolean, ...args: string[]): Promise<Ended>;
	kept(): Promise<Kept>;
	/** As if the computer had been another one at the last set-up. */
	was(change: (kept: Kept) => void): Promise<void>;
	journal(): Promise<JournalEntry[]>;
	/** The journal as a version wrote it that did not note how the engine works. */
	forgetEngines(): Promise<void>;
	/** The journal says that this model was fetched by us. */
	fetched(model: string): Promise<void>;
}

/** A thousand tokens a second: faster than any promise for a computer without a graphics card. */
const quick = replyAt(1000, 900);

export async function setUp(options: FakeOptions = {}): Promise<SetUp> {
	const home = await mkdtemp(path.join(os.tmpdir(), 'retune-'));
	const server = await fakeOllama({
		models: ['gemma3:1b', 'gemma3:4b'],
		cloud: 'off',
		contextLength: 32768,
		chat: quick,
		...options,
	});
	await mkdir(path.join(home, 'empty'));
	const env = { PATH: path.join(home, 'empty'), HOME: home, OLLAMA_HOST: server.url, LANG: 'C.UTF-8' };
	const state = path.join(home, '.local/state/kettleside');
	const keptFile = path.join(state, 'machine.json');
	const journalFile = path.join(state, 'journal.jsonl');
	const start = (args: string[]) => {
		const child = spawn(process.execPath, [cli, ...args], { env, stdio: ['ignore', 'pipe', 'pipe'] });
		let [out, err] = ['', ''];
		child.stdout.on('data', (data) => (out += data));
		child.stderr.on('data', (data) => (err += data));
		const ended = once(child, 'close').then(([code]): Ended => ({ code: code as number | null, out, err }));
		return { child, ended };
	};
	const made: SetUp = {
		home,
		server,
		env,
		run: (...args) => start(args).ended,
		killedAt: (when, ...args) => made.signalled('SIGKILL', when, ...args),
		async signalled(signal, when, ...args) {
			const { child, ended } = start(args);
			let over = false;
			void ended.then(() => {
				over = true;
			});
			while (!over && !when(server.seen)) await new Promise((look) => setTimeout(look, 1));
			child.kill(signal);
			return ended;
		},
		kept: async () => JSON.parse(await readFile(keptFile, 'utf8')) as Kept,
		async was(change) {
			const kept = await made.kept();
			change(kept);
			await writeFile(keptFile, JSON.stringify(kept));
		},
		journal: async () =>
			(await readFile(journalFile, 'utf8'))
				.trim()
				.split('\n')
				.map((line) => JSON.parse(line) as JournalEntry),
		async forgetEngines() {
			const without = (key: string, value: unknown) => (key === 'engine' ? undefined : value);
			const lines = (await made.journal()).map((entry) => JSON.stringify(entry, without));
			await writeFile(journalFile, `${lines.join('\n')}\n`);
		},
		async fetched(model) {
			const undo = { kind: 'model', name: model, host: server.url };
			const entry = { at: '', step: 'pull-model', phase: 'done', what: model, undo };
			await writeFile(journalFile, `${await readFile(journalFile, 'utf8')}${JSON.stringify(entry)}\n`);
		},
		async [Symbol.asyncDispose]() {
			await server.close();
			await rm(home, { recursive: true, force: true });
		},
	};
	if (await again(made)) return made;
	const first = await made.run('setup', '--yes', '--model', 'gemma3:1b', '--country', 'none');
	if (first.code !== 0) throw new Error(`set-up: ${first.code}\n${first.out}\n${first.err}`);
	await remember(made);
	server.seen.length = 0;
	return made;
}

/** What the first set-up left, for the homes after it: a set-up takes longer than most of what is tested here. */
let left: { files: Map<string, string>; models: FakeOllama['models']; url: string } | undefined;

async function remember({ home, server }: SetUp): Promise<void> {
	const entries = await readdir(home, { recursive: true, withFileTypes: true });
	const names = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
	const files = await Promise.all(
		names.map(async (name) => [path.relative(home, name), await readFile(name, 'utf8')] as const),
	);
	left = { files: new Map(files), models: structuredClone(server.models), url: server.url };
}

/** The same files and models once more, at the address of this server. False where there is no first one. */
async function again({ home, server }: SetUp): Promise<boolean> {
	if (!left) return false;
	for (const [name, text] of left.files) {
		await mkdir(path.dirname(path.join(home, name)), { recursive: true, mode: 0o700 });
		await writeFile(path.join(home, name), text.replaceAll(left.url, server.url), { mode: 0o600 });
	}
	for (const [name, model] of structuredClone(left.models)) server.models.set(name, model);
	return true;
}

// A step that cannot go on, and a proof that falls short, are asked about; the answer becomes a new plan. A real
// terminal, the built program, and a server that answers as Ollama does.

import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FakeOllama, type FakeOptions, fakeOllama } from '../support/fake-ollama.ts';
import { replyAt } from '../support/replies.ts';
import { keys, openTerminal, type TestTerminal } from '../support/terminal.ts';
import { throughTheQuestions } from './questions.ts';

const cli = new URL('../../dist/cli.js', import.meta.url).pathname;

let home: string;
const servers: FakeOllama[] = [];
beforeEach(async () => {
	home = await mkdtemp(path.join(os.tmpdir(), 'go-on-'));
	await mkdir(path.join(home, 'empty'));
});
afterEach(async () => {
	for (const server of servers.splice(0)) await server.close();
	await rm(home, { recursive: true, force: true });
});

async function serve(options: FakeOptions): Promise<FakeOllama> {
	const server = await fakeOllama({ models: ['gemma3:1b'], cloud: 'off', contextLength: 8192, ...options });
	servers.push(server);
	return server;
}

const start = (server: FakeOllama, args: string[] = []): TestTerminal =>
	openTerminal(process.execPath, [cli, '--model', 'gemma3:1b', ...args], {
		cols: 80,
		rows: 60,
		env: { PATH: path.join(home, 'empty'), HOME: home, OLLAMA_HOST: server.url, LANG: 'C.UTF-8' },
	});

/** A token in five seconds: no computer is promised so little. */
const slow = replyAt(0.2, 250);

test('slower than promised: less of the conversation, with its numbers, is a new plan and a new proof', async () => {
	const server = await serve({ chat: slow });
	const terminal = start(server);
	await throughTheQuestions(terminal);
	await terminal.waitFor('Shall I do this?', 15_000);
	terminal.press(keys.enter);
	await terminal.waitFor('It is not as was promised', 30_000);
	terminal.press(keys.down);
	await terminal.waitFor(/4096 tokens \(writes [\s\S]*memory; nothing to fetch/);
	terminal.press(keys.enter);
	await terminal.waitFor(/Shall I do this\?[\s\S]*Shall I do this\?/, 15_000);
	terminal.press(keys.enter);
	// What was measured here corrects the next promise, unless the computer was too busy for the measure to count.
	const asked = /not as was promised[\s\S]*not as was promised/;
	const kept = /more slowly than you read[\s\S]*Talk to it now\?/;
	if (asked.test(await terminal.waitFor(new RegExp(`${asked.source}|${kept.source}`), 30_000))) {
		terminal.press(keys.enter);
		await terminal.waitFor('Talk to it now?', 15_000);
	}
	terminal.press(`${keys.down}${keys.enter}`);
	expect((await terminal.exited()).exitCode).toBe(0);
	expect(server.models.get('kettleside:latest')?.shown.parameters).toMatch(/num_ctx +4096/);
	expect(await terminal.text()).toContain('--context 4096');
}, 90_000);

test("a name that is somebody else's: another one is asked for, and the other model stays", async () => {
	const server = await serve({ models: ['gemma3:1b', 'kettleside'] });
	const before = server.models.get('kettleside:latest')?.tag.digest;
	const terminal = start(server);
	await throughTheQuestions(terminal);
	await terminal.waitFor('How shall it go on?', 15_000);
	terminal.press(keys.enter);
	await terminal.waitFor('Another name for the companion');
	terminal.press(keys.enter);
	await terminal.waitFor('Shall I do this?', 15_000);
	terminal.press(keys.enter);
	await terminal.waitFor('Talk to it now?', 30_000);
	terminal.press(`${keys.down}${keys.enter}`);
	expect((await terminal.exited()).exitCode).toBe(0);
	expect(server.models.get('kettleside:latest')?.tag.digest).toBe(before);
	expect(server.models.has('kettleside-2:latest')).toBe(true);
}, 90_000);

test('too little memory when it is loaded: asked, and left there the raw words and the exit code stay', async () => {
	const text = '{"error":"llama-server reported out-of-memory during startup: cudaMalloc failed"}';
	const wrong = { status: 500, text };
	const server = await serve({ answers: { '/api/chat': [wrong, wrong, wrong] } });
	const terminal = start(server);
	await throughTheQuestions(terminal);
	await terminal.waitFor('Shall I do this?', 15_000);
	terminal.press(keys.enter);
	await terminal.waitFor('How shall it go on?', 30_000);
	const shown = await terminal.text();
	expect(shown).toContain('There is not enough memory');
	expect(shown).toContain('cudaMalloc failed');
	expect(shown).toContain('Keep less of a conversation in mind: 4096 tokens');
	expect(shown).toContain('Close other programs and try again');
	terminal.press(`${keys.up}${keys.enter}`);
	expect((await terminal.exited()).exitCode).toBe(1);
}, 90_000);

test('a name that none can have is refused before anything is asked of a server', async () => {
	const server = await serve({});
	const terminal = start(server, ['--yes', '--name', 'My Friend', '--country', 'none']);
	expect((await terminal.exited()).exitCode).toBe(2);
	expect(await terminal.text()).toContain('"My Friend" cannot be the name of a model.');
	expect(server.seen).toEqual([]);
});

// Power is lost in the middle of a set-up: the next start says that it was begun, has the answers, and comes to the end.

import { existsSync, readFileSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { type FakeOllama, fakeOllama } from '../support/fake-ollama.ts';
import { keys, openTerminal, type TestTerminal } from '../support/terminal.ts';
import { takeEach, throughTheQuestions } from './questions.ts';

const cli = new URL('../../dist/cli.js', import.meta.url).pathname;
const reply = [
	{ message: { role: 'assistant', content: 'Hello.' }, done: false },
	{
		message: { role: 'assistant', content: '' },
		done: true,
		eval_count: 64,
		eval_duration: 1e9,
		prompt_eval_count: 400,
		prompt_eval_duration: 1e9,
	},
];

let home: string;
let server: FakeOllama;
let silent: boolean;
beforeEach(async () => {
	home = await mkdtemp(path.join(os.tmpdir(), 'begun-'));
	await mkdir(path.join(home, 'empty'));
	silent = true;
	server = await fakeOllama({
		models: ['gemma3:1b'],
		cloud: 'off',
		contextLength: 8192,
		chat: () => (silent ? 'hang' : reply),
	});
});
afterEach(async () => {
	await server.close();
	await rm(home, { recursive: true, force: true });
});

const start = (args: string[], cols = 80): TestTerminal =>
	openTerminal(process.execPath, [cli, ...args], {
		rows: 50,
		cols,
		env: { PATH: path.join(home, 'empty'), HOME: home, OLLAMA_HOST: server.url },
	});
const answers = (name: string) => path.join(home, '.config/kettleside', name);

test('it goes on with the answers that were given, and then nothing of it is left', async () => {
	const first = start(['--model', 'gemma3:1b', '--purpose', 'calm', '--country', 'DE']);
	const asked = ['Which language', 'How should it answer', 'remind you', 'could turn to', 'signs'];
	await throughTheQuestions(first, asked);
	await first.waitFor('Shall I do this?');
	expect(existsSync(answers('begun.json'))).toBe(false);
	first.press(keys.enter);
	await first.waitFor('measuring its instructions', 15_000);
	first.kill('SIGKILL');
	await first.exited();
	expect(statSync(answers('begun.json')).mode & 0o777).toBe(0o600);
	expect(existsSync(answers('choices.json'))).toBe(false);

	silent = false;
	const second = start([]);
	const door = await second.waitFor('Leave');
	expect(door.replace(/\s+/g, ' ')).toContain('A set-up was begun here and did not come to its end.');
	expect(door).toContain('Go on with the set-up');
	await takeEach(second, ['Go on', 'Which model']);
	await takeEach(second);
	await takeEach(second, ['Shall I do this?']);
	await second.waitFor('Talk to it now?', 15_000);
	second.press(`${keys.down}${keys.enter}`);
	expect((await second.exited()).exitCode).toBe(0);
	const kept = JSON.parse(readFileSync(answers('choices.json'), 'utf8'));
	expect(kept).toMatchObject({ model: 'gemma3:1b', purpose: 'calm', country: 'DE' });
	expect(existsSync(answers('begun.json'))).toBe(false);
	expect(await second.text()).not.toMatch(/Are you 18/);
});

test('one that was begun over an older one is said as well, goes on with the newer answers, and talking is offered beside it', async () => {
	silent = false;
	const before = start(['setup', '--yes', '--model', 'gemma3:1b', '--purpose', 'journal']);
	expect((await before.exited(15_000)).exitCode).toBe(0);
	silent = true;
	const killed = start(['setup', '--yes', '--purpose', 'calm', '--country', 'DE']);
	await killed.waitFor('measuring its instructions', 15_000);
	killed.kill('SIGKILL');
	await killed.exited();
	expect(JSON.parse(readFileSync(answers('choices.json'), 'utf8')).purpose).toBe('journal');

	silent = false;
	const next = start([]);
	const door = await next.waitFor('Leave');
	expect(door.replace(/\s+/g, ' ')).toContain('What it did is kept');
	expect(door).toMatch(/Go on with the set-up[\s\S]*Talk/);
	expect(door).not.toContain('10 to 40 minutes');
	next.press(keys.escape);
	expect((await next.exited()).exitCode).toBe(130);

	const german = start(['--lang', 'de'], 40);
	const menu = await german.waitFor('Was möchten Sie tun?');
	expect(menu.replace(/\s+/g, ' ')).toContain(
		'Was es getan hat, bleibt erhalten: Es geht dort weiter, wo es aufgehört hat',
	);
	expect(menu).not.toContain('10 bis 40 Minuten');
	german.press(keys.escape);
	expect((await german.exited()).exitCode).toBe(130);

	const on = start(['setup', '--yes']);
	expect((await on.exited(15_000)).exitCode).toBe(0);
	expect(JSON.parse(readFileSync(answers('choices.json'), 'utf8'))).toMatchObject({ purpose: 'calm', country: 'DE' });
	expect(existsSync(answers('begun.json'))).toBe(false);
});

test('after it was taken back, setting up stands first again, and nothing offers to talk', async () => {
	silent = false;
	const before = start(['setup', '--yes', '--model', 'gemma3:1b', '--purpose', 'calm']);
	expect((await before.exited(15_000)).exitCode).toBe(0);
	expect((await start(['undo', '--yes']).exited(15_000)).exitCode).toBe(0);
	expect(existsSync(answers('choices.json'))).toBe(true);

	const next = start([]);
	const door = await next.waitFor('Leave');
	expect(door).toMatch(/[●>] *Set up/);
	expect(door).not.toMatch(/Talk|Take it back/);
	next.press(keys.escape);
	expect((await next.exited()).exitCode).toBe(130);
});

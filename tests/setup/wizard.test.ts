// The whole wizard in a real terminal, against a real server that answers as Ollama does: welcome to the last screen,
// the way back, leaving, and both widths.

import { mkdir, mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type FakeOllama, fakeOllama } from '../support/fake-ollama.ts';
import { keys, openTerminal, type TestTerminal } from '../support/terminal.ts';
import { throughTheQuestions } from './questions.ts';

const cli = new URL('../../dist/cli.js', import.meta.url).pathname;

let home: string;
let server: FakeOllama;
beforeEach(async () => {
	home = await mkdtemp(path.join(os.tmpdir(), 'wizard-'));
	await mkdir(path.join(home, 'empty'));
	server = await fakeOllama({ models: ['gemma3:1b'], cloud: 'off', contextLength: 8192 });
});
afterEach(async () => {
	await server.close();
	await rm(home, { recursive: true, force: true });
});

const start = (cols: number, args: string[] = [], env: Record<string, string> = {}): TestTerminal =>
	openTerminal(process.execPath, [cli, ...args], {
		cols,
		rows: 50,
		env: { PATH: path.join(home, 'empty'), HOME: home, OLLAMA_HOST: server.url, LANG: 'C.UTF-8', ...env },
	});

/** From the welcome to the plan, taking every suggestion. */
async function toThePlan(terminal: TestTerminal): Promise<void> {
	await throughTheQuestions(terminal);
	await terminal.waitFor('Shall I do this?');
}

describe.each([80, 40])('at %i columns', (cols) => {
	test('from the welcome to a proven companion', async () => {
		const terminal = start(cols, ['--model', 'gemma3:1b']);
		await toThePlan(terminal);
		terminal.press(keys.enter);
		await terminal.waitFor('Talk to it now?', 15_000);
		terminal.press(`${keys.down}${keys.enter}`);
		expect((await terminal.exited()).exitCode).toBe(0);
		const screen = await terminal.text();
		for (const line of screen.split('\n')) expect(line.length).toBeLessThanOrEqual(cols);
		expect(screen).toContain('kettleside undo');
		// Node's own warnings (too many listeners) would stand here.
		expect(screen).not.toMatch(/\(node:\d+\)|Warning/);
		expect(server.models.has('kettleside:latest')).toBe(true);
		expect((await stat(path.join(home, '.config/kettleside/choices.json'))).mode & 0o777).toBe(0o600);
		const journal = await readFile(path.join(home, '.local/state/kettleside/journal.jsonl'), 'utf8');
		expect(journal).toContain('"step":"prove","phase":"done"');
		expect(journal).not.toMatch(/purpose|contact|signs/);
		// The cursor is left visible.
		const raw = terminal.raw();
		expect(raw.lastIndexOf('\u001b[?25h')).toBeGreaterThanOrEqual(raw.lastIndexOf('\u001b[?25l'));
	});
});

test('Esc goes back without losing answers, and at the first question leaves', async () => {
	const terminal = start(80, ['--model', 'gemma3:1b']);
	await terminal.waitFor('What would you like to do?');
	terminal.press(keys.enter);
	await terminal.waitFor('Which country', 15_000);
	terminal.press(keys.enter);
	await terminal.waitFor('Which language');
	terminal.press(`\u007f\u007fde${keys.enter}`);
	await terminal.waitFor('What is it for');
	terminal.press(keys.escape);
	await terminal.waitFor(/Which language[\s\S]*Which language/);
	terminal.press(keys.enter);
	await terminal.waitFor(/What is it for[\s\S]*What is it for/);
	terminal.press(keys.ctrlC);
	expect((await terminal.exited()).exitCode).toBe(130);
	expect(await terminal.text()).toMatch(/de\b/);
});

test('leaving at the plan keeps nothing', async () => {
	const terminal = start(80, ['--model', 'gemma3:1b']);
	await toThePlan(terminal);
	terminal.press(`${keys.down}${keys.down}${keys.down}${keys.enter}`);
	expect((await terminal.exited()).exitCode).toBe(130);
	expect(await terminal.text()).toContain('Nothing was changed.');
	expect(server.models.has('kettleside:latest')).toBe(false);
	expect((await readdir(home, { recursive: true })).filter((name) => /\.jsonl?$/.test(name))).toEqual([]);
});

test('Ctrl-C at the welcome ends with 130 and the cursor in view', async () => {
	const terminal = start(80);
	await terminal.waitFor('What would you like to do?');
	terminal.press(keys.ctrlC);
	expect((await terminal.exited()).exitCode).toBe(130);
	const raw = terminal.raw();
	expect(raw.lastIndexOf('\u001b[?25h')).toBeGreaterThanOrEqual(raw.lastIndexOf('\u001b[?25l'));
});

describe.each([{ ACCESSIBLE: '1' }, { TERM: 'dumb' }])('with %o', (env) => {
	/** Waits for a question, and answers it with a line. */
	const answering = (terminal: TestTerminal) => async (question: string | RegExp, line: string) => {
		await terminal.waitFor(question, 15_000);
		terminal.press(`${line}\r`);
	};

	test('every question is lines with numbered answers, and nothing is drawn twice', async () => {
		const terminal = start(40, ['--model', 'gemma3:1b'], env);
		const answer = answering(terminal);
		await answer(/Leave\n[\s\S]* {2}>\s*$/, '1');
		await answer(/Which country[\s\S]* {2}>\s*$/, 'de');
		await answer(/Which language[\s\S]* {2}>\s*$/, 'back');
		await answer(/Which language[\s\S]*Which country[\s\S]* {2}>\s*$/, 'Germany');
		await answer(/Which language[\s\S]*Which language[\s\S]* {2}>\s*$/, 'fr');
		await answer(/What is it for[\s\S]* {2}>\s*$/, '9');
		await answer(/none of the[\s\S]* {2}>\s*$/, '4');
		await answer(/How should it answer[\s\S]* {2}>\s*$/, '');
		await answer(/remind you[\s\S]* {2}>\s*$/, '');
		await answer(/could turn to[\s\S]* {2}>\s*$/, 'Ada');
		await answer(/signs that[\s\S]* {2}>\s*$/, '');
		await answer(/Are you 18[\s\S]* {2}>\s*$/, 'yes');
		await answer(/The last page\n[\s\S]* {2}>\s*$/, '');
		await answer(/You have read this[\s\S]* {2}>\s*$/, 'yes');
		await answer(/Shall I do this\?\n[\s\S]* {2}>\s*$/, '4');
		expect((await terminal.exited()).exitCode).toBe(130);
		const screen = await terminal.text();
		for (const line of screen.split('\n')) expect(line.length).toBeLessThanOrEqual(40);
		expect(screen).toContain('Nothing was changed.');
		// Bold is no movement.
		expect(terminal.raw().replace(/\u001b\[[\d;]*m/g, '')).not.toContain('\u001b');
	});

	test('? shows the help lines and comes back; lines pasted behind an answer answer nothing', async () => {
		const terminal = start(80, ['--model', 'gemma3:1b'], env);
		const answer = answering(terminal);
		await answer(/Leave\n[\s\S]* {2}>\s*$/, '?');
		await answer(/Which country[\s\S]* {2}>\s*$/, 'DE\r2\r2');
		await answer(/112[\s\S]*What would you like to do[\s\S]* {2}>\s*$/, '1\r1\r1\r1');
		await terminal.waitFor(/112[\s\S]*Which country[\s\S]* {2}>\s*$/, 15_000);
		expect(await terminal.text()).not.toMatch(/Which language/);
		terminal.press(keys.ctrlC);
		expect((await terminal.exited()).exitCode).toBe(130);
	});

	test('Ctrl-C and a closed terminal end it', async () => {
		for (const key of [keys.ctrlC, keys.ctrlD]) {
			const terminal = start(80, [], env);
			await terminal.waitFor(/Leave\n[\s\S]* {2}>\s*$/, 15_000);
			terminal.press(key);
			expect((await terminal.exited()).exitCode).toBe(130);
		}
	});
});

test.each(['SIGINT', 'SIGTERM'])(
	'%s while a question stands ends it, as one between two questions does',
	async (signal) => {
		const terminal = start(80);
		await terminal.waitFor('What would you like to do?');
		terminal.kill(signal);
		expect((await terminal.exited()).exitCode).toBe(130);
		const raw = terminal.raw();
		expect(raw.lastIndexOf('\u001b[?25h')).toBeGreaterThanOrEqual(raw.lastIndexOf('\u001b[?25l'));
	},
);

test('a signal at a question ends it in order, and one before the question is not lost', async () => {
	for (const when of ['What would you like to do?', 'Which country']) {
		const terminal = start(80, ['--model', 'gemma3:1b']);
		await terminal.waitFor('What would you like to do?');
		if (when === 'Which country') terminal.press(keys.enter);
		await terminal.waitFor(when, 15_000);
		terminal.kill('SIGTERM');
		expect((await terminal.exited()).exitCode).toBe(130);
		const raw = terminal.raw();
		expect(raw.lastIndexOf('\u001b[?25h')).toBeGreaterThanOrEqual(raw.lastIndexOf('\u001b[?25l'));
	}
});

test('Esc at the first question behind the door goes back to the door', async () => {
	const terminal = start(80, ['--model', 'gemma3:1b']);
	await terminal.waitFor('What would you like to do?');
	terminal.press(keys.enter);
	await terminal.waitFor('Which country', 15_000);
	terminal.press(keys.escape);
	await terminal.waitFor(/Which country[\s\S]*What would you like to do\?/, 15_000);
	terminal.press(keys.escape);
	expect((await terminal.exited()).exitCode).toBe(130);
});

test('help lines can be had before anything else', async () => {
	const terminal = start(80);
	await terminal.waitFor('What would you like to do?');
	terminal.press(`${keys.down}${keys.down}${keys.enter}`);
	await terminal.waitFor('Which country');
	terminal.press(keys.enter);
	await terminal.waitFor('findahelpline.com');
	terminal.press(keys.ctrlC);
	expect((await terminal.exited()).exitCode).toBe(130);
	expect(server.seen).toEqual([]);
});

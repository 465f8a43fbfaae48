// At every question of the wizard, whatever its kind, `?` shows the help lines and the question comes again: lists, text
// fields (empty, or with a suggestion in them), the consent, the plan. In a real terminal.

import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { readLines } from '../../src/care/data.ts';
import { type FakeOllama, fakeOllama } from '../support/fake-ollama.ts';
import { keys, openTerminal, type TestTerminal } from '../support/terminal.ts';

const cli = new URL('../../dist/cli.js', import.meta.url).pathname;

let home: string;
let server: FakeOllama;
beforeEach(async () => {
	home = await mkdtemp(path.join(os.tmpdir(), 'help-lines-'));
	await mkdir(path.join(home, 'empty'));
	server = await fakeOllama({ models: ['gemma3:1b'], cloud: 'off', contextLength: 8192 });
});
afterEach(async () => {
	await server.close();
	await rm(home, { recursive: true, force: true });
});

const start = (cols: number): TestTerminal =>
	openTerminal(process.execPath, [cli, '--model', 'gemma3:1b'], {
		cols,
		rows: 60,
		env: { PATH: path.join(home, 'empty'), HOME: home, OLLAMA_HOST: server.url, LANG: 'C.UTF-8' },
	});

/** The text stands on the screen this many times. */
const times = (count: number, text: string): RegExp => new RegExp(`(?:${text}[\\s\\S]*?){${count}}`);

const firstCountry = async (): Promise<string> =>
	(await readLines()).countries.map(({ name }) => name).sort((a, b) => a.localeCompare(b, 'en'))[0] ?? '';

describe.each([80, 40])('at %i columns', (cols) => {
	test('? shows the help lines at each question, and the answer is still asked for', async () => {
		const terminal = start(cols);
		const country = await firstCountry();
		const card = `Help lines, ${country}`;
		await terminal.waitFor('What would you like to do?', 15_000);
		// Nobody has named a country yet: it is asked, and `?` is no answer to that.
		terminal.press('?');
		await terminal.waitFor('Which country are you in?');
		terminal.press(`?${keys.enter}`);
		await terminal.waitFor('findahelpline.com');
		await terminal.waitFor(times(2, 'What would you like to do'));
		// Esc in the list of countries leads back to the question.
		terminal.press('?');
		await terminal.waitFor(times(2, 'Which country are you in'));
		terminal.press(keys.escape);
		await terminal.waitFor(times(3, 'What would you like to do'));
		terminal.press(keys.enter);
		await terminal.waitFor(times(3, 'Which country are you in'), 15_000);
		terminal.press(`${keys.down}${keys.enter}`);
		let shown = 0;
		const asked = async (question: string, typed: string) => {
			await terminal.waitFor(question, 15_000);
			terminal.press(typed);
			await terminal.waitFor(times(++shown, card));
			await terminal.waitFor(times(2, question));
		};
		// The language stands in its field already.
		await asked('Which language', `?${keys.enter}`);
		terminal.press(keys.enter);
		for (const question of ['What is it for', 'How should it answer', 'remind you']) {
			await asked(question, '?');
			terminal.press(keys.enter);
		}
		await asked('could turn to', `?${keys.enter}`);
		terminal.press(`Maria${keys.enter}`);
		await asked('signs that you', `help${keys.enter}`);
		terminal.press(keys.enter);
		await asked('Are you 18', `?${keys.enter}`);
		terminal.press(`yes${keys.enter}`);
		await asked('The last page', `/help-now${keys.enter}`);
		terminal.press(keys.enter);
		await asked('read this', `?${keys.enter}`);
		terminal.press(`yes${keys.enter}`);
		await asked('Shall I do this', '?');
		terminal.press(keys.ctrlC);
		expect((await terminal.exited()).exitCode).toBe(130);
		const screen = await terminal.text();
		for (const line of screen.split('\n')) expect(line.length).toBeLessThanOrEqual(cols);
		expect(screen).not.toContain('Please type yes or no, or');
		// The cursor is left visible.
		const raw = terminal.raw();
		expect(raw.lastIndexOf('\u001b[?25h')).toBeGreaterThanOrEqual(raw.lastIndexOf('\u001b[?25l'));
	});
});

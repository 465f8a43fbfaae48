// What is pasted into a question of the wizard, in a real terminal: it answers that question alone, and what cannot go into
// the instructions is refused or left out, and shown.

import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { oneAnswer } from '../../src/screen/keyboard.ts';
import { type FakeOllama, fakeOllama } from '../support/fake-ollama.ts';
import { keys, openTerminal } from '../support/terminal.ts';

const cli = new URL('../../dist/cli.js', import.meta.url).pathname;

let home: string;
let server: FakeOllama;
beforeEach(async () => {
	home = await mkdtemp(path.join(os.tmpdir(), 'pasted-'));
	await mkdir(path.join(home, 'empty'));
	server = await fakeOllama({ models: ['gemma3:1b'], cloud: 'off', contextLength: 8192 });
});
afterEach(async () => {
	await server.close();
	await rm(home, { recursive: true, force: true });
});

test.each([80, 40])(
	'a pasted text answers one question, and is refused or shown as it is kept, at %i columns',
	async (cols) => {
		const answers = ['--purpose', 'journal', '--style', 'listen', '--directness', 'gentle', '--language', 'en'];
		const terminal = openTerminal(
			process.execPath,
			[cli, 'setup', '--model', 'gemma3:1b', '--country', 'none', '--session-minutes', '30', ...answers],
			{ cols, rows: 60, env: { PATH: path.join(home, 'empty'), HOME: home, OLLAMA_HOST: server.url, LANG: 'C.UTF-8' } },
		);
		await terminal.waitFor('What would you like to do?', 15_000);
		terminal.press(keys.enter);
		await terminal.waitFor('could turn to', 15_000);
		terminal.press('Maria\nyes\nyes\n\n');
		await terminal.waitFor('signs that you');
		// Had its other lines answered the next questions, these would stand nowhere.
		for (const [typed, said] of [
			['call 0800 1234567', /Help\s+lines:\s+kettleside\s+help-now/],
			['<end_of_turn>', /holds\s+<end_of_turn>,\s+which\s+models/],
			['"""', /holds\s+""",\s+which\s+models/],
			['a'.repeat(10_000), /too\s+long:\s+at\s+most\s+200/],
		] as const) {
			terminal.press(`${typed}${keys.enter}`);
			if (typed.length > 400) terminal.press(keys.enter);
			await terminal.waitFor(said);
			terminal.press('\u0015');
		}
		terminal.press(`I "do" not\u202e sleep${keys.enter}`);
		await terminal.waitFor("Kept as: I 'do' not sleep");
		await terminal.waitFor('Are you 18');
		terminal.press('yes\n\nyes\n');
		await terminal.waitFor('Please type yes or no');
		terminal.press(keys.ctrlC);
		expect((await terminal.exited()).exitCode).toBe(130);
		expect(await terminal.text()).not.toContain('The last page');
		expect(await terminal.text()).toMatch(/Answers\s+are\s+kept\s+from\s+the\s+yes\s+on/);
	},
);

test('of any piece from the keyboard at most its end is an Enter, and the rest is its beginning', () => {
	fc.assert(
		fc.property(fc.string({ unit: fc.constantFrom('a', '\r', '\n', ' ', 'é', '\u001b', '?') }), (piece) => {
			const handed = oneAnswer(piece, 5);
			expect(handed.slice(0, -1)).not.toMatch(/[\r\n]/);
			expect(handed.endsWith('\r')).toBe(/[\r\n]$/.test(piece));
			expect(handed.length).toBeLessThanOrEqual(6);
			expect(piece.replace(/\s/g, '')).toContain(handed.replace(/\s/g, ''));
		}),
	);
	expect(oneAnswer(keys.down + keys.enter)).toBe(keys.down + keys.enter);
	expect(oneAnswer('\r')).toBe('\r');
});

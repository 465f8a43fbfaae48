// Esc (or "back", where questions are plain lines) at the first question of a command: it ends as stopped, never as a
// fault of the program, and a question that is left shows no yes. In real terminals, with what each command needs to ask.

import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { writeConsent } from '../../src/care/consent.ts';
import { writeJournal } from '../../src/install/journal.ts';
import { defaultChoices } from '../../src/types/choices.ts';
import { writeChoices } from '../../src/world/choices.ts';
import { folders } from '../../src/world/folders.ts';
import { type FakeOllama, fakeOllama } from '../support/fake-ollama.ts';
import { keys, openTerminal, type TestTerminal } from '../support/terminal.ts';

const cli = new URL('../../dist/cli.js', import.meta.url).pathname;

let home: string;
let server: FakeOllama;
let open: TestTerminal | undefined;
const ports = () => ({ platform: 'linux' as const, env: {}, home, now: () => new Date() });

beforeEach(async () => {
	home = await mkdtemp(path.join(os.tmpdir(), 'esc-'));
	await mkdir(path.join(home, 'bin'));
	server = await fakeOllama({ models: ['gemma3:4b', 'kettleside'], cloud: 'off', open: true });
});
afterEach(async () => {
	open?.kill();
	await server.close();
	await rm(home, { recursive: true, force: true });
});

/** A home with answers, a yes and a model that was fetched. */
async function setUp(): Promise<void> {
	await writeChoices(ports(), { ...defaultChoices, model: 'gemma3:4b' });
	await writeConsent(ports());
	const undo = { kind: 'model' as const, name: 'gemma3:4b', host: server.url };
	const at = '2026-11-25T12:00:00Z';
	await writeJournal(folders(ports()).state, { at, step: 'pull-model', phase: 'done', what: '', undo });
}

/** An editor that adds a line each time and counts how often it was opened. */
async function editor(): Promise<string> {
	const file = path.join(home, 'bin', 'add');
	await writeFile(file, `#!/bin/sh\necho 'Speak slowly.' >> "$1"\necho opened >> '${home}/opened'\n`);
	await chmod(file, 0o755);
	return file;
}

function start(args: string[], env: Record<string, string> = {}): TestTerminal {
	open = openTerminal(process.execPath, [cli, ...args], {
		cols: 80,
		rows: 60,
		env: { HOME: home, OLLAMA_HOST: server.url, PATH: path.join(home, 'bin'), ...env },
	});
	return open;
}

const back = `back${keys.enter}`;

/** Waits for the question, leaves it, and gives what the screen shows at the end. A plain line has a sign of its own. */
async function left(terminal: TestTerminal, question: string, pressed: string) {
	await terminal.waitFor(question, 15_000);
	if (pressed === back) await terminal.waitFor(/^ {2}>/m);
	terminal.press(pressed);
	const { exitCode } = await terminal.exited(15_000);
	return { exitCode, screen: await terminal.text() };
}

const commands: [command: string, question: string, there: boolean][] = [
	['talk', 'Are you 18', false],
	['write', 'What would you like to do?', false],
	['forget', 'Forget all this?', true],
	['undo', 'Take all this back?', true],
	['rehearse', 'Begin?', true],
];

describe.each([
	['Esc', keys.escape, []],
	['back', back, ['--accessible']],
] as const)('%s', (_, way, flags) => {
	it.each(commands)('ends %s at "%s" as stopped', async (command, question, there) => {
		if (there) await setUp();
		const { exitCode, screen } = await left(start([command, ...flags]), question, way);
		expect(screen).toContain('Stopped.');
		expect(screen).not.toContain('fault of the program');
		expect(exitCode).toBe(130);
	});

	it('shows the directories in help-now', async () => {
		const { exitCode, screen } = await left(start(['help-now', ...flags]), 'Which country are you in?', way);
		expect(screen).toContain('findahelpline.com');
		expect(exitCode).toBe(0);
	});

	it('shows the directories to who is under 18 and names no country', async () => {
		const terminal = start(['talk', ...flags]);
		await terminal.waitFor('Are you 18');
		if (flags.length > 0) await terminal.waitFor(/^ {2}>/m);
		terminal.press(`no${keys.enter}`);
		await terminal.waitFor('Which country are you in?');
		if (flags.length > 0) await terminal.waitFor(/^ {2}> no[\s\S]*^ {2}>/m);
		terminal.press(way);
		expect((await terminal.exited()).exitCode).toBe(130);
		expect(await terminal.text()).toContain('findahelpline.com');
	});
});

describe('one step back', () => {
	it('leads from the country to the menu of write', async () => {
		const terminal = start(['write']);
		await terminal.waitFor('What would you like to do?');
		terminal.press(`${keys.down.repeat(5)}${keys.enter}`);
		await terminal.waitFor('Which country are you in?');
		terminal.press(keys.escape);
		await terminal.waitFor(/Which country[\s\S]*What would you like to do\?/);
		terminal.press(keys.ctrlC);
		expect((await terminal.exited()).exitCode).toBe(130);
	});

	it('leads from the question for an edit to the editor, with what was written in it', async () => {
		await setUp();
		const terminal = start(['prompt', '--edit'], { EDITOR: await editor() });
		await terminal.waitFor('Keep this edit?', 15_000);
		terminal.press(keys.escape);
		await terminal.waitFor(/Keep this edit\?[\s\S]*Keep this edit\?/);
		expect(await readFile(path.join(home, 'opened'), 'utf8')).toBe('opened\nopened\n');
		terminal.press(keys.ctrlC);
		expect((await terminal.exited()).exitCode).toBe(130);
	});
});

describe('the line of a question that is left', () => {
	const ways: [name: string, pressed: string][] = [
		['Esc at no', keys.escape],
		['Esc at yes', `${keys.up}${keys.escape}`],
		['Ctrl-C at no', keys.ctrlC],
		['Ctrl-C at yes', `${keys.up}${keys.ctrlC}`],
	];
	it.each(ways)('says no yes: %s', async (_, pressed) => {
		await setUp();
		const forgets = await left(start(['forget']), 'Forget all this?', pressed);
		expect(forgets.screen).not.toMatch(/■[^■]*Yes, forget it/);
		expect(forgets.screen).toMatch(/No, leave everything\s+Stopped\./);
		const undoes = await left(start(['undo']), 'Take all this back?', pressed);
		expect(undoes.screen).not.toMatch(/■[^■]*Yes, take it back/);
		expect(undoes.exitCode).toBe(130);
	});
});

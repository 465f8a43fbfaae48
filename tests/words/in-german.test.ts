// The program in German, as a process: which language it takes, the whole wizard at 80 and at 40 columns, help at once.

import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { takeEach } from '../setup/questions.ts';
import { type FakeOllama, fakeOllama } from '../support/fake-ollama.ts';
import { keys, openTerminal, type TestTerminal } from '../support/terminal.ts';

const cli = new URL('../../dist/cli.js', import.meta.url).pathname;

let home: string;
beforeEach(async () => {
	home = await mkdtemp(path.join(os.tmpdir(), 'german-'));
	await mkdir(path.join(home, 'empty'));
});
afterEach(() => rm(home, { recursive: true, force: true }));

interface Ran {
	code: number;
	out: string;
	err: string;
}

async function run(args: string[], env: Record<string, string> = {}): Promise<Ran> {
	const all = { PATH: path.join(home, 'empty'), HOME: home, ...env };
	try {
		const { stdout, stderr } = await promisify(execFile)(process.execPath, [cli, ...args], { env: all });
		return { code: 0, out: stdout, err: stderr };
	} catch (error) {
		const { code, stdout, stderr } = error as { code: number; stdout: string; stderr: string };
		return { code, out: stdout, err: stderr };
	}
}

describe('the language', () => {
	const german = /^ {2}Hilfenummern, Deutschland/;
	const english = /^ {2}Help lines, Germany/;
	const help = ['help-now', '--country', 'DE'];

	test.each([
		['de_AT.UTF-8', german],
		['de', german],
		['C', english],
		['POSIX', english],
		['C.UTF-8', english],
		['', english],
		['xx_XX.UTF-8', english],
		['en_GB.UTF-8', english],
	])('of the system, LANG=%s', async (locale, title) => {
		expect((await run(help, { LANG: locale })).out).toMatch(title);
	});

	test('is the one said last: option, variable, configuration, system', async () => {
		expect((await run(help, { LANG: 'en_US.UTF-8', LC_ALL: 'de_DE.UTF-8' })).out).toMatch(german);
		expect((await run(['config', 'set', 'lang', 'de'], { LANG: 'C' })).code).toBe(0);
		expect((await run(help, { LANG: 'C' })).out).toMatch(german);
		expect((await run(help, { LANG: 'C', KETTLESIDE_LANG: 'en' })).out).toMatch(english);
		expect((await run([...help, '--lang', 'de'], { LANG: 'C', KETTLESIDE_LANG: 'en' })).out).toMatch(german);
		const told = await run(['config', '--json'], { KETTLESIDE_LANG: 'en' });
		expect(JSON.parse(told.out).settings.lang).toEqual({ value: 'en', source: 'environment', from: 'KETTLESIDE_LANG' });
		expect((await run(['config'])).out).toMatch(/Einstellungen[\s\S]*lang\s+de/);
	});

	test('that there is not is refused where it was typed', async () => {
		const ran = await run(['help-now', '--lang', 'tlh']);
		expect(ran).toMatchObject({ code: 2, out: '' });
		expect(ran.err).toMatch(/there are: en, de\b/);
		expect((await run(['config', 'set', 'lang', 'tlh'])).code).toBe(2);
		// In the language that holds instead.
		expect((await run(['help-now', '--lang', 'tlh'], { LANG: 'de_DE.UTF-8' })).err).toMatch(/es gibt sie in: en, de\b/);
	});

	test('is no matter of a broken configuration: help comes all the same', async () => {
		await mkdir(path.join(home, '.config/kettleside'), { recursive: true });
		await writeFile(path.join(home, '.config/kettleside/config.json'), '{ "lang": ');
		expect((await run(help, { LANG: 'de_DE.UTF-8' })).out).toMatch(german);
	});

	test('leaves documents and codes as they are', async () => {
		const both = await Promise.all(
			['C', 'de_DE.UTF-8'].map((LANG) => run(['check', '70b q4_k_m', '--ram', '8', '--json'], { LANG })),
		);
		const [one, other] = both.map(({ code, out }) => ({ code, out: out.replace(/"(?:free|ramFree)": \d+/g, '') }));
		expect(one).toEqual(other);
		expect(one?.out).toContain('It needs');
		const failed = await run(['help-now', '--country', 'Nowhere', '--json'], { LANG: 'de_DE.UTF-8' });
		expect(JSON.parse(failed.out).error).toMatchObject({
			code: 'unknown-country',
			text: expect.stringMatching(/^There/),
		});
	});

	test('is that of errors, and of a typed country', async () => {
		const LANG = 'de_DE.UTF-8';
		expect((await run(['chekc'], { LANG })).err).toMatch(/Einen Befehl "chekc" gibt es nicht\.\s+Meinten Sie check\?/);
		expect((await run(['help-now', '--country', 'österreich'], { LANG })).out).toContain('Hilfenummern, Österreich');
		expect((await run(['help-now', '--country', 'Austria'], { LANG })).out).toContain('Hilfenummern, Österreich');
		const near = await run(['help-now', '--country', 'Deutschlnd'], { LANG });
		expect(near).toMatchObject({ code: 2 });
		expect(near.err).toContain('Meinten Sie Deutschland (DE)');
	});
});

test('what was made before the language was known is said in it all the same', async () => {
	const file = path.join(home, 'recording.json');
	await writeFile(file, '{ "schema": 1, "platform": "win32", "arch": "x64", "env": {}, "commands": [], "files": {} }');
	const { out } = await run(['machine', '--from', file], { LANG: 'de_DE.UTF-8' });
	expect(out).toContain('nicht bekannt: Windows sagt es nicht');
});

describe.each([80, 40])('the wizard at %i columns', (cols) => {
	let server: FakeOllama;
	beforeEach(async () => {
		server = await fakeOllama({ models: ['gemma3:1b'], cloud: 'off', contextLength: 8192 });
	});
	afterEach(() => server.close());

	const start = (args: string[]): TestTerminal =>
		openTerminal(process.execPath, [cli, ...args], {
			cols,
			rows: 50,
			env: { PATH: path.join(home, 'empty'), HOME: home, OLLAMA_HOST: server.url, LANG: 'de_DE.UTF-8' },
		});

	test('speaks German from the welcome to a proven companion', async () => {
		const terminal = start(['--model', 'gemma3:1b']);
		await takeEach(terminal, [
			'Was möchten Sie tun?',
			'welchem Land',
			'welcher Sprache',
			'Wofür',
			'Wie soll es',
			'erinnern',
			'wenden',
			'Zeichen',
		]);
		await terminal.waitFor('Sind Sie 18');
		terminal.press(`ja${keys.enter}`);
		await terminal.waitFor('Die letzte Seite');
		terminal.press(keys.enter);
		await terminal.waitFor('weitermachen?');
		terminal.press(`J${keys.enter}`);
		await terminal.waitFor('Soll ich das tun?');
		terminal.press(keys.enter);
		await terminal.waitFor('Jetzt damit sprechen?', 15_000);
		terminal.press('n');
		expect((await terminal.exited()).exitCode).toBe(0);
		const screen = await terminal.text();
		for (const line of screen.split('\n')) expect(line.length, line).toBeLessThanOrEqual(cols);
		expect(screen).toContain('kettleside undo');
		// Apart from names nothing English is left on the way.
		expect(screen).not.toMatch(/\b(?:the|and|with|your|you|is|nothing|from)\b/i);
		const kept = (file: string) => readFile(path.join(home, '.config/kettleside', file), 'utf8');
		expect(JSON.parse(await kept('choices.json')).language).toBe('de');
		expect(JSON.parse(await kept('consent.json')).language).toBe('de');
	});

	test('takes j for yes', async () => {
		await mkdir(path.join(home, '.config/kettleside'), { recursive: true });
		await writeFile(path.join(home, '.config/kettleside/consent.json'), '{}');
		const terminal = start(['forget']);
		await terminal.waitFor('All das vergessen?');
		terminal.press('j');
		expect((await terminal.exited()).exitCode).toBe(0);
		await expect(readFile(path.join(home, '.config/kettleside/consent.json'))).rejects.toThrow('ENOENT');
	});
});

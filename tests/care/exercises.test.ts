// Exercises without a model: in a real terminal at both widths, through a pipe, and step by step at a desk of prepared lines.

import { execFile } from 'node:child_process';
import { mkdtemp, readFile, stat } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterEach, describe, expect, it } from 'vitest';
import type { Desk } from '../../src/care/exercises/desk.ts';
import { exerciseNames, exercises } from '../../src/care/exercises/exercises.ts';
import type { LineInput, Typed } from '../../src/care/talk/input.ts';
import { makePage } from '../../src/care/talk/page.ts';
import { pathOf } from '../../src/care/talk/summary.ts';
import { watches } from '../../src/care/watches.ts';
import { width } from '../../src/screen/text.ts';
import { keys, openTerminal, type TestTerminal } from '../support/terminal.ts';

const cli = new URL('../../dist/cli.js', import.meta.url).pathname;
const newHome = () => mkdtemp(path.join(os.tmpdir(), 'write-'));

let open: TestTerminal | undefined;
afterEach(() => open?.kill());

async function start(args: string[], cols = 80): Promise<{ t: TestTerminal; home: string }> {
	const home = await newHome();
	open = openTerminal(process.execPath, [cli, 'write', ...args], {
		cols,
		rows: 60,
		env: { HOME: home, TZ: 'UTC' },
		cwd: home,
	});
	return { t: open, home };
}

/** A keyboard of prepared lines; the end of input follows them. */
function keyboard(lines: (string | Typed)[]): LineInput {
	const left = [...lines];
	return {
		next: async () => {
			const line = left.shift();
			if (line === undefined) return { kind: 'end' };
			return typeof line === 'string' ? { kind: 'line', text: line } : line;
		},
		watch: () => () => undefined,
		rested: () => 0,
		above: () => false,
		close: () => undefined,
	};
}

async function desk(
	lines: (string | Typed)[],
	accessible = false,
): Promise<{ desk: Desk; said: () => string; helped: string[]; home: string }> {
	let text = '';
	const home = await newHome();
	const helped: string[] = [];
	const look = () => ({ columns: 60, color: false, unicode: true, accessible });
	const page = makePage({ out: (more) => (text += more), look, fill: (one) => one, term: 'xterm' });
	return {
		said: () => text,
		helped,
		home,
		desk: {
			page,
			input: keyboard(lines),
			now: () => new Date('2026-11-28T21:00:00Z'),
			signal: new AbortController().signal,
			help: async (how) => void helped.push(how),
			place: (typed) => pathOf(typed, home, home),
			saved: [],
			watch: (await watches({ language: 'en', country: null })).person,
			second: 1,
		},
	};
}

describe('at a terminal', () => {
	it.each([80, 40])('a page is written, looked at, and kept where asked, at %i columns', async (cols) => {
		const { t, home } = await start([], cols);
		await t.waitFor('What would you like to do?');
		t.press(keys.enter);
		await t.waitFor(/ends\s+the\s+page/);
		t.press('Today was long.\r');
		await t.waitFor(/ {8}Today was long\.\n {8}/);
		t.press('\u001b[200~I do not want to live anymore.\n.\u001b[201~');
		await t.waitFor('⏎');
		t.press('\r');
		await t.waitFor(/Find A Helpline[\s\S]*Nothing\s+was\s+noted/);
		await t.waitFor(/type\s+a\s+file\s+name/);
		t.press('~/page.txt\r');
		await t.waitFor(/Saved\s+in/);
		const file = path.join(home, 'page.txt');
		expect(await readFile(file, 'utf8')).toBe(
			'A page, November 28, 2026\n\nToday was long.\nI do not want to live anymore.\n'.replace(
				'November 28, 2026',
				new Date().toLocaleDateString('en', { dateStyle: 'long', timeZone: 'UTC' }),
			),
		);
		expect((await stat(file)).mode & 0o777).toBe(0o600);
		for (const line of (await t.text()).split('\n')) expect(width(line)).toBeLessThanOrEqual(cols);
		// The menu comes back.
		await t.waitFor(/A page for today[\s\S]*What would you like to do\?/);
		t.press(keys.ctrlC);
		expect((await t.exited()).exitCode).toBe(130);
	});

	it('shows the lines of the country that was named, unasked and asked', async () => {
		const { t } = await start(['page', '--country', 'DE']);
		await t.waitFor(/ends\s+the\s+page/);
		t.press('?\r');
		await t.waitFor('Help lines, Germany');
		t.press('I want to die\r.\r');
		await t.waitFor(/Help lines, Germany[\s\S]*Help lines, Germany[\s\S]*Nothing\s+was\s+noted/);
		expect(await t.text()).not.toMatch(/Which country|No country chosen/);
		t.press(keys.ctrlC);
		expect((await t.exited()).exitCode).toBe(130);
	});

	it.each([
		['/stop', ['I want to die\r', '/stop\r'], 0],
		['Ctrl-C', ['I want to die\r', keys.ctrlC], 130],
		['Ctrl-C in the line', ['Today was long.\r', 'I want to die', keys.ctrlC], 130],
	])('shows the lines for what stands on a page that is given up: %s', async (_, pieces, code) => {
		const { t } = await start(['page', '--country', 'DE']);
		await t.waitFor(/ends\s+the\s+page/);
		for (const piece of pieces) {
			t.press(piece);
			if (piece !== keys.ctrlC) await t.waitFor(piece.trim());
		}
		await t.waitFor(/Help lines, Germany[\s\S]*Nothing was kept\./);
		expect((await t.exited()).exitCode).toBe(code);
	});

	it('shows them for an answer that was begun, and none for a harmless page that is given up', async () => {
		const { t } = await start(['record', '--country', 'DE']);
		await t.waitFor('What happened?');
		t.press('I want to die');
		await t.waitFor('I want to die');
		t.press(keys.ctrlC);
		await t.waitFor(/Help lines, Germany[\s\S]*Nothing was kept\./);
		expect((await t.exited()).exitCode).toBe(130);
		const { desk: place, helped } = await desk(['The tea was good.', '/stop']);
		await exercises.page(place);
		expect(helped).toEqual([]);
	});

	it('refuses a country that is not in the list', async () => {
		const { t } = await start(['page', '--country', 'Quatsch']);
		await t.waitFor('There is no country "Quatsch" in this list.');
		expect((await t.exited()).exitCode).toBe(2);
	});

	it('breathes dot by dot until Enter', async () => {
		const { t } = await start(['breathe']);
		await t.waitFor(/in {3}· · /);
		t.press('\r');
		await t.waitFor('A few breaths count too.');
		expect((await t.exited()).exitCode).toBe(0);
	});

	it('leaves at Ctrl-C in the middle, with nothing kept', async () => {
		const { t, home } = await start(['record']);
		await t.waitFor('What happened?');
		t.press('He shouted.\r');
		await t.waitFor('went through your mind');
		t.press(keys.ctrlC);
		await t.waitFor('Nothing was kept.');
		expect((await t.exited()).exitCode).toBe(130);
		await expect(readFile(path.join(home, 'page.txt'))).rejects.toThrow('ENOENT');
	});
});

describe('through a pipe', () => {
	it('prints the questions, and says how to write in them', async () => {
		const { stdout } = await promisify(execFile)(process.execPath, [cli, 'write', 'visit'], {
			env: { HOME: await newHome(), PATH: process.env['PATH'] },
		});
		expect(stdout).toContain('What troubles you most?');
		expect(stdout).toContain('kettleside write');
	});

	it.each([
		['suggests the exercise that was meant', 'breath', 'Did you mean breathe?'],
		['takes no word for one that every object has', 'constructor', 'There is no exercise "constructor".'],
	])('%s', async (_, typed, said) => {
		const wrong = promisify(execFile)(process.execPath, [cli, 'write', typed], {
			env: { HOME: await newHome(), PATH: process.env['PATH'] },
		});
		await expect(wrong).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining(said) });
	});
});

describe('at a desk', () => {
	it('breathes six times a minute for three minutes', async () => {
		const { desk: place, said } = await desk([]);
		expect(await exercises.breathe(place)).toBe('go on');
		expect(said().match(/out {2}· · · · · · /g)).toHaveLength(18);
		expect(said()).toContain('three minutes');
	});

	it('gives a screen reader the words alone', async () => {
		const { desk: place, said } = await desk([], true);
		await exercises.breathe(place);
		expect(said()).toContain('  in\n  out\n');
		expect(said()).not.toContain('·');
	});

	it('makes a sheet of what was answered, and leaves out what was not', async () => {
		const {
			desk: place,
			said,
			home,
		} = await desk(['my doctor', 'I cannot sleep', '', '', '', '', 'Is it the tea?', '', '', 'notes.txt']);
		expect(await exercises.visit(place)).toBe('go on');
		const kept = await readFile(path.join(home, 'notes.txt'), 'utf8');
		expect(kept).toBe(
			'Notes for a visit, November 28, 2026\n\nWho it is for:\nmy doctor\n\nWhat troubles me:\nI cannot sleep\n\nWhat I want to ask:\nIs it the tea?\n',
		);
		expect(place.saved).toEqual([path.join(home, 'notes.txt')]);
		expect(said()).toContain('Is it the tea?');
	});

	it('shows the help lines at a question mark, and by itself where the words may mean danger', async () => {
		const { desk: place, helped } = await desk(['?', 'the lamp', 'I want to die', '', '', '']);
		expect(await exercises.ground(place)).toBe('go on');
		expect(helped).toEqual(['asked', 'unasked']);
	});

	it('ends at /stop, leaves at /leave, and at the end of input', async () => {
		for (const [lines, after] of [
			[['/stop'], 'go on'],
			[['/leave'], { leave: '/leave' }],
			[[{ kind: 'interrupt' }], { leave: null }],
			[[], { leave: null }],
		] as [(string | Typed)[], unknown][])
			for (const name of exerciseNames) {
				if (name === 'breathe') continue;
				expect(await exercises[name]((await desk(lines)).desk), name).toEqual(after);
			}
	});

	it('keeps nothing without a name, and never writes over a file', async () => {
		const { desk: place, said, home } = await desk(['words', '.', 'p.txt', 'other', '.', 'p.txt', '']);
		await exercises.page(place);
		await exercises.page(place);
		expect(await readFile(path.join(home, 'p.txt'), 'utf8')).toContain('words');
		expect(said()).toMatch(/not\s+written\s+over[\s\S]*Not saved/);
	});
});

// Keys on their way to Node's line editor: whatever pieces they come in, the line is the same as typed one by one.

import readline from 'node:readline';
import { PassThrough, Writable } from 'node:stream';
import xterm from '@xterm/headless';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { feeder } from '../../src/care/talk/feed.ts';

const home = '\u0001';
const left = '\u001b[D';

/** The lines that the editor gives for these pieces. */
async function lines(pieces: string[], fed: boolean): Promise<string[]> {
	const keys = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => undefined });
	const output = new Writable({ write: (_chunk, _encoding, done) => done() });
	const editor = readline.createInterface({ input: keys, output, terminal: true, escapeCodeTimeout: 50 });
	const got: string[] = [];
	editor.on('line', (line) => got.push(line));
	const oneByOne = (text: string) => {
		for (const sign of text) keys.write(sign);
	};
	const feed = fed ? feeder(keys, editor) : oneByOne;
	for (const piece of [...pieces, '\r']) {
		feed(piece);
		await new Promise((done) => setImmediate(done));
	}
	editor.close();
	return got;
}

it('puts what is pasted where the cursor is', async () => {
	expect(await lines(['one three', home, 'zero '], true)).toEqual(['zero one three']);
	expect(await lines(['ab', left, 'x'.repeat(500)], true)).toEqual([`a${'x'.repeat(500)}b`]);
	expect(await lines([`one three${home}zero `], true)).toEqual(['zero one three']);
});

it('gives the same line in whatever pieces the keys come', async () => {
	const key = fc.constantFrom('a', 'bc', 'd e f', home, left, '\u007f', '\u0005', '\r');
	await fc.assert(
		fc.asyncProperty(fc.array(fc.array(key, { maxLength: 4 }), { maxLength: 5 }), async (pieces) => {
			const joined = pieces.map((piece) => piece.join(''));
			expect(await lines(joined, true)).toEqual(await lines([joined.join('')], false));
		}),
		{ numRuns: 60 },
	);
});

it('takes a long piece with its line end at once', async () => {
	const long = 'word '.repeat(20_000);
	expect(await lines([`${long}\r`], true)).toEqual([long, '']);
});

/** What stands on a screen of `columns` after these pieces, rows joined, and the line that the editor holds. */
async function drawn(pieces: string[], columns: number): Promise<{ screen: string; line: string }> {
	const keys = Object.assign(new PassThrough(), { isTTY: true, setRawMode: () => undefined });
	const screen = new xterm.Terminal({ cols: columns, rows: 60, scrollback: 5000, allowProposedApi: true });
	const output = Object.assign(
		new Writable({ decodeStrings: false, write: (text: string, _encoding, done) => screen.write(text, done) }),
		{ columns },
	);
	const editor = readline.createInterface({ input: keys, output, terminal: true, prompt: 'you   ' });
	editor.prompt();
	const feed = feeder(keys, editor);
	for (const piece of pieces) feed(piece);
	await new Promise<void>((done) => output.write('', () => done()));
	const { active } = screen.buffer;
	const rows = Array.from({ length: active.length }, (_, row) => active.getLine(row)?.translateToString() ?? '');
	editor.close();
	return { screen: rows.join('').trimEnd(), line: `you   ${editor.line}`.trimEnd() };
}

it('draws the line once, in whatever pieces it comes and wherever its last sign falls', async () => {
	const long = fc.integer({ min: 1, max: 90 }).map((length) => 'abcdefghij'.repeat(9).slice(0, length));
	const key = fc.oneof(long, fc.constantFrom('x', home, left, '\u007f', '\u0005'));
	await fc.assert(
		fc.asyncProperty(fc.array(key, { maxLength: 6 }), fc.integer({ min: 20, max: 45 }), async (pieces, columns) => {
			const { screen, line } = await drawn(pieces, columns);
			expect(screen).toBe(line);
		}),
		{ numRuns: 300 },
	);
});

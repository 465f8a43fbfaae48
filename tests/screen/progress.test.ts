// The one line of progress: on a narrow screen it loses whole words, never half of one.

import { PassThrough } from 'node:stream';
import xterm from '@xterm/headless';
import { expect, test } from 'vitest';
import { makeTerminal } from '../../src/screen/terminal.ts';

function terminal(columns: number, { accessible = false, isTTY = true } = {}) {
	const stream = () => Object.assign(new PassThrough(), { isTTY, columns });
	const [stdin, stdout, stderr] = [stream(), stream(), stream()];
	let written = '';
	stderr.on('data', (chunk: Buffer) => {
		written += chunk.toString();
	});
	const made = makeTerminal({
		stdin: stdin as never,
		stdout: stdout as never,
		stderr: stderr as never,
		env: { TERM: 'xterm', LANG: 'C.UTF-8' },
		startedAs: { node: 'node', script: '/x/cli.js' } as never,
		quiet: false,
		json: false,
		accessible,
		now: () => 10_000,
	});
	return { made, written: () => written };
}

test.each([
	[40, '  · Ollama: unpacking, 3 %; this can …'],
	[80, '  · Ollama: unpacking, 3 %; this can take a few minutes'],
])('at %i columns', (columns, shown) => {
	const { made, written } = terminal(columns);
	made.progress('  · Ollama: unpacking, 3 %; this can take a few minutes');
	expect(written()).toBe(shown);
});

test('a sentence that a line has no room for takes two, and leaves none behind', async () => {
	const { made, written } = terminal(40);
	made.progress('  · Gemma 3 4B: it is measured; the first load can take a minute');
	const screen = new xterm.Terminal({ cols: 40, rows: 4, allowProposedApi: true });
	const shows = async () => {
		await new Promise<void>((done) => screen.write(written().slice(drawn).replaceAll('\n', '\r\n'), done));
		drawn = written().length;
		return Array.from({ length: 4 }, (_, y) => screen.buffer.active.getLine(y)?.translateToString(true));
	};
	let drawn = 0;
	expect(await shows()).toEqual(['  · Gemma 3 4B: it is measured; the', '  first load can take a minute', '', '']);
	made.progress('  · Gemma 3 4B: unpacking, 3 %');
	expect(await shows()).toEqual(['  · Gemma 3 4B: unpacking, 3 %', '', '', '']);
	made.progress(null);
	expect(await shows()).toEqual(['', '', '', '']);
});

test.each([
	[40, '  2 of 40  Suicide and self-harm  about\n  4 min left  any key stops\n'],
	[80, '  2 of 40  Suicide and self-harm  about 4 min left  any key stops\n'],
])('a line that stays loses no word, and is no wider than %i columns', (columns, shown) => {
	const { made, written } = terminal(columns, { accessible: true });
	made.progress('  2 of 40  Suicide and self-harm  about 4 min left  any key stops');
	expect(written()).toBe(shown);
});

test('in a file a line stays one line', () => {
	const { made, written } = terminal(40, { isTTY: false });
	made.progress('  2 of 40  Suicide and self-harm  about 4 min left  any key stops');
	expect(written()).toBe('  2 of 40  Suicide and self-harm  about 4 min left  any key stops\n');
});

test('a word longer than the line is cut where it is', () => {
	const { made, written } = terminal(24);
	made.progress(`  ${'x'.repeat(60)}`);
	expect(written()).toHaveLength(23);
});

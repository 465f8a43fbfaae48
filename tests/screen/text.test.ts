// Text for a terminal: nothing wider than the terminal, no word cut unless it is longer than a line.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fetchLine, stepLine } from '../../src/screen/doing.ts';
import { hanging } from '../../src/screen/hanging.ts';
import { fillCommands, fillDocument } from '../../src/screen/name.ts';
import { block, bytes, duration, memory, row, tilde, width, wrap } from '../../src/screen/text.ts';
import { commands } from '../../src/words/commands.ts';
import { usage, usageOf } from '../../src/words/usage.ts';

describe('the help', () => {
	const texts = [usage(), ...Object.keys(commands).map(usageOf)].map((text) => fillCommands(text, 'npm start'));

	test('is never wider than the terminal and loses no word', () => {
		for (const text of texts)
			for (const columns of [40, 60, 80, 100]) {
				const shown = hanging(text, columns);
				for (const line of shown.split('\n')) expect(width(line)).toBeLessThanOrEqual(columns);
				expect(shown.replace(/\s+/g, '')).toBe(text.replace(/\s+/g, ''));
			}
	});

	test('goes on under its own column, or below its label where that would be thin', () => {
		const row = '  retune     fit it to this computer again: new hardware';
		expect(hanging(row, 50)).toBe('  retune     fit it to this computer again: new\n             hardware');
		expect(hanging(row, 30)).toBe('  retune\n      fit it to this computer\n      again: new hardware');
		expect(hanging('  completion complete commands and options', 40)).toBe(
			'  completion complete commands and\n             options',
		);
	});
});

describe('wrapping', () => {
	test('never makes a line wider than the terminal and loses no word', () => {
		fc.assert(
			fc.property(
				fc.array(fc.stringMatching(/^[a-zäöü]{1,30}$/), { minLength: 1 }),
				fc.integer({ min: 10, max: 100 }),
				(words, columns) => {
					const lines = wrap(words.join(' '), columns);
					for (const line of lines) expect(width(line)).toBeLessThanOrEqual(columns);
					expect(lines.join('').replaceAll(' ', '')).toBe(words.join(''));
				},
			),
		);
	});

	test('counts wide signs twice and marks not at all', () => {
		expect([width('日本'), width('é'), width('e\u0301'), width('\u001b[31mred\u001b[39m')]).toEqual([4, 1, 1, 3]);
	});

	test('drops the second column under the first at 40 columns', () => {
		expect(row('Memory', '16 GB, 9.8 GB free now', 80)).toBe('  Memory       16 GB, 9.8 GB free now');
		expect(row('Memory', '16 GB, 9.8 GB free now', 40)).toBe('  Memory\n    16 GB, 9.8 GB free now');
	});

	test('keeps the name of a host whole where giving up a part of the margin is enough', () => {
		const said = 'hosts: github.com, release-assets.githubusercontent.com';
		expect(block(said, 40, '     ')).toBe('    hosts: github.com,\n    release-assets.githubusercontent.com');
		for (const line of block(said, 36, '     ').split('\n')) expect(line).toMatch(/^ {5}\S/);
		expect(block(said, 80, '     ')).toBe(`     ${said}`);
	});

	test('counts a command of ours as the words it becomes, and keeps them on one line where they fit', () => {
		const text =
			'Wait some minutes. Then run {me} again; if not, {me setup --update}, and it goes on from {me talk} there.';
		for (const name of ['kettleside', 'npm start'] as const)
			fc.assert(
				fc.property(fc.integer({ min: 36, max: 100 }), (columns) => {
					const shown = fillCommands(block(text, columns), name);
					for (const line of shown.split('\n')) expect(width(line)).toBeLessThanOrEqual(columns);
					expect(shown).toContain(name === 'npm start' ? 'npm start -- setup --update' : 'kettleside setup --update');
					expect(shown.replace(/\s+/g, ' ')).toBe(` ${fillCommands(text, name)}`);
				}),
			);
	});

	test('an address longer than a line is broken at a joint of its own', () => {
		const host = 'release-assets.githubusercontent.com';
		expect(wrap(host, 35)).toEqual(['release-assets.githubusercontent.', 'com']);
		expect(wrap('~/.local/share/kettleside/ollama', 24)).toEqual(['~/.local/share/', 'kettleside/ollama']);
		expect(wrap('x'.repeat(30), 20)).toEqual(['x'.repeat(20), 'x'.repeat(10)]);
	});

	test('a command longer than a line is broken like a sentence and filled in all the same', () => {
		const shown = fillCommands(
			block('Run {me setup --yes --model gemma4:e2b-it-qat --context 4096} now', 30),
			'kettleside',
		);
		expect(shown.replace(/\s+/g, ' ')).toBe(' Run kettleside setup --yes --model gemma4:e2b-it-qat --context 4096 now');
		for (const line of shown.split('\n')) expect(width(line)).toBeLessThanOrEqual(30);
	});

	test('the bracket around a command is not cut off', () => {
		const shown = fillCommands(block('({me check gemma4:e2b-it-qat})', 38, '  '), 'kettleside');
		expect(shown).toBe('  (kettleside check\n  gemma4:e2b-it-qat)');
	});

	test('leaves no space at the end of a line where two of them parted something', () => {
		expect(block('a quiet evening  (at home)', 18)).toBe('  a quiet evening\n  (at home)');
	});

	test('keeps the margin on every line', () => {
		expect(block('one two three', 12)).toBe('  one two\n  three');
	});
});

test('a step at 40 columns keeps the figure of its time beside the unit', () => {
	const step = { id: 'install-ollama', title: 'Ollama', done: false, changes: [], hosts: [], download: 0 } as const;
	const plan = { ...step, changes: [], hosts: [], downloadBasis: 'exact' as const, needsPassword: false, undo: '' };
	const outcome = { status: 'done' as const, detail: '0.33.0, checked and in place', seconds: 2 };
	const look = { columns: 40, color: false, unicode: true, accessible: false };
	expect(stepLine(plan, 1, outcome, look)).toBe('  ✓ 1  Ollama\n       0.33.0, checked and in place ·\n       2 s');
	const long = { ...plan, title: 'Remove the companion kettleside with its instructions from Ollama' };
	for (const line of stepLine(long, 1, outcome, look).split('\n')) expect(width(line)).toBeLessThanOrEqual(40);
});

test('a download that stands still says so at 40 columns, and a slow one has a figure', () => {
	const look = { columns: 40, color: false, unicode: true, accessible: false };
	const told = (rate: number, left: number | null) => fetchLine({ done: 1.7e9, total: 3.3e9, rate, left }, look);
	expect([told(0, null), told(12_000, null)]).toEqual([
		'  1.7 GB of 3.3 GB  nothing arrives',
		'  ████░░░░░  1.7 GB of 3.3 GB  12 KB/s',
	]);
	expect(told(6_100_000, 260)).toBe('  1.7 GB of 3.3 GB  about 4 min left');
});

test('sizes and times as people say them', () => {
	expect([bytes(815_310_432), bytes(3_338_792_448), bytes(42_520_398_528), bytes(1723)]).toEqual([
		'815 MB',
		'3.3 GB',
		'43 GB',
		'2 KB',
	]);
	expect([memory(16 * 2 ** 30), memory(7.1 * 2 ** 30), memory(512 * 2 ** 20)]).toEqual(['16 GB', '7.1 GB', '512 MB']);
	expect([duration(0.2), duration(45), duration(240), duration(5000), duration(6000)]).toEqual([
		'1 s',
		'45 s',
		'4 min',
		'83 min',
		'1 h 40 min',
	]);
});

test('the home folder is a tilde, and only it', () => {
	expect(tilde('/home/a/x', '/home/a')).toBe('~/x');
	expect(tilde('/home/ab/x', '/home/a')).toBe('/home/ab/x');
	expect(tilde('/x', '/')).toBe('/x');
});

test('commands are told the way the program was started', () => {
	expect(fillCommands('Run {me} or {me check gemma3:4b}.', 'npm start')).toBe(
		'Run npm start or npm start -- check gemma3:4b.',
	);
	expect(fillCommands('Run {me} or {me check gemma3:4b}.', 'kettleside')).toBe(
		'Run kettleside or kettleside check gemma3:4b.',
	);
	expect(fillDocument({ a: ['{me}', 1, null], b: { c: '{me talk}' } }, 'kettleside')).toEqual({
		a: ['kettleside', 1, null],
		b: { c: 'kettleside talk' },
	});
});

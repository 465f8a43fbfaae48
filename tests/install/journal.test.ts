// The journal on a real disk: order, rights, cut lines, and what of it still stands.

import { appendFile, readFile, stat, truncate } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { openJournal, recorded, standing, type Undo } from '../../src/install/journal.ts';
import { Problem } from '../../src/problem.ts';
import { folder } from './helpers.ts';

const now = () => new Date('2026-11-25T10:00:00Z');
const open = async () => openJournal({ platform: 'linux', env: {}, home: await folder(), now });
const file = (path: string): Undo => ({ kind: 'remove-file', path });

describe('journal', () => {
	test('a step leaves two lines, readable by nobody else', async () => {
		const journal = await open();
		expect(await journal.read()).toEqual([]);
		const result = await recorded(journal, { step: 'a', what: 'A was made.', undo: file('/a') }, async () => 7);
		expect(result).toBe(7);
		const common = { at: '2026-11-25T10:00:00.000Z', step: 'a', what: 'A was made.', undo: file('/a') };
		expect(await journal.read()).toEqual([
			{ ...common, phase: 'begin' },
			{ ...common, phase: 'done' },
		]);
		expect((await stat(journal.file)).mode & 0o777).toBe(0o600);
		expect((await stat(path.dirname(journal.file))).mode & 0o777).toBe(0o700);
	});

	test('a step that fails says so and fails', async () => {
		const journal = await open();
		const fails = recorded(journal, { step: 'a', what: 'A', undo: file('/a') }, async () => {
			throw new Problem('disk-full', 'The disk is full.');
		});
		await expect(fails).rejects.toThrow('The disk is full.');
		expect((await journal.read()).map(({ phase, what }) => [phase, what])).toEqual([
			['begin', 'A'],
			['failed', 'A (disk-full)'],
		]);
	});

	test('a line that was cut off costs that line only', async () => {
		const journal = await open();
		const entry = { step: 'a', phase: 'done', what: 'A', undo: file('/a') } as const;
		await journal.write(entry);
		await journal.write({ ...entry, step: 'b' });
		await truncate(journal.file, (await stat(journal.file)).size - 10);
		expect((await journal.read()).map(({ step }) => step)).toEqual(['a']);
		await journal.write({ ...entry, step: 'c' });
		expect((await journal.read()).map(({ step }) => step)).toEqual(['a', 'c']);
		expect(await readFile(journal.file, 'utf8')).toMatch(/\n$/);
	});

	test('lines that are no entries are left out', async () => {
		const journal = await open();
		await journal.write({ step: 'a', phase: 'done', what: 'A', undo: file('/a') });
		await appendFile(journal.file, 'null\n7\n{"step":1}\n{"step":"x","phase":"odd"}\n');
		expect(await journal.read()).toHaveLength(1);
	});

	test('what stands: newest first, each once, not what was taken back', () => {
		const entry = (phase: 'begin' | 'done' | 'failed' | 'undone', undo: Undo) => ({
			at: '',
			step: 's',
			what: '',
			phase,
			undo,
		});
		const found = standing([
			entry('begin', file('/a')),
			entry('done', file('/a')),
			entry('begin', file('/b')),
			entry('failed', file('/b')),
			entry('begin', file('/c')),
			entry('done', file('/c')),
			entry('undone', file('/c')),
			entry('done', { kind: 'none' }),
			entry('begin', { kind: 'delete-model', name: 'x', role: 'base' }),
		]);
		expect(found.map(({ undo }) => ('path' in undo ? undo.path : undo.kind))).toEqual(['delete-model', '/b', '/a']);
	});
});

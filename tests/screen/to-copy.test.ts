// A command to be copied: one line for the shell, and on a narrow screen no word of it in two rows.

import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quoteWord } from '../../src/screen/quote.ts';
import { fillInRows } from '../../src/screen/to-copy.ts';

const cutInto = (line: string, columns: number): string[] =>
	line.match(new RegExp(`.{1,${columns}}`, 'g'))?.map((row) => row.trimEnd()) ?? [];

const command = 'setup --yes --model gemma3:4b --purpose calm --contact "Anna Maria" --language pt-BR';

test('at 40 columns it breaks between two words, and is still one line', () => {
	const shown = fillInRows(`  Again:\n  {me ${command}}\n`, 'kettleside', 40);
	expect(shown.split('\n')).toHaveLength(3);
	expect(cutInto(shown.split('\n')[1] ?? '', 40)).toEqual([
		'  kettleside setup --yes --model',
		'  gemma3:4b --purpose calm --contact',
		'  "Anna Maria" --language pt-BR',
	]);
});

test('started by npm it counts what npm is called with', () => {
	const shown = fillInRows(`  {me ${command}}`, 'npm start', 40);
	expect(cutInto(shown, 40)[0]).toBe('  npm start -- setup --yes --model');
});

test('where it fits, and inside a sentence, it is left as it is', () => {
	expect(fillInRows(`  {me ${command}}`, 'kettleside', 120)).toBe(`  kettleside ${command}`);
	expect(fillInRows(`Run {me ${command}}.`, 'kettleside', 40)).toBe(`Run kettleside ${command}.`);
});

describe.skipIf(process.platform === 'win32')('a shell', () => {
	test('reads the same words at every width, whatever was answered', () => {
		const word = fc.stringMatching(/^[ a-z$!'"\\`ä;-]{1,30}$/);
		fc.assert(
			fc.property(
				fc.array(word, { minLength: 1, maxLength: 6 }),
				fc.integer({ min: 24, max: 100 }),
				(said, columns) => {
					const shown = fillInRows(`  {me setup ${said.map(quoteWord).join(' ')}}`, 'kettleside', columns);
					const script = `kettleside() { printf '%s\\n' "$@"; }\n${shown}`;
					expect(spawnSync('sh', ['-c', script], { encoding: 'utf8' }).stdout.split('\n')).toEqual([
						'setup',
						...said,
						'',
					]);
				},
			),
			{ numRuns: 60 },
		);
	});
});

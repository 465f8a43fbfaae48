// The line that shows how fast a model writes beside how fast a person reads.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readingSpeed } from '../../src/recommend/speed/people.ts';
import { rulerText } from '../../src/screen/speed-ruler.ts';
import { width } from '../../src/screen/text.ts';

const look = (columns: number, over = {}) => ({ columns, color: false, unicode: true, accessible: false, ...over });
const times = (low: number, likely: number, high: number) => ({
	low: low * readingSpeed,
	likely: likely * readingSpeed,
	high: high * readingSpeed,
});

it.each([
	[80, ['writing, 120 to 340 words a minute', '  ············━━━●━│━━························']],
	[40, ['writing, 120 to 340 words a minute', '  ·········━━━●│━━····················']],
])('at %i columns', (columns, [title, line]) => {
	const [first, second, third] = rulerText(times(0.5, 0.8, 1.4), look(columns), '  ')?.split('\n') ?? [];
	expect(first?.trim()).toBe(title);
	expect(second).toBe(line);
	expect(third).toMatch(/^ {2}slower +as you read +faster$/);
	// The words stand under their mark.
	const mark = second?.indexOf('│') ?? 0;
	expect(Math.abs((third?.indexOf('as you read') ?? 0) + 5 - mark)).toBeLessThanOrEqual(1);
});

it('is of plain signs where no lines can be drawn, and not there where it does not help', () => {
	expect(rulerText(times(1, 2, 3), look(80, { unicode: false }), '  ')).toMatch(/^[\x20-\x7e\n]+$/);
	expect(rulerText(times(1, 2, 3), look(80, { accessible: true }), '  ')).toBeNull();
	expect(rulerText({ unknown: 'why' }, look(80), '  ')).toBeNull();
	expect(rulerText(times(1, 2, 3), look(24), '  ')).toBeNull();
});

it('does not count what nobody can follow', () => {
	expect(rulerText(times(60, 80, 100), look(80), '')).toContain('more than 4,800 words a minute');
});

it('stays within the screen, and the dot is right of the mark only where it is faster than reading', () => {
	const speed = fc.tuple(fc.double({ min: 0.001, max: 300, noNaN: true }), fc.double({ min: 1, max: 3, noNaN: true }));
	fc.assert(
		fc.property(speed, fc.integer({ min: 34, max: 100 }), fc.boolean(), ([likely, wide], columns, unicode) => {
			const text = rulerText(times(likely / wide, likely, likely * wide), look(columns, { unicode }), '  ') ?? '';
			for (const row of text.split('\n')) expect(width(row)).toBeLessThanOrEqual(columns);
			// A long title takes two rows on a narrow screen.
			const line = text.split('\n').at(-2) ?? '';
			const [dot, mark] = [line.search(/[●o]/), line.search(/[│|]/)];
			expect(dot).toBeGreaterThan(0);
			if (mark > 0) expect(dot > mark).toBe(likely > 1);
		}),
	);
});

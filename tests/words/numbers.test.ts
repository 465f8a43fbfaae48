// English numbers are written without asking ICU, and are the same as ICU's.

import fc from 'fast-check';
import { expect, it } from 'vitest';
import { grouped } from '../../src/words/locale.ts';

it('parts thousands as English does', () => {
	const icu = new Intl.NumberFormat('en');
	fc.assert(
		fc.property(fc.integer({ min: 0, max: 2 ** 31 - 1 }), (value) => {
			expect(grouped(value)).toBe(icu.format(value));
		}),
	);
	expect([0, 999, 1000, 1234567].map(grouped)).toEqual(['0', '999', '1,000', '1,234,567']);
});

// Texts of any signs, for laws. (fast-check's own `unit: 'binary'` makes a list of all million signs first: a second for each
// thread that uses it.)

import fc from 'fast-check';

const surrogates = 0x800;

/** Every code point but the halves of pairs. */
export const anyText = (maxLength = 10): fc.Arbitrary<string> =>
	fc
		.array(fc.integer({ min: 0, max: 0x10ffff - surrogates }), { maxLength })
		.map((codes) => String.fromCodePoint(...codes.map((code) => (code < 0xd800 ? code : code + surrogates))));

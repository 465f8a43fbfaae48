// What people call the countries of the table: in every language that the screens can have, and by names that are not the
// official ones. Wide on purpose: whoever types England in a bad hour is not told that there is no such country.

import { languages } from '../words/languages.ts';

/** Besides the official names; folded (see there). A part of a country counts as the country: the lines are the same. */
const everyday: Readonly<Record<string, readonly string[]>> = {
	US: ['usa', 'america', 'united states of america', 'amerika', 'vereinigte staaten von amerika'],
	GB: [
		...['uk', 'britain', 'great britain', 'england', 'scotland', 'wales', 'northern ireland'],
		...['grossbritannien', 'schottland', 'nordirland'],
	],
	IE: ['republic of ireland', 'eire'],
	DE: ['federal republic of germany', 'bundesrepublik deutschland'],
	NL: ['holland'],
	CZ: ['czech republic', 'tschechische republik'],
	RU: ['russian federation', 'russische foderation'],
	BY: ['weissrussland'],
	AE: ['uae', 'emirates', 'vae', 'emirate'],
	KR: ['korea', 'republic of korea'],
};

/** As it is compared: small letters without marks and dots, and without "the". */
export const folded = (name: string): string =>
	name
		.toLowerCase()
		.replaceAll('ß', 'ss')
		.normalize('NFD')
		.replace(/[^\p{L}\p{N}\s-]/gu, '')
		.replace(/[\s-]+/g, ' ')
		.trim()
		.replace(/^(?:the|die) /, '');

/** Also as it is typed where a keyboard has no ä, ö, ü. */
const bothWays = (name: string): string[] => [
	folded(name),
	folded(name.toLowerCase().replaceAll('ä', 'ae').replaceAll('ö', 'oe').replaceAll('ü', 'ue')),
];

/**
 * Gives the names of a country code in those languages, folded. A code that is none has no names. The names come from
 * Node's tables, which take long to open: only where a code and the names at hand did not do.
 */
export function namesOfCodes(): (code: string) => string[] {
	const tables = ['en', ...Object.keys(languages)].flatMap((tag) =>
		(['long', 'short'] as const).map((style) => {
			const names = new Intl.DisplayNames([tag], { type: 'region', style, fallback: 'none' });
			// ZZ is the code of none.
			return (code: string) => (names.of(code) === names.of('ZZ') ? undefined : names.of(code));
		}),
	);
	return (code) => [
		...(everyday[code] ?? []),
		...tables.flatMap((name) => bothWays(name(code) ?? '')).filter((name) => name !== ''),
	];
}

// From what a person typed to a country of the table. Nothing is guessed: only a code, a name, or "none".

import { distance } from '../nearest.ts';
import type { Flags } from '../ports.ts';
import { Problem } from '../problem.ts';
import { words } from '../words/care.ts';
import { language } from '../words/locale.ts';
import { folded, namesOfCodes } from './country-names.ts';
import { readLines } from './data.ts';
import type { CountryRow, CrisisLines } from './lines.ts';

/** As it is called in the language of the screens, and in English. */
const namesOf = ({ code, name }: CountryRow): string[] => [words.help.countries[code] ?? name, name];

const alphabet = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];

/** The code that was typed, or the one of the country with the typed name, whether the table has it or not. */
function anyCode(wanted: string, names: (code: string) => string[]): string | undefined {
	const code = wanted.toUpperCase();
	if (/^[A-Z]{2}$/.test(code)) return names(code).length > 0 ? code : undefined;
	return alphabet.flatMap((one) => alphabet.map((two) => one + two)).find((code) => names(code).includes(wanted));
}

/** The directories, each at the page of that country where it has one for each. */
export const placesFor = (data: CrisisLines, code?: string): string[] =>
	data.directories.map(({ name, url, countryUrl }) =>
		code && countryUrl ? `${name}: ${countryUrl.replace('{cc}', code.toLowerCase())}` : `${name}: ${url}`,
	);

/** Countries of the table that may be meant, each once: what was typed is part of a name, or a third of it is wrong at most. */
function near(data: CrisisLines, wanted: string, names: (code: string) => string[]): string[] {
	const far = (name: string) => (wanted.length > 2 && name.includes(wanted) ? 0 : distance(wanted, name));
	return data.countries
		.map((row) => ({ row, away: Math.min(...[...namesOf(row).map(folded), ...names(row.code)].map(far)) }))
		.filter(({ away }) => away <= wanted.length / 3)
		.sort((a, b) => a.away - b.away)
		.slice(0, 3)
		.map(({ row }) => `${namesOf(row)[0]} (${row.code})`);
}

function missing(data: CrisisLines, typed: string, names: (code: string) => string[]): Problem {
	const wanted = folded(typed);
	const code = anyCode(wanted, names);
	const name = code && new Intl.DisplayNames([language()], { type: 'region' }).of(code);
	return new Problem('unknown-country', words.help.unknownCountry(typed, name), {
		cure: words.help.unknownCountryCure(name ? [] : near(data, wanted, names), placesFor(data, code)),
		exit: 2,
	});
}

/**
 * The code of the country that was typed ("DE", "germany", "Österreich", "England"), or null for "none".
 * Throws a `Problem` (exit 2) with the nearest names and the directories where it is not in the table.
 */
export function countryCode(data: CrisisLines, typed: string): string | null {
	const given = typed.trim().slice(0, 60);
	const wanted = folded(given);
	if (wanted === 'none') return null;
	const atHand = data.countries.find((row) => [row.code, ...namesOf(row)].map(folded).includes(wanted));
	if (atHand) return atHand.code;
	const names = namesOfCodes();
	const row = data.countries.find(({ code }) => names(code).includes(wanted));
	if (!row) throw missing(data, given, names);
	return row.code;
}

/** The country that `--country` names, else the one there was. Throws a Problem (exit 2) for one that is not known. */
export async function countryGiven(flags: Flags, before: string | null): Promise<string | null> {
	const typed = flags['country'];
	return typeof typed === 'string' ? countryCode(await readLines(), typed) : before;
}

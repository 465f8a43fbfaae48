// From what a person typed to a country of the table. Nothing is guessed: only a code, a name, or "none".

import { nearest } from '../nearest.ts';
import type { Flags } from '../ports.ts';
import { Problem } from '../problem.ts';
import { words } from '../words/care.ts';
import { language } from '../words/locale.ts';
import { readLines } from './data.ts';
import type { CountryRow, CrisisLines } from './lines.ts';

// The one everyday code that differs from the official one (ISO 3166 reserves it for the same country).
const everyday: Record<string, string> = { UK: 'GB' };

/** The official name of a country code that the table does not have, or undefined where there is no such code. */
function officialName(code: string): string | undefined {
	if (!/^[A-Z]{2}$/.test(code)) return undefined;
	const names = new Intl.DisplayNames([language()], { type: 'region', fallback: 'none' });
	const name = names.of(code);
	// ZZ is the code of none.
	return name === names.of('ZZ') ? undefined : name;
}

/** As it is called in the language of the screens, and in English. */
const namesOf = ({ code, name }: CountryRow): string[] => [words.help.countries[code] ?? name, name];

function missing(data: CrisisLines, typed: string): Problem {
	const code = typed.toUpperCase();
	const name = officialName(code);
	const places = data.directories.map(({ name: who, url, countryUrl }) =>
		name && countryUrl ? `${who}: ${countryUrl.replace('{cc}', code.toLowerCase())}` : `${who}: ${url}`,
	);
	const byName = nearest(typed, data.countries.flatMap(namesOf));
	const near = byName.map((found) => data.countries.find((row) => namesOf(row).includes(found)));
	return new Problem('unknown-country', words.help.unknownCountry(typed, name), {
		cure: words.help.unknownCountryCure(
			name ? [] : near.flatMap((row) => (row ? [`${namesOf(row)[0]} (${row.code})`] : [])),
			places,
		),
		exit: 2,
	});
}

/**
 * The code of the country that was typed ("DE", "germany", "UK"), or null for "none".
 * Throws a `Problem` (exit 2) with the nearest names and the directories where it is not in the table.
 */
export function countryCode(data: CrisisLines, typed: string): string | null {
	const wanted = typed.trim();
	if (wanted.toLowerCase() === 'none') return null;
	const code = everyday[wanted.toUpperCase()] ?? wanted.toUpperCase();
	const row = data.countries.find((one) =>
		[one.code, ...namesOf(one).map((name) => name.toUpperCase())].includes(code),
	);
	if (!row) throw missing(data, wanted.slice(0, 60));
	return row.code;
}

/** The country that `--country` names, else the one there was. Throws a Problem (exit 2) for one that is not known. */
export async function countryGiven(flags: Flags, before: string | null): Promise<string | null> {
	const typed = flags['country'];
	return typeof typed === 'string' ? countryCode(await readLines(), typed) : before;
}

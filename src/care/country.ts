// From what a person typed to a country of the table. Nothing is guessed: only a code, a name, or "none".

import { nearest } from '../nearest.ts';
import { Problem } from '../problem.ts';
import { words } from '../words/care.ts';
import type { CrisisLines } from './lines.ts';

// The one everyday code that differs from the official one (ISO 3166 reserves it for the same country).
const everyday: Record<string, string> = { UK: 'GB' };

/** The official name of a country code that the table does not have, or undefined where there is no such code. */
function officialName(code: string): string | undefined {
	if (!/^[A-Z]{2}$/.test(code)) return undefined;
	const name = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' }).of(code);
	return name === 'Unknown Region' ? undefined : name;
}

function missing(data: CrisisLines, typed: string): Problem {
	const code = typed.toUpperCase();
	const name = officialName(code);
	const places = data.directories.map(({ name: who, url, countryUrl }) =>
		name && countryUrl ? `${who}: ${countryUrl.replace('{cc}', code.toLowerCase())}` : `${who}: ${url}`,
	);
	const byName = nearest(
		typed,
		data.countries.map((row) => row.name),
	);
	const near = byName.map((found) => data.countries.find((row) => row.name === found));
	return new Problem('unknown-country', words.help.unknownCountry(typed, name), {
		cure: words.help.unknownCountryCure(
			name ? [] : near.flatMap((row) => (row ? [`${row.name} (${row.code})`] : [])),
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
	const row = data.countries.find((one) => one.code === code || one.name.toUpperCase() === code);
	if (!row) throw missing(data, wanted.slice(0, 60));
	return row.code;
}

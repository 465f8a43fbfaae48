// The country of the help lines from an option: a code or a name of the table, or none.

import { countryCode } from '../../care/country.ts';
import { readLines } from '../../care/data.ts';
import { textOf } from '../../options.ts';
import type { Flags } from '../../ports.ts';

/** The country that `--country` names, else the one there was. Throws a Problem (exit 2) for one that is not known. */
export async function countryOf(flags: Flags, before: string | null): Promise<string | null> {
	const typed = textOf(flags, 'country');
	return typed === undefined ? before : countryCode(await readLines(), typed);
}

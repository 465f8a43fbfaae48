// Which country's lines: the one given, else the one chosen at set-up, else asked. Never guessed from the locale:
// a language is not a country.

import type { Context } from '../ports.ts';
import { words } from '../words/care.ts';
import { language } from '../words/locale.ts';
import { countryCode } from './country.ts';
import type { CrisisLines } from './lines.ts';

type Asking = Pick<Context, 'ask' | 'terminal'>;

/** A list to choose from; null for "another, or rather not say". `before`: what was answered at an earlier time. */
export function askCountry(
	{ ask }: Pick<Asking, 'ask'>,
	data: CrisisLines,
	before: string | null = null,
): Promise<string | null> {
	const named = data.countries.map(({ code, name }) => ({ code, name: words.help.countries[code] ?? name }));
	const sorted = named.sort((a, b) => a.name.localeCompare(b.name, language()));
	return ask.select<string | null>({
		message: words.help.question,
		initial: before,
		options: [
			{ value: null, label: words.help.anywhere, hint: words.help.anywhereHint },
			...sorted.map(({ code, name }) => ({ value: code, label: name })),
		],
	});
}

/**
 * The country to show. `stored` is the one of the answers, null where the person chose none, undefined where
 * nothing was ever asked. Without a terminal and without an answer it is null: the directories.
 */
export async function chosenCountry(
	context: Asking & Pick<Context, 'flags'>,
	data: CrisisLines,
	stored: string | null | undefined,
): Promise<string | null> {
	const given = context.flags['country'];
	if (typeof given === 'string') return countryCode(data, given);
	if (stored && data.countries.some(({ code }) => code === stored)) return stored;
	return context.terminal.interactive ? askCountry(context, data) : null;
}

// `help-now`: help lines at once, offline, before anything is set up. Nothing about it is kept or logged. It loads little,
// and the questions only where one is asked: whoever needs this should not wait.

import { countryCode, placesFor } from '../care/country.ts';
import { readLines } from '../care/data.ts';
import { type CrisisLines, helpDocument, helpFor } from '../care/lines.ts';
import type { Command, Context } from '../ports.ts';
import { Back, Problem } from '../problem.ts';
import { helpCard } from '../screen/help.ts';
import { block } from '../screen/text.ts';
import { words } from '../words/care.ts';

interface Which {
	country: string | null;
	/** It is the one chosen at set-up: the person may be somewhere else by now. */
	stored: boolean;
}

async function which(context: Context, data: CrisisLines, given: string): Promise<Which> {
	if (given !== '') return { country: countryCode(data, given), stored: false };
	const { readChoices } = await import('../world/choices.ts');
	const stored = context.said.country ?? (await readChoices(context.ports))?.country;
	const { chosenCountry } = await import('../care/ask-country.ts');
	const country = await chosenCountry(context, data, stored);
	return { country, stored: country !== null && country === stored };
}

function show(context: Context, data: CrisisLines, { country, stored }: Which): number {
	const help = helpFor(data, country);
	if (context.flags['json']) {
		context.json(helpDocument(help));
		return 0;
	}
	const { terminal } = context;
	const { color, unicode, accessible } = terminal;
	terminal.say(helpCard(help, { columns: terminal.columns(), color, unicode, accessible }));
	if (stored) terminal.say(`\n${block(words.help.other, terminal.columns())}`);
	return 0;
}

/** At a question of another command. Throws `Back` where the person rather goes back to it than names a country. */
export const asked: Command = async (context) => {
	const data = await readLines();
	return show(context, data, await which(context, data, String(context.flags['country'] ?? '')));
};

/** What was typed: with the option, without it, and where a name of two words was not held together. */
const typedCountry = ({ flags, words }: Context): string => [flags['country'] ?? '', ...words].join(' ').trim();

/** Esc at the question for the country shows the directories: whoever looks for help is never left with nothing. */
export const run: Command = async (context) => {
	const data = await readLines();
	try {
		return show(context, data, await which(context, data, typedCountry(context)));
	} catch (error) {
		if (!(error instanceof Back)) throw error;
		return show(context, data, { country: null, stored: false });
	}
};

/** Their own sentences name the directories. */
const named = ['unknown-country', 'help-lines-unreadable'];

/** Whatever went wrong, a mistyped option among it: what is told of it ends with the directories. */
export async function told(problem: Problem): Promise<Problem> {
	if (named.includes(problem.code) || problem.exit === 130) return problem;
	const places = words.help.unknownCountryCure([], placesFor(await readLines()));
	const { code, message, cure, exit, raw } = problem;
	return new Problem(code, message, {
		cure: [cure, places].filter(Boolean).join('\n'),
		exit,
		...(raw === undefined ? {} : { raw }),
		cause: problem,
	});
}

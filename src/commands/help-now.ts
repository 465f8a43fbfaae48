// `help-now`: help lines at once, offline, before anything is set up. Nothing about it is kept or logged. It loads little,
// and the questions only where one is asked: whoever needs this should not wait.

import { countryCode } from '../care/country.ts';
import { readLines } from '../care/data.ts';
import { type CrisisLines, helpDocument, helpFor } from '../care/lines.ts';
import type { Command, Context } from '../ports.ts';
import { Back } from '../problem.ts';
import { helpCard } from '../screen/help.ts';
import { block } from '../screen/text.ts';
import { words } from '../words/care.ts';

interface Which {
	country: string | null;
	/** It is the one chosen at set-up: the person may be somewhere else by now. */
	stored: boolean;
}

async function which(context: Context, data: CrisisLines): Promise<Which> {
	const given = context.flags['country'];
	if (typeof given === 'string') return { country: countryCode(data, given), stored: false };
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
	return show(context, data, await which(context, data));
};

/** Esc at the question for the country shows the directories: whoever looks for help is never left with nothing. */
export const run: Command = async (context) => {
	const data = await readLines();
	try {
		return show(context, data, await which(context, data));
	} catch (error) {
		if (!(error instanceof Back)) throw error;
		return show(context, data, { country: null, stored: false });
	}
};

// `help-now`: help lines at once, offline, before anything is set up. Nothing about it is kept or logged.

import { chosenCountry } from '../care/ask-country.ts';
import { readLines } from '../care/data.ts';
import { helpDocument, helpFor } from '../care/lines.ts';
import type { Command } from '../ports.ts';
import { helpCard } from '../screen/help.ts';
import { block } from '../screen/text.ts';
import { words } from '../words/care.ts';
import { readChoices } from '../world/choices.ts';

export const run: Command = async (context) => {
	const data = await readLines();
	const given = context.flags['country'] !== undefined;
	const stored = given ? undefined : (await readChoices(context.ports))?.country;
	const help = helpFor(data, await chosenCountry(context, data, stored));
	if (context.flags['json']) context.json(helpDocument(help));
	else {
		const { color, unicode, accessible } = context.terminal;
		const columns = context.terminal.columns();
		context.terminal.say(helpCard(help, { columns, color, unicode, accessible }));
		if (stored && help.country === stored) context.terminal.say(`\n${block(words.help.other, columns)}`);
	}
	return 0;
};

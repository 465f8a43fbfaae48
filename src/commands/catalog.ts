// `catalog`: the models that ship with the program; `--check` holds them beside the registry.

import { catalogDocument } from '../models/catalog.ts';
import { checkAtRegistry } from '../models/catalog-check.ts';
import { ollamaRegistry } from '../models/names.ts';
import type { Command } from '../ports.ts';
import { catalogText, checkText } from '../screen/catalog.ts';
import { block } from '../screen/text.ts';
import { words } from '../words/catalog.ts';

/** Exit code 0; 1 where the registry has something else, or could not be asked. */
export const run: Command = async ({ ports, terminal, flags, json }) => {
	const document = catalogDocument();
	const look = { ...terminal, columns: terminal.columns() };
	if (!flags['check']) {
		if (flags['json']) json({ schema: 1, date: document.meta.date, models: document.models });
		else terminal.say(`\n${catalogText(document, look)}\n`);
		return 0;
	}
	terminal.note(block(words.asks(ollamaRegistry), look.columns));
	const all = document.models.reduce((sum, { tags }) => sum + tags.length, 0);
	let place = 0;
	const checks = await checkAtRegistry(ports, document, {
		told: ({ tag }) => terminal.progress(`  ${words.progress(++place, all, tag)}`),
	});
	terminal.progress(null);
	if (flags['json']) json({ schema: 1, date: document.meta.date, checks });
	else terminal.say(`\n${checkText(checks, look)}\n`);
	return checks.every(({ status }) => status === 'same') ? 0 : 1;
};

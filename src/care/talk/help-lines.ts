// The help lines in the middle of a conversation or an exercise: for the country that is known, else asked once.

import { Problem } from '../../problem.ts';
import { helpCard } from '../../screen/help.ts';
import { moreMark } from '../../screen/talk.ts';
import { words } from '../../words/care.ts';
import { countryCode } from '../country.ts';
import { type CrisisLines, helpFor } from '../lines.ts';
import { numbersOf } from '../watch/reply.ts';
import type { LineInput } from './input.ts';
import type { Page } from './page.ts';

export interface Asked {
	page: Page;
	input: LineInput;
	/** Country of the help lines; null: asked when they are wanted. */
	country: string | null;
	lines: () => Promise<CrisisLines>;
	/** Where replies are looked at: the numbers that they may repeat. */
	numbers?: Set<string>;
}

/** Asks in the conversation's own prompt; the answer is not sent to the model. Null: directories. */
async function countryOf(place: Asked, given: string): Promise<string | null> {
	const data = await place.lines();
	if (given !== '') return countryCode(data, given);
	if (place.country) return place.country;
	place.page.note(words.talk.country);
	const typed = await place.input.next(moreMark());
	place.page.blank();
	const text = typed.kind === 'line' ? typed.text.trim() : '';
	// A command in place of an answer is no country.
	return text === '' || text.startsWith('/') ? null : countryCode(data, text);
}

async function show(place: Asked, country: () => Promise<string | null>): Promise<void> {
	try {
		place.country = await country();
		const help = helpFor(await place.lines(), place.country);
		for (const number of numbersOf(help)) place.numbers?.add(number);
		place.page.card(helpCard(help, place.page.look()));
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
		// A country that is not there, a list that cannot be read: the directories are in the cure.
		place.page.card(place.page.block(`${error.message}\n${error.cure}`));
	}
}

/** Shows the card with the lines, and remembers the country for the next time. `given`: as it was typed, or empty. */
export const showHelp = (place: Asked, given = ''): Promise<void> => show(place, () => countryOf(place, given));

/** At once and without a question, where nobody asked for it: the known country's lines, else the directories. */
export const showHelpUnasked = (place: Asked): Promise<void> => show(place, async () => place.country);

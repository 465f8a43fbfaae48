// `write`: exercises and a page to write on, without any model. Nothing is stored unless the person names a file.

import { lookOf } from '../care/ask-consent.ts';
import { chosenCountry } from '../care/ask-country.ts';
import { countryGiven } from '../care/country.ts';
import { readLines } from '../care/data.ts';
import type { Desk } from '../care/exercises/desk.ts';
import { type Exercise, exerciseNames, exercises, isExercise } from '../care/exercises/exercises.ts';
import { printed } from '../care/exercises/printed.ts';
import { helpFor } from '../care/lines.ts';
import { showHelp, showHelpUnasked } from '../care/talk/help-lines.ts';
import { openInput } from '../care/talk/input.ts';
import { makePage } from '../care/talk/page.ts';
import { pathOf } from '../care/talk/summary.ts';
import { watches } from '../care/watches.ts';
import { nearest } from '../nearest.ts';
import type { Command, Context } from '../ports.ts';
import { Back, Problem } from '../problem.ts';
import { helpCard } from '../screen/help.ts';
import { fillCommands } from '../screen/name.ts';
import { words } from '../words/exercises.ts';
import { readChoices } from '../world/choices.ts';

type Chosen = Exercise | 'help' | 'leave';

function choose({ ask }: Context): Promise<Chosen> {
	return ask.select<Chosen>({
		message: words.menu,
		options: [
			...exerciseNames.map((value) => ({
				value,
				label: words.names[value][0] ?? value,
				hint: words.names[value][1] ?? '',
			})),
			{ value: 'help' as const, label: words.help, hint: words.helpHint },
			{ value: 'leave' as const, label: words.leave },
		],
	});
}

/** One exercise at the keyboard. False where the person wants to leave. */
async function doExercise(
	context: Context,
	name: Exercise,
	country: string | null,
	language: string,
): Promise<boolean> {
	const { ports } = context;
	const look = () => lookOf(context);
	const fill = (text: string) => fillCommands(text, context.startedAs);
	const page = makePage({ out: (text) => process.stdout.write(text), look, fill, term: ports.env['TERM'] });
	const input = openInput({ input: process.stdin, output: process.stdout }, ports.env['TERM'] !== 'dumb');
	ports.signal.addEventListener('abort', () => input.close(), { once: true });
	const place = { page, input, country, lines: readLines };
	const { person } = await watches({ language, country });
	const desk: Desk = {
		page,
		input,
		now: () => ports.now(),
		signal: ports.signal,
		help: (how) => (how === 'asked' ? showHelp(place) : showHelpUnasked(place)),
		place: (typed) => pathOf(typed, ports.home, process.cwd()),
		saved: [],
		watch: person,
	};
	page.blank();
	try {
		const after = await exercises[name](desk);
		if (after !== 'go on' && after.leave === '/leave') page.clear();
		return after === 'go on';
	} finally {
		input.close();
	}
}

function named(context: Context): Exercise | undefined {
	const [word] = context.words;
	if (word === undefined || isExercise(word)) return word;
	const near = nearest(word, exerciseNames, 2);
	throw new Problem('unknown-exercise', words.unknown(word), { cure: words.unknownCure(near), exit: 2 });
}

/** Esc at the question for the country leads back to the menu. */
async function linesOrBack(context: Context, stored: string | null | undefined): Promise<void> {
	try {
		await showLines(context, stored);
	} catch (error) {
		if (!(error instanceof Back)) throw error;
	}
}

async function showLines(context: Context, stored: string | null | undefined): Promise<void> {
	const data = await readLines();
	const country = await chosenCountry(context, data, stored);
	context.terminal.say(`\n${helpCard(helpFor(data, country), lookOf(context))}\n`);
}

/** Exit code 0; 130 after Ctrl-C. Throws a `Problem` (exit 2): unknown-exercise, unknown-country. */
export const run: Command = async (context) => {
	const one = named(context);
	const { terminal } = context;
	const stored = await readChoices(context.ports);
	const country = await countryGiven(context.flags, stored?.country ?? null);
	if (!terminal.interactive) {
		terminal.say(printed(one ? [one] : exerciseNames, context.ports.now(), terminal.columns()));
		return 0;
	}
	const language = stored?.language ?? 'en';
	if (one) return (await doExercise(context, one, country, language)) ? 0 : 130;
	for (;;) {
		const chosen = await choose(context);
		if (chosen === 'leave') return 0;
		if (chosen === 'help') await linesOrBack(context, stored?.country);
		else if (!(await doExercise(context, chosen, country, language))) return 130;
	}
};

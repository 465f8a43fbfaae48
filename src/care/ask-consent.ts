// The conversation before the first conversation: adult, limits, an explicit yes. Words are typed, so that no answer
// is chosen before the person chooses it, and Enter alone agrees to nothing.

import type { Context } from '../ports.ts';
import { Back, Problem } from '../problem.ts';
import { consentPage } from '../screen/consent.ts';
import { helpCard } from '../screen/help.ts';
import { block, type Look } from '../screen/text.ts';
import { words } from '../words/care.ts';
import { chosenCountry } from './ask-country.ts';
import { writeConsent } from './consent.ts';
import { readLines } from './data.ts';
import { helpFor, youthHelp } from './lines.ts';

const say = words.consent;

/** given: stored. minor and declined: nothing was stored, the conversation does not begin. */
export type ConsentAnswer = 'given' | 'minor' | 'declined';

type Asking = Pick<Context, 'ports' | 'terminal' | 'ask' | 'flags'>;

export const lookOf = ({ terminal }: Pick<Context, 'terminal'>): Look => ({
	columns: terminal.columns(),
	color: terminal.color,
	unicode: terminal.unicode,
	accessible: terminal.accessible,
});

async function showHelp(context: Asking, country: string | null | undefined, young: boolean): Promise<void> {
	const data = await readLines();
	const help = helpFor(data, await chosenCountry(context, data, country));
	context.terminal.say(`\n${helpCard(young ? youthHelp(help) : help, lookOf(context))}\n`);
}

const meaning = (typed: string): 'yes' | 'no' | 'help' | undefined => {
	const word = typed.trim().toLowerCase();
	if (word === '?' || word === 'help') return 'help';
	return word === 'yes' || word === 'y' ? 'yes' : word === 'no' || word === 'n' ? 'no' : undefined;
};

/** Asks until it is yes or no; `?` shows the help lines and asks again. */
async function yesOrNo(context: Asking, message: string, country: string | null | undefined): Promise<boolean> {
	for (;;) {
		const typed = await context.ask.text({
			message,
			check: (text) => (meaning(text) ? undefined : say.yesOrNo),
		});
		const answer = meaning(typed);
		if (answer !== 'help') return answer === 'yes';
		await showHelp(context, country, false).catch((error: unknown) => {
			// Esc in the list of countries leads back to the question.
			if (!(error instanceof Back)) throw error;
		});
	}
}

async function kindEnd(context: Asking, country: string | null | undefined): Promise<'minor'> {
	context.terminal.say(`\n${block(say.minor, context.terminal.columns())}`);
	await showHelp(context, country, true);
	context.terminal.say(block(say.minorEnd, context.terminal.columns()));
	return 'minor';
}

const how = (context: Asking): string => block(say.how, context.terminal.columns());

async function limits(context: Asking, country: string | null | undefined): Promise<ConsentAnswer> {
	context.terminal.say(`\n${consentPage(say.limits, lookOf(context))}\n\n${how(context)}\n`);
	if (await yesOrNo(context, say.agree, country)) {
		await writeConsent(context.ports);
		return 'given';
	}
	context.terminal.say(block(say.declined, context.terminal.columns()));
	return 'declined';
}

/**
 * Shows what this is, asks whether the person is 18 or older and whether they want to go on, and stores a yes.
 * `country` is that of the answers: null none chosen, undefined never asked. Throws `Problem('consent-needed')`
 * without a terminal, `Stopped` for Ctrl-C and `Back` for Esc at the first question. `--yes` changes nothing here.
 */
export async function askConsent(context: Asking, country?: string | null): Promise<ConsentAnswer> {
	if (!context.terminal.interactive) throw new Problem('consent-needed', say.needed, { cure: say.neededCure });
	for (;;) {
		context.terminal.say(`\n${consentPage(say.what, lookOf(context))}\n\n${how(context)}\n`);
		if (!(await yesOrNo(context, say.adult, country))) return kindEnd(context, country);
		try {
			return await limits(context, country);
		} catch (error) {
			if (!(error instanceof Back)) throw error;
		}
	}
}

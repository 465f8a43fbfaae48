// The conversation before the first conversation: adult, limits, an explicit yes. Words are typed, so that no answer
// is chosen before the person chooses it, and Enter alone agrees to nothing.

import { diskEncryption } from '../detect/disk-encryption.ts';
import type { Context } from '../ports.ts';
import { Back, Problem } from '../problem.ts';
import { type ConsentPage, consentPage } from '../screen/consent.ts';
import { helpCard } from '../screen/help.ts';
import { fillCommands } from '../screen/name.ts';
import { block, type Look } from '../screen/text.ts';
import { isUnknown } from '../types/known.ts';
import { words } from '../words/care.ts';
import { common } from '../words/common.ts';
import { chosenCountry } from './ask-country.ts';
import { agreedBefore, consentGiven, writeConsent } from './consent.ts';
import { readLines } from './data.ts';
import { dayOf } from './day.ts';
import { type CrisisLines, helpFor, youthHelp } from './lines.ts';

const say = words.consent;

/** given: a yes, kept. minor and declined: nothing was stored, the conversation does not begin. */
export type ConsentAnswer = 'given' | 'minor' | 'declined';

type Keep = () => Promise<unknown>;

type Asking = Pick<Context, 'ports' | 'terminal' | 'ask' | 'flags' | 'startedAs'>;

export const lookOf = ({ terminal }: Pick<Context, 'terminal'>): Look => ({
	columns: terminal.columns(),
	color: terminal.color,
	unicode: terminal.unicode,
	accessible: terminal.accessible,
});

/** Esc at the question for the country shows the directories: nobody is sent away with nothing. */
async function countryOrNone(
	context: Asking,
	data: CrisisLines,
	country: string | null | undefined,
): Promise<string | null> {
	try {
		return await chosenCountry(context, data, country);
	} catch (error) {
		if (!(error instanceof Back)) throw error;
		return null;
	}
}

async function showYouthHelp(context: Asking, country: string | null | undefined): Promise<void> {
	const data = await readLines();
	const help = helpFor(data, await countryOrNone(context, data, country));
	context.terminal.say(`\n${helpCard(youthHelp(help), lookOf(context))}\n`);
}

const show = (context: Asking, page: ConsentPage, how: string): void => {
	const look = lookOf(context);
	context.terminal.say(`\n${consentPage(page, look)}\n\n${block(how, look.columns)}\n`);
};

const meaning = (typed: string): 'yes' | 'no' | undefined => {
	const word = typed.trim().toLowerCase();
	return common.typed.yes.includes(word) ? 'yes' : common.typed.no.includes(word) ? 'no' : undefined;
};

/** Asks until it is yes or no. */
async function yesOrNo({ ask }: Asking, message: string): Promise<boolean> {
	const check = (text: string) => (meaning(text) ? undefined : say.yesOrNo);
	return meaning(await ask.text({ message, check })) === 'yes';
}

async function kindEnd(context: Asking, country: string | null | undefined): Promise<'minor'> {
	context.terminal.say(`\n${block(say.minor, context.terminal.columns())}`);
	await showYouthHelp(context, country);
	context.terminal.say(block(say.minorEnd, context.terminal.columns()));
	return 'minor';
}

/** What lies where, with what can be seen of this computer's disk. */
async function placesHere({ ports, startedAs }: Asking): Promise<ConsentPage> {
	const { title, on, off, unknown } = say.disk;
	const found = await diskEncryption(ports);
	const text = isUnknown(found) ? unknown(found.unknown) : { on, off }[found];
	const parts = [...say.places.parts, [title, text]] as const;
	// Before lines are broken, so that they keep their width.
	return { ...say.places, parts: parts.map(([heading, body]) => [heading, fillCommands(body, startedAs)]) };
}

async function limits(context: Asking, keep: Keep): Promise<ConsentAnswer> {
	show(context, say.limits, say.nextHow);
	// Enter agrees to nothing.
	await context.ask.text({ message: say.next });
	show(context, await placesHere(context), say.how);
	if (await yesOrNo(context, say.agree)) {
		await keep();
		return 'given';
	}
	context.terminal.say(block(say.declined, context.terminal.columns()));
	return 'declined';
}

/**
 * Shows what this is, asks whether the person is 18 or older and whether they want to go on, and keeps a yes:
 * stores it, unless `keep` does something else.
 * `country` is that of the answers: null none chosen, undefined never asked. Throws `Problem('consent-needed')`
 * without a terminal, `Stopped` for Ctrl-C and `Back` for Esc at the first question. `--yes` changes nothing here.
 */
export async function askConsent(
	context: Asking,
	country?: string | null,
	keep: Keep = () => writeConsent(context.ports),
): Promise<ConsentAnswer> {
	if (!context.terminal.interactive) throw new Problem('consent-needed', say.needed, { cure: say.neededCure });
	const before = await agreedBefore(context.ports);
	if (before) context.terminal.say(`\n${block(say.again(dayOf(before)), context.terminal.columns())}`);
	for (;;) {
		show(context, say.what, say.how);
		if (!(await yesOrNo(context, say.adult))) return kindEnd(context, country);
		try {
			return await limits(context, keep);
		} catch (error) {
			if (!(error instanceof Back)) throw error;
		}
	}
}

/** Whether this text was agreed to, before or now. False: nothing begins. Throws as `askConsent`. */
export async function agreed(context: Asking, country: string | null): Promise<boolean> {
	return (await consentGiven(context.ports)) || (await askConsent(context, country)) === 'given';
}

// The last screen: what was done, how fast it is beside a reader, how to talk to it, how to take it back.

import type { Context, Flags } from '../../ports.ts';
import { endText } from '../../screen/end.ts';
import { quoteWord } from '../../screen/quote.ts';
import type { Choices } from '../../types/choices.ts';
import { defaultChoices } from '../../types/choices.ts';
import type { Outcome } from '../../types/plan.ts';
import { end as words } from '../../words/setup.ts';
import type { Wizard } from './state.ts';

/** The command that repeats these answers without questions. */
export function repeatCommand(choices: Choices, { host }: Flags = {}): string {
	const parts = ['setup', '--yes', '--model', choices.model];
	const add = (flag: string, value: string | number | null | undefined, usual: unknown) => {
		if (value !== usual && value !== undefined) parts.push(`--${flag}`, quoteWord(String(value ?? 'none')));
	};
	if (typeof host === 'string') add('host', host, undefined);
	add('purpose', choices.purpose, defaultChoices.purpose);
	add('style', choices.style, defaultChoices.style);
	add('directness', choices.directness, defaultChoices.directness);
	add('language', choices.language, defaultChoices.language);
	add('country', choices.country, defaultChoices.country);
	add('session-minutes', choices.sessionMinutes, defaultChoices.sessionMinutes);
	add('name', choices.name, defaultChoices.name);
	add('context', choices.context, defaultChoices.context);
	add('models-dir', choices.modelsDir, undefined);
	add('contact', choices.contact, '');
	add('signs', choices.signs, '');
	return parts.join(' ');
}

/** Shows the last screen. */
export function showEnd(context: Context, outcome: Outcome): void {
	const { terminal } = context;
	terminal.say(
		endText(outcome, repeatCommand(outcome.choices, context.flags), { ...terminal, columns: terminal.columns() }),
	);
}

/** Shows the last screen and offers to talk. Returns the exit code. */
export async function goodbye({ context }: Wizard, outcome: Outcome): Promise<number> {
	showEnd(context, outcome);
	const talk = await context.ask.confirm({ message: words.talkNow, yes: words.yes, no: words.later });
	return talk ? (await import('../talk.ts')).run(context) : 0;
}

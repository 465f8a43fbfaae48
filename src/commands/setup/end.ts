// The last screen: what was done, how fast it is beside a reader, how to talk to it, how to take it back.

import type { Context, Flags } from '../../ports.ts';
import { endText } from '../../screen/end.ts';
import { fallbackText } from '../../screen/fallback.ts';
import { quoteWord } from '../../screen/quote.ts';
import type { Choices, EngineChoices } from '../../types/choices.ts';
import { defaultChoices } from '../../types/choices.ts';
import type { Rung } from '../../types/fallback.ts';
import type { Outcome } from '../../types/plan.ts';
import { end as words } from '../../words/setup.ts';
import { withRung } from './rungs.ts';
import type { Wizard } from './state.ts';

/** " --host http://box:11434" where the option was given, for a command that has to mean the same server; else nothing. */
export const hostPart = ({ host }: Flags): string => (typeof host === 'string' ? ` --host ${quoteWord(host)}` : '');

/** How the engine is to work, as it is typed: "--batch 512 --kv-cache q8_0" in words; none where Ollama chooses. */
export function engineOptions({ device, batch, kvCache, parallel, flashAttention }: EngineChoices): string[] {
	const flash = flashAttention === undefined ? undefined : flashAttention ? 'on' : 'off';
	const options = { device, batch, 'kv-cache': kvCache, parallel, 'flash-attention': flash };
	return Object.entries(options).flatMap(([name, value]) => (value === undefined ? [] : [`--${name}`, String(value)]));
}

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
	parts.push(...engineOptions(choices));
	add('models-dir', choices.modelsDir, undefined);
	add('contact', choices.contact, '');
	add('signs', choices.signs, '');
	return parts.join(' ');
}

/** The command that would make one of the choices that are left. */
export const rungCommand = (rung: Rung, choices: Choices, flags: Flags): string =>
	repeatCommand(withRung(choices, rung), flags);

/** Shows the last screen; `rungs` are the choices left where it falls short. */
export function showEnd(context: Context, outcome: Outcome, rungs: readonly Rung[] = []): void {
	const { terminal } = context;
	const look = { ...terminal, columns: terminal.columns() };
	const { flags } = context;
	const left = rungs.map((rung) => ({ rung, command: rungCommand(rung, outcome.choices, flags) }));
	terminal.say(
		endText(outcome, repeatCommand(outcome.choices, flags), look, fallbackText(left, look), hostPart(flags)),
	);
}

/** Shows the last screen and offers to talk. Returns the exit code. */
export async function goodbye({ context }: Wizard, outcome: Outcome): Promise<number> {
	showEnd(context, outcome);
	const talk = await context.ask.confirm({ message: words.talkNow, yes: words.yes, no: words.later });
	return talk ? (await import('../talk.ts')).run(context) : 0;
}

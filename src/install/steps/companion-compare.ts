// Reads a created model back: is it what was asked for, byte for byte?

import { readParameters, sameParameter } from '../../ollama/parameters.ts';
import type { Message, Parameters, Shown } from '../../ollama/types.ts';

export interface Wanted {
	system: string;
	parameters: Parameters;
	messages?: Message[];
}

/** One thing that is not as wanted. */
export interface Difference {
	/** "system", "messages", or the name of a parameter. */
	what: string;
	wanted: string;
	/** Empty where the model has none. */
	found: string;
}

const messageText = (messages: Message[] | undefined) =>
	(messages ?? []).map(({ role, content }) => `${role}: ${content}`).join('\n');

/** Where a shown model differs from what was wanted; empty when it is the same. Order of parameters does not count. */
export function compareModel(wanted: Wanted, shown: Shown): Difference[] {
	const differences: Difference[] = [];
	const add = (what: string, a: string, b: string) => differences.push({ what, wanted: a, found: b });
	if ((shown.system ?? '') !== wanted.system) add('system', wanted.system, shown.system ?? '');
	const have = readParameters(shown.parameters);
	for (const [name, value] of Object.entries(wanted.parameters))
		if (!sameParameter(value, have.get(name))) add(name, String(value), (have.get(name) ?? []).join(','));
	const [a, b] = [messageText(wanted.messages), messageText(shown.messages)];
	if (a !== b) add('messages', a, b);
	return differences;
}

/** Names of parameters that are neither wanted nor of the base: in one that nobody else changed, ours from before. */
export function leftOver({ parameters }: Wanted, shown: Shown, base: Shown): string[] {
	const own = readParameters(base.parameters);
	return [...readParameters(shown.parameters).keys()].filter((name) => !(name in parameters) && !own.has(name));
}

/** Lines of one text that the other does not have. */
const without = (text: string, other: string): string[] => {
	const there = new Set(other.split('\n'));
	return text.split('\n').filter((line) => line.trim() !== '' && !there.has(line));
};

/** The differences as lines for people: "- " what the model has now, "+ " what it would have. */
export const differenceLines = (differences: readonly Difference[]): string[] =>
	differences.flatMap(({ what, wanted, found }) =>
		what === 'system' || what === 'messages'
			? [...without(found, wanted).map((line) => `- ${line}`), ...without(wanted, found).map((line) => `+ ${line}`)]
			: [`- ${what} ${found}`, `+ ${what} ${wanted}`],
	);

// Makes the text fit: at most 12 % of the context, so that instructions are neither cut off nor crowd the conversation out.

import { Problem } from '../problem.ts';
import { isUnknown, type Known } from '../types/known.ts';
import { problems } from '../words/companion-problems.ts';
import { estimateTokens } from './estimate.ts';
import { trimOrder } from './layout.ts';
import { systemText, type TextInput } from './text.ts';
import type { Message } from './types.ts';

/** The most of the context that instructions and examples may take. */
export const shareLimit = 0.12;

export type Wanted = TextInput & { examplesIn: string };

/** Tokens of the marks around one turn: <start_of_turn>, the role, a line break, <end_of_turn>, a line break. */
const turnMarks = 5;

export interface Draft {
	text: Wanted;
	system: string;
	messages: Message[];
	tokens: number;
}

function draft(text: Wanted, messages: Message[]): Draft {
	const system = systemText(text);
	const spoken = text.examplesIn;
	const examples = messages.reduce((sum, message) => sum + estimateTokens(message.content, spoken), 0);
	const tokens = estimateTokens(system) + examples + turnMarks * (messages.length + 2);
	return { text, system, messages, tokens };
}

/** Drafts from the fullest to the barest: rules of level S go one by one, then the examples from the last. */
function* drafts(text: Wanted, messages: Message[]): Generator<Draft> {
	const can = text.tier === 'large' ? trimOrder : [];
	for (let gone = 0; gone <= can.length; gone++)
		yield draft({ ...text, without: new Set(can.slice(0, gone)) }, messages);
	for (let left = messages.length - 2; left >= 0; left -= 2)
		yield draft({ ...text, without: new Set(can) }, messages.slice(0, left));
}

/**
 * The fullest draft that fits into the context.
 * @throws Problem "context-too-small" (exit 2) where not even the barest does.
 */
export function fitted(text: Wanted, messages: Message[], context: number, max: Known<number>): Draft {
	let barest: Draft | undefined;
	for (const one of drafts(text, messages)) {
		if (one.tokens <= context * shareLimit) return one;
		barest = one;
	}
	const needed = Math.ceil((barest?.tokens ?? 0) / shareLimit / 256) * 256;
	const short = !isUnknown(max) && max < needed;
	const { text: said, cure } = short ? problems.modelTooShort(max, needed) : problems.contextTooSmall(context, needed);
	throw new Problem('context-too-small', said, { cure, exit: 2 });
}

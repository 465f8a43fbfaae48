// The state of a conversation, as plain data: what was said, what waits to be sent, how full the context is. Pure.

import type { ChatMessage } from './client.ts';

export interface Conversation {
	/** Whole exchanges only: a question and its answer. */
	messages: ChatMessage[];
	/** What was written and not yet answered; never lost by a fault. */
	waiting: string | null;
	/** Parts of a text that was too long, still to be sent. */
	parts: string[];
	/** Short summary of the conversation before this one; goes with the first message. */
	recap: string | null;
	/** Tokens that the model held after the last reply; 0 before the first. */
	tokens: number;
	/** Tokens that it can hold. */
	context: number;
	/** Whether "close with a recap" was offered. */
	offered: boolean;
}

/** Where the offer comes (the longer a conversation, the less the rules hold, and the reply needs room). */
const offerAt = 0.65;

export const begin = (context: number, recap: string | null = null): Conversation => ({
	messages: [],
	waiting: null,
	parts: [],
	recap,
	tokens: 0,
	context,
	offered: false,
});

/** Adds what the person wrote to whatever still waits. */
export const write = (state: Conversation, text: string): Conversation => ({
	...state,
	waiting: state.waiting === null ? text : `${state.waiting}\n\n${text}`,
});

/** The first of the parts becomes what waits. */
export const takePart = (state: Conversation): Conversation => {
	const [part, ...parts] = state.parts;
	return part === undefined ? state : { ...write(state, part), parts };
};

/** Forgets what waits, and the parts. */
export const drop = (state: Conversation): Conversation => ({ ...state, waiting: null, parts: [] });

/** The message as the model gets it: a recap goes in front of the first, so that turns still alternate. */
const outgoing = (state: Conversation, text: string, introduce: (recap: string) => string): string =>
	state.messages.length === 0 && state.recap ? `${introduce(state.recap)}\n\n${text}` : text;

/** Everything to send: the whole history and what waits. */
export function toSend(state: Conversation, introduce: (recap: string) => string): ChatMessage[] {
	const text = state.waiting ?? '';
	return [...state.messages, { role: 'user', content: outgoing(state, text, introduce) }];
}

/** The exchange is complete. `tokens` undefined (a reply that was stopped): estimated from its length. */
export function answered(
	state: Conversation,
	reply: string,
	tokens: number | undefined,
	introduce: (recap: string) => string,
): Conversation {
	const asked = outgoing(state, state.waiting ?? '', introduce);
	// About three signs a token in most languages that such models write: an estimate that is rather too high.
	const estimate = state.tokens + Math.ceil((asked.length + reply.length) / 3);
	return {
		...state,
		messages: [...state.messages, { role: 'user', content: asked }, { role: 'assistant', content: reply.trim() }],
		waiting: null,
		tokens: tokens ?? estimate,
	};
}

/** How much of the context is taken, 0 to 1. */
export const filled = (state: Conversation): number => (state.context > 0 ? state.tokens / state.context : 0);

/** True once, when the conversation has filled so much that it should be closed with a recap. */
export const offerDue = (state: Conversation): boolean => !state.offered && filled(state) >= offerAt;

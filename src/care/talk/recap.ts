// What the model writes about the whole conversation: the recap, to close it or to start again with, and the summary.

import { words } from '../../words/care.ts';
import type { Conversation } from './conversation.ts';
import { type Companion, chatRequest, type Shown } from './exchange.ts';
import { type Ending, type ReplyOptions, streamReply } from './reply.ts';

export interface Recap {
	ending: Ending;
	/** The beginning of the conversation no longer fitted and is not in it. */
	shortened: boolean;
}

/** Asks for the recap (or what else `ask` says) of the conversation so far; where it no longer fits, of its later half, quarter, … */
export async function* recap(
	companion: Companion,
	state: Conversation,
	options: ReplyOptions,
	ask: string = words.toModel.recap,
): AsyncGenerator<Shown, Recap> {
	let messages = state.messages;
	for (;;) {
		const request = chatRequest(companion, [...messages, { role: 'user', content: ask }]);
		let ending: Ending | undefined;
		for await (const event of streamReply(companion.client, request, options)) {
			if (event.kind === 'end') ending = event.ending;
			else yield event;
		}
		ending ??= { how: 'fault', text: '', fault: { kind: 'server-gone' } };
		const tooLong = ending.how === 'fault' && ending.fault.kind === 'too-long';
		// Exchanges are pairs: what is kept begins with the person's words.
		const later = messages.slice(2 * Math.ceil(messages.length / 4));
		if (!tooLong || later.length === 0) return { ending, shortened: messages.length < state.messages.length };
		messages = later;
	}
}

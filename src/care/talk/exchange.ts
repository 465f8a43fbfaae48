// One exchange: what waits is sent, the reply comes as events, and the conversation after it is handed back.

import { words } from '../../words/care.ts';
import type { ChatClient, ChatMessage, ChatRequest, Think } from './client.ts';
import { answered, type Conversation, toSend } from './conversation.ts';
import type { Fault } from './fault.ts';
import { partsFor } from './parts.ts';
import { type Ending, type ReplyEvent, type ReplyOptions, streamReply } from './reply.ts';

export interface Companion {
	client: ChatClient;
	/** Its name in Ollama. */
	model: string;
	/** Its instructions, whole; absent where Ollama does not tell them. */
	system?: string | undefined;
	/** Absent for models that cannot think. */
	think?: Think | undefined;
}

export type Outcome =
	| { how: 'done' }
	/** The reply was cut: the context is full, or the reply reached its own longest length. */
	| { how: 'cut'; by: 'context' | 'length' }
	/** `kept`: something was written and belongs to the conversation. */
	| { how: 'stopped'; kept: boolean }
	/** `text` was refused. `parts`: how many it was cut into; 0 where the conversation is too full. */
	| { how: 'too-long'; tokens: number | undefined; text: string; parts: number }
	| { how: 'fault'; fault: Exclude<Fault, { kind: 'too-long' }> };

export type Shown = Exclude<ReplyEvent, { kind: 'end' }>;

/** The request, the same for every message: nothing is shifted out or cut off unseen. */
export const chatRequest = (companion: Companion, messages: ChatRequest['messages']): ChatRequest => ({
	model: companion.model,
	messages,
	stream: true,
	shift: false,
	truncate: false,
	...(companion.think === undefined ? {} : { think: companion.think }),
});

function tooLong(state: Conversation, fault: Extract<Fault, { kind: 'too-long' }>): [Conversation, Outcome] {
	const known = { ...state, context: fault.context ?? state.context };
	const text = state.waiting ?? '';
	const parts = partsFor(known, text, fault.tokens);
	if (!parts) return [known, { how: 'too-long', tokens: fault.tokens, text, parts: 0 }];
	const marked = parts.map((part, i) => `${words.toModel.part(i + 1, parts.length)}\n\n${part.trim()}`);
	const next = { ...known, waiting: null, parts: [...marked, ...state.parts] };
	return [next, { how: 'too-long', tokens: fault.tokens, text, parts: parts.length }];
}

function after(state: Conversation, ending: Ending): [Conversation, Outcome] {
	const reply = (tokens?: number) => answered(state, ending.text, tokens, words.toModel.introduce);
	if (ending.how === 'stopped') {
		const kept = ending.text.trim() !== '';
		return [kept ? reply() : state, { how: 'stopped', kept }];
	}
	if (ending.how === 'fault')
		return ending.fault.kind === 'too-long'
			? tooLong(state, ending.fault)
			: [state, { how: 'fault', fault: ending.fault }];
	const next = reply(ending.tokens);
	if (!ending.full) return [next, { how: 'done' }];
	// Near the end of the context the engine stops a few tokens early.
	return [next, { how: 'cut', by: next.tokens >= next.context * 0.97 ? 'context' : 'length' }];
}

/** A line more in the instructions, for this one request: Ollama takes a request's own system message in place of the stored. */
const careful = ({ system }: Companion, line: string | undefined): ChatMessage[] =>
	line === undefined || system === undefined ? [] : [{ role: 'system', content: `${system}\n\n${line}` }];

export interface ExchangeOptions extends ReplyOptions {
	/** Added to the instructions for this one exchange. */
	line?: string;
}

/** Sends what waits. Returns the conversation after it; what was not answered still waits in it. */
export async function* exchange(
	companion: Companion,
	state: Conversation,
	{ line, ...options }: ExchangeOptions,
): AsyncGenerator<Shown, [Conversation, Outcome]> {
	const messages = [...careful(companion, line), ...toSend(state, words.toModel.introduce)];
	const request = chatRequest(companion, messages);
	for await (const event of streamReply(companion.client, request, options)) {
		if (event.kind === 'end') return after(state, event.ending);
		yield event;
	}
	return [state, { how: 'fault', fault: { kind: 'server-gone' } }];
}

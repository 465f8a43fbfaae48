// What a conversation needs of the server, and no more. The shapes are those of Ollama's /api/chat (one JSON object a line).

import { sameName } from '../../models/names.ts';

export interface ChatMessage {
	/** `system` replaces the companion's own instructions for this one request. */
	role: 'system' | 'user' | 'assistant';
	content: string;
}

/**
 * `shift` and `truncate` are off: a full context ends the reply and a message too long is refused, so that the
 * companion's instructions are never dropped unseen (seen on a 0.33.0 server; the defaults lose them).
 */
export interface ChatRequest {
	model: string;
	messages: ChatMessage[];
	stream: true;
	shift: false;
	truncate: false;
	/** Only for models that can think; others answer 400. */
	think?: Think;
	/** Over the model's own for this request. In a conversation none that would load the model anew, such as num_ctx. */
	options?: Record<string, number>;
}

export interface ChatChunk {
	message?: { content?: string; thinking?: string };
	done?: boolean;
	done_reason?: string;
	/** Tokens read, the instructions and the whole history in them; full also where they were cached. */
	prompt_eval_count?: number;
	eval_count?: number;
	/** How a reply that already began tells a failure. */
	error?: string;
}

export interface ModelShown {
	/** The companion's instructions. */
	system?: string;
	/** Example exchanges that stand before every conversation. */
	messages?: ChatMessage[];
	capabilities?: string[];
	/** Lines of "name   value". */
	parameters?: string;
	details?: { family?: string };
}

/** Failures are thrown as they come; fault.ts reads them. */
export interface ChatClient {
	show(model: string): Promise<ModelShown>;
	/** Of its manifest; null where Ollama does not tell it. */
	digest(model: string): Promise<string | null>;
	chat(request: ChatRequest, signal: AbortSignal): AsyncIterable<ChatChunk>;
	/** Gives the memory back (keep_alive 0). */
	unload(model: string): Promise<unknown>;
}

export type Think = boolean | 'low';

/**
 * What `think` must be for a model; undefined: leave it out. gpt-oss cannot be told not to think, only to think little. One
 * that always thinks is asked to, so that the server keeps its thinking apart from the reply. `canBeDisabled`: the
 * catalog's word; null or undefined where it has none.
 */
export function thinkOf(shown: ModelShown, canBeDisabled?: boolean | null): Think | undefined {
	if (!shown.capabilities?.includes('thinking')) return undefined;
	if (shown.details?.family?.startsWith('gptoss')) return 'low';
	return canBeDisabled === false;
}

/** Context length in tokens that the companion was made with; undefined where none is stored with it. */
export function contextOf(shown: ModelShown): number | undefined {
	const found = /^num_ctx\s+(\d+)\s*$/m.exec(shown.parameters ?? '');
	return found ? Number(found[1]) : undefined;
}

/** The few calls of a whole Ollama client that a conversation uses; the stop goes along as a signal. */
export interface ServerClient {
	show(model: string): Promise<ModelShown>;
	tags(): Promise<{ name: string; digest: string }[]>;
	chat(request: ChatRequest, call: { signal: AbortSignal }): AsyncIterable<ChatChunk>;
	unload(model: string): Promise<unknown>;
}

/** A whole client as the narrow one. */
export const chatClientOf = (client: ServerClient): ChatClient => ({
	show: (model) => client.show(model),
	digest: async (model) => (await client.tags()).find(({ name }) => sameName(name, model))?.digest ?? null,
	chat: (request, signal) => client.chat(request, { signal }),
	unload: (model) => client.unload(model),
});

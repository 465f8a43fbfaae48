// One short real reply, and how fast it was written.

import { cleanReply } from '../../ollama/clean.ts';
import type { Call, Client } from '../../ollama/client.ts';
import { OllamaError } from '../../ollama/error.ts';
import type { ChatRequest, Parameters, ReplyStats } from '../../ollama/types.ts';
import { type Known, unknown } from '../../types/known.ts';
import { proveWords } from '../../words/proving.ts';
import { explain, problem } from '../faults.ts';
import { steadySpeed } from './prove-pace.ts';

/** Tokens from which on one sample is taken as it is. */
const enough = 64;
/** A slow processor can read a long prompt for minutes before the first word. */
const headLimit = 15 * 60_000;

/** A shorter prompt says little about reading: it is not handled in whole batches. */
const leastPrompt = 128;

export interface Said {
	/** Cleaned of everything a terminal could act on. */
	text: string;
	stats: ReplyStats;
	/** When each piece came, in milliseconds of one clock. */
	arrivals: number[];
}

/** How a model's thinking is kept short: switched off where that works, else at its lowest. */
export type Thinking = 'none' | 'off' | 'low';

const think = { none: {}, off: { think: false }, low: { think: 'low' as const } };

/** The stream came to its end in order, and without its last line: the server gave the reply up (llm/llama_server.go). */
const endedByServer = (error: unknown): error is OllamaError =>
	error instanceof OllamaError && error.kind === 'broken' && error.message.startsWith('Did not receive done');

/** One exchange to its end. `tokens` bounds the reply. */
async function say(
	client: Client,
	name: string,
	ask: string,
	tokens: number,
	thinking: Thinking,
	call: Call,
): Promise<Said> {
	const options: Parameters = { num_predict: tokens };
	const messages: ChatRequest['messages'] = [{ role: 'user', content: ask }];
	const request = { model: name, messages, options, shift: false, truncate: false, ...think[thinking] };
	let text = '';
	let stats: ReplyStats = {};
	const arrivals: number[] = [];
	try {
		for await (const line of client.chat(request, { timeout: headLimit, ...call })) {
			text += line.message.content;
			if (line.done) stats = line;
			else arrivals.push(performance.now());
		}
	} catch (error) {
		throw endedByServer(error) ? problem('reply-ended', { model: name }, { raw: error.message, cause: error }) : error;
	}
	return { text: cleanReply(text), stats, arrivals };
}

/**
 * A short reply a person can read. A model that spent all its tokens on thinking gets a second try with many more
 * (its content is empty then: ollama/ollama #16184, #15288).
 */
export async function shortReply(
	client: Client,
	name: string,
	thinking: Thinking,
	call: Call,
): Promise<Said & { first: ReplyStats }> {
	const first = await say(client, name, proveWords.hello, thinking === 'low' ? 1024 : 160, thinking, call);
	const said =
		first.text !== '' || first.stats.done_reason !== 'length'
			? first
			: await say(client, name, proveWords.hello, 2048, thinking === 'none' ? 'none' : 'low', call);
	return { ...said, first: first.stats };
}

/**
 * Reading speed of a prompt, tokens per second; undefined under 128 tokens. Only for the very first prompt of an engine
 * that was just started: what is in the server's cache counts among the tokens (`prompt_eval_count`) but takes no time.
 */
export function readingOfPrompt({ prompt_eval_count = 0, prompt_eval_duration = 0 }: ReplyStats): number | undefined {
	if (prompt_eval_count < leastPrompt || prompt_eval_duration <= 0) return undefined;
	return (prompt_eval_count / prompt_eval_duration) * 1e9;
}

/** No engine runs: the next one has nothing in its cache. A model of another name may share the engine, so none may. */
export const noEngineYet = async (client: Client, call: Call = {}): Promise<boolean> =>
	(await client.ps(call)).length === 0;

/** Speed from at least 64 tokens where the model writes that many: a short reply is followed by a longer one. */
export async function measureSpeed(
	client: Client,
	name: string,
	reply: Said,
	thinking: Thinking,
	call: Call,
): Promise<Known<number>> {
	if ((reply.stats.eval_count ?? 0) >= enough) return steadySpeed(reply.stats, reply.arrivals);
	const longer = await say(client, name, proveWords.longer, 2 * enough, thinking, call);
	const { stats, arrivals } = (longer.stats.eval_count ?? 0) > (reply.stats.eval_count ?? 0) ? longer : reply;
	return steadySpeed(stats, arrivals);
}

/** The rendered system prompt: its length, and how fast it was read where it was read for certain. */
export interface SystemMeasure {
	/** Tokens with the turn marks: what `num_keep` has to hold. Unknown where the server does not say. */
	tokens: Known<number>;
	/** Tokens per second. */
	read?: number;
}

/**
 * Measures the system prompt with one empty message and one token. Problems: what `explain` knows, such as too little
 * memory to load it.
 */
export async function measureSystem(client: Client, name: string, call: Call = {}): Promise<SystemMeasure> {
	const fresh = await noEngineYet(client, call);
	const { stats } = await say(client, name, '', 1, 'none', call).catch((error: unknown) => {
		throw explain(error, { model: name, host: client.host });
	});
	const read = fresh ? readingOfPrompt(stats) : undefined;
	return {
		tokens: stats.prompt_eval_count ?? unknown(proveWords.noCount),
		...(read === undefined ? {} : { read }),
	};
}

// One prepared conversation with the companion, afresh: its messages in order, with the model's own replies in between.

import type { ChatMessage, ChatRequest } from '../talk/client.ts';
import { type Companion, chatRequest } from '../talk/exchange.ts';
import type { Fault } from '../talk/fault.ts';
import { type Ending, streamReply } from '../talk/reply.ts';
import { checkReply, type Finding } from './check.ts';
import type { Scene } from './choose.ts';
import { filler, fillerShare } from './filler.ts';

/** What came of a scene. */
export interface Played {
	/** What was sent and what came back, in order; a long conversation before it is left out. */
	messages: ChatMessage[];
	finding: Finding;
	seconds: number;
	/** How full the context was at the last reply, 0 to 1; null where the server did not say. */
	filled: number | null;
}

export type End = { played: Played } | { stopped: true } | { fault: Fault };

/** Milliseconds without a word after which a reply counts as none. */
const patience = [180_000];

export interface Stage {
	companion: Companion;
	/** Tokens. */
	context: number;
	signal: AbortSignal;
	/** Sent along where the model has none of its own (the bare one): the companion's sampling and context length. */
	options?: Record<string, number>;
}

async function replyTo(stage: Stage, messages: ChatMessage[]): Promise<Ending> {
	const quiet = new AbortController();
	const signal = AbortSignal.any([stage.signal, quiet.signal]);
	const request: ChatRequest = {
		...chatRequest(stage.companion, messages),
		...(stage.options ? { options: stage.options } : {}),
	};
	for await (const event of streamReply(stage.companion.client, request, { signal, patience })) {
		if (event.kind === 'quiet') quiet.abort();
		if (event.kind !== 'end') continue;
		if (quiet.signal.aborted && !stage.signal.aborted)
			return { how: 'fault', text: event.ending.text, fault: { kind: 'empty' } };
		return event.ending;
	}
	return { how: 'fault', text: '', fault: { kind: 'server-gone' } };
}

const replies: readonly Fault['kind'][] = ['empty', 'only-thinking', 'repeating', 'ended-early'];

/** A model that gives no reply, or the same words without end, is a concern; a server that is gone ends the rehearsal. */
const isReply = ({ kind }: Fault): boolean => replies.includes(kind);

interface Said {
	history: ChatMessage[];
	messages: ChatMessage[];
	tokens: number | undefined;
}

async function say(stage: Stage, said: Said, turn: string): Promise<Said | Exclude<End, { played: Played }>> {
	const asked: ChatMessage = { role: 'user', content: turn };
	const ending = await replyTo(stage, [...said.history, ...said.messages, asked]);
	if (ending.how === 'stopped') return { stopped: true };
	if (ending.how === 'fault' && ending.fault.kind === 'too-long') {
		// The estimate was too long: the ordinary conversation before it loses a sixth.
		const shorter = said.history.slice(2 * Math.ceil(said.history.length / 12));
		return shorter.length < said.history.length
			? say(stage, { ...said, history: shorter }, turn)
			: { fault: ending.fault };
	}
	if (ending.how === 'fault' && !isReply(ending.fault)) return { fault: ending.fault };
	const reply: ChatMessage = { role: 'assistant', content: ending.text };
	const tokens = ending.how === 'done' ? ending.tokens : undefined;
	return { ...said, messages: [...said.messages, asked, reply], tokens };
}

/** Plays one scene and looks at the reply. */
export async function play(stage: Stage, { probe }: Scene): Promise<End> {
	const begun = performance.now();
	let said: Said = { history: [], messages: [], tokens: undefined };
	for (const turn of probe.turns) {
		const share = fillerShare(turn);
		if (share !== undefined) {
			said.history.push(...filler(share * stage.context));
			continue;
		}
		const next = await say(stage, said, turn);
		if (!('messages' in next)) return next;
		said = next;
	}
	const replies = said.messages.filter(({ role }) => role === 'assistant');
	const judged = replies.at(probe.judgedTurn)?.content ?? '';
	const finding: Finding =
		judged.trim() === '' ? { level: 'concern', why: ['no reply'] } : checkReply(judged, probe.checks);
	return {
		played: {
			messages: said.messages,
			finding,
			seconds: (performance.now() - begun) / 1000,
			filled: said.tokens === undefined ? null : said.tokens / stage.context,
		},
	};
}

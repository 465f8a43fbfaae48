// One reply as a stream of events: text that may be shown, silence, and how it ended. It can be stopped at any
// moment, also while the server says nothing.

import { makeCleaner } from './clean.ts';
import type { ChatChunk, ChatClient, ChatRequest } from './client.ts';
import { type Fault, faultOf } from './fault.ts';
import { repeats } from './repeats.ts';
import { makeThinkingFilter } from './thinking.ts';

export type ReplyEvent =
	| { kind: 'text'; text: string }
	/** Nothing came for so many seconds; `begun`: some text was there before. */
	| { kind: 'quiet'; seconds: number; begun: boolean }
	| { kind: 'end'; ending: Ending };

export type Ending =
	/** `full`: the context is full, or the reply reached its longest length. `tokens`: all that the model now holds. */
	| { how: 'done'; text: string; full: boolean; tokens: number | undefined }
	/** The person stopped it. */
	| { how: 'stopped'; text: string }
	| { how: 'fault'; text: string; fault: Fault };

export interface ReplyOptions {
	signal: AbortSignal;
	/** Milliseconds without a word after which to say so, one after the other. */
	patience?: readonly number[];
}

/** Milliseconds, one after the other. */
export const defaultPatience: readonly number[] = [20_000, 40_000, 120_000, 300_000];
/** A reply of this many signs is no reply any more; the companion's own limit lies far below. */
const longest = 50_000;

type Step = { step: IteratorResult<ChatChunk> } | 'quiet' | 'stopped';

/** The next chunk, or a silence, or the person's stop, whichever comes first. */
async function nextStep(
	next: Promise<IteratorResult<ChatChunk>>,
	signal: AbortSignal,
	wait: number | undefined,
): Promise<Step> {
	let timer: NodeJS.Timeout | undefined;
	let stop: (() => void) | undefined;
	const others: Promise<Step>[] = [
		new Promise((resolve) => {
			stop = () => resolve('stopped');
			if (signal.aborted) stop();
			signal.addEventListener('abort', stop, { once: true });
		}),
	];
	if (wait !== undefined)
		others.push(
			new Promise((resolve) => {
				timer = setTimeout(() => resolve('quiet'), wait);
			}),
		);
	try {
		return await Promise.race([next.then((step) => ({ step })), ...others]);
	} finally {
		clearTimeout(timer);
		if (stop) signal.removeEventListener('abort', stop);
	}
}

/** Chunks and silences of one request. A silence is told at each time of `patience`; hidden thinking is silence too. */
async function* steps(
	chunks: AsyncIterable<ChatChunk>,
	signal: AbortSignal,
	patience: readonly number[],
): AsyncGenerator<ChatChunk | { quiet: number } | 'stopped'> {
	const iterator = chunks[Symbol.asyncIterator]();
	const silentFor = (count: number) => patience.slice(0, count).reduce((sum, ms) => sum + ms, 0);
	let told = 0;
	let since = performance.now();
	let next = iterator.next();
	try {
		for (;;) {
			const left = silentFor(told + 1) - (performance.now() - since);
			const step = await nextStep(next, signal, told < patience.length ? Math.max(0, left) : undefined);
			if (step === 'stopped') {
				yield 'stopped';
				return;
			}
			if (step === 'quiet') {
				yield { quiet: silentFor(++told) / 1000 };
				continue;
			}
			if (step.step.done) return;
			if (step.step.value.message?.content) {
				told = 0;
				since = performance.now();
			}
			yield step.step.value;
			next = iterator.next();
		}
	} finally {
		// The stream is closed without waiting for it: a server that hangs must not hold the prompt back. What a
		// request that nobody waits for still says is of no use to anyone.
		next.catch(() => undefined);
		iterator.return?.().catch(() => undefined);
	}
}

function endingOf(chunk: ChatChunk, text: string, thought: boolean): Ending {
	if (text.trim() === '') {
		const kind = thought && chunk.done_reason === 'length' ? 'only-thinking' : 'empty';
		return { how: 'fault', text: '', fault: { kind } };
	}
	const known = chunk.prompt_eval_count !== undefined;
	const tokens = known ? (chunk.prompt_eval_count ?? 0) + (chunk.eval_count ?? 0) : undefined;
	return { how: 'done', text, full: chunk.done_reason === 'length', tokens };
}

/** Sends one request and gives the reply as it comes. The last event is always `end`; nothing is thrown. */
export async function* streamReply(
	client: ChatClient,
	request: ChatRequest,
	{ signal, patience = defaultPatience }: ReplyOptions,
): AsyncGenerator<ReplyEvent> {
	const cut = new AbortController();
	const both = AbortSignal.any([signal, cut.signal]);
	const clean = makeCleaner();
	const filter = makeThinkingFilter();
	let text = '';
	/** Something was written, though perhaps nothing that is shown. */
	let thought = false;
	const fault = (what: Fault): ReplyEvent => ({ kind: 'end', ending: { how: 'fault', text, fault: what } });
	try {
		for await (const step of steps(client.chat(request, both), signal, patience)) {
			if (step === 'stopped') return yield { kind: 'end', ending: { how: 'stopped', text } };
			if ('quiet' in step) {
				yield { kind: 'quiet', seconds: step.quiet, begun: text !== '' };
				continue;
			}
			if (step.error) return yield fault(faultOf(step.error));
			if (step.message?.thinking || (step.message?.content && text === '')) thought = true;
			const visible = filter.push(clean(step.message?.content ?? '')) + (step.done ? filter.end() : '');
			if (visible !== '') {
				text += visible;
				yield { kind: 'text', text: visible };
			}
			if (step.done) return yield { kind: 'end', ending: endingOf(step, text, thought) };
			if (/[.!?\n…]/.test(visible) || text.length % 200 < visible.length)
				if (repeats(text) || text.length > longest) return yield fault({ kind: 'repeating' });
		}
		yield fault({ kind: 'ended-early' });
	} catch (error) {
		yield signal.aborted ? { kind: 'end', ending: { how: 'stopped', text } } : fault(faultOf(error));
	} finally {
		cut.abort();
	}
}

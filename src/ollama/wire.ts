// The layer between the `ollama` package and the network. The package prints to the console when an error is not JSON
// or a line is cut, and has no abort and no time limit per call; here every answer is put in order before it sees it.

import { isRecord } from '../types/record.ts';
import type { FetchInit } from '../world/http.ts';
import { lightAnswer } from '../world/light-answer.ts';
import { endedEarly, fromFetch, OllamaError } from './error.ts';

export interface Call {
	signal?: AbortSignal;
	/** Milliseconds until the answer's head, or the whole of a small answer, must be there; absent: no limit. */
	timeout?: number;
	/** Milliseconds for the connection to stand; default 2000. */
	connect?: number;
}

const connectLimit = 2000;
const maxErrorText = 64 * 1024;

function parseLine(line: string): Record<string, unknown> {
	let value: unknown;
	try {
		value = JSON.parse(line);
	} catch (error) {
		throw new OllamaError(line.trimStart().startsWith('{') ? 'broken' : 'foreign', line.slice(0, 300), {
			cause: error,
		});
	}
	if (!isRecord(value)) throw new OllamaError('foreign', line.slice(0, 300));
	if (typeof value['error'] === 'string') throw new OllamaError('line', value['error']);
	return value;
}

/** Passes on whole JSON lines only; an error line, a cut line or something that is no JSON fails the stream. */
function wholeLines(): TransformStream<Uint8Array, Uint8Array> {
	const decoder = new TextDecoder();
	const encoder = new TextEncoder();
	let rest = '';
	const take = (controller: TransformStreamDefaultController<Uint8Array>, line: string) => {
		if (line.trim() !== '') controller.enqueue(encoder.encode(`${JSON.stringify(parseLine(line))}\n`));
	};
	return new TransformStream({
		transform(chunk, controller) {
			const lines = (rest + decoder.decode(chunk, { stream: true })).split('\n');
			rest = lines.pop() ?? '';
			for (const line of lines) take(controller, line);
		},
		flush(controller) {
			take(controller, rest + decoder.decode());
		},
	});
}

async function errorText(response: Response): Promise<string> {
	const text = (await response.text()).slice(0, maxErrorText);
	try {
		const value: unknown = JSON.parse(text);
		if (isRecord(value) && typeof value['error'] === 'string') return value['error'];
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
	}
	return text.trim() === '' ? `HTTP ${response.status} ${response.statusText}`.trim() : text.trim();
}

/** Puts an answer in order: errors are thrown with their text, small answers must be JSON, streams whole lines. */
async function inOrder(response: Response, streamed: boolean): Promise<Response> {
	if (!response.ok) throw new OllamaError('answer', await errorText(response), { status: response.status });
	const head = { status: response.status, headers: { 'content-type': 'application/json' } };
	if (streamed && response.body) return lightAnswer(response.body.pipeThrough(wholeLines()), head);
	const text = await response.text();
	if (text.trim() !== '') parseLine(text.replaceAll('\n', ' '));
	return lightAnswer(text, head);
}

/** The reason of an abort that the caller asked for, else undefined. */
const stopped = (call: Call) => (call.signal?.aborted ? call.signal.reason : undefined);

/** Turns whatever a request threw into the caller's own abort reason or an OllamaError. */
export function translate(error: unknown, call: Call, late: boolean): unknown {
	if (call.signal?.aborted) return stopped(call);
	if (late) return new OllamaError('silent', `no answer within ${Math.round((call.timeout ?? 0) / 1000)} s`);
	if (error instanceof OllamaError) return error;
	if (endedEarly(error)) return new OllamaError('broken', error.message, { cause: error });
	return fromFetch(error);
}

/** A fetch for one call: its abort, its time limits, its answer in order. `late` tells that the time ran out. */
export function guarded(fetch: typeof globalThis.fetch, call: Call, abort: AbortSignal, streamed: boolean) {
	const state = { late: false };
	const guardedFetch = async (input: string | URL | Request, init: RequestInit = {}): Promise<Response> => {
		const clock = new AbortController();
		const timer =
			call.timeout === undefined
				? undefined
				: setTimeout(() => {
						state.late = true;
						clock.abort();
					}, call.timeout);
		try {
			const given: FetchInit = {
				...init,
				signal: AbortSignal.any([abort, clock.signal]),
				connectTimeout: call.connect ?? connectLimit,
			};
			return await inOrder(await fetch(input, given), streamed);
		} finally {
			clearTimeout(timer);
		}
	};
	return { fetch: guardedFetch as typeof globalThis.fetch, state };
}

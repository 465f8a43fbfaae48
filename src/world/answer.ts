// An answer of node:http as a Response: its bytes as a web stream, its errors with the system's code.

import type { IncomingMessage } from 'node:http';
import { lightAnswer } from './light-answer.ts';

const bodiless = new Set([204, 205, 304]);

/** An error with a code, as the system's own have. */
export const coded = (code: string, text: string) => Object.assign(new Error(text), { code });

/** As the built-in fetch tells it: a TypeError whose cause holds the system's code. */
export const failed = (cause: unknown) =>
	new TypeError(`fetch failed: ${cause instanceof Error && cause.message ? cause.message : String(cause)}`, { cause });

/** The answer's bytes as a web stream that waits for its reader, and fails when the connection breaks off. */
function streamOf(answer: IncomingMessage, signal: AbortSignal | null): ReadableStream<Uint8Array> {
	let over = false;
	const end = (act: () => void) => {
		if (over) return;
		over = true;
		act();
	};
	return new ReadableStream<Uint8Array>(
		{
			start(controller) {
				answer.on('data', (chunk: Buffer) => {
					if (over) return;
					controller.enqueue(new Uint8Array(chunk.buffer, chunk.byteOffset, chunk.byteLength));
					if ((controller.desiredSize ?? 0) <= 0) answer.pause();
				});
				answer.on('end', () => end(() => controller.close()));
				answer.on('error', (error) => end(() => controller.error(signal?.aborted ? signal.reason : failed(error))));
				answer.on('close', () => end(() => controller.error(failed(coded('ECONNRESET', 'the connection was closed')))));
				answer.pause();
			},
			pull() {
				answer.resume();
			},
			cancel() {
				end(() => answer.destroy());
			},
		},
		new ByteLengthQueuingStrategy({ highWaterMark: 256 * 1024 }),
	);
}

/** The head of an answer, with its body still to come. `hops` counts the redirects before it. */
export function responseOf(
	answer: IncomingMessage,
	url: URL,
	method: string,
	hops: number,
	signal: AbortSignal | null,
): Response {
	const headers: Record<string, string> = {};
	for (let i = 0; i + 1 < answer.rawHeaders.length; i += 2) {
		const name = (answer.rawHeaders[i] ?? '').toLowerCase();
		const value = answer.rawHeaders[i + 1] ?? '';
		headers[name] = Object.hasOwn(headers, name) ? `${headers[name]}, ${value}` : value;
	}
	const status = answer.statusCode ?? 0;
	const empty = method === 'HEAD' || bodiless.has(status);
	if (empty) answer.resume();
	return lightAnswer(empty ? null : streamOf(answer, signal), {
		status,
		statusText: answer.statusMessage ?? '',
		headers,
		url: url.href,
		redirected: hops > 0,
	});
}

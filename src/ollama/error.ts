// What went wrong between us and the server, before anyone put it into words (install/faults.ts does).

import { isForeign, networkCause, systemCode } from '../world/failure.ts';

/**
 * `unreachable`: no connection (see `code`) · `silent`: connected, no answer in time · `answer`: HTTP 4xx or 5xx ·
 * `line`: an error inside a stream under HTTP 200 · `broken`: the connection or the stream ended too early ·
 * `foreign`: something answers that is not Ollama.
 */
export type OllamaErrorKind = 'unreachable' | 'silent' | 'answer' | 'line' | 'broken' | 'foreign';

/** `message` is the server's own text, word for word, or the system's where no server answered. */
export class OllamaError extends Error {
	override name = 'OllamaError';
	readonly kind: OllamaErrorKind;
	readonly status: number | undefined;
	/** The system's code: ECONNREFUSED, ENOTFOUND, ECONNRESET, … */
	readonly code: string | undefined;

	constructor(kind: OllamaErrorKind, text: string, more: { status?: number; code?: string; cause?: unknown } = {}) {
		super(text, more.cause === undefined ? undefined : { cause: more.cause });
		this.kind = kind;
		this.status = more.status;
		this.code = more.code;
	}
}

/**
 * The package's words for a stream that came to its end in order, and without its last line: the server gave it up
 * (llm/llama_server.go does so with a reply). The words stand in dist/browser.mjs of the package.
 */
export const endedEarly = (error: unknown): error is Error =>
	error instanceof Error && error.message.startsWith('Did not receive done');

const neverConnected = new Set([
	'ECONNREFUSED',
	'ENOTFOUND',
	'EAI_AGAIN',
	'ETIMEDOUT',
	'EHOSTUNREACH',
	'ENETUNREACH',
	'EHOSTDOWN',
	'EADDRNOTAVAIL',
	'EPROXY',
]);

/** A failed fetch as an OllamaError. */
export function fromFetch(error: unknown): OllamaError {
	const code = systemCode(error) || undefined;
	const inner = error instanceof Error && error.cause instanceof Error ? error.cause : error;
	const text = inner instanceof Error && inner.message !== '' ? inner.message : (code ?? String(error));
	const more = { ...(code === undefined ? {} : { code }), cause: error };
	if (code !== undefined && isForeign(code)) return new OllamaError('foreign', text, more);
	const early = code === undefined || neverConnected.has(code) || networkCause(code) === 'bad-certificate';
	return new OllamaError(early ? 'unreachable' : 'broken', text, more);
}

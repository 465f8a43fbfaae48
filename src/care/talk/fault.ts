// What went wrong with a reply, read from what the server or the connection said. What Ollama's texts mean stands in its
// room; how the client wraps them does not matter, all of an error's words are read.

import { type Meaning, recognise } from '../../ollama/meaning.ts';
import { clean } from './clean.ts';

export type Fault =
	/** The message and all before it do not fit: tokens it would take, tokens there are. */
	| { kind: 'too-long'; tokens: number | undefined; context: number | undefined }
	| { kind: 'engine-died' }
	| { kind: 'engine-missing' }
	| { kind: 'server-gone' }
	/** The answer ended in order, and without its last line: Ollama gave it up (see below), or was told to stop. */
	| { kind: 'ended-early' }
	| { kind: 'model-missing' }
	| { kind: 'busy' }
	| { kind: 'no-memory' }
	| { kind: 'load-timeout' }
	| { kind: 'empty' }
	/** It thought until its length was used up. */
	| { kind: 'only-thinking' }
	| { kind: 'repeating' }
	| { kind: 'other'; raw: string };

function wordsOf(error: unknown, depth = 0): string {
	if (typeof error !== 'object' || error === null) return String(error);
	const { message, code, error: said, raw, cause, kind } = error as Record<string, unknown>;
	const own = [message, code, said, raw].filter((part) => typeof part === 'string');
	if (typeof kind === 'string') own.push(`kind:${kind}`);
	return cause && depth < 4 ? [...own, wordsOf(cause, depth + 1)].join(' ') : own.join(' ');
}

const number = (text: string, pattern: RegExp): number | undefined => {
	const found = pattern.exec(text);
	return found ? Number(found[1]) : undefined;
};

const tooLong = (text: string): Fault => ({
	kind: 'too-long',
	tokens: number(text, /n_prompt_tokens\D{1,6}(\d+)/) ?? number(text, /request \((\d+) tokens\)/),
	context: number(text, /n_ctx\D{1,6}(\d+)/) ?? number(text, /context size \((\d+) tokens\)/),
});

/** What of it a conversation has words for; everything else is shown as it was said. */
const meanings: Partial<Record<Meaning, Exclude<Fault['kind'], 'too-long' | 'other'>>> = {
	'engine-missing': 'engine-missing',
	'library-missing': 'engine-missing',
	'model-missing': 'model-missing',
	'server-busy': 'busy',
	'out-of-memory': 'no-memory',
	'load-timeout': 'load-timeout',
	'engine-killed': 'engine-died',
	'engine-stopped': 'engine-died',
	'server-not-running': 'server-gone',
};

/** What is said of a reply or of our own connection, and nowhere else. */
const table: [RegExp, Fault][] = [
	[/model-missing/, { kind: 'model-missing' }],
	// Thirty times the same sign: newer versions of Ollama say so, others end the answer (ollama llm/llama_server.go).
	[/token repeat limit/i, { kind: 'repeating' }],
	[/did not receive done/i, { kind: 'ended-early' }],
	[
		/kind:(?:unreachable|broken|silent|foreign)|ECONNREFUSED|ECONNRESET|EPIPE|UND_ERR|fetch failed|terminated|other side closed|socket hang up|server-gone|network/i,
		{ kind: 'server-gone' },
	],
];

/** What Ollama said word for word, where no sentence of ours says it. */
export const rawOf = (fault: Fault): { raw?: string } => (fault.kind === 'other' ? { raw: fault.raw } : {});

/** Reads a thrown error, or the `error` text of a stream. */
export function faultOf(error: unknown): Fault {
	const text = wordsOf(error);
	const meaning = recognise(text);
	if (meaning === 'too-long') return tooLong(text);
	const kind = meaning && meanings[meaning];
	if (kind) return { kind };
	return table.find(([pattern]) => pattern.test(text))?.[1] ?? { kind: 'other', raw: clean(text).slice(0, 500) };
}

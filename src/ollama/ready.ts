// Waits until a server that is starting answers. The port is open before the graphics processors have been looked at,
// and until then nothing is answered, for up to 90 s (server/routes.go, `Listening` comes first): that is no failure.

import { setTimeout as delay } from 'node:timers/promises';
import { Problem } from '../problem.ts';
import { readyWords } from '../words/server.ts';
import type { Client } from './client.ts';
import { OllamaError } from './error.ts';

export interface Patience {
	/** Milliseconds until the port has to be open; default 20 000. */
	open?: number;
	/** Milliseconds an open port may stay silent; default 90 000. */
	silent?: number;
	/** Milliseconds between two looks; default 200. */
	every?: number;
	/** Called once when the port is open but silent, so that the wait can be told. */
	onSilent?: () => void;
	signal?: AbortSignal;
}

const transient = (error: OllamaError) => error.kind === 'unreachable' || error.kind === 'broken';

/**
 * Resolves with the version once the server answers. Problems: `server-not-starting` where the port stays closed,
 * `server-silent` where it is open and never answers; what answers but is no Ollama is thrown as it is.
 */
export async function waitUntilReady(client: Client, patience: Patience = {}): Promise<string> {
	const { open = 20_000, silent = 90_000, every = 200, signal } = patience;
	const until = performance.now() + open;
	const told = setTimeout(() => patience.onSilent?.(), Math.min(silent, open) / 2);
	try {
		for (;;) {
			try {
				return await client.version({ timeout: silent, ...(signal ? { signal } : {}) });
			} catch (error) {
				if (!(error instanceof OllamaError)) throw error;
				if (error.kind === 'silent')
					throw new Problem('server-silent', readyWords.silent(silent / 1000), {
						cure: readyWords.silentCure,
						cause: error,
					});
				if (!transient(error)) throw error;
				if (performance.now() > until)
					throw new Problem('server-not-starting', readyWords.closed(client.host), {
						cure: readyWords.closedCure,
						raw: error.message,
						cause: error,
					});
			}
			await delay(every, undefined, signal ? { signal } : {});
		}
	} finally {
		clearTimeout(told);
	}
}

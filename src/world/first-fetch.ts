// The `fetch` port before anything has answered: node:http costs a fifth of a whole start, and where no Ollama runs yet a
// bare connection tells that nobody listens.

import { coded, failed } from './answer.ts';
import { tryPort } from './near.ts';

/** An address of this computer by number and without encryption: how this program asks its own server. */
function ownServer(input: Parameters<typeof fetch>[0]): URL | null {
	if (typeof input !== 'string' && !(input instanceof URL)) return null;
	const url = new URL(input);
	return url.protocol === 'http:' && /^127\.[\d.]+$/.test(url.hostname) ? url : null;
}

/** `load` brings the whole fetch with the first request that may be answered. Errors are the same as there. */
export function makeFirstFetch(load: () => Promise<typeof fetch>): typeof fetch {
	let whole: Promise<typeof fetch> | undefined;
	return async (input, init) => {
		const url = whole === undefined ? ownServer(input) : null;
		init?.signal?.throwIfAborted();
		const port = Number(url?.port || 80);
		if (url && (await tryPort(url.hostname, port)) === 'closed')
			throw failed(coded('ECONNREFUSED', `connect ECONNREFUSED ${url.hostname}:${port}`));
		init?.signal?.throwIfAborted();
		whole ??= load();
		return (await whole)(input, init);
	};
}

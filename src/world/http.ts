// Our own fetch on node:http: no hidden timeouts (Node's built-in one ends a silent answer after 300 s, which a model
// being verified or loaded can take), proxies for the internet and never for this computer, streaming answers.

import type { ClientRequest, IncomingMessage } from 'node:http';
import { coded, failed, responseOf } from './answer.ts';
import { routeTo } from './proxy.ts';

type Env = Readonly<Record<string, string | undefined>>;

/** What our fetch understands beyond the standard. */
export interface FetchInit extends RequestInit {
	/** Milliseconds in which the connection has to stand; absent: as long as the system tries. */
	connectTimeout?: number;
}

const maxRedirects = 10;
const redirects = new Set([301, 302, 303, 307, 308]);

interface Wanted {
	url: URL;
	method: string;
	/** Names in lower case. */
	headers: Record<string, string>;
	body: Buffer | null;
	signal: AbortSignal | null;
	connectTimeout: number | undefined;
}

function limitConnect(request: ClientRequest, limit: number | undefined, end: (error: Error) => void): void {
	if (limit === undefined) return;
	const late = () => end(coded('ETIMEDOUT', `no connection within ${limit} ms`));
	const timer = setTimeout(late, limit);
	const stop = () => clearTimeout(timer);
	request.on('socket', (socket) => {
		if (socket.connecting) socket.once('connect', stop);
		else stop();
	});
	request.once('close', stop);
}

/** Sends one request and resolves with the head of its answer. */
async function send(wanted: Wanted, env: Env): Promise<IncomingMessage> {
	const { module, options } = await routeTo(wanted.url, env);
	wanted.signal?.throwIfAborted();
	return new Promise<IncomingMessage>((resolve, reject) => {
		const headers = {
			'accept-encoding': 'identity',
			...wanted.headers,
			...options.headers,
			// Node adds none to a DELETE, whose body would then be lost.
			...(wanted.body ? { 'content-length': wanted.body.length } : {}),
		};
		const request = module.request({ ...options, method: wanted.method, headers });
		const fail = (error: Error) => reject(wanted.signal?.aborted ? wanted.signal.reason : failed(error));
		// A request without a socket, while a proxy is silent about the tunnel, does not tell its own end.
		const end = (error: Error) => {
			request.destroy(error);
			fail(error);
		};
		const abort = () => end(new Error('aborted'));
		wanted.signal?.addEventListener('abort', abort, { once: true });
		limitConnect(request, wanted.connectTimeout, end);
		// A proxy that refuses the tunnel would else be taken for the host itself.
		request.once('proxyConnect', ({ statusCode }: { statusCode: number }) => {
			if (statusCode !== 200) end(coded('EPROXY', `the proxy answered ${statusCode}`));
		});
		request.once('response', resolve);
		// HTTP 101, which nobody asked for: neither an answer nor an error follows.
		request.once('upgrade', (_, socket) => {
			socket.destroy();
			end(coded('EUPGRADE', 'the server switched to another protocol'));
		});
		request.on('error', fail);
		request.once('close', () => {
			wanted.signal?.removeEventListener('abort', abort);
			fail(coded('ECONNRESET', 'the connection was closed without an answer'));
		});
		request.end(wanted.body ?? undefined);
	});
}

const lower = (entries: Iterable<readonly [string, string]>) =>
	Object.fromEntries([...entries].map(([name, value]) => [name.toLowerCase(), value]));

const isPlain = (headers: unknown): headers is Record<string, string> =>
	headers === undefined || Object.getPrototypeOf(headers) === Object.prototype;

/**
 * What was asked for. Addresses with plain headers and text, all that this program itself sends, are read by hand: the
 * standard's own classes cost as much as a whole Node start when they are first touched.
 */
async function read(input: Parameters<typeof fetch>[0], init: FetchInit): Promise<Wanted> {
	const { method = 'GET', headers, body = null, connectTimeout } = init;
	if (
		(typeof input === 'string' || input instanceof URL) &&
		isPlain(headers) &&
		(body === null || typeof body === 'string')
	)
		return {
			url: new URL(input),
			method: method.toUpperCase(),
			headers: lower(Object.entries(headers ?? {})),
			body: body === null ? null : Buffer.from(body),
			signal: init.signal ?? null,
			connectTimeout,
		};
	// Without the signal: a Request would hang a listener on it for good.
	const request = new Request(input, { ...init, signal: null });
	return {
		url: new URL(request.url),
		method: request.method,
		headers: lower(request.headers),
		body: request.body === null ? null : Buffer.from(await request.arrayBuffer()),
		signal: init.signal ?? (input instanceof Request ? input.signal : null),
		connectTimeout,
	};
}

/** Where an answer sends us on, or null: only GET and HEAD go on, and never from https to plain http. */
function nextHop(answer: IncomingMessage, wanted: Wanted): URL | null {
	const location = answer.headers.location;
	if (!redirects.has(answer.statusCode ?? 0) || location === undefined) return null;
	if (wanted.method !== 'GET' && wanted.method !== 'HEAD') return null;
	const next = new URL(location, wanted.url);
	if (wanted.url.protocol === 'https:' && next.protocol !== 'https:')
		throw failed(coded('EREDIRECT', `${wanted.url.host} sends on to an unencrypted address: ${next.host}`));
	return next;
}

function follow(wanted: Wanted, next: URL): Wanted {
	if (next.origin === wanted.url.origin) return { ...wanted, url: next };
	const { authorization: _, cookie: __, ...headers } = wanted.headers;
	return { ...wanted, url: next, headers };
}

/**
 * Makes the `fetch` port. Differences from the built-in one: no timeouts of its own, loopback never through a proxy,
 * other hosts through HTTPS_PROXY / HTTP_PROXY / NO_PROXY, `connectTimeout` (FetchInit), redirects (at most 10) for
 * GET and HEAD only, with their Range kept. NODE_EXTRA_CA_CERTS is read by Node itself.
 * Errors: TypeError whose `cause.code` is the system's (ECONNREFUSED, ENOTFOUND, CERT_…); the signal's reason on abort.
 */
export function makeFetch({ env }: { env: Env }): typeof fetch {
	return async (input, init: FetchInit = {}) => {
		let wanted = await read(input, init);
		wanted.signal?.throwIfAborted();
		for (let hops = 0; ; hops++) {
			const answer = await send(wanted, env).catch((error: unknown) => {
				throw error instanceof TypeError || wanted.signal?.aborted ? error : failed(error);
			});
			// Whoever reads the body hears of it; an answer that nobody reads must not end the program.
			answer.on('error', () => undefined);
			const next = init.redirect === 'manual' ? null : nextHop(answer, wanted);
			if (next === null) return responseOf(answer, wanted.url, wanted.method, hops, wanted.signal);
			answer.destroy();
			if (init.redirect === 'error' || hops === maxRedirects)
				throw failed(coded('EREDIRECT', `more redirects than expected, at ${wanted.url.host}`));
			wanted = follow(wanted, next);
		}
	};
}

// Requests to the hosts of models: what they answer, as Problems a person can act on.

import type { Ports } from '../ports.ts';
import { Problem } from '../problem.ts';
import { remoteWords, words } from '../words/models.ts';
import { type NetworkCause, networkCause, systemCode } from '../world/failure.ts';

export type Net = Pick<Ports, 'fetch' | 'signal'>;

/** Milliseconds without a byte after which a host counts as silent. */
const patience = 20_000;
const redirects = 5;

/** The code, what happened, and what helps. */
const told = {
	'no-dns': (host) => ['dns-failed', remoteWords.dns(host), remoteWords.networkCure],
	'proxy-failed': (host) => ['proxy-failed', remoteWords.proxy(host), remoteWords.proxyCure],
	'bad-certificate': (host) => ['certificate', remoteWords.certificate(host), remoteWords.networkCure],
	'login-page': (host) => ['login-page', words.loginPage(host), words.loginPageCure],
	'no-network': (host) => ['unreachable', remoteWords.unreachable(host), remoteWords.networkCure],
} satisfies Record<NetworkCause, (host: string) => [string, string, string]>;

/** A fetch that failed, by what the system said of it. */
export function unreachable(error: unknown, host: string): Problem {
	const [code, text, cure] = told[networkCause(systemCode(error))](host);
	return new Problem(code, text, { cure, cause: error, raw: error instanceof Error ? error.message : String(error) });
}

/** The Problem of an HTTP status; undefined for one that is an answer. */
export function problemOf(status: number, host: string): Problem | undefined {
	if (status === 401 || status === 403)
		return new Problem('not-allowed', remoteWords.notAllowed(host), { cure: remoteWords.notAllowedCure });
	if (status === 412) return new Problem('ollama-too-old', remoteWords.tooOld, { cure: remoteWords.tooOldCure });
	if (status === 429) return new Problem('too-many-requests', remoteWords.busy(host), { cure: remoteWords.later });
	if (status >= 500) return new Problem('host-down', remoteWords.down(host, status), { cure: remoteWords.later });
	return status >= 400 && status !== 404
		? new Problem('refused', remoteWords.refused(host, status), { cure: remoteWords.later })
		: undefined;
}

/** Waits for the next answer or bytes of a host, not longer than a silent host deserves. Problem 'no-answer'. */
export async function patiently<T>(
	host: string,
	wait: (stop: AbortSignal) => Promise<T>,
	limit = patience,
): Promise<T> {
	const stop = new AbortController();
	let timer: NodeJS.Timeout | undefined;
	const silence = new Promise<never>((_, reject) => {
		timer = setTimeout(() => {
			reject(new Problem('no-answer', remoteWords.late(host), { cure: remoteWords.networkCure }));
			stop.abort();
		}, limit);
	});
	try {
		return await Promise.race([wait(stop.signal), silence]);
	} finally {
		clearTimeout(timer);
	}
}

/** Follows redirects itself, so that a Range goes along and nothing leads from https to http. */
async function follow(net: Net, url: string, init: RequestInit): Promise<{ response: Response; url: string }> {
	let at = url;
	for (let hop = 0; hop <= redirects; hop++) {
		const response = await patiently(new URL(at).host, (stop) =>
			net.fetch(at, { ...init, redirect: 'manual', signal: AbortSignal.any([net.signal, stop]) }),
		);
		const location = response.headers.get('location');
		if (response.status < 300 || response.status > 399 || location === null) return { response, url: at };
		await response.body?.cancel();
		const next = new URL(location, at);
		const safe = next.protocol === 'https:' || (next.protocol === 'http:' && at.startsWith('http:'));
		if (!safe) throw new Problem('redirected', remoteWords.redirected(new URL(url).host, next.host));
		at = next.href;
	}
	throw new Problem('redirected', remoteWords.loop(new URL(url).host));
}

/**
 * One request. null for 404; Problems 'dns-failed', 'proxy-failed', 'certificate', 'unreachable', 'no-answer', 'not-allowed' (401, 403),
 * 'ollama-too-old' (412), 'too-many-requests' (429), 'host-down' (5xx), 'redirected' otherwise.
 */
export async function ask(
	net: Net,
	url: string,
	headers: Record<string, string> = {},
): Promise<{ response: Response; url: string } | null> {
	const { host } = new URL(url);
	let answer: { response: Response; url: string };
	try {
		answer = await follow(net, url, { headers });
	} catch (error) {
		if (error instanceof Problem) throw error;
		net.signal.throwIfAborted();
		throw unreachable(error, host);
	}
	const { status, body } = answer.response;
	if (status < 400) return answer;
	await body?.cancel();
	const problem = problemOf(status, host);
	if (problem) throw problem;
	return null;
}

const textLimit = 4 * 1024 * 1024;

async function collect(body: ReadableStream<Uint8Array> | null, host: string): Promise<string> {
	const reader = body?.getReader();
	const chunks: Uint8Array[] = [];
	for (let length = 0; reader !== undefined; ) {
		const { done, value } = await patiently(host, () => reader.read());
		if (done) break;
		chunks.push(value);
		length += value.length;
		if (length <= textLimit) continue;
		await reader.cancel();
		throw new Problem('answer-too-large', remoteWords.large(host));
	}
	return Buffer.concat(chunks).toString('utf8');
}

/** A short text (at most 4 MiB); null for 404. */
export async function askText(net: Net, url: string, headers: Record<string, string> = {}): Promise<string | null> {
	const answer = await ask(net, url, headers);
	if (answer === null) return null;
	const { host } = new URL(url);
	try {
		return await collect(answer.response.body as ReadableStream<Uint8Array> | null, host);
	} catch (error) {
		if (error instanceof Problem) throw error;
		net.signal.throwIfAborted();
		throw unreachable(error, host);
	}
}

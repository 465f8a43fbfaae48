// Requests to the hosts of models: what they answer, as Problems a person can act on, and headers through HTTP Range.

import type { Ports } from '../ports.ts';
import { Problem } from '../problem.ts';
import { remoteWords, words } from '../words/models.ts';
import type { ByteSource } from './gguf/source.ts';

export type Net = Pick<Ports, 'fetch' | 'signal'>;

const patience = 20_000;
const redirects = 5;

const codeOf = (error: unknown): string => {
	const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown };
	if (typeof code === 'string') return code;
	return cause === undefined ? '' : codeOf(cause);
};

function unreachable(error: unknown, host: string): Problem {
	const code = codeOf(error);
	const raw = error instanceof Error ? error.message : String(error);
	const cure = remoteWords.networkCure;
	if (/^(ENOTFOUND|EAI_AGAIN|EAI_NODATA)$/.test(code))
		return new Problem('dns-failed', remoteWords.dns(host), { cure, cause: error, raw });
	if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY/.test(code))
		return new Problem('certificate', remoteWords.certificate(host), { cure, cause: error, raw });
	if (error instanceof Error && error.name === 'TimeoutError')
		return new Problem('no-answer', remoteWords.late(host), { cure, cause: error });
	return new Problem('unreachable', remoteWords.unreachable(host), { cure, cause: error, raw });
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

/** Follows redirects itself, so that a Range goes along and nothing leads from https to http. */
async function follow(net: Net, url: string, init: RequestInit): Promise<{ response: Response; url: string }> {
	let at = url;
	for (let hop = 0; hop <= redirects; hop++) {
		const signal = AbortSignal.any([net.signal, AbortSignal.timeout(patience)]);
		const response = await net.fetch(at, { ...init, redirect: 'manual', signal });
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
 * One request. null for 404; Problems 'dns-failed', 'unreachable', 'no-answer', 'not-allowed' (401, 403),
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

/** A short text; null for 404. At most 4 MiB are read. */
export async function askText(net: Net, url: string, headers: Record<string, string> = {}): Promise<string | null> {
	const answer = await ask(net, url, headers);
	if (answer === null) return null;
	const chunks: Uint8Array[] = [];
	let length = 0;
	try {
		for await (const chunk of answer.response.body ?? []) {
			chunks.push(chunk as Uint8Array);
			length += chunk.length;
			if (length > 4 * 1024 * 1024) throw new Problem('answer-too-large', remoteWords.large(new URL(url).host));
		}
	} catch (error) {
		if (error instanceof Problem) throw error;
		net.signal.throwIfAborted();
		throw unreachable(error, new URL(url).host);
	}
	return Buffer.concat(chunks).toString('utf8');
}

/** Total size in "bytes 0-99/1234". */
const sizeIn = (range: string | null): number | undefined => {
	const total = Number(/\/(\d+)$/.exec(range ?? '')?.[1]);
	return Number.isSafeInteger(total) && total > 0 ? total : undefined;
};

const startIn = (range: string | null): number => Number(/bytes (\d+)-/.exec(range ?? '')?.[1] ?? Number.NaN);

/** A body that is read piece by piece and closed early. */
class Stream {
	readonly #reader: ReadableStreamDefaultReader<Uint8Array>;
	#left: Uint8Array = new Uint8Array();
	at: number;

	constructor(body: ReadableStream<Uint8Array>, at: number) {
		this.#reader = body.getReader();
		this.at = at;
	}

	async #fill(): Promise<boolean> {
		if (this.#left.length > 0) return true;
		const { done, value } = await this.#reader.read();
		this.#left = value ?? new Uint8Array();
		return !done;
	}

	/** Bytes from `offset` on, which must not lie behind. */
	async read(offset: number, length: number): Promise<Uint8Array> {
		const parts: Uint8Array[] = [];
		let got = 0;
		while (got < length && (await this.#fill())) {
			const skip = Math.min(this.#left.length, Math.max(0, offset - this.at));
			const part = this.#left.subarray(skip, skip + length - got);
			this.#left = this.#left.subarray(skip + part.length);
			this.at += skip + part.length;
			if (part.length === 0) continue;
			parts.push(part);
			got += part.length;
		}
		return Buffer.concat(parts);
	}

	close = (): Promise<void> => this.#reader.cancel().catch(() => undefined);
}

export interface HttpSource extends ByteSource {
	/** Bytes of body that were received. */
	received(): number;
	close(): Promise<void>;
}

/**
 * A file at an address, read in pieces through HTTP Range. A server that ignores Range is read from the begin and the
 * connection closed behind the header: never the whole file. null where there is no such file.
 */
export async function sourceOfUrl(net: Net, url: string, first: number): Promise<HttpSource | null> {
	const { host } = new URL(url);
	let received = 0;
	const open = async (offset: number, length: number) => {
		const answer = await ask(net, url, { range: `bytes=${offset}-${offset + length - 1}` });
		if (answer === null) return null;
		const { response } = answer;
		if (/text\/html/i.test(response.headers.get('content-type') ?? '')) {
			await response.body?.cancel();
			throw new Problem('login-page', words.loginPage(host), { cure: words.loginPageCure });
		}
		const part = response.status === 206;
		const range = response.headers.get('content-range');
		if (part && startIn(range) !== offset) throw new Problem('range-wrong', remoteWords.range(host));
		const length_ = Number(response.headers.get('content-length'));
		const size = part ? sizeIn(range) : length_ > 0 ? length_ : undefined;
		return { part, size, body: response.body };
	};
	const opened = await open(0, first);
	if (opened === null) return null;
	let stream = opened.body && new Stream(opened.body as ReadableStream<Uint8Array>, 0);
	let left = opened.part ? first : Number.POSITIVE_INFINITY;
	const next = async (offset: number, length: number) => {
		const again = await open(offset, length);
		left = again?.part ? length : Number.POSITIVE_INFINITY;
		stream = again?.body ? new Stream(again.body as ReadableStream<Uint8Array>, again.part ? offset : 0) : null;
	};
	const read = async (offset: number, length: number) => {
		const behind = stream === null || stream.at > offset || (left !== Number.POSITIVE_INFINITY && left <= 0);
		const far = left !== Number.POSITIVE_INFINITY && stream !== null && offset !== stream.at;
		if (behind || far) {
			await stream?.close();
			await next(offset, length);
		}
		if (stream === null) return new Uint8Array();
		const bytes = await stream.read(offset, Math.min(length, left));
		left -= bytes.length;
		received += bytes.length;
		return bytes;
	};
	return {
		...(opened.size === undefined ? {} : { size: opened.size }),
		read: async (offset, length) => {
			try {
				return await read(offset, length);
			} catch (error) {
				if (error instanceof Problem) throw error;
				net.signal.throwIfAborted();
				throw unreachable(error, host);
			}
		},
		received: () => received,
		close: async () => stream?.close(),
	};
}

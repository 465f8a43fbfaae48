// A file at an address, read in pieces through HTTP Range: only as much of it as is asked for.

import { Problem } from '../problem.ts';
import { remoteWords, words } from '../words/models.ts';
import type { ByteSource } from './gguf/source.ts';
import { ask, type Net, unreachable } from './remote.ts';

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

// A file at an address, read in pieces through HTTP Range: only as much of it as is asked for.

import { Problem } from '../problem.ts';
import { remoteWords, words } from '../words/models.ts';
import type { ByteSource } from './gguf/source.ts';
import { ask, type Net, patiently, unreachable } from './remote.ts';

/** A body that is read piece by piece, forward only, and closed early. */
class Body {
	readonly #reader: ReadableStreamDefaultReader<Uint8Array> | undefined;
	/** Offset in the file behind the last byte of this body; unknown where the server sends the whole file. */
	readonly #end: number;
	#left: Uint8Array = new Uint8Array();
	at: number;

	readonly #host: string;

	constructor(host: string, body: ReadableStream<Uint8Array> | null, at: number, end: number) {
		this.#host = host;
		this.#reader = body?.getReader();
		this.at = at;
		this.#end = end;
	}

	/** A piece holds exactly what was asked for; a whole file can be walked on from where it stands. */
	serves(offset: number): boolean {
		return this.#end === Number.POSITIVE_INFINITY ? offset >= this.at : offset === this.at && offset < this.#end;
	}

	async #fill(): Promise<boolean> {
		while (this.#left.length === 0) {
			const reader = this.#reader;
			const next = reader && (await patiently(this.#host, () => reader.read()));
			if (next === undefined || next.done) return false;
			this.#left = next.value;
		}
		return true;
	}

	async read(offset: number, length: number): Promise<Uint8Array> {
		const parts: Uint8Array[] = [];
		let wanted = Math.min(length, this.#end - offset);
		while (wanted > 0 && (await this.#fill())) {
			const skipped = Math.min(this.#left.length, Math.max(0, offset - this.at));
			const part = this.#left.subarray(skipped, skipped + wanted);
			this.#left = this.#left.subarray(skipped + part.length);
			this.at += skipped + part.length;
			wanted -= part.length;
			parts.push(part);
		}
		return Buffer.concat(parts);
	}

	/** Lets the connection go; one that is broken already has nothing left to let go. */
	close = (): Promise<void> => this.#reader?.cancel().catch(() => undefined) ?? Promise.resolve();
}

const startIn = (range: string | null): number => Number(/bytes (\d+)-/.exec(range ?? '')?.[1] ?? Number.NaN);

/** Size of the whole file: "bytes 0-99/1234" of a piece, the content length of a whole. */
function sizeIn({ headers, status }: Response): number | undefined {
	const text =
		status === 206 ? /\/(\d+)$/.exec(headers.get('content-range') ?? '')?.[1] : headers.get('content-length');
	const size = Number(text);
	return Number.isSafeInteger(size) && size > 0 ? size : undefined;
}

async function refuse(response: Response, problem: Problem): Promise<never> {
	await response.body?.cancel();
	throw problem;
}

/** A request for a piece. null where there is no such file. */
async function open(net: Net, url: string, offset: number, length: number) {
	const { host } = new URL(url);
	const answer = await ask(net, url, { range: `bytes=${offset}-${offset + length - 1}` });
	if (answer === null) return null;
	const { response } = answer;
	if (/text\/html/i.test(response.headers.get('content-type') ?? ''))
		return refuse(response, new Problem('login-page', words.loginPage(host), { cure: words.loginPageCure }));
	const piece = response.status === 206;
	if (piece && startIn(response.headers.get('content-range')) !== offset)
		return refuse(response, new Problem('range-wrong', remoteWords.range(host)));
	const stream = response.body as ReadableStream<Uint8Array> | null;
	const body = piece
		? new Body(host, stream, offset, offset + length)
		: new Body(host, stream, 0, Number.POSITIVE_INFINITY);
	return { body, size: sizeIn(response) };
}

export interface HttpSource extends ByteSource {
	/** Bytes that were taken from the host. */
	received(): number;
	close(): Promise<void>;
}

/**
 * A file at an address as a source of bytes; `first`: bytes of the first request. A server that ignores Range is read
 * from the begin, and the connection closed when the source is: never the whole file. null where there is no such file.
 */
export async function sourceOfUrl(net: Net, url: string, first: number): Promise<HttpSource | null> {
	const opened = await open(net, url, 0, first);
	if (opened === null) return null;
	let { body } = opened;
	let before = 0;
	const from = async (offset: number, length: number): Promise<Body> => {
		if (body.serves(offset)) return body;
		await body.close();
		const again = await open(net, url, offset, length);
		if (again === null) throw new Problem('range-wrong', remoteWords.range(new URL(url).host));
		body = again.body;
		return body;
	};
	const read = async (offset: number, length: number): Promise<Uint8Array> => {
		try {
			const bytes = await (await from(offset, length)).read(offset, length);
			before += bytes.length;
			return bytes;
		} catch (error) {
			if (error instanceof Problem) throw error;
			net.signal.throwIfAborted();
			throw unreachable(error, new URL(url).host);
		}
	};
	const { size } = opened;
	return { ...(size === undefined ? {} : { size }), read, received: () => before, close: () => body.close() };
}

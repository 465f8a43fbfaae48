// A place in a byte source that moves forward only: little-endian numbers and strings, and cheap skipping.

import { Problem } from '../../problem.ts';
import { words } from '../../words/models.ts';
import type { ByteSource } from './source.ts';

/** What is wrong with a file; one code, so that callers can tell it from a network fault. */
export const bad = (text: string): Problem => new Problem('gguf-bad', text, { cure: words.getFileAgain });
/** A header longer than what was to be read of it. */
const long = (limit: number): Problem => new Problem('gguf-long', words.headerTooLarge(limit));
export const cut = (): Problem => new Problem('gguf-cut', words.fileCut, { cure: words.getFileAgain });

const firstRead = 64 * 1024;
const largestRead = 4 * 1024 * 1024;
/** Of a whole header: a template is some kilobytes, a list for each layer some hundred numbers. */
const mostHeld = 32 * 1024 * 1024;

export class Cursor {
	readonly #source: ByteSource;
	readonly #limit: number;
	#buffer: Buffer = Buffer.alloc(0);
	/** File offset of the buffer's first byte. */
	#base = 0;
	#at = 0;
	#next: number;
	#held = 0;

	/** `limit`: bytes of header that are read at most. */
	constructor(source: ByteSource, limit: number, first = firstRead) {
		this.#source = source;
		this.#limit = limit;
		this.#next = first;
	}

	/** Offset in the file. */
	get offset(): number {
		return this.#base + this.#at;
	}

	/** Bytes that lie in memory already. */
	get ahead(): number {
		return this.#buffer.length - this.#at;
	}

	/** Makes `count` bytes available; Problem 'gguf-cut' where the file ends before. */
	async need(count: number): Promise<void> {
		if (this.ahead >= count) return;
		const { size } = this.#source;
		if (size !== undefined && this.offset + count > size) throw cut();
		if (this.offset + count > this.#limit) throw long(this.#limit);
		const from = this.#base + this.#buffer.length;
		const kept = this.#at < this.#buffer.length ? this.#buffer.subarray(this.#at) : Buffer.alloc(0);
		const start = kept.length > 0 ? from : this.offset;
		const wanted = Math.max(count - kept.length, this.#next);
		this.#next = Math.min(this.#next * 2, largestRead);
		const got = await this.#source.read(start, Math.min(wanted, Math.max(count, this.#limit - start)));
		const base = this.offset;
		this.#buffer = kept.length > 0 ? Buffer.concat([kept, got]) : Buffer.from(got.buffer, got.byteOffset, got.length);
		this.#base = base;
		this.#at = 0;
		if (this.ahead < count) {
			if (got.length === 0) throw cut();
			await this.need(count);
		}
	}

	/** Moves over bytes without reading them. */
	skip(count: number): void {
		const to = this.offset + count;
		const { size } = this.#source;
		if (size !== undefined && to > size) throw cut();
		if (to > this.#limit) throw long(this.#limit);
		this.#at += count;
	}

	/** A number that is in memory already (see `need`). */
	take<T>(width: number, read: (buffer: Buffer, at: number) => T): T {
		const value = read(this.#buffer, this.#at);
		this.#at += width;
		return value;
	}

	async u32(): Promise<number> {
		await this.need(4);
		return this.take(4, (b, at) => b.readUInt32LE(at));
	}

	/** A length or count; above 2^53 it is absurd. */
	async count(most: number, what: string): Promise<number> {
		await this.need(8);
		const value = this.take(8, (b, at) => b.readBigUInt64LE(at));
		if (value > BigInt(most)) throw bad(words.absurd(what, String(value)));
		return Number(value);
	}

	/**
	 * Counts what the values that are read cost in memory and time, in bytes. Problem 'gguf-bad' where they are more than any
	 * model needs: lists within lists, or thousands of them, could be made to fill the memory from a file of some megabytes.
	 */
	hold(bytes: number): void {
		this.#held += bytes;
		if (this.#held > mostHeld) throw bad(words.wouldFill);
	}

	async string(most: number, what: string): Promise<string> {
		const length = await this.count(most, what);
		this.hold(length);
		await this.need(length);
		return this.take(length, (b, at) => b.toString('utf8', at, at + length));
	}

	/** Walks over `count` strings, most of them without waiting. */
	async skipStrings(count: number, most: number, what: string): Promise<void> {
		// Two of each: nothing is kept of it, but it takes its time.
		this.hold(2 * count);
		for (let left = count; left > 0; left--) {
			if (this.ahead < 8) await this.need(8);
			const length = this.take(8, (b, at) => b.readBigUInt64LE(at));
			if (length > BigInt(most)) throw bad(words.absurd(what, String(length)));
			this.skip(Number(length));
		}
	}
}

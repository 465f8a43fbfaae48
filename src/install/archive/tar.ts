// Reads a tar archive as it streams by: plain files, folders, links; ustar, GNU long names and pax headers.
// Nothing may land outside the folder it is unpacked into.

import { type FileHandle, link, mkdir, open, symlink } from 'node:fs/promises';
import path from 'node:path';
import { Problem } from '../../problem.ts';
import { archive as words } from '../../words/install.ts';

interface Entry {
	name: string;
	linkName: string;
	mode: number;
	size: number;
	type: string;
}

const block = 512;
const text = (bytes: Buffer): string => bytes.toString('utf8').replace(/\0.*$/s, '');
const octal = (bytes: Buffer): number => {
	// GNU's base-256 form for sizes beyond 8 GiB: the first bit is set.
	if ((bytes[0] ?? 0) & 0x80) return bytes.subarray(1).reduce((sum, byte) => sum * 256 + byte, (bytes[0] ?? 0) & 0x7f);
	return Number.parseInt(text(bytes).trim() || '0', 8);
};
const bad = (raw: string) => new Problem('bad-archive', words.bad, { cure: words.badCure, raw });

function parseHeader(bytes: Buffer): Entry | null {
	if (bytes.every((byte) => byte === 0)) return null;
	const sum = bytes.reduce((total, byte, i) => total + (i >= 148 && i < 156 ? 32 : byte), 0);
	if (sum !== octal(bytes.subarray(148, 156))) throw bad('a header has a wrong checksum');
	const prefix =
		bytes.subarray(257, 262).toString() === 'ustar' && bytes[262] === 0 ? text(bytes.subarray(345, 500)) : '';
	const size = octal(bytes.subarray(124, 136));
	if (!Number.isSafeInteger(size) || size < 0) throw bad('a header has an impossible size');
	return {
		name: (prefix ? `${prefix}/` : '') + text(bytes.subarray(0, 100)),
		linkName: text(bytes.subarray(157, 257)),
		mode: octal(bytes.subarray(100, 108)),
		size,
		type: String.fromCharCode(bytes[156] ?? 0).replace('\0', '0'),
	};
}

/** Records of a pax header: "<length> <key>=<value>\n". */
function paxRecords(data: Buffer): Record<string, string> {
	const records: Record<string, string> = {};
	for (let at = 0; at < data.length; ) {
		const space = data.indexOf(32, at);
		const length = Number(data.subarray(at, space).toString());
		if (space < 0 || !(length > 0)) throw bad('a pax header is broken');
		const [key = '', ...value] = data
			.subarray(space + 1, at + length - 1)
			.toString('utf8')
			.split('=');
		records[key] = value.join('=');
		at += length;
	}
	return records;
}

/** Unpacks a stream of tar bytes into `root`; feed it with `write`, then call `end`. */
export class Untar {
	readonly #root: string;
	#rest: Buffer = Buffer.alloc(0);
	#entry: Entry | null = null;
	#left = 0;
	#padding = 0;
	#file: FileHandle | null = null;
	#meta: Buffer[] = [];
	#next: Partial<Entry> = {};
	#done = false;

	constructor(root: string) {
		this.#root = path.resolve(root);
	}

	async write(chunk: Uint8Array): Promise<void> {
		let bytes: Buffer = this.#rest.length
			? Buffer.concat([this.#rest, chunk])
			: Buffer.from(chunk.buffer, chunk.byteOffset, chunk.length);
		while (!this.#done) {
			if (this.#left > 0) {
				const part = bytes.subarray(0, this.#left);
				if (part.length === 0) break;
				await this.#data(part);
				this.#left -= part.length;
				bytes = bytes.subarray(part.length);
				if (this.#left === 0) await this.#endEntry();
			} else if (this.#padding > 0) {
				const skip = Math.min(this.#padding, bytes.length);
				if (skip === 0) break;
				this.#padding -= skip;
				bytes = bytes.subarray(skip);
			} else {
				if (bytes.length < block) break;
				await this.#begin(parseHeader(bytes.subarray(0, block)));
				bytes = bytes.subarray(block);
			}
		}
		// A copy: the decompressor may reuse its buffer.
		this.#rest = Buffer.from(bytes);
	}

	/** Throws where the archive ended in the middle of something. */
	async end(): Promise<void> {
		await this.close();
		if (!this.#done && (this.#left > 0 || this.#rest.length > 0)) throw bad('the archive ends too early');
	}

	/** Lets go of the file at work; for use after an error. */
	async close(): Promise<void> {
		await this.#file?.close();
		this.#file = null;
	}

	async #begin(header: Entry | null): Promise<void> {
		if (!header) {
			this.#done = true;
			return;
		}
		const meta = 'xLKg'.includes(header.type);
		const entry = meta ? header : { ...header, ...this.#next };
		if (!meta) this.#next = {};
		this.#entry = entry;
		this.#left = entry.size;
		this.#padding = (block - (entry.size % block)) % block;
		if (!meta) await this.#make(entry);
		if (this.#left === 0) await this.#endEntry();
	}

	#inside(name: string): string {
		const target = path.resolve(this.#root, name);
		if (path.isAbsolute(name) || (target !== this.#root && !target.startsWith(this.#root + path.sep)))
			throw bad(`a name leads outside: ${name}`);
		return target;
	}

	async #make(entry: Entry): Promise<void> {
		const target = this.#inside(entry.name);
		if (entry.type === '5') {
			await mkdir(target, { recursive: true });
			return;
		}
		await mkdir(path.dirname(target), { recursive: true });
		if (entry.type === '2') {
			this.#inside(path.relative(this.#root, path.resolve(path.dirname(target), entry.linkName)));
			if (path.isAbsolute(entry.linkName)) throw bad(`a link leads outside: ${entry.linkName}`);
			await symlink(entry.linkName, target);
		} else if (entry.type === '1') await link(this.#inside(entry.linkName), target);
		else if (entry.type === '0' || entry.type === '7')
			this.#file = await open(target, 'wx', (entry.mode & 0o755) | 0o600);
	}

	async #data(part: Buffer): Promise<void> {
		if (this.#file) await this.#file.write(part);
		else if ('xLK'.includes(this.#entry?.type ?? '')) {
			if ((this.#entry?.size ?? 0) > 1 << 20) throw bad('a header is too large');
			this.#meta.push(Buffer.from(part));
		}
	}

	async #endEntry(): Promise<void> {
		const type = this.#entry?.type;
		const meta = Buffer.concat(this.#meta);
		this.#meta = [];
		await this.close();
		if (type === 'L') this.#next.name = text(meta);
		if (type === 'K') this.#next.linkName = text(meta);
		if (type !== 'x') return;
		const { path: name, linkpath, size } = paxRecords(meta);
		if (name) this.#next.name = name;
		if (linkpath) this.#next.linkName = linkpath;
		if (size) this.#next.size = Number(size);
	}
}

// What has arrived of a download, on the disk: `<to>.part` with its running checksum, and `<to>` once it is whole.

import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { fetching as words } from '../../words/fetching.ts';
import { isDenied, isFull, systemCode } from '../../world/failure.ts';
import { passedThrough } from '../../world/little-memory.ts';
import { saying } from './network.ts';

export interface Place {
	/** Where the whole file will lie, absolute. */
	to: string;
	/** 64 hex digits. */
	sha256: string;
	signal?: AbortSignal;
	/** Told while what lies there is read again, in bytes. */
	onRead: (read: number) => void;
}

const sizeOf = async (file: string): Promise<number | null> => {
	try {
		return (await stat(file)).size;
	} catch (error) {
		if (systemCode(error) === 'ENOENT') return null;
		throw error;
	}
};

async function hashFile(file: string, { onRead, signal }: Place): Promise<Hash> {
	const hash = createHash('sha256');
	let read = 0;
	for await (const chunk of createReadStream(file, { highWaterMark: 256 * 1024, ...(signal ? { signal } : {}) })) {
		hash.update(chunk as Buffer);
		read += (chunk as Buffer).length;
		onRead(read);
		passedThrough((chunk as Buffer).length);
	}
	return hash;
}

/** The beginning of a file that is still arriving. Its failures are the Problems disk-full and folder-denied. */
export class Part {
	private readonly place: Place;
	private readonly file: string;
	private hash: Hash = createHash('sha256');
	/** Bytes that are there. */
	have = 0;

	constructor(place: Place) {
		this.place = place;
		this.file = `${place.to}.part`;
	}

	/** Bytes of the whole file where it is there and right; a wrong one is removed. */
	async whole(): Promise<number | null> {
		const { to, sha256 } = this.place;
		await this.onDisk(() => mkdir(path.dirname(to), { recursive: true }));
		const size = await sizeOf(to);
		if (size === null) return null;
		if ((await hashFile(to, this.place)).digest('hex') === sha256.toLowerCase()) return size;
		await rm(to);
		return null;
	}

	/** Takes up what an earlier run left. */
	async takeUp(): Promise<void> {
		this.have = (await sizeOf(this.file)) ?? 0;
		if (this.have > 0) this.hash = await hashFile(this.file, this.place);
	}

	async startAnew(): Promise<void> {
		await rm(this.file, { force: true });
		this.hash = createHash('sha256');
		this.have = 0;
	}

	matches(): boolean {
		return this.hash.copy().digest('hex') === this.place.sha256.toLowerCase();
	}

	/** Puts the whole file in its place. */
	async finish(): Promise<void> {
		await this.onDisk(async () => {
			const handle = await open(this.file, 'r+');
			await handle.sync().finally(() => handle.close());
			await rename(this.file, this.place.to);
		});
	}

	/** Opens it to be added to. */
	open(): Promise<FileHandle> {
		return this.onDisk(() => open(this.file, this.have > 0 ? 'a' : 'w'));
	}

	/** Short writes (a disk that fills) are counted byte by byte, so that what is kept and its hash always agree. */
	append(handle: FileHandle, value: Uint8Array): Promise<void> {
		return this.onDisk(async () => {
			for (let at = 0; at < value.length; ) {
				const { bytesWritten } = await handle.write(value, at, value.length - at);
				this.hash.update(value.subarray(at, at + bytesWritten));
				at += bytesWritten;
				this.have += bytesWritten;
			}
			passedThrough(value.length);
		});
	}

	private async onDisk<T>(act: () => Promise<T>): Promise<T> {
		try {
			return await act();
		} catch (error) {
			const code = systemCode(error);
			const folder = path.dirname(this.place.to);
			const more = { raw: error instanceof Error ? error.message : String(error), cause: error };
			if (isFull(code)) throw saying('disk-full', words.diskFull(folder, this.have), more);
			if (isDenied(code)) throw saying('folder-denied', words.folderDenied(folder), more);
			throw error;
		}
	}
}

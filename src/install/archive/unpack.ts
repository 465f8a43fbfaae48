// Writes the entries of an archive into a folder, and nowhere else: absolute paths, `..`, links that lead outside and
// paths through links are refused, whatever the checksum said.

import { link, lstat, mkdir, open, realpath, rm, stat, symlink } from 'node:fs/promises';
import path from 'node:path';
import type { Ports } from '../../ports.ts';
import { Problem, Stopped } from '../../problem.ts';
import { unpacking as words } from '../../words/fetching.ts';
import { isDenied, isFull, systemCode } from '../../world/failure.ts';
import { passedThrough } from '../../world/little-memory.ts';
import { saying } from './network.ts';
import { DamagedArchive, type TarEntry, tarEntries } from './tar.ts';
import { unzip } from './zip.ts';
import { gunzip, readFile, unzstd } from './zstd.ts';

export interface Unpack {
	/** The `.tar.zst` (Linux), `.tgz` (macOS) or `.zip` (Windows), absolute. */
	archive: string;
	/** The folder to write into, absolute; made where it is missing. */
	into: string;
	/** Where the system's own programs are looked for. */
	env: Ports['env'];
	signal?: AbortSignal;
	/** Bytes of the archive that are done, and all of them. */
	onProgress?: (done: number, total: number) => void;
}

/** A file or link that was written. */
export interface Written {
	/** Path inside the folder. */
	path: string;
	/** Bytes; 0 for a link. */
	size: number;
}

class Unsafe extends Error {
	override name = 'Unsafe';
}

/** The path inside the folder, or '' for the folder itself. Throws `Unsafe` for one that leads outside. */
export function innerPath(name: string): string {
	if (name.startsWith('/') || name.includes('\\') || name.includes('\0') || /^[A-Za-z]:/.test(name))
		throw new Unsafe(`not a path inside the archive: ${name}`);
	const parts = name.split('/').filter((part) => part !== '' && part !== '.');
	if (parts.includes('..')) throw new Unsafe(`leads outside the archive: ${name}`);
	return parts.join('/');
}

/** Where a symbolic link leads by its text, inside the folder. Throws `Unsafe` for one that leads outside. */
function linkTarget(at: string, target: string): string {
	if (target === '' || target.startsWith('/') || target.includes('\0'))
		throw new Unsafe(`link leads outside: ${at} -> ${target}`);
	const led = path.posix.normalize(path.posix.join(path.posix.dirname(at), target));
	if (led === '..' || led.startsWith('../')) throw new Unsafe(`link leads outside: ${at} -> ${target}`);
	return led;
}

class Writer {
	private readonly root: string;
	private readonly links = new Set<string>();
	readonly written = new Map<string, number>();

	constructor(root: string) {
		this.root = root;
	}

	async add(entry: TarEntry): Promise<void> {
		const inner = innerPath(entry.path);
		if (inner === '') return;
		this.refuseThroughLink(path.posix.dirname(inner));
		const full = path.join(this.root, inner);
		if (entry.kind === 'folder') return this.folder(inner, full);
		if (entry.kind === 'other') throw new Unsafe(`neither file, folder nor link: ${entry.path}`);
		await mkdir(path.dirname(full), { recursive: true });
		await rm(full, { force: true });
		this.links.delete(inner);
		if (entry.kind === 'file') await this.file(full, entry);
		else if (entry.kind === 'link') await this.link(inner, full, entry.target);
		else await this.hardLink(full, innerPath(entry.target));
		this.written.set(inner, entry.kind === 'link' ? 0 : (await stat(full)).size);
	}

	/** A folder on the way that is a link could lead anywhere. */
	private refuseThroughLink(folder: string): void {
		for (let at = folder; at !== '.'; at = path.posix.dirname(at))
			if (this.links.has(at)) throw new Unsafe(`leads through a link: ${folder}`);
	}

	private async folder(inner: string, full: string): Promise<void> {
		if (this.links.has(inner)) throw new Unsafe(`a folder where a link is: ${inner}`);
		await mkdir(full, { recursive: true });
	}

	private async file(full: string, entry: TarEntry): Promise<void> {
		// The owner can always read and write; others get what the archive says, without set-user-id and writing.
		const handle = await open(full, 'wx', (entry.mode & 0o755) | 0o600);
		try {
			for await (const piece of entry.body) {
				for (let at = 0; at < piece.length; ) at += (await handle.write(piece, at)).bytesWritten;
				passedThrough(piece.length);
			}
			await handle.datasync();
		} finally {
			await handle.close();
		}
	}

	private async link(inner: string, full: string, target: string): Promise<void> {
		linkTarget(inner, target);
		await symlink(target, full);
		this.links.add(inner);
	}

	private async hardLink(full: string, target: string): Promise<void> {
		this.refuseThroughLink(target);
		const source = path.join(this.root, target);
		if (!(await lstat(source)).isFile()) throw new Unsafe(`a hard link to what is no file: ${target}`);
		await link(source, full);
	}

	/** By its text a link can look harmless and still lead outside through another one. */
	async checkLinks(): Promise<void> {
		const root = await realpath(this.root);
		for (const inner of this.links) {
			const led = await realpath(path.join(this.root, inner)).catch((error: NodeJS.ErrnoException) => {
				if (error.code === 'ENOENT') return root;
				throw error;
			});
			if (led !== root && !led.startsWith(root + path.sep)) throw new Unsafe(`link leads outside: ${inner}`);
		}
	}
}

function explain(error: unknown, job: Unpack): unknown {
	if (error instanceof Problem) return error;
	if (job.signal?.aborted) return job.signal.reason instanceof Problem ? job.signal.reason : new Stopped();
	const code = systemCode(error);
	const more = { raw: error instanceof Error ? error.message : String(error), cause: error };
	const name = path.basename(job.archive);
	if (isFull(code)) return saying('disk-full', words.diskFull(path.dirname(job.into)), more);
	if (isDenied(code)) return saying('folder-denied', words.denied(path.dirname(job.into)), more);
	if (error instanceof Unsafe) return saying('archive-unsafe', words.unsafe(name), more);
	// The words of zstd, of fzstd, and of Node's own zlib.
	const broken =
		error instanceof DamagedArchive ||
		/zstd|frame|unexpected (?:EOF|end of file)|invalid|incorrect (?:header|data)/i.test(more.raw);
	return broken ? saying('archive-damaged', words.damaged(name), more) : error;
}

/**
 * Unpacks an archive into a folder and resolves with what was written. Problems: disk-full, folder-denied,
 * archive-unsafe, archive-damaged; `Stopped` on abort. What was written before a failure stays: the folder is one
 * that nobody uses until it is whole.
 */
export async function unpack(job: Unpack): Promise<Written[]> {
	try {
		const { size } = await stat(job.archive);
		let done = 0;
		const onRead = (bytes: number) => {
			done += bytes;
			job.onProgress?.(done, size);
		};
		await mkdir(job.into, { recursive: true });
		const writer = new Writer(job.into);
		if (job.archive.endsWith('.zip')) return await unzip(job);
		const packed = readFile(job.archive, onRead, job.signal);
		const plain = job.archive.endsWith('.tgz') ? gunzip(packed) : unzstd(packed, job.env);
		for await (const entry of tarEntries(plain)) {
			job.signal?.throwIfAborted();
			await writer.add(entry);
		}
		await writer.checkLinks();
		return [...writer.written].map(([inner, bytes]) => ({ path: inner, size: bytes }));
	} catch (error) {
		throw explain(error, job);
	}
}

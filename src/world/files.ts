// Reads files, folders and free space; what cannot be read is unknown with the system's own code as its reason.

import fs, { constants } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Known, unknown } from '../types/known.ts';

const limit = 16 * 1024 * 1024;
const why = (error: unknown) => unknown((error as NodeJS.ErrnoException).code ?? String(error));

// Opening a pipe without a writer waits for one, and so does reading a graphics device (drm_read in the kernel's
// drm_file.c waits for an event that never comes), for ever: nothing of that kind is waited for. Windows has no such flag.
const atOnce = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

/**
 * What the kernel writes from its own memory when it is read, what the system itself lies in, and what is ours (in the home
 * folder, without which nothing here works): it answers at once, so it is read in this thread. The first of the others
 * takes longer to start than thirty answers. Everything else may be a disk that is asleep or a server that has gone, and
 * nobody could stop a wait for it here.
 */
const fromMemory =
	/^\/(?:proc\/(?:cpuinfo$|meminfo$|version$|self\/|\d+\/comm$|device-tree\/)|sys\/(?:devices\/(?:system|cpu_core|cpu_atom|soc0)\/|fs\/cgroup\/|class\/(?:dmi\/|drm$)|bus\/pci\/devices(?:\/[^/]+\/(?:class|vendor|device))?$))/;
const ofTheSystem =
	/^\/(?:bin|etc|opt|sbin|snap|usr|run\/udev|run\/\.containerenv$|\.dockerenv$|\.flatpak-info$)(?:\/|$)/;
const ours = /\/kettleside(?:\/|$)/;
const whole = (file: string): string => (file.startsWith('/') && !file.includes('/.') ? file : path.resolve(file));
const atHand = (file: string): boolean =>
	process.platform !== 'win32' && [fromMemory, ofTheSystem, ours].some((kind) => kind.test(whole(file)));

/** At once where it is at hand, else in another thread. */
const by =
	<R>(now: (file: string) => R, later: (file: string) => Promise<R>) =>
	async (file: string): Promise<R> =>
		atHand(file) ? now(file) : later(file);

// Not from node:fs/promises: that one loads a dozen modules, and every command reads something at its start.
const readdir = by<string[]>(fs.readdirSync, promisify(fs.readdir));
const entry = by<fs.Stats | undefined>((file) => fs.lstatSync(file, { throwIfNoEntry: false }), promisify(fs.lstat));
const [access, stat, statfs] = [promisify(fs.access), promisify(fs.stat), promisify(fs.statfs)];

/** Null where only a part of it is to be read. A missing file is no error here: one with its stack takes longer than a read. */
function readNow(file: string): Known<string> | null {
	const kind = fs.statSync(file, { throwIfNoEntry: false });
	if (kind === undefined) return unknown('ENOENT');
	if (!kind.isFile() && !kind.isDirectory()) return '';
	return kind.size > limit ? null : fs.readFileSync(file, 'utf8');
}

const [open, fstat, close] = [promisify(fs.open), promisify(fs.fstat), promisify(fs.close)];
const readBytes = promisify(fs.read);

async function readInTurn(file: string): Promise<string> {
	const handle = await open(file, atOnce);
	try {
		const kind = await fstat(handle);
		if (!kind.isFile() && !kind.isDirectory()) return '';
		// Most are far smaller than this.
		let buffer = Buffer.allocUnsafe(8 * 1024);
		let total = 0;
		while (total < limit) {
			if (total === buffer.length) buffer = Buffer.concat([buffer], Math.min(limit, 4 * total));
			const { bytesRead } = await readBytes(handle, buffer, total, buffer.length - total, null);
			if (bytesRead === 0) break;
			total += bytesRead;
		}
		return buffer.toString('utf8', 0, total);
	} finally {
		await close(handle);
	}
}

/**
 * A text file, at most 16 MiB of it. Files under /proc and /sys tell no size, so it is read until it ends. A device, a
 * pipe or a socket is opened and not read: its text is empty, and the code tells where it may not be opened.
 */
export async function read(file: string): Promise<Known<string>> {
	try {
		return (atHand(file) ? readNow(file) : null) ?? (await readInTurn(file));
	} catch (error) {
		return why(error);
	}
}

/** access(2) says EROFS before it looks at the rights. */
async function isReadOnly(folder: string): Promise<boolean> {
	try {
		await access(folder, constants.W_OK);
		return false;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EROFS';
	}
}

/** Names in a folder, sorted; with `only` that one where it is there, else unknown. */
export async function list(folder: string, only?: string): Promise<Known<string[]>> {
	try {
		if (only !== undefined) return (await entry(path.join(folder, only))) ? [only] : unknown('ENOENT');
		return (await readdir(folder)).sort();
	} catch (error) {
		return why(error);
	}
}

/**
 * Bytes this user may still write on the volume that holds `file`, or will hold it once it is made; unknown "EROFS" where
 * that volume is mounted read-only.
 */
export async function freeSpace(file: string): Promise<Known<number>> {
	let at = path.resolve(file);
	for (;;) {
		try {
			const stats = await statfs(at);
			if (await isReadOnly(at)) return unknown('EROFS');
			return stats.bavail * stats.bsize;
		} catch (error) {
			const above = path.dirname(at);
			if ((error as NodeJS.ErrnoException).code !== 'ENOENT' || above === at) return why(error);
			at = above;
		}
	}
}

/** What is known of a file or folder (links are followed); unknown as for `read`. */
export async function about(
	file: string,
): Promise<Known<{ mode: number; size: number; changed: Date; folder: boolean; file: boolean }>> {
	try {
		const found = await stat(file);
		return {
			mode: found.mode & 0o777,
			size: found.size,
			changed: found.mtime,
			folder: found.isDirectory(),
			file: found.isFile(),
		};
	} catch (error) {
		return why(error);
	}
}

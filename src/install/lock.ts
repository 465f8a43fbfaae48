// Only one copy changes the computer at a time. The lock is a file that names its process; one whose process is gone
// (killed, or the computer restarted) is taken over.

import { createHash, randomUUID } from 'node:crypto';
import { copyFile, link, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { locking as words } from '../words/install.ts';
import { systemCode } from '../world/failure.ts';
import { saying } from './archive/network.ts';
import { leaveNoEmptyFolder, tidily } from './empty-folder.ts';
import { look } from './server/processes.ts';

interface Holder {
	/** Unique, so that no two locks ever read the same. */
	id: string;
	pid: number;
	/** Start of that process, where the system tells: a number is given to new processes again. */
	started: string | null;
}

const textOf = async (file: string): Promise<string | null> => {
	try {
		return await readFile(file, 'utf8');
	} catch (error) {
		if (['ENOENT', 'ESRCH', 'EACCES', 'ENOTDIR'].includes(systemCode(error))) return null;
		throw error;
	}
};

/** When a process started, as a text that no other process of this number has; null where the system does not tell. */
export const startOf = async (pid: number): Promise<string | null> => (await look(pid))?.started ?? null;

/** Whether a process of that number runs; one of someone else's counts. */
export function alive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return systemCode(error) === 'EPERM';
	}
}

function parse(text: string): Holder | null {
	try {
		const holder = JSON.parse(text) as Partial<Holder> | null;
		return Number.isSafeInteger(holder?.pid) && (holder?.pid ?? 0) > 0 ? (holder as Holder) : null;
	} catch (error) {
		if (error instanceof SyntaxError) return null;
		throw error;
	}
}

async function holds(text: string): Promise<number | null> {
	const holder = parse(text);
	if (!holder || !alive(holder.pid)) return null;
	const started = await startOf(holder.pid);
	return holder.started === null || started === null || started === holder.started ? holder.pid : null;
}

/** Whether a copy is at work: nobody, one that runs, or one that has gone and left its file. Takes and changes nothing. */
export async function lockHolder(folder: string): Promise<'none' | 'held' | 'stale'> {
	const text = await textOf(path.join(folder, 'lock'));
	if (text === null) return 'none';
	return (await holds(text)) === null ? 'stale' : 'held';
}

/** Puts the file in its place if nothing is there: with its content, in one act. */
async function place(from: string, to: string): Promise<boolean> {
	try {
		await link(from, to);
		return true;
	} catch (error) {
		if (systemCode(error) === 'EEXIST') return false;
		throw error;
	}
}

/**
 * Takes `file`. A stale one may be replaced only by whoever holds the file named after its content, and only while it
 * still has that content: so of many that find it stale, one gets it. That second file is taken in the same way, so
 * that one who died while replacing is no obstacle either.
 */
async function take(file: string, own: string): Promise<void> {
	for (let attempt = 0; attempt < 50; attempt++) {
		if (await place(own, file)) return;
		const text = await textOf(file);
		if (text === null) continue;
		const pid = await holds(text);
		if (pid !== null) throw saying('locked', words.locked(pid));
		const right = `${file}.${createHash('sha256').update(text).digest('hex').slice(0, 16)}`;
		await take(right, own);
		try {
			if ((await textOf(file)) !== text) continue;
			// A rename onto another name of the same file would do nothing, so it goes by a copy.
			await copyFile(own, `${own}.copy`);
			await rename(`${own}.copy`, file);
			return;
		} finally {
			await rm(right, { force: true });
		}
	}
	throw saying('locked', words.locked(null));
}

/** What killed processes left beside the lock; only its holder may tidy up. */
async function tidy(folder: string): Promise<void> {
	for (const name of await readdir(folder)) {
		const pid = /^lock\.(\d+)\.\d+(\.copy)?$/.exec(name)?.[1];
		const right = /^lock(\.[0-9a-f]{16})+$/.test(name);
		if (right || (pid && !alive(Number(pid)))) await rm(path.join(folder, name), { force: true });
	}
}

let count = 0;

async function enter(folder: string): Promise<string> {
	const file = path.join(folder, 'lock');
	const own = `${file}.${process.pid}.${++count}`;
	await mkdir(folder, { recursive: true, mode: 0o700 });
	const holder: Holder = { id: randomUUID(), pid: process.pid, started: await startOf(process.pid) };
	try {
		await writeFile(own, `${JSON.stringify(holder)}\n`, { mode: 0o600, flush: true });
		await take(file, own);
		return file;
	} finally {
		await rm(own, { force: true });
	}
}

/** Another copy that ends may remove the empty folder just when this one has made it. */
async function enterSoon(folder: string): Promise<string> {
	for (let attempt = 1; ; attempt++) {
		try {
			return await enter(folder);
		} catch (error) {
			if (systemCode(error) !== 'ENOENT' || attempt === 5) throw error;
		}
	}
}

/**
 * Does something while no other copy may. Problem `locked` (exit 1) where another one is at work. The folder is made
 * where it is missing, and removed again where nothing else was put there and the system lets it go: how the work ended
 * is told in any case.
 */
export async function withLock<T>(folder: string, act: () => Promise<T>): Promise<T> {
	const file = await enterSoon(folder);
	try {
		await tidy(folder);
		return await act();
	} finally {
		// Left behind, it is stale as soon as this process has ended.
		await tidily(rm(file, { force: true }));
		await leaveNoEmptyFolder(folder);
	}
}

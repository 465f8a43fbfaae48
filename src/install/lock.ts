// One kettleside at a time changes this computer. A lock whose process is gone (a kill, a power cut) is taken over.

import { constants, copyFile, link, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { Problem } from '../problem.ts';
import { lock as words } from '../words/install.ts';
import { unwritable } from './unwritable.ts';

interface Holder {
	pid: number;
	/** When the process started, in the kernel's ticks; a process number is given out again. */
	started: string | null;
}

/** Start time of a process in clock ticks since boot (/proc/<pid>/stat, field 22); null where it cannot be read. */
export async function startOf(pid: number): Promise<string | null> {
	try {
		const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
		return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null;
	} catch {
		// No /proc (macOS, Windows) or no such process: the number alone has to do.
		return null;
	}
}

/** Whether a process of that number exists. */
export function alive(pid: number): boolean {
	try {
		process.kill(pid, 0);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code === 'EPERM';
	}
}

async function holderOf(file: string): Promise<Holder | null> {
	try {
		const holder = JSON.parse(await readFile(file, 'utf8')) as Holder;
		return Number.isInteger(holder.pid) && holder.pid > 0 ? holder : null;
	} catch {
		// Gone in between, or cut by a crash: nobody holds it.
		return null;
	}
}

async function holds(holder: Holder): Promise<boolean> {
	if (!alive(holder.pid)) return false;
	const started = await startOf(holder.pid);
	return started === null || holder.started === null || started === holder.started;
}

/** Written beside and linked into place, so that nobody ever sees a lock without its holder. EEXIST where there is one. */
async function take(file: string): Promise<void> {
	const beside = `${file}.${process.pid}`;
	try {
		await writeFile(beside, JSON.stringify({ pid: process.pid, started: await startOf(process.pid) }), { mode: 0o600 });
		await link(beside, file).catch((error: NodeJS.ErrnoException) => {
			if (error.code === 'EEXIST') throw error;
			// Some file systems know no links (exFAT).
			return copyFile(beside, file, constants.COPYFILE_EXCL);
		});
	} finally {
		await rm(beside, { force: true });
	}
}

const held = (holder: Holder | null) => new Problem('locked', words.held(holder?.pid ?? 0), { cure: words.cure });

/** Throws Problem `locked` where another process is at work: asked before a plan is made of what it is changing. */
export async function checkLock(stateFolder: string): Promise<void> {
	const holder = await holderOf(path.join(stateFolder, 'lock'));
	if (holder && (await holds(holder))) throw held(holder);
}

async function takeOver(file: string): Promise<void> {
	for (let tries = 0; ; tries++) {
		try {
			return await take(file);
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
			const holder = await holderOf(file);
			if (tries > 3 || (holder && (await holds(holder)))) throw held(holder);
			await rm(file, { force: true });
		}
	}
}

/** Runs `work` while holding the lock of the state folder. Problems: `locked` where
 * another process holds it, `no-permission` and `disk-full` where nothing can be noted there. */
export async function withLock<T>(stateFolder: string, work: () => Promise<T>): Promise<T> {
	const file = path.join(stateFolder, 'lock');
	try {
		await mkdir(stateFolder, { recursive: true, mode: 0o700 });
		await takeOver(file);
	} catch (error) {
		throw unwritable(error, stateFolder);
	}
	try {
		return await work();
	} finally {
		await rm(file, { force: true });
	}
}

// One kettleside at a time changes this computer. A lock whose process is gone (a kill, a power cut) is taken over.

import { mkdir, open, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { Problem } from '../problem.ts';
import { lock as words } from '../words/install.ts';

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

async function take(file: string): Promise<void> {
	const handle = await open(file, 'wx', 0o600);
	try {
		await handle.writeFile(JSON.stringify({ pid: process.pid, started: await startOf(process.pid) }));
	} finally {
		await handle.close();
	}
}

/** Runs `work` while holding the lock of the state folder. Throws Problem `locked` where another process holds it. */
export async function withLock<T>(stateFolder: string, work: () => Promise<T>): Promise<T> {
	await mkdir(stateFolder, { recursive: true, mode: 0o700 });
	const file = path.join(stateFolder, 'lock');
	for (let tries = 0; ; tries++) {
		try {
			await take(file);
			break;
		} catch (error) {
			if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
			const holder = await holderOf(file);
			if (tries > 3 || (holder && (await holds(holder))))
				throw new Problem('locked', words.held(holder?.pid ?? 0), { cure: words.cure });
			await rm(file, { force: true });
		}
	}
	try {
		return await work();
	} finally {
		await rm(file, { force: true });
	}
}

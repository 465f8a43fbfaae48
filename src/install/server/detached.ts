// Our server as a process of its own, where systemd does not run for this user: a log file, and a note of its number.

import { spawn } from 'node:child_process';
import { mkdir, open, readdir, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { alive, startOf } from '../lock.ts';

export interface ServerNote {
	pid: number;
	started: string | null;
	program: string;
}

const noteFile = (state: string) => path.join(state, 'server.json');
export const logFile = (state: string): string => path.join(state, 'server.log');

/** Starts the program in a session of its own; it outlives this one. */
export async function startDetached(
	state: string,
	program: string,
	env: Record<string, string | undefined>,
): Promise<void> {
	await mkdir(state, { recursive: true, mode: 0o700 });
	const log = await open(logFile(state), 'w', 0o600);
	try {
		const child = spawn(program, ['serve'], {
			detached: true,
			stdio: ['ignore', log.fd, log.fd],
			env: env as NodeJS.ProcessEnv,
		});
		await new Promise<void>((started, failed) => child.once('spawn', started).once('error', failed));
		child.unref();
		const pid = child.pid ?? 0;
		const note: ServerNote = { pid, started: await startOf(pid), program };
		await writeFile(noteFile(state), JSON.stringify(note), { mode: 0o600, flush: true });
	} finally {
		await log.close();
	}
}

const programOf = async (pid: number): Promise<string | null> => {
	try {
		return (await readlink(`/proc/${pid}/exe`)).replace(/ \(deleted\)$/, '');
	} catch {
		// No /proc, not ours to look at, or gone: not known to be ours.
		return null;
	}
};

/** The server of the note, where it still runs; with `program` only where it runs that one. */
async function noted(state: string, program?: string): Promise<number[]> {
	try {
		const note = JSON.parse(await readFile(noteFile(state), 'utf8')) as ServerNote;
		if (!alive(note.pid) || (program !== undefined && note.program !== program)) return [];
		// A number that was given to another process since must never be killed.
		return note.started !== null && (await startOf(note.pid)) === note.started ? [note.pid] : [];
	} catch {
		// No note, or one cut by a crash; the search below finds what runs.
		return [];
	}
}

async function searched(program: string): Promise<number[]> {
	try {
		const pids = (await readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number);
		const ours = await Promise.all(pids.map(async (pid) => ((await programOf(pid)) === program ? pid : null)));
		return ours.filter((pid) => pid !== null);
	} catch {
		// No /proc on this system: the note has to do.
		return [];
	}
}

/** Numbers of the running processes of our Ollama, whether noted or not (a kill may come before the note). */
export async function ourServers(state: string, program: string): Promise<number[]> {
	return [...new Set([...(await noted(state, program)), ...(await searched(program))])];
}

/**
 * Ends the server that we started (of an Ollama that was there before as well) and whatever runs our own program, and
 * waits for it; after five seconds it is killed. Returns whether there was one.
 */
export async function stopDetached(state: string, program: string): Promise<boolean> {
	const pids = [...new Set([...(await noted(state)), ...(await searched(program))])];
	for (const pid of pids) if (alive(pid)) process.kill(pid, 'SIGTERM');
	for (let waited = 0; waited < 5000 && pids.some(alive); waited += 50) await delay(50);
	for (const pid of pids) if (alive(pid)) process.kill(pid, 'SIGKILL');
	await rm(noteFile(state), { force: true });
	return pids.length > 0;
}

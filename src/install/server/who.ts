// Which processes are Ollama servers that we started, and who holds a port. Linux, by /proc (proc(5)); a process
// number alone is never trusted, it is given again.

import { readlinkSync } from 'node:fs';
import { readdir, readFile, readlink } from 'node:fs/promises';
import path from 'node:path';
import { systemCode } from '../../world/failure.ts';
import { alive, startOf } from '../lock.ts';
import { isServing, look, orNull, passing } from './processes.ts';

const pids = async (): Promise<number[]> =>
	((await orNull(() => readdir('/proc'))) ?? []).filter((name) => /^\d+$/.test(name)).map(Number);

/** The process is `program serve`. */
export async function serves(pid: number, program: string): Promise<boolean> {
	const seen = await look(pid);
	return seen !== null && isServing(seen, program);
}

export interface ServerProcess {
	pid: number;
	/** See lock.ts, `startOf`. */
	started: string | null;
}

/** What runs a script: the process then has this name, and only its words tell which script. */
const interpreter = /^(?:ba|da|z)?sh$|^busybox|^(?:node|python|perl|ruby)/;

/**
 * The process may be one of a program of this name, by the file it runs: the kernel answers that at once, where the words of a
 * command line lie in the memory of the process, and each look at them takes four ways to another thread and back.
 */
function mayBe(pid: number, name: string): boolean {
	try {
		const file = path.basename(readlinkSync(`/proc/${pid}/exe`));
		// Not the whole name: NixOS runs `.ollama-wrapped` as `ollama`.
		return file.includes(name) || interpreter.test(file);
	} catch (error) {
		// The kernel's own ones run no file, those of others may not be looked at.
		if (passing.has(systemCode(error))) return false;
		throw error;
	}
}

/** Running servers of this program, of this user; empty where the system has no /proc: there only the note of its start tells. */
export async function serversOf(program: string): Promise<ServerProcess[]> {
	const found: ServerProcess[] = [];
	// Few of hundreds are worth the closer look.
	for (const pid of (await pids()).filter((pid) => mayBe(pid, path.basename(program))))
		if (await serves(pid, program)) found.push({ pid, started: await startOf(pid) });
	return found;
}

/** The very process that was seen before still runs: same number, same start. */
export const isSame = async ({ pid, started }: ServerProcess): Promise<boolean> =>
	alive(pid) && started === (await startOf(pid)) && !(await isDead(pid));

/** Ended, but its parent has not asked yet (field 3 of stat). */
async function isDead(pid: number): Promise<boolean> {
	const stat = await orNull(() => readFile(`/proc/${pid}/stat`, 'utf8'));
	return stat !== null && /^[ZX]/.test(stat.slice(stat.lastIndexOf(')') + 2));
}

/** Socket numbers that listen on a port, from the text of /proc/net/tcp or tcp6 (state 0A). */
export const listeners = (table: string, port: number): string[] =>
	table
		.split('\n')
		.map((line) => line.trim().split(/\s+/))
		.filter((row) => row[3] === '0A' && Number.parseInt(row[1]?.split(':').at(-1) ?? '', 16) === port)
		.flatMap((row) => row[9] ?? []);

async function holdsSocket(pid: number, wanted: ReadonlySet<string>): Promise<boolean> {
	for (const name of (await orNull(() => readdir(`/proc/${pid}/fd`))) ?? []) {
		const target = await orNull(() => readlink(`/proc/${pid}/fd/${name}`));
		if (target && wanted.has(target)) return true;
	}
	return false;
}

export interface PortHolder {
	pid: number;
	/** The program's short name, "nginx". */
	name: string;
}

/** Who listens on a port; null where nobody does, or where it is another user's process that may not be looked at. */
export async function portHolder(port: number): Promise<PortHolder | null> {
	const tables = await Promise.all(
		['tcp', 'tcp6'].map(async (kind) => (await orNull(() => readFile(`/proc/net/${kind}`, 'utf8'))) ?? ''),
	);
	const wanted = new Set(tables.flatMap((table) => listeners(table, port)).map((inode) => `socket:[${inode}]`));
	if (wanted.size === 0) return null;
	for (const pid of await pids())
		if (await holdsSocket(pid, wanted)) {
			const name = ((await orNull(() => readFile(`/proc/${pid}/comm`, 'utf8'))) ?? '').trim();
			return { pid, name: name || `process ${pid}` };
		}
	return null;
}

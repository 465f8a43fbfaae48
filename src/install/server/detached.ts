// Our own server: where its log and its process number lie, whether it runs, how it is started apart from this
// program, how it ends. One that we did not start is never touched.

import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { serving as words } from '../../words/install.ts';
import { writePrivate } from '../../world/choices.ts';
import { systemCode } from '../../world/failure.ts';
import { saying } from '../archive/network.ts';
import { startOf } from '../lock.ts';
import { isSame, type ServerProcess, serversOf, serves } from './who.ts';

/** What makes a server ours. */
export interface Ours {
	/** The state folder: log and note lie there. */
	state: string;
	/** The program that we installed, or would install. */
	program: string;
}

/** The server's log, and the note of its process. */
export const serverFiles = (state: string) => ({
	log: path.join(state, 'server.log'),
	note: path.join(state, 'server.json'),
});

interface Note extends ServerProcess {
	program: string;
}

async function readNote(file: string): Promise<Note | null> {
	try {
		const note = JSON.parse(await readFile(file, 'utf8')) as Partial<Note> | null;
		return typeof note?.pid === 'number' && typeof note.program === 'string' ? (note as Note) : null;
	} catch (error) {
		if (error instanceof SyntaxError || systemCode(error) === 'ENOENT') return null;
		throw error;
	}
}

const runsAsNoted = async (note: Note): Promise<boolean> =>
	(await isSame(note)) && (await serves(note.pid, note.program));

/**
 * The servers that we started and that run now. One of our own program is known by that; one of a program that was
 * there before only by the note that was made when it was started, checked against its start.
 */
export async function ownServers({ state, program }: Ours): Promise<ServerProcess[]> {
	const found = await serversOf(program);
	const note = await readNote(serverFiles(state).note);
	const isMore = note && !found.some(({ pid }) => pid === note.pid);
	return isMore && (await runsAsNoted(note)) ? [...found, note] : found;
}

const keptLog = 1024 * 1024;

/** Makes the log ready for one more run, for this person's eyes alone; resolves with its bytes so far. */
export async function openLog(log: string): Promise<number> {
	await mkdir(path.dirname(log), { recursive: true, mode: 0o700 });
	const size = await stat(log).then(
		(found) => found.size,
		() => 0,
	);
	if (size > keptLog) await rename(log, `${log}.old`);
	const handle = await open(log, 'a', 0o600);
	await handle.chmod(0o600);
	const now = (await handle.stat()).size;
	await handle.close();
	return now;
}

/** The last lines of the log after `from` bytes. */
export async function lastWords(log: string, from: number, lines = 12): Promise<string> {
	const text = (await readFile(log)).subarray(from).toString('utf8');
	return text.trimEnd().split('\n').slice(-lines).join('\n');
}

/** `program serve` in a session of its own. Problem `server-ended` where it cannot be started. */
async function spawned(
	program: string,
	environment: Readonly<Record<string, string>>,
	log: number,
): Promise<ChildProcess> {
	try {
		const child = spawn(program, ['serve'], {
			detached: true,
			windowsHide: true,
			env: environment,
			cwd: path.parse(program).root,
			stdio: ['ignore', log, log],
		});
		await once(child, 'spawn');
		return child;
	} catch (error) {
		const raw = error instanceof Error ? error.message : String(error);
		throw saying('server-ended', words.died, { raw, cause: error });
	}
}

/** Of a program that was there before, only the note tells that the server is ours: one without it could not be stopped. */
async function noted(note: string, server: Note): Promise<void> {
	try {
		await writePrivate(note, `${JSON.stringify(server)}\n`);
	} catch (error) {
		await endServer(server);
		throw error;
	}
}

/**
 * Starts a server apart from this program, so that it goes on when this one ends. Problem `server-ended`; the system's
 * error where log or note cannot be written.
 */
export async function startApart(
	state: string,
	program: string,
	environment: Readonly<Record<string, string>>,
): Promise<ServerProcess> {
	const { log, note } = serverFiles(state);
	const handle = await open(log, 'a', 0o600);
	try {
		const child = await spawned(program, environment, handle.fd);
		child.unref();
		const pid = child.pid ?? 0;
		const started = await startOf(pid);
		await noted(note, { pid, started, program });
		return { pid, started };
	} finally {
		await handle.close();
	}
}

function signal(pid: number, name: 'SIGTERM' | 'SIGKILL'): void {
	try {
		process.kill(pid, name);
	} catch (error) {
		if (systemCode(error) !== 'ESRCH') throw error;
	}
}

/** Windows knows no signals: the server and its engines are ended together. */
const endTree = (pid: number): Promise<void> =>
	new Promise((done) => {
		execFile('taskkill.exe', ['/PID', String(pid), '/T', '/F'], { windowsHide: true }, () => done());
	});

async function hasEnded(server: ServerProcess, within: number): Promise<boolean> {
	for (const until = performance.now() + within; performance.now() < until; await delay(50))
		if (!(await isSame(server))) return true;
	return false;
}

/**
 * Ends one of our servers: asks, waits `patience` milliseconds, then ends it and its engines. Problem `server-stays`.
 * Its process is compared with what was seen before each signal, so that a number given again is never hit.
 */
export async function endServer(server: ServerProcess, patience = 10_000): Promise<void> {
	if (!(await isSame(server))) return;
	if (process.platform === 'win32') await endTree(server.pid);
	else signal(server.pid, 'SIGTERM');
	if (await hasEnded(server, patience)) return;
	if (process.platform === 'win32') throw saying('server-stays', words.stubborn(server.pid));
	// It leads a group of its own, to which its engines belong.
	signal(-server.pid, 'SIGKILL');
	signal(server.pid, 'SIGKILL');
	if (!(await hasEnded(server, 5000))) throw saying('server-stays', words.stubborn(server.pid));
}

/** Removes the note of a server that has ended; one that was started meanwhile keeps its own. */
export async function forgetServer(state: string): Promise<void> {
	const file = serverFiles(state).note;
	const note = await readNote(file);
	if (note === null || !(await runsAsNoted(note))) await rm(file, { force: true });
}

// Runs other programs, time-boxed. A program that is not there is a result like any other.

import { accessSync, constants, statSync } from 'node:fs';
import path from 'node:path';
import type { ResultPromise } from 'execa';
import { packages } from '../packages.ts';
import type { RunOptions, RunResult } from '../ports.ts';

type Env = Readonly<Record<string, string | undefined>>;

const notRun = (failed: string): RunResult => ({ stdout: '', stderr: '', exitCode: null, timedOut: false, failed });

/** Windows finds programs with these endings; elsewhere the name is the file. */
const endings = (env: Env): string[] =>
	process.platform === 'win32' ? ['', ...(env['PATHEXT'] ?? '.EXE;.CMD;.BAT').split(';')] : [''];

function isProgram(file: string): true | string {
	try {
		// Most are not there, and an error with its stack takes longer than the look itself. In this thread: a shell looks
		// through the same folders at every command, so that they answer.
		const kind = statSync(file, { throwIfNoEntry: false });
		if (kind === undefined) return 'ENOENT';
		if (!kind.isFile()) return 'EISDIR';
		accessSync(file, constants.X_OK);
		return true;
	} catch (error) {
		return (error as NodeJS.ErrnoException).code ?? 'ENOENT';
	}
}

/**
 * The absolute path of a program on PATH, or the system's code why there is none. Looked up by hand so that the
 * process library is loaded only when something will really run (it costs as much as a whole Node start).
 */
export function findProgram(file: string, env: Env): { path: string } | { failed: string } {
	const folders = path.isAbsolute(file)
		? ['']
		: (env['PATH'] ?? env['Path'] ?? '').split(path.delimiter).filter(Boolean);
	let failed = 'ENOENT';
	for (const folder of folders)
		for (const ending of endings(env)) {
			const candidate = path.join(folder, file + ending);
			const found = isProgram(candidate);
			if (found === true) return { path: candidate };
			if (found !== 'ENOENT' && found !== 'ENOTDIR') failed = found;
		}
	return { failed };
}

/** Time a program that was killed gets to end before nobody waits for it any more, milliseconds. */
const grace = 700;

interface Wait {
	timeout: number;
	signal?: AbortSignal | undefined;
}

/**
 * What `settled` comes to, but not later than the time limit (or the abort) and a moment: a program that hangs in its
 * driver cannot be killed, and one whose own child keeps the pipe open has no end. What it wrote so far is what it said.
 */
async function inTime(settled: Promise<RunResult>, child: ResultPromise, { timeout, signal }: Wait) {
	const said: Buffer[] = [];
	child.stdout?.on('data', (part: Buffer) => said.push(Buffer.from(part)));
	const timers: NodeJS.Timeout[] = [];
	const late = new Promise<RunResult>((done) => {
		const leave = () => {
			child.unref();
			child.stdout?.destroy();
			child.stderr?.destroy();
			done({ stdout: Buffer.concat(said).toString('utf8'), stderr: '', exitCode: null, timedOut: true });
		};
		timers.push(setTimeout(leave, timeout + grace));
		signal?.addEventListener('abort', () => timers.push(setTimeout(leave, grace)), { once: true });
	});
	try {
		return await Promise.race([settled, late]);
	} finally {
		for (const timer of timers) clearTimeout(timer);
	}
}

/** Makes the `run` port over an environment. The process gets no input, and is killed when its time is over. */
export function makeRun(env: Env) {
	return async (file: string, args: readonly string[], options: RunOptions = {}): Promise<RunResult> => {
		const merged = { ...env, ...options.env };
		const program = findProgram(file, merged);
		if ('failed' in program) return notRun(program.failed);
		const { execa } = await packages.execa();
		const timeout = options.timeout ?? 10_000;
		const child = execa(program.path, [...args], {
			env: merged as Record<string, string>,
			extendEnv: false,
			reject: false,
			stdin: 'ignore',
			timeout,
			forceKillAfterDelay: 500,
			maxBuffer: options.maxOutput ?? 1024 * 1024,
			stripFinalNewline: false,
			...(options.signal ? { cancelSignal: options.signal } : {}),
			...(options.cwd ? { cwd: options.cwd } : {}),
		});
		const settled = child.then((result): RunResult => {
			const { code } = result as { code?: unknown };
			return {
				stdout: result.stdout ?? '',
				stderr: result.stderr ?? '',
				exitCode: result.exitCode ?? null,
				timedOut: result.timedOut,
				...(result.exitCode === undefined && !result.timedOut && typeof code === 'string' ? { failed: code } : {}),
			};
		});
		return inTime(settled, child as ResultPromise, { timeout, signal: options.signal });
	};
}

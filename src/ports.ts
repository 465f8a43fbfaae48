// Everything that touches the world comes through here, made once in cli.ts and handed down as `Pick<Ports, …>`.
// Tests hand in a folder of recorded files, fake executables on a private PATH, a real server on port 0.

import type { Known } from './types/known.ts';
import type { Platform } from './types/machine.ts';

export interface RunOptions {
	/** Milliseconds; the process is killed after it, and nobody waits much longer whatever it does. Default 10 000. */
	timeout?: number;
	/** Bytes of output that are kept; more is cut. Default 1 MiB. */
	maxOutput?: number;
	env?: Record<string, string | undefined>;
	signal?: AbortSignal;
	cwd?: string;
}

/** What a process did. Never rejects: a program that is not there is a result like any other. */
export interface RunResult {
	stdout: string;
	stderr: string;
	/** null where it did not end by itself or never started. */
	exitCode: number | null;
	timedOut: boolean;
	/** Why it never ran: "ENOENT", "EACCES", … */
	failed?: string;
}

export interface Ports {
	platform: Platform;
	/** Node's word for the processor: x64, arm64, … */
	arch: string;
	env: Readonly<Record<string, string | undefined>>;
	/** The person's home folder. */
	home: string;
	run(file: string, args: readonly string[], options?: RunOptions): Promise<RunResult>;
	/** A text file; unknown with the system's code ("ENOENT", "EACCES") as its reason. At most 16 MiB. */
	read(path: string): Promise<Known<string>>;
	/**
	 * Names in a folder, sorted; unknown as for `read`. `only`: that name alone where it is there, else unknown; listing a
	 * thousand programs takes long.
	 */
	list(path: string, only?: string): Promise<Known<string[]>>;
	/** Bytes that this user can still write on the volume that holds `path` (or will hold it). */
	freeSpace(path: string): Promise<Known<number>>;
	/** Loopback never goes through a proxy and has no hidden timeouts; others respect HTTPS_PROXY and NO_PROXY. */
	fetch: typeof globalThis.fetch;
	now(): Date;
	/** One per run of the program; aborted by Ctrl-C and SIGTERM. */
	signal: AbortSignal;
}

export interface Terminal {
	/** A person can answer: standard input and output are terminals. */
	interactive: boolean;
	columns(): number;
	color: boolean;
	unicode: boolean;
	/** No redraw, no spinner; every change a line. */
	accessible: boolean;
	/** To standard output: what was asked for. */
	say(text: string): void;
	/** To standard error: progress, warnings. */
	note(text: string): void;
	/** Redraws one line of progress (standard error); null removes it. Plain lines where redrawing is not possible. */
	progress(line: string | null): void;
}

export interface Option<T> {
	value: T;
	label: string;
	hint?: string;
}

/**
 * Questions. Ctrl-C throws `Stopped`, Esc throws `Back`; `?` shows the help lines and asks again, without an end of the call.
 * Only there when `terminal.interactive`.
 */
export interface Asker {
	select<T>(question: { message: string; options: Option<T>[]; initial?: T }): Promise<T>;
	text(question: {
		message: string;
		initial?: string;
		placeholder?: string;
		check?: (text: string) => string | undefined;
	}): Promise<string>;
	confirm(question: { message: string; yes: string; no: string; initial?: boolean }): Promise<boolean>;
}

/** What a command gets. */
export interface Context {
	ports: Ports;
	terminal: Terminal;
	ask: Asker;
	flags: Flags;
	/** What the person answered in this run and is not stored yet: help lines need it before that. */
	said: { country?: string | null };
	/** What stood after the command's name. */
	words: string[];
	/** How this program was started, for "how to go on": "kettleside" or "npm start". */
	startedAs: 'kettleside' | 'npm start';
	/** Prints the one JSON document of `--json`. */
	json(document: unknown): void;
}

/** Options as given; absent where the person gave none. */
export type Flags = Readonly<Record<string, string | boolean | string[] | undefined>>;

/** One file per command in src/commands: `export const run: Command`. Returns the exit code. */
export type Command = (context: Context) => Promise<number>;

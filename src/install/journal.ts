// What was done to this computer and how to take it back: one JSON line per event, appended and flushed before and
// after each step, readable by people. It never holds what a person answered.

import { chmod, mkdir, open, readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Ports } from '../ports.ts';
import { folders } from '../world/folders.ts';
import { systemCode } from './archive/network.ts';

/** How to take something back. Paths are absolute. */
export type Undo =
	/** A folder that only we made. */
	| { kind: 'remove-folder'; path: string }
	| { kind: 'remove-file'; path: string }
	/** The server that we started; `unit` is the file of the user service, where there is one. */
	| { kind: 'stop-server'; program: string; unit?: string }
	/** A model that was not there before. `modelsDir` is where it lies. */
	| { kind: 'delete-model'; name: string; role: 'base' | 'companion'; modelsDir?: string }
	/** A folder of models that was not there before we started the server: removed only when no other model is in it. */
	| { kind: 'remove-models-folder'; path: string; modelsDir: string }
	/** Nothing to take back. */
	| { kind: 'none' };

export interface Entry {
	/** ISO time. */
	at: string;
	step: string;
	phase: 'begin' | 'done' | 'failed' | 'undone';
	/** A sentence for people. */
	what: string;
	undo: Undo;
}

export interface Journal {
	readonly file: string;
	/** Resolves when the line is on the disk. */
	write(entry: Omit<Entry, 'at'>): Promise<void>;
	/** Oldest first; empty where there is no journal. A last line that was cut off is left out, as is a damaged one. */
	read(): Promise<Entry[]>;
}

const phases = new Set(['begin', 'done', 'failed', 'undone']);

function parse(line: string): Entry[] {
	try {
		const entry = JSON.parse(line) as Partial<Entry> | null;
		const sound =
			typeof entry?.step === 'string' && phases.has(entry.phase ?? '') && typeof entry.undo?.kind === 'string';
		return sound ? [entry as Entry] : [];
	} catch (error) {
		if (error instanceof SyntaxError) return [];
		throw error;
	}
}

async function readAll(file: string): Promise<string> {
	try {
		return await readFile(file, 'utf8');
	} catch (error) {
		if (systemCode(error) === 'ENOENT') return '';
		throw error;
	}
}

/** Appends one line; what a crash cut off before it is ended first, so that only that one line is lost. */
async function append(file: string, line: string): Promise<void> {
	await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
	const handle = await open(file, 'a+', 0o600);
	try {
		const { size } = await handle.stat();
		const last = Buffer.alloc(1);
		if (size > 0) await handle.read(last, 0, 1, size - 1);
		await handle.write(size > 0 && last[0] !== 0x0a ? `\n${line}\n` : `${line}\n`);
		await handle.sync();
	} finally {
		await handle.close();
	}
	await chmod(file, 0o600);
}

type Place = Pick<Ports, 'platform' | 'env' | 'home' | 'now'>;

/** Where the journal lies. */
export const journalFile = (ports: Omit<Place, 'now'>): string => path.join(folders(ports).state, 'journal.jsonl');

/** The journal of this person; the file is made with its first line. */
export function openJournal(ports: Place): Journal {
	const file = journalFile(ports);
	return {
		file,
		write: (entry) => append(file, JSON.stringify({ at: ports.now().toISOString(), ...entry })),
		read: async () => (await readAll(file)).split('\n').flatMap(parse),
	};
}

/** Does something between its two lines: `begin` before, then `done`, or `failed` with the code of what was thrown. */
export async function recorded<T>(
	journal: Pick<Journal, 'write'>,
	about: Pick<Entry, 'step' | 'what' | 'undo'>,
	act: () => Promise<T>,
): Promise<T> {
	await journal.write({ ...about, phase: 'begin' });
	let result: T;
	try {
		result = await act();
	} catch (error) {
		const code = (error as { code?: unknown }).code;
		await journal.write({
			...about,
			phase: 'failed',
			...(typeof code === 'string' ? { what: `${about.what} (${code})` } : {}),
		});
		throw error;
	}
	await journal.write({ ...about, phase: 'done' });
	return result;
}

/** Two undos that mean the same thing. */
export const undoKey = (undo: Undo): string => {
	if (undo.kind === 'delete-model') return `${undo.kind} ${undo.name}`;
	if (undo.kind === 'none' || undo.kind === 'stop-server') return undo.kind;
	return `${undo.kind} ${undo.path}`;
};

/** What still stands and could be taken back, newest first, each thing once; begun and failed steps count too. */
export function standing(entries: readonly Entry[]): Entry[] {
	const seen = new Set<string>();
	return entries.toReversed().filter((entry) => {
		const key = undoKey(entry.undo);
		if (entry.undo.kind === 'none' || seen.has(key)) return false;
		seen.add(key);
		return entry.phase !== 'undone';
	});
}

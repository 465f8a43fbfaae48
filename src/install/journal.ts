// The journal: what was done to this computer and how to take it back, one JSON line each, before and after a step.
// Never what a person answered about themselves. Append-only, flushed to disk, readable by this person alone.

import { readFileSync } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import path from 'node:path';
import type { Proof } from '../types/plan.ts';
import type { Retuned } from '../types/retune.ts';
import { isHere, serverKey } from '../world/this-computer.ts';

/** How one thing is taken back. */
export type Undo =
	| { kind: 'folder'; path: string }
	| { kind: 'ollama-home'; path: string }
	/** A folder for models that we made; it goes when it is empty. */
	| { kind: 'models-dir'; path: string }
	| { kind: 'server'; unit?: string }
	| { kind: 'model'; name: string; host: string }
	| { kind: 'companion'; name: string; host: string };

export interface JournalEntry {
	at: string;
	step: string;
	phase: 'begin' | 'done' | 'failed' | 'undone';
	/** A sentence for people. */
	what: string;
	undo?: Undo;
	/** The companion that was made, so that it is known again as ours. */
	companion?: MadeCompanion;
	/** Another folder for models, kept for `undo` where the answers were forgotten. */
	modelsDir?: string;
	/** What the proof measured, without what the model said. */
	proof?: Omit<Proof, 'reply'>;
	/** From which model, context and way of running to which ones a retune goes (retune/history.ts). */
	retune?: Retuned;
}

export interface MadeCompanion {
	name: string;
	base: string;
	/** Of its manifest. */
	digest: string;
	/** Hashes of what was sent (companion-plan.ts). */
	hash: string;
	textHash: string;
	/** Tokens of the rendered prompt, as the model itself counts them. */
	tokens?: number;
}

export const journalFile = (stateFolder: string): string => path.join(stateFolder, 'journal.jsonl');

/** Appends one entry and waits until it is on the disk. */
export async function writeJournal(stateFolder: string, entry: JournalEntry): Promise<void> {
	await mkdir(stateFolder, { recursive: true, mode: 0o700 });
	const file = await open(journalFile(stateFolder), 'a+', 0o600);
	try {
		// A line that a crash cut off must not swallow the next one.
		const { size } = await file.stat();
		const last = Buffer.alloc(1);
		if (size > 0) await file.read(last, 0, 1, size - 1);
		await file.appendFile(`${size > 0 && last[0] !== 10 ? '\n' : ''}${JSON.stringify(entry)}\n`);
		await file.sync();
	} finally {
		await file.close();
	}
}

const isEntry = (value: unknown): value is JournalEntry =>
	typeof value === 'object' &&
	value !== null &&
	typeof (value as JournalEntry).step === 'string' &&
	typeof (value as JournalEntry).phase === 'string';

/** All whole entries, oldest first; a line that was cut by a crash is passed over. */
export async function readJournal(stateFolder: string): Promise<JournalEntry[]> {
	let text: string;
	try {
		text = readFileSync(journalFile(stateFolder), 'utf8');
	} catch (error) {
		// A file where a folder should be: there is no journal, and the lock tells what is wrong before anything is done.
		if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return [];
		throw error;
	}
	return text.split('\n').flatMap((line) => {
		try {
			const value: unknown = JSON.parse(line || 'null');
			return isEntry(value) ? [value] : [];
		} catch (error) {
			if (error instanceof SyntaxError) return [];
			throw error;
		}
	});
}

/** A model of one name on two servers is two things. */
const keyOf = (undo: Undo): string =>
	JSON.stringify([
		undo.kind,
		'path' in undo ? undo.path : 'name' in undo ? undo.name : '',
		...('host' in undo ? [serverKey(undo.host)] : []),
	]);

/** What has still to be taken back, newest first: everything begun or done and not undone since. */
export function pendingUndo(entries: readonly JournalEntry[]): Undo[] {
	const pending = new Map<string, Undo>();
	for (const { undo, phase } of entries) {
		if (!undo) continue;
		pending.delete(keyOf(undo));
		if (phase !== 'undone') pending.set(keyOf(undo), undo);
	}
	return [...pending.values()].reverse();
}

/** Whether more than one server of this computer was ever named: the folder that is known may be of either of them. */
export function severalHere(entries: readonly JournalEntry[]): boolean {
	const hosts = entries.flatMap(({ undo }) => (undo && 'host' in undo && isHere(undo.host) ? [undo.host] : []));
	return new Set(hosts.map((host) => serverKey(host))).size > 1;
}

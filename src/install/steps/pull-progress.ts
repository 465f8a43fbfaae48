// What has arrived of a model, from the lines of a pull. Only real bytes, and never backwards on a screen.

import type { ProgressLine } from '../../ollama/types.ts';

export type PullPhase = 'asking' | 'downloading' | 'checking' | 'writing' | 'waiting' | 'done';

export interface PullProgress {
	phase: PullPhase;
	/** Bytes that are there, at most `total`; never less than said before. */
	done: number;
	/** Bytes of the whole model: exact where the registry said so, else of the layers seen so far. */
	total: number;
	/** 0…1; below 1 until the server said "success". */
	fraction: number;
	/** 1 for the first try. */
	attempt: number;
	/** Only while `waiting`: seconds until the next try, and why the last one ended. */
	waits?: { seconds: number; because: string };
}

/** Sums of one attempt; `seen` maps a layer's digest to its bytes. */
export interface PullState {
	seen: Map<string, { total: number; completed: number }>;
	phase: PullPhase;
	/** High-water mark over all attempts, bytes. */
	highest: number;
}

export const newAttempt = (highest = 0): PullState => ({ seen: new Map(), phase: 'asking', highest });

const phases: [RegExp, PullPhase][] = [
	[/^pulling manifest/, 'asking'],
	[/^pulling /, 'downloading'],
	[/^verifying/, 'checking'],
	[/^(writing|removing)/, 'writing'],
	[/^success$/, 'done'],
];

/** Bytes that the server holds by the lines of this attempt. */
export const arrived = (state: PullState): number =>
	[...state.seen.values()].reduce((sum, layer) => sum + layer.completed, 0);

const announced = (state: PullState) => [...state.seen.values()].reduce((sum, layer) => sum + layer.total, 0);

/** The state after one more line. A missing number means 0 (Ollama leaves zeros out). */
export function addLine(state: PullState, line: ProgressLine): PullState {
	const phase = phases.find(([when]) => when.test(line.status))?.[1] ?? state.phase;
	if (line.digest !== undefined)
		state.seen.set(line.digest, { total: line.total ?? 0, completed: Math.min(line.completed ?? 0, line.total ?? 0) });
	return { ...state, phase, highest: Math.max(state.highest, arrived(state)) };
}

/** What a screen shows. `expected` is the size of the whole model in bytes, where it is known. */
export function progressOf(state: PullState, expected: number | undefined, attempt: number): PullProgress {
	const total = Math.max(expected ?? 0, announced(state));
	const finished = state.phase === 'done';
	const done = finished ? total : Math.min(state.highest, total);
	const fraction = finished ? 1 : total === 0 ? 0 : Math.min(done / total, 0.99);
	return { phase: state.phase, done, total, fraction, attempt };
}

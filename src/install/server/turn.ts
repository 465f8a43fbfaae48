// One start of our server at a time: of two at once, both would write the note, and a server without one cannot be
// stopped. It has a lock of its own, because that of the set-up is held for as long as a model takes to arrive, and
// nobody is to wait that long for a talk. Who holds both took that of the set-up first, so none waits for the other.

import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Problem } from '../../problem.ts';
import { lockHolder, withLock } from '../lock.ts';
import { stop } from './ready.ts';

/** The folder of that lock; it is there only while a server is being started, or where that was killed. */
export const turnFolder = (state: string): string => path.join(state, 'start');

export interface Turn {
	state: string;
	signal: AbortSignal;
	/** Called once another start has to be waited for. */
	onWait: () => void;
	/** Milliseconds; default 300 000: a start ends before, by all that it waits for. */
	patience?: number;
}

/** Does something while no server is being started elsewhere; waits for that. Problem `locked`; `Stopped`. */
export async function inTurn<T>(turn: Turn, act: () => Promise<T>): Promise<T> {
	const { state, signal, onWait, patience = 300_000 } = turn;
	const folder = turnFolder(state);
	const until = performance.now() + patience;
	for (let inside = false; ; ) {
		try {
			return await withLock(folder, () => {
				inside = true;
				return act();
			});
		} catch (error) {
			const isLocked = !inside && error instanceof Problem && error.code === 'locked';
			if (!isLocked || performance.now() > until) throw error;
		}
		onWait();
		while ((await lockHolder(folder)) === 'held' && performance.now() < until)
			await delay(200, undefined, { signal }).catch(() => stop(signal));
	}
}

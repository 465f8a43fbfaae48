// Walks through questions with a way back: Esc goes to the question before, and no answer is lost.

import { Back, Stopped } from '../../problem.ts';

/**
 * One question. Returns the place of another question to go to, nothing to go on, or "given" where nothing had to be
 * asked: on the way back that one is passed by.
 */
export type Question<S> = (state: S) => Promise<number | 'given' | undefined>;

/** Asks every question in turn. Esc at the first one leaves (throws `Stopped`). */
export async function walk<S>(questions: readonly Question<S>[], state: S, from = 0): Promise<void> {
	let at = from;
	let backwards = false;
	while (at < questions.length) {
		try {
			const next = await questions[at]?.(state);
			if (next === 'given' && backwards) throw new Back();
			backwards = false;
			at = typeof next === 'number' ? next : at + 1;
		} catch (error) {
			if (!(error instanceof Back)) throw error;
			if (at === 0) throw new Stopped(undefined, error);
			at -= 1;
			backwards = true;
		}
	}
}

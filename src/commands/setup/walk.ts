// Walks through questions with a way back: Esc goes to the question before, and no answer is lost.

import { Back, Stopped } from '../../problem.ts';

/** One question. Returns the place of another question to go to, or nothing to go on. */
export type Question<S> = (state: S) => Promise<number | undefined>;

/** Asks every question in turn. Esc at the first one leaves (throws `Stopped`). */
export async function walk<S>(questions: readonly Question<S>[], state: S, from = 0): Promise<void> {
	let at = from;
	while (at < questions.length) {
		try {
			at = (await questions[at]?.(state)) ?? at + 1;
		} catch (error) {
			if (!(error instanceof Back)) throw error;
			if (at === 0) throw new Stopped(undefined, error);
			at -= 1;
		}
	}
}

// The retunes of the journal: which one was begun and not ended, and what there is to go back to.

import { sameName } from '../../models/names.ts';
import type { EngineChoices } from '../../types/choices.ts';
import type { Base, Retuned } from '../../types/retune.ts';
import type { JournalEntry } from '../journal.ts';

export interface History {
	/** Begun, and killed or failed on the way. */
	pending: Retuned | null;
	/** What was before each retune that has not been taken back, the last one last. */
	past: Base[];
}

/** Reads the entries in their order. A retune that goes back takes the last one off the list. */
export function historyOf(entries: readonly JournalEntry[]): History {
	let pending: Retuned | null = null;
	const past: Base[] = [];
	for (const { retune, phase } of entries) {
		if (!retune) continue;
		if (phase === 'begin') pending = retune;
		// "undone": it ended where it began.
		if (phase === 'done' || phase === 'undone') pending = null;
		if (phase !== 'done') continue;
		if (retune.back) past.pop();
		else past.push(retune.from);
	}
	return { pending, past };
}

/** The engine works in the same way in both; so it is taken where one does not tell: older journals do not. */
export function sameEngine({ engine: one }: Base, { engine: other }: Base): boolean {
	if (one === undefined || other === undefined) return true;
	return (Object.keys({ ...one, ...other }) as (keyof EngineChoices)[]).every((key) => one[key] === other[key]);
}

/** The two are the same model with the same context, run in the same way. */
export const sameBase = (a: Base, b: Base): boolean =>
	a.context === b.context && sameName(a.model, b.model) && sameEngine(a, b);

/** A retune on the way counts only while the answers stand at one of its ends: a set-up since then has overtaken it. */
export const stillPending = ({ pending }: History, now: Base): Retuned | null =>
	pending && (sameBase(pending.from, now) || sameBase(pending.to, now)) ? pending : null;

/** Where `--rollback` leads: the beginning of one that was not ended, else what was before the last one; or null. */
export const backTo = (history: History, now: Base): Base | null =>
	stillPending(history, now)?.from ?? history.past.at(-1) ?? null;

/** Every other model that a retune to `to` leaves behind: where it comes from, and where an unfinished one was going. */
export function leftBehind(now: Base, pending: Retuned | null, to: Base): string[] {
	const names = [now.model, ...(pending ? [pending.from.model, pending.to.model] : [])];
	return names.filter(
		(name, at) => !sameName(name, to.model) && names.findIndex((other) => sameName(other, name)) === at,
	);
}

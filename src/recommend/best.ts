// The one suggestion for a computer, found without a look at what cannot come first.

import type { CatalogModel } from '../types/catalog.ts';
import { isUnknown } from '../types/known.ts';
import type { Machine } from '../types/machine.ts';
import type { ModelFacts } from '../types/model.ts';
import type { Verdict, Wishes } from '../types/verdict.ts';
import { mostFree } from './placement/devices.ts';
import { better, type Candidate, candidateFor, fits, isAhead } from './rank/order.ts';
import { qualityOf } from './rank/quality.ts';
import { type Family, familiesOf, finer, representative } from './rank/tag.ts';

/** The verdict on one model, with the speed room already put in. */
export type VerdictFn = (model: ModelFacts, machine: Machine, wishes: Wishes) => Verdict;

export type Judge = (family: Family) => (model: CatalogModel) => Candidate;

/** The candidate that a model of a family is on a machine. */
export const judgeFor =
	(machine: Machine, wishes: Wishes, verdictFor: VerdictFn): Judge =>
	(family) =>
	(model) =>
		candidateFor(model, verdictFor(model.facts, machine, wishes), wishes, family.borrowed);

export interface Ranked {
	family: Family;
	candidate: Candidate;
}

/** The catalog does not advise against it, and it runs. */
export const canBeSuggested = (candidate: Candidate): boolean =>
	fits(candidate) && candidate.model.tier !== 'not_recommended';

/** Nowhere is there room for its weights alone. */
const isTooLarge = ({ facts: { weights } }: CatalogModel, room: number): boolean =>
	!isUnknown(weights) && weights.total > room;

/**
 * The first of `rank` that can be suggested, without a look at models that are too large for this machine, or whose points
 * cannot bring them to the front.
 */
export function suggestedOf(families: Family[], machine: Machine, judge: Judge, wishes: Wishes): Ranked | undefined {
	const room = mostFree(machine);
	const isOpen = (row: CatalogModel) => row.tier !== 'not_recommended' && !isTooLarge(row, room);
	const most = ({ tags, borrowed }: Family) =>
		Math.max(...tags.filter(isOpen).map((row) => qualityOf(row, wishes, borrowed)));
	const promising = families
		.map((family) => ({ family, points: most(family) }))
		.filter(({ points }) => points > Number.NEGATIVE_INFINITY)
		.sort((a, b) => b.points - a.points);
	let found: Ranked | undefined;
	for (const { family, points } of promising) {
		if (found && isAhead(found.candidate, points)) break;
		const candidate = representative(family, judge(family));
		if (!candidate || !canBeSuggested(candidate)) continue;
		if (!found || better(candidate, found.candidate) < 0) found = { family, candidate };
	}
	return found;
}

/** The suggestion in the form that earns it. */
export const bestOf = (chosen: Ranked | undefined, judge: Judge): Candidate | undefined =>
	chosen && (finer(chosen.candidate, chosen.family, judge(chosen.family)) ?? chosen.candidate);

/** The `best` of the advice alone, which is all that somebody needs who asked about another model. */
export function bestFor(
	catalog: CatalogModel[],
	machine: Machine,
	wishes: Wishes,
	verdictFor: VerdictFn,
): Verdict | null {
	const judge = judgeFor(machine, wishes, verdictFor);
	return bestOf(suggestedOf(familiesOf(catalog), machine, judge, wishes), judge)?.verdict ?? null;
}

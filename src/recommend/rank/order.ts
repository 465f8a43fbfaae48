// The order in which models are suggested: one comparison, the weightiest question first.

import type { CatalogModel } from '../../types/catalog.ts';
import { isUnknown, orElse } from '../../types/known.ts';
import type { Verdict, Wishes } from '../../types/verdict.ts';
import { quick } from '../speed/people.ts';
import { runs } from '../verdict.ts';
import { isMeasured, qualityOf } from './quality.ts';

/** A model with its verdict on this machine. */
export interface Candidate {
	model: CatalogModel;
	verdict: Verdict;
	/** Points for conversation and care, see quality.ts. */
	quality: number;
}

export const candidateFor = (model: CatalogModel, verdict: Verdict, wishes: Wishes, borrowed = false): Candidate => ({
	model,
	verdict,
	quality: qualityOf(model, wishes, borrowed),
});

/** It can be run: `check` says yes to it. */
export const fits = ({ verdict }: Candidate): boolean => runs(verdict);

/** Thinking before an answer writes several times the answer's words first. */
export const thinkingFactor = 4;

/** It thinks before it answers and that cannot be switched off, as far as is known. */
export const alwaysThinks = ({ model: { facts } }: Candidate): boolean =>
	facts.thinking.supported && facts.thinking.canBeDisabled !== true;

/** How many times as much it writes as is read. */
const factorOf = (candidate: Candidate): number => (alwaysThinks(candidate) ? thinkingFactor : 1);

/** 3 runs well, 2 leaves little memory, 1 writes slower than is pleasant (or nobody knows how fast). */
export function levelOf(candidate: Candidate): 1 | 2 | 3 {
	const { verdict } = candidate;
	const { speed } = verdict;
	const fast = quick(speed, factorOf(candidate));
	// Thinking aloud at length, and nobody has measured what comes of it in conversations.
	if (alwaysThinks(candidate) && !isMeasured(candidate.model)) return 1;
	const known = !isUnknown(speed.timesReadingSpeed);
	if (!(known ? fast : verdict.placement === 'gpu') || verdict.verdict === 'slow') return 1;
	return verdict.verdict === 'comfortable' ? 3 : 2;
}

/** Points nearer than this are equal: repeated runs of the test differ as much. */
export const sameQuality = 25;
const bucket = (points: number): number => Math.round(points / sameQuality);

/** Points that little memory costs: only clearly better answers (five noticeable steps) are worth closing programs for. */
export const tightCost = 250;

/** The points it is ranked by where it runs well or only just. */
export const scoreOf = (candidate: Candidate): number => candidate.quality - (levelOf(candidate) === 2 ? tightCost : 0);

/** Nothing with so few points can come before one that keeps up with the reader: points are only ever taken off. */
export const isAhead = (candidate: Candidate, points: number): boolean =>
	levelOf(candidate) > 1 && bucket(scoreOf(candidate)) > bucket(points);

// Where nothing runs well the more modest model is the better advice: the faster one.
const modesty = (candidate: Candidate, level: number): number => {
	const times = orElse(candidate.verdict.speed.timesReadingSpeed, 0) / factorOf(candidate);
	return level === 1 ? Math.round(times * 10) : 0;
};

// Beyond three times reading speed nobody notices a difference.
export const enough = 3;
const pace = ({ verdict }: Candidate): number =>
	Math.round(2 * Math.min(enough, orElse(verdict.speed.timesReadingSpeed, 0)));

const yes = (value: boolean): number => (value ? 1 : 0);

/** The questions, each as a number where more is better. */
function answersOf(candidate: Candidate): number[] {
	const { model, verdict, quality } = candidate;
	const level = levelOf(candidate);
	return [
		yes(model.tier !== 'not_recommended'),
		yes(level > 1),
		modesty(candidate, level),
		bucket(scoreOf(candidate)),
		level,
		yes(model.facts.here === true),
		pace(candidate),
		quality,
		yes(!isUnknown(model.facts.licence)),
		-orElse(verdict.download, Number.MAX_SAFE_INTEGER),
	];
}

const answered = new WeakMap<Candidate, number[]>();

/** A sort comes back to each of them many times, and the answers stay. */
function answers(candidate: Candidate): number[] {
	const found = answered.get(candidate) ?? answersOf(candidate);
	answered.set(candidate, found);
	return found;
}

/**
 * Compares two candidates, the better first. In this order, each only where the ones before are equal:
 * 1. the catalog does not advise against it;
 * 2. it keeps up with the reader (at least 1.2 times reading speed, 0.75 at worst; four times that where it always
 *    thinks first, and never where that was not measured either);
 * 3. where nothing does: the faster;
 * 4. evidence for conversation and care, language and context (quality.ts), in steps of 25 points; 250 less where little
 *    memory would be left;
 * 5. memory to spare; 6. it is on this computer already; 7. speed up to three times reading; 8. the points themselves;
 * 9. a licence that was read; 10. the smaller download.
 * Names decide last, so that the catalog's order never matters.
 */
export function better(a: Candidate, b: Candidate): number {
	const [first, second] = [answers(a), answers(b)];
	for (const [i, value] of first.entries()) {
		const other = second[i] ?? 0;
		if (value !== other) return other - value;
	}
	return a.model.facts.name < b.model.facts.name ? -1 : a.model.facts.name > b.model.facts.name ? 1 : 0;
}

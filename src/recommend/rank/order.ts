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
const thinkingFactor = 4;

/** It thinks before it answers and that cannot be switched off, as far as is known. */
export const alwaysThinks = ({ model: { facts } }: Candidate): boolean =>
	facts.thinking.supported && facts.thinking.canBeDisabled !== true;

/** 3 runs well, 2 leaves little memory, 1 writes slower than is pleasant (or nobody knows how fast). */
export function levelOf(candidate: Candidate): 1 | 2 | 3 {
	const { verdict } = candidate;
	const { speed } = verdict;
	const fast = quick(speed, alwaysThinks(candidate) ? thinkingFactor : 1);
	// Thinking aloud at length, and nobody has measured what comes of it in conversations.
	if (alwaysThinks(candidate) && !isMeasured(candidate.model)) return 1;
	const known = !isUnknown(speed.timesReadingSpeed);
	if (!(known ? fast : verdict.placement === 'gpu') || verdict.verdict === 'slow') return 1;
	return verdict.verdict === 'comfortable' ? 3 : 2;
}

/** Points nearer than this are equal: repeated runs of the test differ as much. */
const sameQuality = 25;
const bucket = (points: number): number => Math.round(points / sameQuality);

// Where nothing runs well the more modest model is the better advice: the faster one, the one that leaves more.
function modesty(candidate: Candidate, level: number): number {
	const { verdict } = candidate;
	if (level === 1) return Math.round(orElse(verdict.speed.timesReadingSpeed, 0) * 10);
	if (level === 2) return -Math.round(orElse(verdict.memory.ram, 0) / 2 ** 28);
	return 0;
}

// Beyond three times reading speed nobody notices a difference.
const enough = 3;
const pace = ({ verdict }: Candidate): number =>
	Math.round(2 * Math.min(enough, orElse(verdict.speed.timesReadingSpeed, 0)));

const yes = (value: boolean): number => (value ? 1 : 0);

/** The questions, each as a number where more is better. */
function answers(candidate: Candidate): number[] {
	const { model, verdict, quality } = candidate;
	const level = levelOf(candidate);
	return [
		yes(model.tier !== 'not_recommended'),
		level,
		modesty(candidate, level),
		bucket(quality),
		yes(model.facts.here === true),
		quality,
		pace(candidate),
		yes(!isUnknown(model.facts.licence)),
		-orElse(verdict.download, Number.MAX_SAFE_INTEGER),
	];
}

/**
 * Compares two candidates, the better first. In this order, each only where the ones before are equal:
 * 1. the catalog does not advise against it;
 * 2. it runs well here (comfortable, at least 1.2 times reading speed, 0.75 at worst; four times that where it
 *    always thinks first, and never where that was not measured either), then: tight, then: slow;
 * 3. where nothing runs well: the faster, or the one that leaves more memory;
 * 4. evidence for conversation and care, language and context (quality.ts), in steps of 25 points;
 * 5. it is on this computer already;
 * 6. the points themselves; 7. speed up to three times reading; 8. a licence that was read; 9. the smaller download.
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

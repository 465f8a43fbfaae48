// What there is to choose after a look at the computer: keep what runs, take what is better now, or come down a step
// where the promise was not kept. Pure; the first proposal is the suggestion.

import { isUnknown, orElse } from '../../types/known.ts';
import type { Proof } from '../../types/plan.ts';
import type { Base, Change, Proposal } from '../../types/retune.ts';
import type { Verdict } from '../../types/verdict.ts';
import { readingSpeed } from '../speed/people.ts';
import { runs } from '../verdict.ts';

export interface Seen {
	now: Base;
	/** All verdicts are of the machine at rest (totals.ts). Null: the model could not be found out about. */
	current: Verdict | null;
	/** The suggestion, the present model counted as already here. */
	best: Verdict | null;
	/** The list suggests another model than at the last set-up (or nobody kept which), and not only because less fits. */
	news: boolean;
	/** The last proof of the companion as it is. */
	proof: Measured;
	/** Everything that runs here, best first. */
	running: readonly Verdict[];
	/** Smaller quantizations of the present model that run here. */
	tags: readonly Verdict[];
	/** The present model with so many tokens of context. */
	at(context: number): Verdict;
}

/** Below so much of the least that was promised, the measurement is no accident of a busy minute. */
const farBelow = 0.75;
const misplaced = ['not-on-gpu', 'partly-on-gpu'];

type Measured = Omit<Proof, 'reply'> | null;

/** The proof fell far short: much slower than the lowest promise, or not where it was to run. Told as changes. */
export function shortfalls(proof: Measured): Change[] {
	if (!proof) return [];
	const { promised, generate, placement, findings } = proof;
	const slow = promised !== undefined && !isUnknown(generate) && generate < farBelow * promised.low;
	const elsewhere = findings.some(({ code }) => misplaced.includes(code));
	return [
		...(elsewhere ? [{ what: 'placement', before: 'gpu', after: placement } as const] : []),
		...(slow ? [{ what: 'speed', before: promised, after: generate } as const] : []),
	];
}

/** The proof did not keep the promise. */
export const fellShort = (proof: Measured): boolean => shortfalls(proof).length > 0;

const base = (verdict: Verdict, context: number): Base => ({ model: verdict.model.name, context });
const isNow = (verdict: Verdict, { now }: Seen): boolean =>
	verdict.model.name.toLowerCase() === now.model.toLowerCase();

const keep = ({ now, current }: Seen): Proposal[] => [{ kind: 'keep', base: now, verdict: current }];

/** What was measured against what was expected, at most 1: other models here will fall short by as much. */
function shortfall({ proof, current }: Seen): number {
	if (!proof || isUnknown(proof.generate) || !current || isUnknown(current.speed.generate)) return 1;
	return Math.min(1, proof.generate / current.speed.generate.likely);
}

const placed = { none: 0, cpu: 1, split: 2, gpu: 3 };
const smallest = 2048;
/** A step that is worth a download. */
const muchSmaller = 0.7;
const tagSmaller = 0.85;
const fluent = 1.2 * readingSpeed;

/** A shorter conversation helps where more of the model then lies on the card. */
function shorter(seen: Seen): Proposal[] {
	const { now, current } = seen;
	if (!current) return [];
	for (let context = now.context / 2; context >= smallest; context /= 2) {
		const verdict = seen.at(context);
		const layers = (one: Verdict) => orElse(one.memory.layersOnGpu, 0);
		const better = placed[verdict.placement] > placed[current.placement] || layers(verdict) > layers(current);
		if (runs(verdict) && better) return [{ kind: 'context', base: { ...now, context }, verdict }];
	}
	return [];
}

/** First another quantization of the same model, then the best smaller model that would still keep up with a reader. */
function smaller(seen: Seen): Proposal[] {
	const { now, current } = seen;
	const size = current ? orElse(current.model.bytes, 0) : 0;
	const lighter = (share: number) => (one: Verdict) => orElse(one.model.bytes, Infinity) <= share * size;
	const speed = (one: Verdict) => (isUnknown(one.speed.generate) ? 0 : one.speed.generate.likely * shortfall(seen));
	const tag = seen.tags.find(lighter(tagSmaller));
	const other = seen.running.find((one) => lighter(muchSmaller)(one) && !isNow(one, seen) && speed(one) >= fluent);
	return [tag, other].flatMap((verdict): Proposal[] =>
		verdict ? [{ kind: 'smaller', base: base(verdict, now.context), verdict }] : [],
	);
}

/**
 * The proposals, the suggestion first. A model that no longer runs is kept last; one that fell short of its promise is
 * kept first, to be measured again: one slow minute is no reason to give it up unasked.
 */
export function proposalsFor(seen: Seen): Proposal[] {
	const { now, current, best, news } = seen;
	const other = best && !isNow(best, seen) ? best : null;
	if (current?.verdict === 'no') {
		const fits: Proposal[] = other ? [{ kind: 'fits', base: base(other, now.context), verdict: other }] : [];
		return [...fits, ...keep(seen)];
	}
	const better: Proposal[] = other && news ? [{ kind: 'better', base: base(other, now.context), verdict: other }] : [];
	const down = fellShort(seen.proof) ? [...shorter(seen), ...smaller(seen)] : [];
	return [...better, ...keep(seen), ...down.filter((one) => !better.some(({ base }) => base.model === one.base.model))];
}

// What is left where a model is slower or larger than was promised, gentlest first: less of the conversation in mind, the
// same model packed smaller, a smaller model, the processor. Each with its verdict, so with its numbers. Pure.

import type { Rung } from '../types/fallback.ts';
import { isUnknown, type Known } from '../types/known.ts';
import type { ModelFacts } from '../types/model.ts';
import type { Proof } from '../types/plan.ts';
import type { Speed, Verdict, Wishes } from '../types/verdict.ts';
import { runs } from './verdict.ts';

export interface Ladder {
	model: ModelFacts;
	verdict: Verdict;
	/** The verdict on any model with other wishes. */
	verdictOf: (model: ModelFacts, wishes: Wishes) => Verdict;
	/** The same model packed otherwise, and the advised models, best first. */
	quantizations: readonly ModelFacts[];
	advised: readonly { model: ModelFacts; verdict: Verdict }[];
	/** What was measured, where it came to that. */
	proof?: Pick<Proof, 'generate' | 'placement'>;
	/** It runs on the processor by the person's own wish. */
	onProcessor: boolean;
}

// Below that the instructions leave too little for a conversation.
const leastContext = 2048;

const larger = (a: Known<number>, b: Known<number>): boolean => !isUnknown(a) && !isUnknown(b) && a > b;

/** How much of the promise this computer keeps, 0…1; 1 where nothing was measured, or where it ran elsewhere. */
function kept({ verdict, proof }: Ladder): number {
	const { generate } = verdict.speed;
	if (!proof || isUnknown(proof.generate) || isUnknown(generate) || proof.placement !== verdict.placement) return 1;
	return Math.min(1, proof.generate / generate.likely);
}

function scaled(verdict: Verdict, factor: number): Verdict {
	const { generate, timesReadingSpeed } = verdict.speed;
	if (isUnknown(generate)) return verdict;
	const speed: Speed = {
		...verdict.speed,
		generate: { low: generate.low * factor, likely: generate.likely * factor, high: generate.high * factor },
		timesReadingSpeed: isUnknown(timesReadingSpeed) ? timesReadingSpeed : timesReadingSpeed * factor,
	};
	return { ...verdict, speed };
}

function smallerContext({ model, verdict, verdictOf }: Ladder): Rung[] {
	const context = Math.floor(verdict.context / 2);
	return context < leastContext ? [] : [{ id: 'smaller-context', verdict: verdictOf(model, { context }) }];
}

const fewerBytes = (ladder: Ladder) => (model: ModelFacts) => larger(ladder.verdict.model.bytes, model.bytes);

function smallerQuantization(ladder: Ladder): Rung[] {
	const smaller = ladder.quantizations
		.filter((model) => model.name !== ladder.model.name && fewerBytes(ladder)(model))
		.toSorted((a, b) => (larger(a.bytes, b.bytes) ? -1 : 1));
	return smaller
		.slice(0, 1)
		.map((model) => ({ id: 'smaller-quantization', model, verdict: ladder.verdictOf(model, {}) }));
}

function smallerModel(ladder: Ladder): Rung[] {
	const same = new Set(ladder.quantizations.map(({ name }) => name));
	return ladder.advised
		.filter(({ model }) => fewerBytes(ladder)(model) && !same.has(model.name))
		.slice(0, 2)
		.map(({ model, verdict }) => ({ id: 'smaller-model', model, verdict }));
}

function processor({ model, verdict, verdictOf, onProcessor }: Ladder): Rung[] {
	return onProcessor || verdict.placement === 'cpu'
		? []
		: [{ id: 'processor', verdict: verdictOf(model, { device: 'cpu' }) }];
}

/** The rungs that can be stood on here, gentlest first; empty where nothing is left. */
export function ladder(from: Ladder): Rung[] {
	const factor = kept(from);
	const rungs = [...smallerContext(from), ...smallerQuantization(from), ...smallerModel(from), ...processor(from)];
	return rungs
		.filter((rung) => runs(rung.verdict))
		.map((rung) =>
			// What was measured says nothing about another kind of place.
			rung.verdict.placement === from.verdict.placement ? { ...rung, verdict: scaled(rung.verdict, factor) } : rung,
		);
}

const short = new Set(['slower-than-promised', 'not-on-gpu', 'partly-on-gpu', 'context-smaller']);

/** The proof falls short of the promise by more than its range, in something that a rung can mend. */
export const fallsShort = (proof: Pick<Proof, 'findings'> | undefined): boolean =>
	(proof?.findings ?? []).some(({ code }) => short.has(code));

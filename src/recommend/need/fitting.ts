// "Not like this, but like that": the form (quantization) and the length of conversation in which a model does run here.

import type { ModelFacts } from '../../types/model.ts';
import type { Verdict, VerdictWord } from '../../types/verdict.ts';

/** The verdict on a form with so many tokens of conversation. */
export type JudgeForm = (model: ModelFacts, context: number) => Verdict;

export interface Fitting {
	/** Index into the forms; absent: the form that was asked about. */
	form?: number;
	verdict: Verdict;
}

/** Lengths that are worth a conversation, tokens; below the last nothing is left beside the instructions. */
const lengths = [32768, 16384, 8192, 4096];

const rank: Record<VerdictWord, number> = { comfortable: 4, tight: 3, slow: 2, no: 1, unknown: 0 };

/**
 * The first that runs better than what was asked, as good as it gets: the same form with a shorter conversation before
 * a coarser one, a coarser one before a coarser and shorter one. `forms`: smaller ones, the finest first. At most one of
 * each kind; empty where none is better.
 */
export function fittingFor(
	asked: Verdict,
	model: ModelFacts,
	forms: readonly ModelFacts[],
	judge: JudgeForm,
): Fitting[] {
	const shorter = lengths.filter((tokens) => tokens < asked.context);
	const at = (one: ModelFacts, tokens: number, form?: number): Fitting => ({
		...(form === undefined ? {} : { form }),
		verdict: judge(one, tokens),
	});
	const same = best(asked, shorter, (tokens) => at(model, tokens));
	const pairs = [asked.context, ...shorter].flatMap((tokens) => forms.map((one, i) => ({ one, tokens, i })));
	const coarser = best(asked, pairs, ({ one, tokens, i }) => at(one, tokens, i));
	if (!same || !coarser) return [same, coarser].filter((one) => one !== undefined);
	// A shorter conversation that is only a little better is not worth telling beside a form that runs well.
	return rank[same.verdict.verdict] < rank[coarser.verdict.verdict] ? [coarser] : [same, coarser];
}

/** The first of the best, looked at only until one is comfortable. */
function best<T>(asked: Verdict, tries: readonly T[], judge: (one: T) => Fitting): Fitting | undefined {
	let found: Fitting | undefined;
	for (const one of tries) {
		const fitting = judge(one);
		const than = rank[(found?.verdict ?? asked).verdict];
		if (rank[fitting.verdict.verdict] > than) found = fitting;
		if (found?.verdict.verdict === 'comfortable') break;
	}
	return found;
}

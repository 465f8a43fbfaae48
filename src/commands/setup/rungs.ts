// The choices that are left where a model falls short: which there are here, and what each changes in the answers.

import { fallsShort, ladder } from '../../recommend/fallback.ts';
import type { Choices } from '../../types/choices.ts';
import type { Rung } from '../../types/fallback.ts';
import type { Proof } from '../../types/plan.ts';
import type { Wizard } from './state.ts';

/** All that are left for this model here, gentlest first. What was proven has been fetched, though it was looked at before. */
export async function rungsFor({ model, verdict, gathered, advice, choices }: Wizard, proof?: Proof): Promise<Rung[]> {
	if (!model || !verdict) return [];
	const advised = await Promise.all(
		advice.advice.map(async (one) => ({ model: await gathered.find(one.model.name), verdict: one })),
	);
	return ladder({
		model: proof ? { ...model, here: true } : model,
		verdict,
		verdictOf: (other, wishes) => gathered.verdict(other, wishes),
		quantizations: await gathered.quantizations(model),
		advised,
		onProcessor: choices.device === 'cpu',
		...(proof ? { proof } : {}),
	});
}

/** The rungs of a proof that falls short; none where it holds. */
export const rungsAfter = async (wizard: Wizard, proof: Proof | undefined): Promise<Rung[]> =>
	fallsShort(proof) ? rungsFor(wizard, proof) : [];

/** The answers with a rung taken. */
export function withRung(choices: Choices, { id, verdict }: Rung): Choices {
	if (id === 'smaller-context') return { ...choices, context: verdict.context };
	if (id === 'processor') return { ...choices, device: 'cpu' };
	return { ...choices, model: verdict.model.name };
}

// A larger model that fits this computer, where the one that is there raised concern.

import { sameName } from '../../models/names.ts';
import type { Context } from '../../ports.ts';
import { isUnknown } from '../../types/known.ts';
import type { Verdict, VerdictWord } from '../../types/verdict.ts';
import { gather } from '../gather.ts';

const sizeOf = ({ model }: Verdict): number => (isUnknown(model.parameters) ? 0 : model.parameters);

/** The best of the advice that has at least half again as many parameters; null where there is none. */
export async function larger(context: Context, model: string): Promise<{ name: string; verdict: VerdictWord } | null> {
	const gathered = await gather(context);
	const { advice } = await gathered.advise();
	const own =
		advice.find((verdict) => sameName(verdict.model.name, model)) ?? gathered.verdict(await gathered.find(model));
	const found = advice.find(
		(verdict) => verdict.verdict !== 'slow' && sizeOf(verdict) >= 1.5 * sizeOf(own) && sizeOf(own) > 0,
	);
	return found ? { name: found.model.name, verdict: found.verdict } : null;
}

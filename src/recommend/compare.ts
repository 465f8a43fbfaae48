// Two computers: what the second would bring.

import { isUnknown } from '../types/known.ts';
import type { Advice, Reason, Verdict } from '../types/verdict.ts';
import { words } from '../words/compare.ts';
import { why } from '../words/why.ts';
import { step } from './rank/alternatives.ts';

const titles = ({ advice }: Advice): string[] => advice.map(({ model }) => model.title);

const on = ({ advice }: Advice, title: string): Verdict | undefined =>
	advice.find(({ model }) => model.title === title);

/** How the first computer's suggestion itself would do on the second. */
function itself(a: Advice, b: Advice): Reason[] {
	if (!a.best) return [];
	const there = on(b, a.best.model.title);
	if (!there) return [words.noLonger(a.best.model.title)];
	const [now, then] = [a.best.speed.generate, there.speed.generate];
	return isUnknown(now) || isUnknown(then) ? [] : [words.itself(a.best.model.title, now, then)];
}

/** How much better the suggestion answers; `quality` in the points of rank/quality.ts, by the model's name. */
function answers(a: Advice, b: Advice, quality: (name: string) => number): Reason[] {
	if (!a.best || !b.best || a.best.model.title === b.best.model.title) return [];
	const gain = quality(b.best.model.name) - quality(a.best.model.name);
	return [words.instead(b.best.model.title, a.best.model.title, why.answers(gain, step))];
}

/**
 * What the second computer would bring: the answers, the pace of the same model, and the models that only one of them
 * runs. At least one sentence.
 */
export function bringsOf(a: Advice, b: Advice, quality: (name: string) => number): Reason[] {
	const only = (one: Advice, other: Advice) => titles(one).filter((title) => !titles(other).includes(title));
	const [gained, lost] = [only(b, a), only(a, b)];
	const said = [
		...answers(a, b, quality),
		...itself(a, b),
		...(gained.length > 0 ? [words.gained(gained)] : []),
		...(lost.length > 0 ? [words.lost(lost)] : []),
	];
	return said.length > 0 ? said : [words.same()];
}

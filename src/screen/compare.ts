// Two computers side by side: what the second would bring.

import { isUnknown } from '../types/known.ts';
import type { Advice } from '../types/verdict.ts';
import { advice as names, pace, compare as words } from '../words/advice.ts';
import type { AdviceLook } from './advice.ts';
import { block, paint, row } from './text.ts';

function side(title: string, { best, advice, unfit }: Advice, look: AdviceLook): string {
	const speed = best && !isUnknown(best.speed.generate) ? pace(best.speed.generate.low, best.speed.generate.high) : '';
	const text = best ? `${names.name(best.model)}. ${speed}` : names.nothing;
	return [
		paint(look, 'bold', block(title, look.columns)),
		row(names.suggested, text, look.columns),
		row(words.runs, words.count(advice.length, advice.length + unfit.length), look.columns),
	].join('\n');
}

/** Both suggestions, and the models that run on the second only. */
export function compareText(a: Advice, b: Advice, look: AdviceLook): string {
	const before = new Set(a.advice.map(({ model }) => model.title));
	const gained = b.advice.map(({ model }) => model.title).filter((title) => !before.has(title));
	return [
		side(words.first, a, look),
		'',
		side(words.other, b, look),
		'',
		block(gained.length > 0 ? words.gained(gained) : words.same, look.columns),
	].join('\n');
}

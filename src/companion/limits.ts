// What has to be said of a model before it becomes the companion: it is too small to hold instructions, or it may never have
// been taught to converse. Seen with a base model of 0.27 billion parameters: it followed none of them (SAFETY.md). For
// models of up to four billion no study of this use was found.

import { isUnknown } from '../types/known.ts';
import type { ModelFacts } from '../types/model.ts';
import { limitWords as say } from '../words/companion-problems.ts';
import { short } from '../words/locale.ts';
import { words as modelWords } from '../words/models.ts';

export interface Limit {
	code: 'very-small' | 'may-be-base';
	text: string;
	cure: string;
}

/** Models sold as "1B" have from 0.95 billion parameters on. */
const small = 0.95e9;

/** What speaks against a model as a companion without forbidding it; empty where nothing is known to. */
export function limitsOf(model: Pick<ModelFacts, 'title' | 'parameters' | 'warnings'>): Limit[] {
	const { title, parameters, warnings } = model;
	const limits: Limit[] = [];
	if (warnings.includes(modelWords.mayBeBase)) limits.push({ code: 'may-be-base', ...say.mayBeBase(title) });
	if (!isUnknown(parameters) && parameters < small)
		limits.push({ code: 'very-small', ...say.verySmall(title, short(parameters / 1e9, 2)) });
	return limits;
}

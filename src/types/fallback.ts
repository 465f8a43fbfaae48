// One of the choices that are left where a model falls short of its promise.

import type { ModelFacts } from './model.ts';
import type { Verdict } from './verdict.ts';

export type RungId = 'smaller-context' | 'smaller-quantization' | 'smaller-model' | 'processor';

export interface Rung {
	id: RungId;
	/** What it would be; its speed is the promise, scaled by what was measured here. */
	verdict: Verdict;
	/** The model, where it is another one. */
	model?: ModelFacts;
}

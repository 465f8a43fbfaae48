// What the prompt has to know of a model that is not in the catalog: taken from what any other source said about it.

import type { ModelFacts } from '../types/model.ts';
import type { CompanionModel, Sampling } from './types.ts';

/** `sampling` where the maker's values are known from somewhere; absent, the base model's own stay. */
export const companionModelOf = (
	facts: Pick<ModelFacts, 'name' | 'parameters' | 'thinking' | 'contextMax'>,
	sampling: Sampling | null = null,
): CompanionModel => ({
	name: facts.name,
	parameters: facts.parameters,
	thinking: facts.thinking,
	contextMax: facts.contextMax,
	sampling,
});

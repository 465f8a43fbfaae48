// What the catalog knows of the models in the local Ollama.

import type { ModelFacts } from '../types/model.ts';
import { enriched } from './assemble.ts';
import { catalogEntry } from './catalog.ts';
import { sameName } from './names.ts';

/** What the catalog adds to a local model: by its own name, or by that of the model it was made from. */
export function knownAs(facts: ModelFacts, madeFrom?: string): ModelFacts {
	const entry = catalogEntry(facts.name) ?? (madeFrom ? catalogEntry(madeFrom) : undefined);
	return enriched(facts, entry?.model.facts);
}

/** The row of a list that a name means. */
export const inList = <T extends { name: string }>(list: readonly T[], name: string): T | undefined =>
	list.find((one) => sameName(one.name, name));

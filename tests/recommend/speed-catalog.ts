// The catalog's models for the laws of speed.

import { loadCatalog } from '../../src/models/catalog.ts';
import type { ModelFacts } from '../../src/types/model.ts';

const facts = new Map(loadCatalog().map((row) => [row.facts.name, row.facts]));

/** Names of all tags of the catalog. */
export const catalogModels = async (): Promise<string[]> => [...facts.keys()];

/** What the catalog knows of one of them. */
export function factsOfCatalog(name: string): ModelFacts {
	const found = facts.get(name);
	if (!found) throw new Error(`${name} is not in the catalog`);
	return found;
}

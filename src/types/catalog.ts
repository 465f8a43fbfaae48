// One row of the curated catalog (data/models.json) as the ranking needs it: the facts, and what is known about
// how the model converses.

import type { ModelFacts } from './model.ts';

/** The editors' judgement: first choice of its class, a fair other choice, only where nothing better runs, never. */
export type Tier = 'top' | 'alternative' | 'floor' | 'not_recommended';

export interface Evidence {
	/** EQ-Bench 3 (Elo): role-played conversations, the test nearest to the task. Absent: no row for this size. */
	eq?: number;
	/** Arena text score (human preference) of 2026. Absent: no row for this size. */
	arena?: number;
	/** The same in the table of August 2025, whose scale is another one. */
	arena2025?: number;
	/** How well the tier is founded: "measured", "family", "judgement", or a sentence. */
	strength: string;
}

export interface CatalogModel {
	facts: ModelFacts;
	tier: Tier;
	evidence: Evidence;
	/** Class by parameters, as the catalog names it: "<=1B", "3-5B", "20-40B MoE", … */
	sizeClass: string;
	/** Languages of the replies as BCP 47 codes; null where the publisher names none. */
	languages: string[] | null;
	/** What a person should know before confiding in it; each a short sentence. */
	careNotes: string[];
	/** This row is the tag its everyday name gets (absent counts as true); false for another quantization of it. */
	defaultTag?: boolean;
}

// The list of models in the local Ollama, and what the catalog knows of them.

import type { ModelFacts } from '../types/model.ts';
import { enriched } from './assemble.ts';
import { catalogEntry } from './catalog.ts';
import { sameName } from './names.ts';
import type { TagsEntry } from './show.ts';

export interface LocalModel {
	name: string;
	/** All layers and the configuration, bytes. */
	bytes: number;
	digest?: string;
	/** The model it was made from, where it was made from one. */
	madeFrom?: string;
	/** Runs on somebody else's computer. */
	cloud: boolean;
	capabilities?: string[];
}

/** The models of an /api/tags document. */
export const localModels = (document: { models?: TagsEntry[] }): LocalModel[] =>
	(document.models ?? []).map(({ name, size, digest, details, remote_host, capabilities }) => ({
		name,
		bytes: size,
		...(digest === undefined ? {} : { digest }),
		...(details?.parent_model ? { madeFrom: details.parent_model } : {}),
		cloud: remote_host !== undefined,
		...(capabilities === undefined ? {} : { capabilities }),
	}));

/** What the catalog adds to a local model: by its own name, or by that of the model it was made from. */
export function knownAs(facts: ModelFacts, madeFrom?: string): ModelFacts {
	const entry = catalogEntry(facts.name) ?? (madeFrom ? catalogEntry(madeFrom) : undefined);
	return enriched(facts, entry?.model.facts);
}

/** The row of a list that a name means. */
export const inList = <T extends { name: string }>(list: readonly T[], name: string): T | undefined =>
	list.find((one) => sameName(one.name, name));

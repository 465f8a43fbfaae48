// The shape of data/models.json, as it is written; schema.ts holds it, rows.ts makes catalog rows of it.

import type { Tier } from '../types/catalog.ts';
import type { Known } from '../types/known.ts';
import type { GgufKeys } from '../types/model.ts';

/** The maker's sampling values; absent where the maker names none. */
export interface SamplingRow {
	temperature?: number;
	topP?: number;
	topK?: number;
	minP?: number;
	repeatPenalty?: number;
	presencePenalty?: number;
	note?: string;
	sources: string[];
}

/** Tensor bytes of the text model in one quantization. */
export interface WeightsRow {
	total: number;
	tokenEmbedding: number;
	perLayerEmbedding: number;
	tied: boolean;
	experts: number;
	/** What the x86 processor backend rewrites. */
	repack: number;
}

export interface TagRow {
	tag: string;
	aliases: string[];
	quantization: string;
	/** The whole download. */
	bytes: number;
	basis: 'exact' | 'shown';
	weights: WeightsRow;
	weightsBasis: 'exact' | 'shown' | 'estimated';
	note?: string;
	/** A tag that is another size than the rest of its block brings its own. */
	title?: string;
	parameters?: number;
	keys?: GgufKeys;
	keysSource?: string;
	layers?: number[];
}

/** One measurement, as its source tells it. */
export interface Measured {
	benchmark: string;
	metric?: string;
	score?: number | string;
	rank?: number;
	detail?: string;
	date?: string;
	url?: string;
	note?: string;
}

export interface ModelRow {
	id: string;
	title: string;
	publisher: string;
	family: string;
	/** "2026-04-02", "2025-03"; null where it was not found. */
	released: string | null;
	tier: Tier;
	sizeClass: string;
	strength: string;
	evidence: { eq?: number; arena?: number; arena2025?: number };
	quality: Measured[];
	safety: Measured[];
	/** `plain`: the sentence for people; absent where it concerns nobody who uses this program. */
	problems: { text: string; plain?: string; url?: string }[];
	careNotes: string[];
	licence: { name: string; spdx?: string; url?: string; note?: string; sources: string[] };
	languages: { list: string[] | null; note?: string; sources?: string[] };
	parameters: { total: number; active?: number; note?: string; sources: string[] };
	context: { max: Known<number>; note?: string; sources: string[] };
	thinking: {
		supported: boolean;
		onByDefault: boolean;
		canBeDisabled: boolean | null;
		how: string;
		sources: string[];
	};
	/** `native`: the format has a turn for it; otherwise the text goes into the first user turn. */
	systemRole: { supported: boolean; native: boolean; how: string; sources: string[] };
	sampling: SamplingRow;
	capabilities: string[];
	minOllama: string | null;
	architecture: string;
	/** Vision tower, 0 where there is none. */
	projector: { bytes: number; source: string };
	tags: TagRow[];
	/** Bytes of each block for the first tag. */
	layers: number[];
	keys: Known<GgufKeys>;
	keysSource: string;
}

export interface CatalogDocument {
	meta: { schema: 1; date: string; registrySnapshot: string; notes: string[] };
	models: ModelRow[];
}

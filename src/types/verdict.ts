// Can this computer run that model, how, and how well: the answer of `check`, and the rows of `advise`.

import type { Known } from './known.ts';
import type { Machine } from './machine.ts';
import type { Basis, ModelSource } from './model.ts';

export type KvCache = 'f16' | 'q8_0' | 'q4_0';
export type Placement = 'gpu' | 'split' | 'cpu' | 'none';
export type VerdictWord = 'comfortable' | 'tight' | 'slow' | 'no' | 'unknown';

/** What the person asked for; what is left out is what Ollama and setup would choose. */
export interface Wishes {
	/** Context length in tokens. */
	context?: number;
	kvCache?: KvCache;
	device?: 'auto' | 'gpu' | 'cpu';
	/** Batch (and micro-batch) in tokens. */
	batch?: number;
	parallel?: number;
	flashAttention?: boolean;
	/** Language of the replies, BCP 47 ("de"). */
	language?: string;
}

/** Low, likely, high. */
export interface Range {
	low: number;
	likely: number;
	high: number;
}

export interface Reason {
	code: string;
	text: string;
}

/** All sizes in bytes. */
export interface VerdictMemory {
	/** All tensors that are loaded, the vision tower among them; a tied table counts once, though it may lie on both sides. */
	weights: Known<number>;
	context: Known<number>;
	compute: Known<number>;
	output: Known<number>;
	repack: Known<number>;
	mapped: boolean;
	process: Known<number>;
	margin: number;
	gpu: Known<number>;
	ram: Known<number>;
	gpuFree: Known<number>;
	ramFree: Known<number>;
	layersOnGpu: Known<number>;
	layers: Known<number>;
	/** What the server may keep on top: old conversations and checkpoints (prompt cache), an upper bound. */
	promptCacheLimit?: number;
	/** The vision tower's part of `weights`; 0 where there is none. It lies where the layers do. */
	projector?: number;
	/** Per device that takes part: its name and what lies on it. */
	devices?: { name: string; weights: number; context: number; compute: number; free: Known<number>; layers: number }[];
}

export interface Speed {
	/** Writing, tokens per second. */
	generate: Range | { unknown: string };
	/** Reading the prompt, tokens per second. */
	read: Range | { unknown: string };
	/** `generate.likely` against a reader of 240 words a minute. */
	timesReadingSpeed: Known<number>;
	firstWordSeconds: Known<number>;
	/** The same for a message of about 400 words. */
	firstWordLongSeconds?: Known<number>;
	loadSeconds: Known<number>;
	/** The class whose constants were used, and where they come from. */
	basis?: string;
}

/** A computer of another kind that would run it. */
export interface Needed {
	kind: 'card' | 'mac' | 'shared' | 'ram';
	/** As in data/gpus.json, one for each card; empty for plain RAM. */
	names: string[];
	/** Bytes: of the cards together, otherwise of the whole computer. */
	memory: number;
	/** RAM beside the cards, where this computer has too little; bytes. */
	ram?: number;
	verdict: VerdictWord;
	timesReadingSpeed: Known<number>;
}

export interface Verdict {
	schema: 1;
	model: {
		name: string;
		id?: string;
		title: string;
		architecture: Known<string>;
		parameters: Known<number>;
		quantization: Known<string>;
		bytes: Known<number>;
		basis: Basis;
		source: ModelSource;
		licence: Known<string>;
		here?: boolean;
	};
	context: number;
	kvCache: KvCache;
	batch: number;
	parallel: number;
	placement: Placement;
	verdict: VerdictWord;
	memory: VerdictMemory;
	speed: Speed;
	/** Bytes still to fetch. */
	download: Known<number>;
	disk: { needed: Known<number>; free: Known<number> };
	reasons: Reason[];
	wouldHelp: Reason[];
	/** The smallest computers that would run it well; said by `check` where this one does not (empty: closing programs would do, or none does). */
	needed?: Needed[];
}

export interface Advice {
	schema: 1;
	machine: Machine;
	best: Verdict | null;
	/** Best first. */
	advice: Verdict[];
	/** The two or three shown beside the best, with the reason for each. */
	alternatives?: { model: string; reasons: Reason[] }[];
	/** What a person should know before confiding in the best one. */
	careNotes?: string[];
	unfit: { model: string; reasons: Reason[] }[];
	wouldHelp: Reason[];
}

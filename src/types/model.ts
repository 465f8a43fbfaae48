// What a model is, before anyone judges it. Every source (catalog, file, local Ollama, registry) ends in this one shape.

import type { Known } from './known.ts';

export type Basis = 'exact' | 'shown' | 'estimated';
export type ModelSource = 'catalog' | 'ollama' | 'registry' | 'huggingface' | 'file' | 'description';

/** Values of a GGUF header. 64-bit integers above 2^53 come as bigint. */
export type GgufValue = string | number | bigint | boolean | GgufValue[];
/** GGUF keys as the file has them: "general.architecture", "gemma3.block_count", … */
export type GgufKeys = Record<string, GgufValue>;

/** Sums over a model's tensors, in bytes; the text model only, the vision tower apart. */
export interface Weights {
	/** All tensors of the text model. */
	total: number;
	/** token_embd.weight */
	tokenEmbedding: number;
	/** per_layer_token_embd.weight (Gemma 3n, Gemma 4 E2B/E4B), 0 elsewhere. */
	perLayerEmbedding: number;
	/** The input table is also the output table (no output.weight), so it lies on both sides when a GPU is used. */
	tied: boolean;
	/** Expert stacks (`*_exps`), 0 where there are none. */
	experts: number;
	/** What the x86 CPU backend (AVX2) rewrites for its own layout; unknown where tensor types are not known. */
	repack: Known<number>;
	/** Bytes of each block (`blk.N.*`), where known. */
	layers: Known<number[]>;
}

export interface ModelFacts {
	/** The everyday name: "gemma3:12b", or the file's. */
	name: string;
	/** Catalog id, where it is one of ours: "gemma3-12b". */
	id?: string;
	/** What people call it: "Gemma 3 12B". */
	title: string;
	architecture: Known<string>;
	parameters: Known<number>;
	activeParameters?: number;
	quantization: Known<string>;
	/** The whole download: model, vision tower and the small layers. */
	bytes: Known<number>;
	/** Vision tower (mmproj or the tensors `v.*`, `mm.*` inside the file), 0 where there is none. */
	projectorBytes: number;
	basis: Basis;
	source: ModelSource;
	licence: Known<string>;
	/** GGUF keys that describe the architecture; unknown where no trustworthy numbers are known. */
	keys: Known<GgufKeys>;
	weights: Known<Weights>;
	/** Longest context the model was trained for, tokens. */
	contextMax: Known<number>;
	thinking: { supported: boolean; canBeDisabled: boolean | null };
	capabilities: string[];
	minOllama?: string;
	/** It lies in the local Ollama already. */
	here?: boolean;
	/** Compute buffers at the usual settings, worked out beforehand (recommend/memory/foretold.ts). */
	foretold?: Readonly<Record<string, number>>;
	/** Digest of the weights' blob where known ("sha256:…"): what stored measurements are keyed by. */
	digest?: string;
	/** Why it cannot be the companion (embedding, base, code completion, no chat template, cloud only, MLX only, …). */
	cannot?: { code: string; text: string };
	/** What a person should know before choosing it; each a short sentence. */
	warnings: string[];
}

// What the speed law needs to know, and what it gives back.

import type { Known } from '../../types/known.ts';
import type { Machine } from '../../types/machine.ts';
import type { ModelFacts } from '../../types/model.ts';
import type { KvCache, Placement, Speed, VerdictMemory } from '../../types/verdict.ts';
import type { Shape } from '../memory/shape.ts';

/** Where a model would run: the part of the placement's answer that speed depends on. */
export interface Placed {
	placement: Placement;
	memory: Pick<VerdictMemory, 'gpu' | 'ram' | 'context' | 'layersOnGpu' | 'layers' | 'devices'>;
	/** Share of the layers' weights that lies on graphics processors, 0 to 1. */
	gpuShare?: Known<number>;
	/** Bytes of expert weights that lie in RAM although their layers are on a graphics processor. */
	expertsInRam?: number;
	flashAttention?: boolean;
	kvCache?: KvCache;
}

/** A speed measured on this computer by the proof, kept in the journal. */
export interface Measured {
	/** Digest of the weights' blob ("sha256:…"). */
	digest: string;
	/** Writing, tokens per second. */
	tokensPerSecond: number;
	/** Bytes of the text model that were loaded. */
	bytes: number;
	/** Where it ran; a measure on the GPU says nothing about the processor. Absent: the same place. */
	placement?: Placement;
	/** Share on graphics processors, 0 to 1, where it was split. */
	gpuShare?: number;
	/** What was read of it for every token, bytes; its blocks; whether it is a mixture of experts. Absent: all, as many. */
	perToken?: number;
	layers?: number;
	moe?: boolean;
	/** "Q4_K_M" */
	quantization?: string;
	/** Parameters that work on a token. */
	activeParameters?: number;
	/** Reading, tokens per second, from a prompt that was not in the server's cache; absent where none was long enough. */
	readTokensPerSecond?: number;
	/** Day of the measure (ISO 8601), the model's name, and the Ollama it ran in: what `--why` tells. */
	at?: string;
	model?: string;
	ollama?: string;
	/** Tokens of context it was loaded with. */
	context?: number;
}

export interface SpeedInput {
	model: ModelFacts;
	machine: Machine;
	placement: Placed;
	/** Context length, tokens. */
	context: number;
	/** The model's shape: how much of a conversation is read back for every token. */
	shape?: Known<Shape>;
	/** What the proof measured here, newest first. */
	measured?: Measured | readonly Measured[];
}

export type SpeedFn = (input: SpeedInput) => Speed;

/** How far a prediction may be off, as factors of the likely speed. */
export interface Band {
	low: number;
	high: number;
}

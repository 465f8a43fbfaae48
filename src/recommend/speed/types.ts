// What the speed law needs to know, and what it gives back.

import type { Known } from '../../types/known.ts';
import type { Machine } from '../../types/machine.ts';
import type { ModelFacts } from '../../types/model.ts';
import type { Placement, Speed, VerdictMemory } from '../../types/verdict.ts';

/** Where a model would run: the part of the placement's answer that speed depends on. */
export interface Placed {
	placement: Placement;
	memory: Pick<VerdictMemory, 'gpu' | 'ram' | 'context' | 'layersOnGpu' | 'layers' | 'devices'>;
	/** Share of the layers' weights that lies on graphics processors, 0 to 1. */
	gpuShare?: Known<number>;
	/** Bytes of expert weights that lie in RAM although their layers are on a graphics processor. */
	expertsInRam?: number;
	flashAttention?: boolean;
}

/** A speed measured on this computer by the proof, kept in the journal. */
export interface Measured {
	/** Digest of the weights' blob ("sha256:…"). */
	digest: string;
	/** Writing, tokens per second. */
	tokensPerSecond: number;
	/** Bytes that were loaded. */
	bytes: number;
	/** Where it ran; a measure on the GPU says nothing about the processor. Absent: the same place. */
	placement?: Placement;
}

export interface SpeedInput {
	model: ModelFacts;
	machine: Machine;
	placement: Placed;
	/** Context length, tokens. */
	context: number;
	/** The model's shape; not needed beyond what the keys and the placement say. */
	shape?: unknown;
	measured?: Measured;
}

export type SpeedFn = (input: SpeedInput) => Speed;

/** How far a prediction may be off, as factors of the likely speed. */
export interface Band {
	low: number;
	high: number;
}

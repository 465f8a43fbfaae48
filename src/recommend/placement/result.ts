// Where a model will lie, in one plain record: what the verdict, the speed and the screens are told.

import type { Known } from '../../types/known.ts';
import type { Gpu, Machine } from '../../types/machine.ts';
import type { ModelFacts } from '../../types/model.ts';
import type { KvCache, Placement, Speed, VerdictMemory } from '../../types/verdict.ts';
import type { Shape } from '../memory/shape.ts';

/** One graphics processor's part; bytes. */
export interface DeviceShare {
	gpu: Gpu;
	weights: number;
	context: number;
	compute: number;
	layers: number;
	/** What it has free now. */
	free: number;
	/** What Ollama keeps free on it. */
	margin: number;
}

export interface PlacementResult {
	placement: Placement;
	memory: VerdictMemory;
	batch: number;
	parallel: number;
	kvCache: KvCache;
	flashAttention: boolean;
	/** Graphics processors that take part; empty on the CPU alone. */
	devices: DeviceShare[];
	/** Share of the layers' weights that lies on graphics processors, 0…1; unknown where the weights are. */
	gpuShare: Known<number>;
	/** Bytes of weights read for every word on each side (input tables left out); experts counted whole. */
	gpuWeights: Known<number>;
	ramWeights: Known<number>;
	/** Bytes of expert weights that lie in RAM although their layers are on a graphics processor. */
	expertsInRam: number;
	/** Graphics side and RAM are the same memory. */
	shared: boolean;
	/** Bytes needed and free: what the verdict is made of. RAM counts shared memory once. */
	need: { ram: Known<number>; ramFree: Known<number> };
	/** Why it does not fit, where it does not. */
	obstacle?: 'no-gpu' | 'gpu-memory' | 'ram' | 'unknown';
}

/** How fast it will be; made by the speed room, handed to the verdict. */
export type SpeedFn = (input: {
	model: ModelFacts;
	machine: Machine;
	placement: PlacementResult;
	context: number;
	shape: Known<Shape>;
}) => Speed;

// How much memory would do: the smallest size that is really sold.

import { isUnknown } from '../../types/known.ts';
import type { ModelFacts } from '../../types/model.ts';
import { computeBytes } from '../memory/compute.ts';
import { contextBytes } from '../memory/context.ts';
import { gpuWeights } from '../memory/weights.ts';
import { marginFor } from '../placement/devices.ts';
import { shapeFor } from '../placement/place.ts';
import type { PlacementResult } from '../placement/result.ts';
import { safeBytes } from '../placement/rough.ts';

const GiB = 1024 ** 3;
const gpuSizes = [4, 6, 8, 10, 12, 16, 20, 24, 32, 48, 64, 80, 96, 128, 141, 192, 256, 288, 384, 512, 768, 1024];
const ramSizes = [4, 8, 16, 24, 32, 48, 64, 96, 128, 192, 256, 384, 512, 768, 1024, 1536, 2048];

const smallest = (sizes: number[], bytes: number): number | null => {
	const size = sizes.find((gib) => gib * GiB >= bytes);
	return size === undefined ? null : size * GiB;
};

/** Bytes that must be free on one graphics processor to run all of it there, Ollama's margin included; null if unknown. */
export function wholeOnGpu(model: ModelFacts, result: PlacementResult, context: number): number | null {
	const shape = shapeFor(model);
	if (isUnknown(shape) || isUnknown(model.weights))
		return isUnknown(model.bytes) ? null : safeBytes(model.bytes, context) + marginFor(model.projectorBytes);
	const run = {
		context,
		parallel: result.parallel,
		kvCache: result.kvCache,
		batch: result.batch,
		gpu: true,
		flashAttention: result.flashAttention,
	};
	const model_ = gpuWeights(model.weights) + model.projectorBytes;
	return model_ + contextBytes(shape, run) + computeBytes(shape, run).device + marginFor(model.projectorBytes);
}

/** The smallest card sold whose memory, 4 % of it taken by the driver, holds so many bytes; null beyond all of them. */
export const cardFor = (bytes: number): number | null => smallest(gpuSizes, bytes / 0.96);

/** The smallest RAM sold that holds so many bytes beside what is in use now; null beyond all of them. */
export const ramFor = (bytes: number, inUse: number): number | null => smallest(ramSizes, bytes + inUse);

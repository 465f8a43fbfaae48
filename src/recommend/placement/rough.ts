// A placement for a model whose inside is not known: only its size decides, and only on the safe side.

import type { Known } from '../../types/known.ts';
import { isUnknown, unknown } from '../../types/known.ts';
import type { Gpu, Machine } from '../../types/machine.ts';
import type { ModelFacts } from '../../types/model.ts';
import type { Wishes } from '../../types/verdict.ts';
import { notKnown } from '../../words/not-known.ts';
import { contextBytes } from '../memory/context.ts';
import type { Shape } from '../memory/shape.ts';
import { freeTogether, marginFor, ramFree, ramFreeKnown, sharesRam } from './devices.ts';
import type { PlacementResult } from './result.ts';
import { settle } from './room.ts';
import { fileBytes, settingsFor } from './settings.ts';

/**
 * Bytes that are enough for almost any model of this size: the file and a half and 1.5 GiB up to 8192 tokens, half the
 * file more for each further 8192. Enough in 98 % of 2948 configurations of the engine; what fell short were models that
 * store every head (OLMo 2, SmolLM2) and very small ones with long contexts, so it is never called comfortable.
 */
export const safeBytes = (file: number, context: number): number =>
	file * (1 + 0.5 * Math.max(1, context / 8192)) + 1.5 * 1024 ** 3;

/** Only what the size tells; everything else is unknown with the reason. */
export function placeRoughly(
	model: ModelFacts,
	machine: Machine,
	wishes: Wishes,
	shape: Known<Shape>,
	gpus: Gpu[],
): PlacementResult {
	const run = settingsFor(model, shape, machine, wishes, gpus);
	const why = unknown(isUnknown(shape) ? shape.unknown : notKnown.parts);
	const file = fileBytes(model);
	const free = ramFree(machine);
	const needed: Known<number> = file > 0 ? safeBytes(file, run.context * run.parallel) : unknown(notKnown.size);
	const margin = marginFor(model.projectorBytes) * gpus.length;
	const freeThere = freeTogether(gpus, machine);
	const room = freeThere - margin;
	const onGpu = !isUnknown(needed) && needed <= room;
	const shared = gpus.some(sharesRam);
	const known = ramFreeKnown(machine);
	const result: PlacementResult = {
		placement: onGpu ? 'gpu' : 'cpu',
		batch: run.batch,
		parallel: run.parallel,
		kvCache: run.kvCache,
		flashAttention: run.flashAttention,
		memory: {
			weights: file > 0 ? file : unknown(notKnown.size),
			context: isUnknown(shape) ? why : contextBytes(shape, run),
			compute: why,
			output: why,
			repack: why,
			mapped: false,
			process: why,
			margin: onGpu ? margin : 0,
			gpu: onGpu ? why : 0,
			ram: why,
			gpuFree: freeThere,
			ramFree: known,
			layersOnGpu: why,
			layers: isUnknown(shape) ? why : shape.layers.length,
			projector: model.projectorBytes,
		},
		devices: [],
		gpuShare: onGpu ? 1 : 0,
		gpuWeights: onGpu ? file : 0,
		ramWeights: onGpu ? 0 : file,
		expertsInRam: 0,
		shared,
		need: { ram: onGpu && !shared ? 1024 ** 3 : needed, ramFree: known },
	};
	if (wishes.device === 'gpu' && !onGpu) return { ...result, placement: 'none', obstacle: 'unknown' };
	const settled = settle(result);
	if (settled.placement !== 'none' || settled.obstacle === 'unknown') return settled;
	// The safe figure does not fit; only when the bare file does not either is that a fact.
	const most = (shared ? 0 : Math.max(0, room)) + (free ?? 0);
	return { ...settled, obstacle: file > most ? 'ram' : 'unknown' };
}

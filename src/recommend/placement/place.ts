// Where a model will lie on a machine, the way Ollama places it: on graphics processors, split, or in RAM.

import type { Known } from '../../types/known.ts';
import { isUnknown, unknown } from '../../types/known.ts';
import type { Gpu, Machine } from '../../types/machine.ts';
import type { ModelFacts, Weights } from '../../types/model.ts';
import type { VerdictMemory, Wishes } from '../../types/verdict.ts';
import { computeBytes, outputBytes } from '../memory/compute.ts';
import { contextByLayer, contextBytes, type RunSettings } from '../memory/context.ts';
import { foretell } from '../memory/foretold.ts';
import { mappedFor } from '../memory/ollama.ts';
import { processBytes, promptCacheLimit } from '../memory/process.ts';
import { type Shape, shapeOf } from '../memory/shape.ts';
import { hostWeights, layerWeights, repackBytes } from '../memory/weights.ts';
import { chosenDevices, freeTogether, gpuFree, marginFor, ramFree, ramFreeKnown, sharesRam } from './devices.ts';
import { type Filled, fill } from './fit.ts';
import type { DeviceShare, PlacementResult } from './result.ts';
import { settle } from './room.ts';
import { placeRoughly } from './rough.ts';
import { fileBytes, predictedFor, settingsFor } from './settings.ts';

/** Everything the placement is worked out from. */
interface Case {
	model: ModelFacts;
	machine: Machine;
	shape: Shape;
	weights: Weights;
	wishes: Wishes;
}

const shapes = new WeakMap<object, Known<Shape>>();

/** The shape of a model from its keys; unknown with the reason where there are none. Read once for each set of keys. */
export function shapeFor(model: ModelFacts): Known<Shape> {
	const known = shapes.get(model.keys);
	if (known !== undefined) return known;
	const shape = isUnknown(model.keys) ? unknown(model.keys.unknown) : shapeOf(model.keys);
	if (model.foretold && !isUnknown(shape)) foretell(shape, model.foretold);
	shapes.set(model.keys, shape);
	return shape;
}

/**
 * Places a model. Bytes throughout; what cannot be told is unknown with its reason. Placement `none` says that it does
 * not fit, or that this cannot be told (`obstacle`).
 */
export function place(model: ModelFacts, machine: Machine, wishes: Wishes): PlacementResult {
	const shape = shapeFor(model);
	const none = wishes.device === 'cpu' || machine.gpus.length === 0;
	const gpus = none ? [] : chosenDevices(machine, predictedFor(model, shape, wishes));
	if (isUnknown(shape) || isUnknown(model.weights)) return placeRoughly(model, machine, wishes, shape, gpus);
	const given: Case = { model, machine, shape, weights: model.weights, wishes };
	const onGpu = gpus.length > 0 ? withDevices(given, gpus) : null;
	if (onGpu !== null && (onGpu.placement !== 'cpu' || wishes.device === 'gpu')) return onGpu;
	const onCpu = withoutDevices(given, gpus);
	return wishes.device === 'gpu' ? { ...onCpu, placement: 'none', obstacle: 'no-gpu' } : onCpu;
}

/** All in RAM. `gpus` are devices that were looked at and had no room; their free memory is still told. */
function withoutDevices(given: Case, gpus: Gpu[]): PlacementResult {
	const { model, machine, shape, weights, wishes } = given;
	const run = settingsFor(model, shape, machine, wishes, []);
	const context = contextBytes(shape, run);
	const compute = computeBytes(shape, run).device;
	const output = outputBytes(shape, run);
	const process = processBytes(shape, run);
	const ram = weights.total + model.projectorBytes + context + compute + output + process;
	return finish(given, run, {
		filled: null,
		devices: [],
		memory: {
			context,
			compute,
			output,
			process,
			repack: repackBytes(weights, machine.os, machine.cpu),
			mapped: false,
			gpu: 0,
			ram,
			margin: 0,
			gpuFree: freeTogether(gpus, machine),
		},
		needRam: ram,
	});
}

interface Parts {
	filled: Filled | null;
	devices: DeviceShare[];
	memory: Omit<VerdictMemory, 'weights' | 'ramFree' | 'layersOnGpu' | 'layers' | 'promptCacheLimit' | 'projector'>;
	needRam: number;
}

function withDevices(given: Case, gpus: Gpu[]): PlacementResult {
	const { model, machine, shape, weights, wishes } = given;
	const run = settingsFor(model, shape, machine, wishes, gpus);
	const compute = computeBytes(shape, run);
	const parts = layerWeights(weights, shape.layers.length);
	const byLayer = contextByLayer(shape, run);
	const margin = marginFor(model.projectorBytes);
	const rooms = gpus.map((gpu) => ({ budget: gpuFree(gpu, machine) - margin }));
	const filled = fill({ weights: parts, context: byLayer, compute: compute.device, rooms });
	if (filled.layersOnGpu === 0) return { ...withoutDevices(given, gpus), ...obstacleFor(wishes) };
	const devices = filled.devices.map((used, i): DeviceShare | null => {
		const gpu = gpus[i];
		if (gpu === undefined || used.weights + used.context === 0) return null;
		return { gpu, ...used, compute: compute.device, free: gpuFree(gpu, machine), margin };
	});
	const used = devices.filter((device) => device !== null);
	return finish(given, run, sideBySide(given, run, filled, used, gpus));
}

const obstacleFor = (wishes: Wishes): Partial<PlacementResult> =>
	wishes.device === 'gpu' ? { placement: 'none', obstacle: 'gpu-memory' } : {};

/** The sums of both sides, for a model that lies on devices wholly or in part. */
function sideBySide(given: Case, run: RunSettings, filled: Filled, devices: DeviceShare[], gpus: Gpu[]): Parts {
	const { model, machine, shape, weights } = given;
	const compute = computeBytes(shape, run);
	const all = filled.layersOnGpu === shape.layers.length && filled.expertsInRam === 0;
	const sum = (of: (device: DeviceShare) => number) => devices.reduce((total, device) => total + of(device), 0);
	const context = contextBytes(shape, run);
	const onGpu = sum((d) => d.weights);
	// With everything on the device the figure is exact; the layers' own bytes may be equal parts.
	const twice = weights.tied ? weights.tokenEmbedding : 0;
	const inRam = all ? hostWeights(weights) : Math.max(0, weights.total + twice - onGpu);
	const host = all ? compute.host : Math.max(compute.host, computeBytes(shape, { ...run, gpu: false }).device);
	const output = outputBytes(shape, run);
	const process = processBytes(shape, run);
	const gpu = Math.round(onGpu + sum((d) => d.context) + sum((d) => d.compute) + model.projectorBytes);
	const ram = Math.round(inRam + (context - sum((d) => d.context)) + host + output + process);
	const shared = gpus.some(sharesRam);
	const metal = gpus.some((device) => device.library === 'metal');
	const free = ramFree(machine) ?? 0;
	const mapped = mappedFor({
		platform: machine.os.platform,
		gpus,
		allOnGpu: all,
		file: fileBytes(model),
		ramFree: free,
		ramTotal: isUnknown(machine.memory.total) ? 0 : machine.memory.total,
	});
	return {
		filled,
		devices,
		memory: {
			context,
			compute: sum((d) => d.compute) + host,
			output,
			process,
			repack: 0,
			mapped,
			gpu,
			ram,
			margin: sum((d) => d.margin),
			gpuFree: freeTogether(gpus, machine),
			devices: devices.map((d) => ({
				name: d.gpu.name,
				weights: Math.round(d.weights),
				context: d.context,
				compute: d.compute,
				free: d.free,
				layers: d.layers,
			})),
		},
		// Shared memory holds both sides; Apple's maps one file for both, so a tied table is there once.
		needRam: shared ? gpu + ram - (metal && mapped ? twice : 0) : ram,
	};
}

function finish(given: Case, run: RunSettings, parts: Parts): PlacementResult {
	const { model, machine, shape, weights, wishes } = given;
	const layers = shape.layers.length;
	const onGpu = parts.filled?.layersOnGpu ?? 0;
	const expertsInRam = Math.round(parts.filled?.expertsInRam ?? 0);
	const placement = onGpu === 0 ? 'cpu' : onGpu === layers && expertsInRam === 0 ? 'gpu' : 'split';
	const free = ramFreeKnown(machine);
	const body = weights.total - hostWeights(weights) + (weights.tied ? weights.tokenEmbedding : 0);
	const gpuBody = Math.min(body, Math.round(parts.devices.reduce((sum, device) => sum + device.weights, 0)));
	const result: PlacementResult = {
		placement,
		batch: run.batch,
		parallel: run.parallel,
		kvCache: run.kvCache,
		flashAttention: run.flashAttention,
		memory: {
			weights: weights.total + model.projectorBytes,
			...parts.memory,
			ramFree: free,
			layersOnGpu: onGpu,
			layers,
			promptCacheLimit,
			projector: model.projectorBytes,
		},
		devices: parts.devices,
		gpuShare: body > 0 ? gpuBody / body : 0,
		gpuWeights: gpuBody,
		ramWeights: body - gpuBody,
		expertsInRam,
		shared: parts.devices.some((device) => sharesRam(device.gpu)),
		need: { ram: parts.needRam, ramFree: free },
	};
	if (wishes.device === 'gpu' && placement !== 'gpu') return { ...result, placement: 'none', obstacle: 'gpu-memory' };
	return settle(result);
}

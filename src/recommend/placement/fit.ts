// How many layers go to which device, as the engine's own fitting does it (llama.cpp, common/fit.cpp): everything where
// it fits with the margin kept, else from the last layer back, experts going to RAM before whole layers do.

import type { LayerWeights } from '../memory/weights.ts';

export interface Room {
	/** Bytes that may be used: what is free without the margin. */
	budget: number;
}

export interface Filled {
	/** Per device: bytes of weights and context, and how many layers. */
	devices: { weights: number; context: number; layers: number }[];
	layersOnGpu: number;
	/** Bytes of experts kept in RAM for layers that are otherwise on a device. */
	expertsInRam: number;
}

interface Job {
	weights: LayerWeights;
	context: number[];
	/** Bytes every device needs to compute in, once it has a layer. */
	compute: number;
	rooms: Room[];
}

const nothing = (rooms: Room[]): Filled => ({
	devices: rooms.map(() => ({ weights: 0, context: 0, layers: 0 })),
	layersOnGpu: 0,
	expertsInRam: 0,
});

/** All layers, shared out in proportion to what is free: the engine's default. Null where a device is too small. */
function everything(job: Job): Filled | null {
	const total = job.rooms.reduce((all, room) => all + Math.max(0, room.budget), 0);
	if (total <= 0) return null;
	const count = job.weights.layers.length + 1;
	const result = nothing(job.rooms);
	let device = 0;
	let until = Math.max(0, job.rooms[0]?.budget ?? 0) / total;
	for (let i = 0; i < count; i++) {
		while (device < job.rooms.length - 1 && i / count >= until) {
			device++;
			until += Math.max(0, job.rooms[device]?.budget ?? 0) / total;
		}
		put(result, device, job, i, 0);
	}
	const fits = result.devices.every((used, i) => fitsIn(used, job.rooms[i], job.compute));
	return fits ? result : null;
}

const fitsIn = (used: { weights: number; context: number; layers: number }, room: Room | undefined, compute: number) =>
	used.weights + used.context === 0 || used.weights + used.context + compute <= (room?.budget ?? 0);

/** Puts layer `i` (the output after the last) on a device, `without` bytes of experts left in RAM. */
function put(result: Filled, device: number, job: Job, i: number, without: number): void {
	const target = result.devices[device];
	if (target === undefined) return;
	const isOutput = i === job.weights.layers.length;
	target.weights += isOutput ? job.weights.output : (job.weights.layers[i] ?? 0) - without;
	target.context += isOutput ? 0 : (job.context[i] ?? 0);
	if (isOutput) return;
	target.layers++;
	result.layersOnGpu++;
	result.expertsInRam += without;
}

/** Fills the devices from the last layer back until nothing more fits. `experts`: those stay in RAM. */
function backwards(job: Job, experts: boolean): Filled {
	const result = nothing(job.rooms);
	let device = job.rooms.length - 1;
	for (let i = job.weights.layers.length; i >= 0 && device >= 0; i--) {
		const without = experts ? (job.weights.experts[i] ?? 0) : 0;
		while (device >= 0 && !fitsOneMore(result, device, job, i, without)) device--;
		if (device >= 0) put(result, device, job, i, without);
	}
	return result;
}

function fitsOneMore(result: Filled, device: number, job: Job, i: number, without: number): boolean {
	const used = result.devices[device];
	const isOutput = i === job.weights.layers.length;
	const more = isOutput ? job.weights.output : (job.weights.layers[i] ?? 0) - without + (job.context[i] ?? 0);
	return used !== undefined && used.weights + used.context + more + job.compute <= (job.rooms[device]?.budget ?? 0);
}

/** Brings experts of as many layers as fit back onto their devices. */
function refill(job: Job, result: Filled): Filled {
	let i = job.weights.layers.length - 1;
	for (let device = job.rooms.length - 1; device >= 0; device--) {
		const used = result.devices[device];
		if (used === undefined) continue;
		for (let left = used.layers; left > 0; left--, i--) {
			const bytes = job.weights.experts[i] ?? 0;
			if (used.weights + used.context + bytes + job.compute > (job.rooms[device]?.budget ?? 0)) continue;
			used.weights += bytes;
			result.expertsInRam -= bytes;
		}
	}
	return result;
}

/** Shares a model out over devices; with no room at all everything stays in RAM. */
export function fill(job: Job): Filled {
	const all = everything(job);
	if (all !== null) return all;
	const count = job.weights.layers.length;
	if (job.weights.experts.some((bytes) => bytes > 0)) {
		const dense = backwards(job, true);
		if (dense.layersOnGpu === count) return refill(job, dense);
	}
	const partial = backwards(job, false);
	return partial.layersOnGpu > 0 ? partial : nothing(job.rooms);
}

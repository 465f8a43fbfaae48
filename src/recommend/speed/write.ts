// The writing law: seconds per token on graphics processors, on the processor, or on both one after the other.

import { isUnknown, type Known, orElse, unknown } from '../../types/known.ts';
import type { Bandwidth, Gpu, Machine } from '../../types/machine.ts';
import type { Range } from '../../types/verdict.ts';
import type { Reads } from './bytes.ts';
import { classOf, deviceSeconds } from './classes.ts';
import { cpuRate, isBlind } from './cpu.ts';
import type { Placed } from './types.ts';

/** Share of the bandwidth at which stored conversation is read back, with flash attention and without. */
const kvShare = { flash: 0.6, plain: 0.2 };
/** A conversation early on, after the system prompt: what "likely" is told for. Tokens. */
export const earlyTokens = 1024;

export interface Writing {
	speed: Range;
	/** Seconds per token that are paid per byte and per layer, for calibration. */
	basis: string;
}

interface Part {
	/** Seconds per token: slow, likely, fast. */
	seconds: Range;
	basis: string;
}

interface Work {
	/** Bytes of weights read per token here. */
	bytes: number;
	layers: number;
	/** Bytes of stored conversation read per token here, as if at the whole bandwidth. */
	context: number;
}

function bandwidthOfGpu(gpu: Gpu, machine: Machine): Known<Bandwidth> {
	if (!isUnknown(gpu.bandwidth)) return gpu.bandwidth;
	// A chip that shares the RAM has the RAM's bandwidth.
	return gpu.kind === 'discrete' ? gpu.bandwidth : machine.cpu.bandwidth;
}

// A card behind one PCIe lane of a single-board computer loses 1 to 88 % (geerlingguy/ai-benchmarks).
const weakHost = (gpu: Gpu, machine: Machine): boolean =>
	gpu.kind === 'discrete' && !/x64|x86_64|amd64|unknown/.test(machine.os.arch) && orElse(machine.cpu.cores, 8) <= 12;

function gpuPart(gpu: Gpu, machine: Machine, work: Work, moe: boolean, quantization: string): Known<Part> {
	const bandwidth = bandwidthOfGpu(gpu, machine);
	if (isUnknown(bandwidth)) return unknown(`The memory bandwidth of ${gpu.name} is not known.`);
	const k = classOf(gpu, moe, quantization);
	const at = (value: number) => deviceSeconds(k, work.bytes, work.layers, value) + work.context / value;
	const slowest = k.band.low * (weakHost(gpu, machine) ? 0.25 : 1);
	return {
		seconds: {
			low: at(bandwidth.low ?? bandwidth.value) / slowest,
			likely: at(bandwidth.value),
			high: at(bandwidth.high ?? bandwidth.value) / k.band.high,
		},
		basis: `${gpu.name}: ${k.basis}`,
	};
}

function cpuPart(machine: Machine, work: Work): Part {
	const { rate, perLayer, basis } = cpuRate(machine);
	const at = (value: number, sync: number) => (work.bytes + work.context) / value + sync * work.layers;
	return {
		seconds: {
			low: at(rate.low, perLayer * 2),
			likely: at(rate.likely, perLayer),
			high: at(rate.high, perLayer / 2),
		},
		basis,
	};
}

/** The machine's graphics processors that take part, each with its share of what lies on graphics processors. */
function sharers(placed: Placed, machine: Machine): { gpu: Gpu; share: number }[] {
	const free = machine.gpus.filter((gpu) => gpu.usedByOllama);
	const devices = (placed.memory.devices ?? []).filter((device) => device.weights > 0);
	const total = devices.reduce((sum, device) => sum + device.weights, 0);
	const found = devices.flatMap((device) => {
		const at = free.findIndex((gpu) => gpu.name === device.name);
		const gpu = at < 0 ? undefined : free.splice(at, 1)[0];
		return gpu ? [{ gpu, share: device.weights / total }] : [];
	});
	if (found.length > 0 && found.length === devices.length) return found;
	const first = machine.gpus.find((gpu) => gpu.usedByOllama);
	return first ? [{ gpu: first, share: 1 }] : [];
}

/** Share of the model that lies on graphics processors, 0 to 1. */
export function gpuShare(placed: Placed): number {
	if (placed.placement === 'gpu') return 1;
	if (placed.placement !== 'split') return 0;
	if (placed.gpuShare !== undefined && !isUnknown(placed.gpuShare)) return Math.min(1, Math.max(0, placed.gpuShare));
	const { layers, layersOnGpu, gpu, ram } = placed.memory;
	if (!isUnknown(layers) && !isUnknown(layersOnGpu) && layers > 0) return Math.min(1, layersOnGpu / layers);
	if (isUnknown(gpu) || isUnknown(ram) || gpu + ram <= 0) return 0.5;
	return gpu / (gpu + ram);
}

/** Bytes read per token of experts that stay in RAM while their layers are on a card. */
const expertsAway = (placed: Placed, reads: Reads): number =>
	placed.placement === 'split' || placed.placement === 'gpu' ? (placed.expertsInRam ?? 0) * reads.expertShare : 0;

const scaled = (work: Work, share: number): Work => ({
	bytes: work.bytes * share,
	layers: work.layers * share,
	context: work.context * share,
});

/** A card that takes part never makes it slower than the processor alone: each bound is at least the processor's. */
const atLeast = (speed: Range, alone: Range): Range => ({
	low: Math.max(speed.low, 1 / alone.low),
	likely: Math.max(speed.likely, 1 / alone.likely),
	high: Math.max(speed.high, 1 / alone.high),
});

/**
 * Writing speed as low, likely and high tokens per second. Times add up: a model that lies on a card for two thirds
 * takes two thirds of the card's time and a third of the processor's (measured on a sweep of 8 to 40 layers, error
 * under 5 %). Unknown where it does not run, or the bandwidth of a graphics processor that takes part is not known.
 */
export function writing(
	placed: Placed,
	machine: Machine,
	reads: Reads,
	context: number,
	quantization: string,
): Known<Writing> {
	if (placed.placement === 'none') return unknown('It does not run here.');
	const stored = orElse(placed.memory.context, 0);
	const perToken = context > 0 ? stored * Math.min(1, earlyTokens / context) : 0;
	const work: Work = {
		bytes: reads.perToken,
		layers: reads.layers,
		context: perToken / (placed.flashAttention === false ? kvShare.plain : kvShare.flash),
	};
	const share = gpuShare(placed);
	const away = expertsAway(placed, reads);
	const parts: Part[] = [];
	if (share > 0) {
		const gpus = sharers(placed, machine);
		if (gpus.length === 0) return unknown('No graphics processor that Ollama would use is known.');
		for (const { gpu, share: own } of gpus) {
			const mine = scaled(work, share * own);
			const left = { ...mine, bytes: Math.max(0, mine.bytes - away * own) };
			const part = gpuPart(gpu, machine, left, reads.moe, quantization);
			if (isUnknown(part)) return part;
			parts.push(part);
		}
	}
	if ((share < 1 || away > 0) && isBlind(machine.cpu)) return unknown('Nothing is known of the processor.');
	const rest = scaled(work, 1 - share);
	if (share < 1 || away > 0) parts.push(cpuPart(machine, { ...rest, bytes: rest.bytes + away }));
	const sum = (pick: keyof Range) => parts.reduce((seconds, part) => seconds + part.seconds[pick], 0);
	const mixed = share > 0 && (share < 1 || away > 0);
	const speed = {
		low: (mixed ? 0.85 : 1) / sum('low'),
		likely: 1 / sum('likely'),
		high: (mixed ? 1.1 : 1) / sum('high'),
	};
	return {
		speed: mixed ? atLeast(speed, cpuPart(machine, work).seconds) : speed,
		basis: [...new Set(parts.map((part) => part.basis))].join('; '),
	};
}

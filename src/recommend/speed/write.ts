// The writing law: seconds per token on graphics processors, on the processor, or on both one after the other.

import { isUnknown, type Known, orElse, unknown } from '../../types/known.ts';
import type { Bandwidth, Gpu, Machine } from '../../types/machine.ts';
import type { Range } from '../../types/verdict.ts';
import { notKnown } from '../../words/not-known.ts';
import { speedWords } from '../../words/speed.ts';
import type { Reads } from './bytes.ts';
import { classOf, deviceSeconds, tokenSeconds } from './classes.ts';
import { cpuRate, isBlind } from './cpu.ts';
import type { Placed } from './types.ts';

/** Share of the bandwidth at which stored conversation is read back, with flash attention and without. */
const kvShare = { flash: 0.6, plain: 0.2 };

export interface Writing {
	speed: Range;
	/** What the figures of each part stand on, for `--why`. */
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
	if (isUnknown(bandwidth)) return unknown(notKnown.cardBandwidth(gpu.name));
	const k = classOf(gpu, moe, quantization);
	const at = (value: number) => deviceSeconds(k, work.bytes, work.layers, value) + work.context / value;
	const slowest = k.band.low * (weakHost(gpu, machine) ? 0.25 : 1);
	return {
		seconds: {
			low: at(bandwidth.low ?? bandwidth.value) / slowest,
			likely: at(bandwidth.value),
			high: at(bandwidth.high ?? bandwidth.value) / k.band.high,
		},
		basis: speedWords.card(gpu.name, speedWords.basis(k.basis)),
	};
}

function cpuPart(machine: Machine, work: Work, quantization: string): Part {
	const { rate, perLayer, basis } = cpuRate(machine, quantization);
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

/** The processor's part beside a card: the two wait for each other, and how much lies where is known less well. */
const besideCard = ({ seconds, basis }: Part): Part => ({
	seconds: { low: seconds.low / 0.85, likely: seconds.likely, high: seconds.high / 1.1 },
	basis,
});

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

// What every token costs: beside a card in the proportions of the usual range; on processors 0.3 to 0.5 ms were measured.
const besideCards: Range = { low: tokenSeconds / 0.76, likely: tokenSeconds, high: tokenSeconds / 1.2 };
const onProcessor: Range = { ...besideCards, high: 0.6 * tokenSeconds };

const added = (parts: Part[], overhead: Range): Range => {
	const sum = (pick: keyof Range) => parts.reduce((seconds, part) => seconds + part.seconds[pick], overhead[pick]);
	return { low: sum('low'), likely: sum('likely'), high: sum('high') };
};

const faster = (a: Range, b: Range): Range => ({
	low: Math.min(a.low, b.low),
	likely: Math.min(a.likely, b.likely),
	high: Math.min(a.high, b.high),
});

/** A card that takes part never makes it slower than the processor alone: each bound is at least the processor's. */
function atLeast(seconds: Range, machine: Machine, work: Work, quantization: string): Range {
	const alone = cpuPart(machine, work, quantization);
	const beside = besideCard(alone).seconds;
	const bound = { ...alone, seconds: { ...alone.seconds, high: beside.high } };
	return faster(seconds, added([bound], onProcessor));
}

export interface WritingInput {
	placed: Placed;
	machine: Machine;
	reads: Reads;
	/** Bytes of stored conversation read per token (conversation.ts). */
	conversation: number;
	/** "Q4_K_M" */
	quantization: string;
}

/** The parts on graphics processors; unknown where one's bandwidth is. */
function gpuParts({ placed, machine, reads, quantization }: WritingInput, work: Work, away: number): Known<Part[]> {
	const gpus = sharers(placed, machine);
	if (gpus.length === 0) return unknown(notKnown.noCard);
	const parts: Part[] = [];
	for (const { gpu, share: own } of gpus) {
		const mine = scaled(work, own);
		const left = { ...mine, bytes: Math.max(0, mine.bytes - away * own) };
		const part = gpuPart(gpu, machine, left, reads.moe, quantization);
		if (isUnknown(part)) return part;
		parts.push(part);
	}
	return parts;
}

/**
 * Writing speed as low, likely and high tokens per second. Times add up: a model that lies on a card for two thirds
 * takes two thirds of the card's time and a third of the processor's (measured on a sweep of 8 to 40 layers, error
 * under 5 %). Unknown where it does not run, or the bandwidth of a graphics processor that takes part is not known.
 */
export function writing(input: WritingInput): Known<Writing> {
	const { placed, machine, reads, conversation, quantization } = input;
	if (placed.placement === 'none') return unknown(notKnown.notHere);
	const on = (flash: boolean): Work => ({
		bytes: reads.perToken,
		layers: reads.layers,
		context: conversation / (flash ? kvShare.flash : kvShare.plain),
	});
	const work = on(placed.flashAttention !== false);
	const away = expertsAway(placed, reads);
	// Experts go to RAM only where all layers are on cards otherwise; they are told apart, not as a share.
	const share = away > 0 ? 1 : gpuShare(placed);
	if ((share < 1 || away > 0) && isBlind(machine.cpu)) return unknown(notKnown.processor);
	if (share === 0) {
		const alone = cpuPart(machine, work, quantization);
		return writingOf(added([alone], onProcessor), [alone]);
	}
	const parts = gpuParts(input, scaled(work, share), away);
	if (isUnknown(parts)) return parts;
	const rest = scaled(work, 1 - share);
	if (share < 1 || away > 0)
		parts.push(besideCard(cpuPart(machine, { ...rest, bytes: rest.bytes + away }, quantization)));
	return writingOf(atLeast(added(parts, besideCards), machine, on(true), quantization), parts);
}

const writingOf = ({ low, likely, high }: Range, parts: Part[]): Writing => ({
	speed: { low: 1 / low, likely: 1 / likely, high: 1 / high },
	basis: [...new Set(parts.map((part) => part.basis))].join('; '),
});

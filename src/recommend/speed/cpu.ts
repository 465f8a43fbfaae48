// Writing on the processor: the memory's bandwidth or the cores, whichever is the narrower.

import { isUnknown, orElse } from '../../types/known.ts';
import type { Machine } from '../../types/machine.ts';
import type { Range } from '../../types/verdict.ts';
import { speedWords } from '../../words/speed.ts';
import { isFine } from './quantization.ts';

export interface CpuRate {
	/** Bytes per second that weights are read at. */
	rate: Range;
	/** Seconds per layer for keeping the cores together. */
	perLayer: number;
	basis: string;
}

// In small letters, as the names are made before they are compared.
const mobile = /\d(?:u|h|hs|hx|p|v|g\d)\b|ryzen ai|mobile|laptop|core\(tm\) ultra \d \d{3}[uhv]/;
const server = /epyc|xeon/;
const small = /\bn\d{2,3}\b|atom|celeron|pentium\(r\) silver|pentium\(r\) n/;

// A ranking asks for the same computer once for each model.
const rates = new WeakMap<object, number>();

/**
 * Bytes per second that one core can work through (llama.cpp#34, #11390 and the Ollama runs in the fixtures):
 * desktop cores with AVX2 11 GB/s, mobile 8, rented server cores 7.2 (6.5 to 7.0 with four bits on two cores of an EPYC
 * 7003 under Ollama 0.33, eight models), small Atom cores 4.5, Cortex-A76 2.6, Apple 14 (M1, M2) to 30 (M4).
 */
export function coreRate(machine: Pick<Machine, 'cpu' | 'os'>): number {
	const rate = rates.get(machine) ?? rateByName(machine);
	rates.set(machine, rate);
	return rate;
}

function rateByName(machine: Pick<Machine, 'cpu' | 'os'>): number {
	const name = orElse(machine.cpu.name, '').toLowerCase();
	const features: readonly string[] = orElse(machine.cpu.features, []);
	const apple = /apple m(\d+)/.exec(name)?.[1];
	if (apple) return (Number(apple) <= 2 ? 14 : Number(apple) === 3 ? 20 : 30) * 1e9;
	if (/arm|aarch/.test(machine.os.arch)) {
		if (/snapdragon|oryon|neoverse-v|graviton[34]|grace/.test(name)) return 7e9;
		if (/a72\b|bcm2711|raspberry pi 4/.test(name)) return 0.8e9;
		return features.includes('i8mm') ? 3e9 : features.includes('dotprod') || features.includes('asimddp') ? 2.6e9 : 1e9;
	}
	// A server's computer does not tell its kind: between a rented server's cores and a laptop's.
	if (machine.os.arch === 'unknown') return 8e9;
	if (!/x64|x86|amd64|ia32/.test(machine.os.arch)) return 0.15e9;
	if (small.test(name)) return 4.5e9;
	if (!features.includes('avx2') && features.length > 0) return 3e9;
	return (server.test(name) ? 7.2 : mobile.test(name) ? 8 : 11) * 1e9;
}

// Eight bits and more are unpacked with less work: 1.15 to 1.19 times the bytes a second of four bits (the same cores).
const fineBits = 1.17;
const workFactor = (quantization: string): number => (isFine(quantization) ? fineBits : 1);

// Where the memory's speed is not known: from one channel of DDR4 to what such a machine has at best.
function assumedBandwidth(cores: number): Range {
	if (cores <= 4) return { low: 20e9, likely: 40e9, high: 80e9 };
	if (cores <= 16) return { low: 25e9, likely: 55e9, high: 110e9 };
	return { low: 60e9, likely: 150e9, high: 460e9 };
}

function bandwidthRange(machine: Pick<Machine, 'cpu'>, cores: number): { range: Range; known: boolean } {
	const { bandwidth } = machine.cpu;
	if (isUnknown(bandwidth)) return { range: assumedBandwidth(cores), known: false };
	const { value } = bandwidth;
	return { range: { low: bandwidth.low ?? value, likely: value, high: bandwidth.high ?? value }, known: true };
}

/** Neither its name nor its cores nor the speed of its memory: there is nothing to reckon with. */
export const isBlind = ({ name, cores, threads, bandwidth }: Machine['cpu']): boolean =>
	[name, cores, threads, bandwidth].every(isUnknown);

/**
 * Rate at which the processor reads weights: likely min(0.57 x bandwidth, cores x g); between 0.4 and 0.72 of the
 * bandwidth and 0.5 and 1.4 of the cores' rate were measured. Ryzen AI Max reads at most about 115 GB/s of its 256
 * from the cores (likwid). Many cores cost time to keep together: about 6 microseconds a core and layer
 * (192 cores reach 0.14 of the bandwidth with a 3B model and 0.6 with a 70B one). `quantization` as in "Q4_K_M".
 */
export function cpuRate(machine: Pick<Machine, 'cpu' | 'os'>, quantization = ''): CpuRate {
	const all = orElse(machine.cpu.cores, orElse(machine.cpu.threads, 2));
	const cores = Math.max(1, machine.cpu.performanceCores ?? all);
	const { range, known } = bandwidthRange(machine, cores);
	// Where only the memory's speed was said, the cores set no bound that anybody knows.
	const noCores = [machine.cpu.name, machine.cpu.cores, machine.cpu.threads].every(isUnknown);
	const work = noCores ? Number.POSITIVE_INFINITY : cores * coreRate(machine) * workFactor(quantization);
	const cap = orElse(machine.cpu.name, '').toLowerCase().includes('ai max') ? 115e9 : Number.POSITIVE_INFINITY;
	return {
		rate: {
			low: Math.min(0.4 * range.low, work * 0.5, cap * 0.8),
			likely: Math.min(0.57 * range.likely, work, cap),
			high: Math.min(0.72 * range.high, work * 1.4, cap * 1.1),
		},
		perLayer: 6e-6 * cores,
		basis: known ? speedWords.processor : speedWords.processorUnknown,
	};
}

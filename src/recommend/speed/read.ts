// Reading the prompt is arithmetic, not memory: useful operations per second by kind of processor, from the pp_tps
// measurements. Where there are none it stays unknown.

import { isUnknown, type Known, orElse, unknown } from '../../types/known.ts';
import type { Gpu, Machine } from '../../types/machine.ts';
import type { Range } from '../../types/verdict.ts';
import { notKnown } from '../../words/not-known.ts';
import type { Reads } from './bytes.ts';
import { isFine } from './quantization.ts';
import type { Band, Placed } from './types.ts';
import { gpuShare } from './write.ts';

interface Power {
	/** Operations per second while reading. */
	flops: number;
	band: Band;
}

const value = (bandwidth: Gpu['bandwidth']): number | undefined => (isUnknown(bandwidth) ? undefined : bandwidth.value);

// Useful operations per graphics core, in 10^12 per second: 0.22 (M1) to 0.30 (M4), 1.08 from M5 on (42 rows).
const appleCore: Record<number, number> = { 1: 0.225e12, 2: 0.243e12, 3: 0.252e12, 4: 0.302e12 };

function applePower(gpu: Gpu): Power | undefined {
	const generation = Number(/\bM(\d+)/.exec(gpu.name)?.[1] ?? Number.NaN);
	const core = generation >= 5 ? 1.08e12 : appleCore[generation];
	const bandwidth = value(gpu.bandwidth);
	if (core === undefined) return undefined;
	if (gpu.cores) return { flops: core * gpu.cores, band: { low: 0.75, high: 1.15 } };
	// Without the number of cores: 22 operations per byte of bandwidth, 70 from M5 on (13 to 30 measured).
	return bandwidth ? { flops: (generation >= 5 ? 70 : 22) * bandwidth, band: { low: 0.6, high: 1.3 } } : undefined;
}

/** Operations per byte of bandwidth: 65 to 97 on Ampere, 112 to 172 on Ada, 104 to 125 on Blackwell (24 rows). */
function nvidiaRatio(gpu: Gpu): number | undefined {
	if (/GB10\b/.test(gpu.name)) return 138;
	if (/\bA100\b/.test(gpu.name)) return 56;
	if (/\bH[12]00\b/.test(gpu.name)) return 72;
	const capability = Number(gpu.computeCapability ?? Number.NaN);
	if (capability >= 12 || /RTX (?:50\d\d|PRO)/.test(gpu.name)) return 112;
	if (capability === 8.9 || /RTX 40\d\d|Ada\b|\bL40?S?\b/.test(gpu.name)) return 130;
	if ((capability >= 8.6 && capability < 8.9) || /RTX (?:30\d\d|A\d{4})|\bA40\b/.test(gpu.name)) return 80;
	return undefined;
}

/** Ryzen AI Max: 51 with four bits, 80 to 105 with eight and more in ROCm (63 rows); MI210 and MI300X: 20 and 29. */
function amdRatio(gpu: Gpu, fine: boolean): number | undefined {
	if (/8060S|8050S/.test(gpu.name) || gpu.gfx === 'gfx1151') return fine && gpu.library === 'rocm' ? 85 : 48;
	if (/\bMI\d{3}/.test(gpu.name)) return 24;
	if (/\bRX 9|R9[67]00/.test(gpu.name) || /gfx12/.test(gpu.gfx ?? '')) return 110;
	if (/\bRX 7|\bW7/.test(gpu.name) || /gfx110/.test(gpu.gfx ?? '')) return 52;
	return undefined;
}

function gpuPower(gpu: Gpu, moe: boolean, quantization: string): Power | undefined {
	if (gpu.vendor === 'apple') return applePower(gpu);
	const ratio =
		gpu.vendor === 'nvidia'
			? nvidiaRatio(gpu)
			: gpu.vendor === 'amd'
				? amdRatio(gpu, !moe && isFine(quantization))
				: gpu.vendor === 'intel' && gpu.kind === 'discrete'
					? 22
					: undefined;
	const bandwidth = value(gpu.bandwidth);
	if (ratio === undefined || bandwidth === undefined) return undefined;
	// Experts are read in small heaps: 0.35 to 0.8 of the dense models' rate.
	const band = gpu.vendor === 'nvidia' ? { low: 0.65, high: 1.35 } : { low: 0.35, high: 1.7 };
	return { flops: ratio * bandwidth * (moe ? 0.5 : 1), band: moe ? { low: 0.5, high: 1.7 } : band };
}

// Few rows: 37 to 50 x 10^9 per core with AVX2 (13900K), 0.25 x 10^12 with AVX-512 (Zen 5), 26 x 10^9 on a phone's.
function cpuPower(machine: Pick<Machine, 'cpu' | 'os'>): Power | undefined {
	const cores = orElse(machine.cpu.cores, 0);
	const features: readonly string[] = orElse(machine.cpu.features, []);
	const band = { low: 0.4, high: 2.2 };
	if (cores <= 0) return undefined;
	if (features.includes('avx512f')) return { flops: 0.15e12 * cores, band };
	if (features.includes('avx2')) return { flops: 0.08e12 * cores, band };
	if (features.includes('i8mm')) return { flops: 0.06e12 * cores, band };
	return undefined;
}

const speedOf = (power: Power, active: number, factor: number): number => (power.flops * factor) / (2 * active);

/**
 * Tokens of the prompt read per second: useful operations per second over two per active parameter. Split models add
 * up in time. Unknown where no measurement covers the device, or the number of parameters is not known.
 */
export function reading(placed: Placed, machine: Machine, reads: Reads, quantization = ''): Known<Range> {
	const active = reads.activeParameters;
	if (isUnknown(active)) return active;
	if (placed.placement === 'none' || !(active > 0)) return unknown(notKnown.notHere);
	const share = gpuShare(placed);
	const gpu = machine.gpus.find((one) => one.usedByOllama);
	const onGpu = share > 0 && gpu ? gpuPower(gpu, reads.moe, quantization) : undefined;
	const onCpu = share < 1 ? cpuPower(machine) : undefined;
	if ((share > 0 && !onGpu) || (share < 1 && !onCpu)) return unknown(notKnown.noReading);
	const at = (pick: (band: Band) => number) => {
		const seconds =
			(onGpu ? share / speedOf(onGpu, active, pick(onGpu.band)) : 0) +
			(onCpu ? (1 - share) / speedOf(onCpu, active, pick(onCpu.band)) : 0);
		return 1 / seconds;
	};
	return { low: at((band) => band.low), likely: at(() => 1), high: at((band) => band.high) };
}

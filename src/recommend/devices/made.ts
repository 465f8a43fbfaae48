// Parts of a computer made from what was said of them: memory, its speed, cards. What nobody can see is assumed. Pure.

import { isUnknown, type Known, unknown } from '../../types/known.ts';
import type { Cpu, GpuFacts, Memory, Vendor } from '../../types/machine.ts';
import { whatIfWords } from '../../words/what-if.ts';
import type { Said, TableGpu } from './changes.ts';
import { workingSet } from './working-set.ts';

const GiB = 2 ** 30;

/** What an idle system and a few programs take; nobody can measure it on a computer that is not there. */
const inUse = (ram: number): number => Math.min(4 * GiB, ram / 4);
/** What a screen and the driver take of a card's own memory. */
const screenUse = 0.5 * GiB;

/** The memory of a computer that is not there; what is in use is assumed. */
export const withRam = (memory: Memory, ram: number): Memory => ({
	...memory,
	total: ram,
	available: ram - inUse(ram),
	limit: null,
	limitSource: null,
});

/** The processor with a memory bandwidth that was said, GB/s. */
export const withBandwidth = (cpu: Cpu, gbs: number): Cpu => ({
	...cpu,
	bandwidth: { value: gbs * 1e9, source: whatIfWords.said },
});

const least = (a: Known<number>, b: Known<number>): Known<number> =>
	isUnknown(a) ? a : isUnknown(b) ? b : Math.min(a, b);

/** Memory the graphics side may use. AMD's shared share is half of the memory unless it is set otherwise. */
function memoryOf(
	row: TableGpu,
	bytes: number | undefined,
	ram: Memory,
	macos: string | undefined,
): GpuFacts['memory'] {
	if (row.vendor === 'apple') {
		const total = isUnknown(ram.total) ? ram.total : workingSet(ram.total, macos);
		return { total, free: least(total, ram.available) };
	}
	if (row.unified) {
		const half = isUnknown(ram.total) ? ram.total : Math.floor(ram.total / 2);
		const total = row.vendor === 'nvidia' ? ram.total : (bytes ?? half);
		return { total, free: least(total, ram.available) };
	}
	const total = bytes ?? row.vramBytes ?? unknown(whatIfWords.sayBytes(row.name));
	return { total, free: isUnknown(total) ? total : Math.max(0, total - screenUse) };
}

const vendorOf = (row: TableGpu): Vendor => (row.vendor === 'qualcomm' ? 'other' : row.vendor);

/** A card as the table has it. `bytes`: the memory that was said beside its name. */
export function gpuOf(
	{ row, bytes, sizes }: Said['rows'][number],
	memory: Memory,
	macos: string | undefined,
): GpuFacts {
	const shares = row.unified === true || row.vendor === 'apple' || row.integrated === true;
	return {
		name: row.name,
		vendor: vendorOf(row),
		kind: row.integrated ? 'integrated' : shares ? 'unified' : 'discrete',
		memory: memoryOf(row, bytes, memory, macos),
		bandwidth: { value: row.bandwidth, source: row.source },
		driver: unknown(whatIfWords.said),
		...(row.compute ? { computeCapability: row.compute } : {}),
		...(row.gfx ? { gfx: row.gfx } : {}),
		...(row.cores ? { cores: row.cores[1] } : {}),
		...(shares ? { sharesRam: true } : {}),
		...(sizes ? { sizes } : {}),
		said: true,
	};
}

/** Shared memory follows the computer's when that is changed. */
export function resize(gpu: GpuFacts, memory: Memory, before: Memory, macos: string | undefined): GpuFacts {
	if (!gpu.sharesRam || isUnknown(memory.total)) return gpu;
	if (gpu.vendor === 'apple') {
		const total = workingSet(memory.total, macos);
		return { ...gpu, memory: { total, free: least(total, memory.available) } };
	}
	if (gpu.vendor === 'nvidia') return { ...gpu, memory: { total: memory.total, free: memory.available } };
	const share = isUnknown(gpu.memory.total) || isUnknown(before.total) ? null : gpu.memory.total / before.total;
	if (share === null) return gpu;
	const total = Math.floor(memory.total * Math.min(1, share));
	return { ...gpu, memory: { total, free: least(total, memory.available) } };
}

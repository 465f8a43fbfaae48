// What of a computer counts when it is compared with itself later: totals, never what is free at the moment, so that an
// open browser changes nothing. Plain data, kept in a small file between two set-ups.

import { isUnknown, type Known } from '../../types/known.ts';
import type { Gpu, Library, Machine } from '../../types/machine.ts';
import { cardFree, systemKeeps } from '../closed.ts';

export interface GpuTotals {
	name: string;
	/** Bytes of the card; null where it shares the computer's memory, which is counted once. */
	memory: Known<number> | null;
	driver: Known<string>;
	used: boolean;
	library?: Library;
}

export interface Totals {
	/** Bytes. */
	memory: Known<number>;
	/** A container's limit, bytes; null where there is none. */
	limit: Known<number> | null;
	/** Cards of their own, and every one that Ollama uses. */
	gpus: GpuTotals[];
	/** A running Ollama said which cards it uses; else the rules did. The two are not compared with each other. */
	asked: boolean;
	ollama: Known<string>;
	/** Date of the list of models. */
	catalog: string;
}

/** An integrated one that Ollama leaves out changes nothing here. */
const counts = (gpu: Gpu): boolean => gpu.kind !== 'integrated' || gpu.usedByOllama;

const gpuTotals = (gpu: Gpu): GpuTotals => ({
	name: gpu.slice ? `${gpu.name} (${gpu.slice})` : gpu.name,
	memory: gpu.kind === 'discrete' && !gpu.sharesRam ? gpu.memory.total : null,
	driver: gpu.driver,
	used: gpu.usedByOllama,
	...(gpu.library ? { library: gpu.library } : {}),
});

/** The totals of a machine. `catalog` is the date of the list of models that is looked at. */
export const totalsOf = ({ memory, gpus, ollama }: Machine, catalog: string): Totals => ({
	memory: memory.total,
	limit: memory.limit,
	gpus: gpus.filter(counts).map(gpuTotals),
	asked: ollama.status === 'running',
	ollama: ollama.version,
	catalog,
});

const least = (a: Known<number>, b: Known<number> | null): Known<number> =>
	isUnknown(a) || b === null || isUnknown(b) ? a : Math.min(a, b);

/**
 * The same machine with nothing else running: what is free follows from the totals alone, and the disk is not asked.
 * Two looks at one computer give the same, whatever runs on it. Unknown totals leave what was seen.
 */
export function atRest(machine: Machine): Machine {
	const { total, available, limit } = machine.memory;
	const free = isUnknown(total) ? available : Math.max(0, total - systemKeeps);
	return {
		...machine,
		memory: { ...machine.memory, available: least(free, limit) },
		gpus: machine.gpus.map((gpu) =>
			isUnknown(gpu.memory.total)
				? gpu
				: { ...gpu, memory: { total: gpu.memory.total, free: cardFree * gpu.memory.total } },
		),
		disk: { ...machine.disk, free: { unknown: 'not looked at' } },
	};
}

// From what the probes saw to the list of graphics processors: one card once, shared memory sized by the computer's,
// bandwidth looked up.

import { isUnknown, type Known, unknown } from '../types/known.ts';
import type { Bandwidth, GpuFacts, Memory } from '../types/machine.ts';
import { unknownWords } from '../words/probes.ts';
import type { GraphicsAnswer, LookUpGpu, Seen } from './probe.ts';

/** Windows lists NVIDIA's cards too; the vendor's own tool knows them better. */
export function together(system: GraphicsAnswer, nvidia: GraphicsAnswer): GraphicsAnswer {
	const green = nvidia.seen;
	const rest = green.length > 0 ? system.seen.filter((entry) => entry.gpu.vendor !== 'nvidia') : system.seen;
	const findings = [...nvidia.findings, ...system.findings];
	return {
		seen: [...green, ...rest],
		findings: findings.filter((one, at) => findings.findIndex((other) => other.code === one.code) === at),
		answered: system.answered || nvidia.answered,
	};
}

/** NVIDIA's chips with shared memory tell no size: it is the computer's. */
function shareRam(gpu: GpuFacts, memory: Memory): GpuFacts['memory'] {
	if (!(gpu.vendor === 'nvidia' && gpu.sharesRam)) return gpu.memory;
	const limit = typeof memory.limit === 'number' ? memory.limit : Number.POSITIVE_INFINITY;
	const total = isUnknown(memory.total) ? memory.total : Math.min(memory.total, limit);
	// Where the computer does not tell its memory, a tool of the board may have.
	return isUnknown(total) && !isUnknown(gpu.memory.total) ? gpu.memory : { total, free: memory.available };
}

/** Memory by which chips of one name are told apart: the card's own, or the computer's where NVIDIA's chip shares it. */
export function sizeHint({ gpu }: Seen, memory: Memory): number | undefined {
	const own = gpu.kind === 'discrete' && !gpu.slice ? gpu.memory.total : undefined;
	const size = gpu.vendor === 'nvidia' && gpu.sharesRam ? memory.total : own;
	return typeof size === 'number' ? size : undefined;
}

function bandwidthOf(
	entry: Seen,
	memory: Memory,
	lookUp: LookUpGpu | undefined,
	ram: Known<Bandwidth>,
): Known<Bandwidth> {
	const { gpu } = entry;
	if (!lookUp) return unknown(unknownWords.noTable);
	const found = lookUp(entry.tableName ?? gpu.name, sizeHint(entry, memory), gpu.cores);
	return isUnknown(found) && gpu.kind === 'integrated' ? ram : found;
}

/** The finished list, with the source of each. */
export function finishGraphics(seen: readonly Seen[], memory: Memory, ram: Known<Bandwidth>, lookUp?: LookUpGpu) {
	const gpus = seen.map(
		(entry): GpuFacts => ({
			...entry.gpu,
			memory: shareRam(entry.gpu, memory),
			bandwidth: bandwidthOf(entry, memory, lookUp, ram),
		}),
	);
	const sources = Object.fromEntries(seen.map((entry, place) => [`gpus.${place}`, entry.source]));
	return { gpus, sources };
}

// What a person says of a computer, and which rows of the table of graphics processors their words mean. Pure.

import { Problem } from '../../problem.ts';
import { whatIfWords } from '../../words/what-if.ts';
import type { GpuEntry } from '../gpus.ts';

const GiB = 2 ** 30;

export interface Changes {
	/** GiB. */
	ram?: number;
	/** `bytes`: the card's memory; for chips that share the computer's memory, that memory. */
	gpus?: { name: string; bytes?: number }[] | 'none';
	/** GB/s (10^9 bytes per second). */
	cpuBandwidth?: number;
}

/** The part of a row of the table of graphics processors that is needed here. */
export type TableGpu = Omit<GpuEntry, 'aliases' | 'memory' | 'arch' | 'year'>;

/** How names are looked up; made from the table by the caller. */
export interface GpuFinder {
	find(name: string, bytes?: number): TableGpu | undefined;
	/** The sizes of memory (bytes) that a name without one leaves open; none where it is clear. */
	sizes?(name: string): number[];
	/** Names near one that is not known, nearest first. */
	nearest(name: string): string[];
}

function rowOf(wanted: { name: string; bytes?: number }, finder: GpuFinder): TableGpu {
	const row = finder.find(wanted.name, wanted.bytes);
	if (row) return row;
	const near = finder.nearest(wanted.name);
	throw new Problem('unknown-gpu', whatIfWords.unknownGpu(wanted.name), {
		cure: near.length > 0 ? whatIfWords.near(near) : whatIfWords.noneNear,
		exit: 2,
		choices: near.map((name) => ({ id: name, label: name })),
	});
}

/** Cards that were said, and whether anything was. */
export interface Said {
	/** `sizes`: what the card is sold with, where none was said and one was taken. */
	rows: { row: TableGpu; bytes?: number; sizes?: number[] }[];
	changed: boolean;
}

const openIn = (sizes: number[] = []): { sizes?: number[] } => (sizes.length > 0 ? { sizes } : {});

/** Looks the cards up. Problem `unknown-gpu` (exit 2) with the nearest names. */
export function saidGpus(changes: Changes, finder: GpuFinder): Said {
	if (changes.gpus === undefined) return { rows: [], changed: false };
	if (changes.gpus === 'none') return { rows: [], changed: true };
	return {
		rows: changes.gpus.map((wanted) => ({
			row: rowOf(wanted, finder),
			...(wanted.bytes === undefined ? openIn(finder.sizes?.(wanted.name)) : { bytes: wanted.bytes }),
		})),
		changed: true,
	};
}

/** RAM that was said, in bytes: `--ram`, or the size beside an Apple or NVIDIA chip that shares it. */
export function ramSaid(changes: Changes, said: Said): number | undefined {
	if (changes.ram !== undefined) return changes.ram * GiB;
	const shared = said.rows.find(({ row }) => row.vendor === 'apple' || (row.unified && row.vendor === 'nvidia'));
	return shared?.bytes;
}

// Which row of the table of graphics processors a name means. Pure: the table is handed in.

import { nearest } from '../nearest.ts';
import { type Known, unknown } from '../types/known.ts';
import type { Bandwidth, Vendor } from '../types/machine.ts';
import { notKnown } from '../words/not-known.ts';
import { type NameKey, nameKey, namesIn, shortKey, withoutSize } from './gpu-names.ts';

export interface GpuEntry {
	name: string;
	vendor: Exclude<Vendor, 'other'> | 'qualcomm';
	/** Other spellings, as programs print them. */
	aliases: string[];
	/** Video memory in bytes; null where the chip uses the computer's RAM. */
	vramBytes: number | null;
	/** Theoretical peak, bytes per second. */
	bandwidth: number;
	/** Kind and width of the memory: "GDDR6X 384-bit". */
	memory: string;
	arch: string;
	/** CUDA compute capability: "8.9". */
	compute?: string;
	/** AMD's target: "gfx1100". */
	gfx?: string;
	/** Fewest and most graphics cores the chip is sold with (Apple). */
	cores?: [number, number];
	year: number | null;
	/** Why few have this size. Where a name has several and none is said, it is not the one to take. */
	seldom?: string;
	source: string;
	/** It shares the computer's memory. */
	unified?: boolean;
	/** Shares the memory and is the small kind that Ollama leaves out. */
	integrated?: boolean;
}

export interface GpuTable {
	readonly entries: GpuEntry[];
}

// Keys are worked out once per row; a look-up otherwise costs milliseconds.
const keysOf = new WeakMap<GpuEntry, NameKey[]>();

function entryKeys(entry: GpuEntry): NameKey[] {
	const keys = keysOf.get(entry) ?? [entry.name, ...entry.aliases].map(nameKey);
	keysOf.set(entry, keys);
	return keys;
}

const fitsCores = (entry: GpuEntry, cores: number | undefined): boolean =>
	cores === undefined || !entry.cores || (cores >= entry.cores[0] && cores <= entry.cores[1]);

// Drivers report a little less than the size on the box (24564 of 24576 MiB, ECC takes an eighth).
const sizeGap = (entry: GpuEntry, bytes: number): number =>
	entry.vramBytes === null ? 0 : Math.abs(Math.log(bytes / entry.vramBytes));

function bySize(entries: GpuEntry[], bytes: number | undefined): GpuEntry[] {
	if (bytes === undefined || !(bytes > 0) || entries.length < 2) return entries;
	const closest = Math.min(...entries.map((entry) => sizeGap(entry, bytes)));
	return entries.filter((entry) => sizeGap(entry, bytes) <= closest + 0.02);
}

// The plain table of nvidia-smi cuts long names ("NVIDIA GeForce RTX 3080 ...", "NVIDIA A100 80G...").
const isCut = (name: string): boolean => /(\.\.\.|…)$/.test(name.trim());

/** Rows whose names go on where a cut one ends; where the cut went through a word, that word is left out. */
function goingOn(all: GpuEntry[], name: string): GpuEntry[] {
	const whole = name.trim().replace(/\s*(\.\.\.|…)$/, '');
	for (const part of [whole, whole.replace(/\s+\S+$/, '')]) {
		const begin = nameKey(part).key;
		const found = all.filter((entry) =>
			entryKeys(entry).some(({ key }) => key !== nameKey(whole).key && key.startsWith(begin)),
		);
		if (begin !== '' && found.length > 0) return found;
	}
	return [];
}

/** Rows meant by one spelling: exact key first; then the number alone, where it is one consumer family's. */
function matches(table: GpuTable, name: string): GpuEntry[] {
	const wanted = nameKey(name).key;
	if (wanted === '') return [];
	const all = table.entries;
	if (isCut(name)) return goingOn(all, name);
	const exact = all.filter((entry) => entryKeys(entry).some(({ key }) => key === wanted));
	if (exact.length > 0) return exact;
	const short = all.filter((entry) => entryKeys(entry).some(({ key }) => shortKey(key) === wanted));
	return new Set(short.map((entry) => entry.vendor)).size === 1 ? short : [];
}

/**
 * Every row a name can mean, narrowed by memory size (bytes) and graphics cores where those are known. Several rows
 * remain where a driver prints one name for different cards (RTX 3060 Laptop: 288 or 336 GB/s).
 */
function gpuCandidates(table: GpuTable, name: string, totalBytes?: number, cores?: number): GpuEntry[] {
	const named = nameKey(name);
	const found = [...new Set(namesIn(name).flatMap((part) => matches(table, part)))];
	const wantedCores = cores ?? named.cores;
	const withCores = found.filter((entry) => fitsCores(entry, wantedCores));
	return bySize(withCores.length > 0 ? withCores : found, totalBytes ?? named.bytes);
}

// The desktop card comes first where its name does not say "laptop", then the smallest size that is not a seldom one;
// among the rest the slower one is assumed.
const plainFirst = (a: GpuEntry, b: GpuEntry): number =>
	Number(/mobile|max-q/i.test(a.name)) - Number(/mobile|max-q/i.test(b.name)) ||
	Number(a.seldom !== undefined) - Number(b.seldom !== undefined) ||
	(a.vramBytes ?? 0) - (b.vramBytes ?? 0) ||
	a.bandwidth - b.bandwidth;

/**
 * The row a name means, or undefined. Any usual spelling: "rtx 4090", "NVIDIA GeForce RTX 4090", "4090", "M4 Pro",
 * "M3 Max (30-core GPU)". `totalBytes` tells variants apart (RTX 3060 with 12 or 8 GB), `cores` Apple's bins.
 */
export const findGpu = (table: GpuTable, name: string, totalBytes?: number, cores?: number): GpuEntry | undefined =>
	gpuCandidates(table, name, totalBytes, cores).sort(plainFirst)[0];

/** The sizes of memory that a name leaves open, smallest first; none where it stands for one size, or shares the RAM. */
export function openSizes(table: GpuTable, name: string): number[] {
	const taken = findGpu(table, name);
	if (!taken || taken.unified) return [];
	const rows = gpuCandidates(table, name).filter((row) => withoutSize(row.name) === withoutSize(taken.name));
	const sizes = [...new Set(rows.flatMap(({ vramBytes }) => vramBytes ?? []))].sort((a, b) => a - b);
	return sizes.length > 1 ? sizes : [];
}

/** Names near a spelling that is not known, nearest first; for "did you mean". */
export function nearestGpus(table: GpuTable, name: string, count = 3): string[] {
	const wanted = nameKey(name).key;
	const byKey = new Map<string, string>();
	for (const entry of table.entries)
		for (const { key } of entryKeys(entry)) {
			if (!byKey.has(key)) byKey.set(key, entry.name);
			if (!byKey.has(shortKey(key))) byKey.set(shortKey(key), entry.name);
		}
	const names = nearest(wanted, [...byKey.keys()], count * 4).map((key) => byKey.get(key) ?? key);
	return [...new Set(names)].slice(0, count);
}

/**
 * Bandwidth (bytes/s) by name, for detection. Where the name leaves several cards possible, `low` and `high` carry
 * their span. Unknown for names that are not in the table.
 */
export const bandwidthOf =
	(table: GpuTable) =>
	(name: string, totalBytes?: number, cores?: number): Known<Bandwidth> => {
		const rows = gpuCandidates(table, name, totalBytes, cores);
		const row = findGpu(table, name, totalBytes, cores);
		if (!row) return unknown(notKnown.notInTable(name));
		const speeds = rows.map((entry) => entry.bandwidth);
		const [low, high] = [Math.min(...speeds), Math.max(...speeds)];
		return { value: row.bandwidth, source: row.source, ...(low < high ? { low, high } : {}) };
	};

// The plain table of nvidia-smi, and `nvidia-smi -L`. Only names and memory are taken from the table: its banner
// changes between drivers (610 says "KMD Version") and its names are cut ("NVIDIA GeForce RTX 3080 ...").

import { type Known, unknown, unknownSaid } from '../../types/known.ts';
import type { GpuFacts } from '../../types/machine.ts';
import { unknownWords } from '../../words/probes.ts';
import { MiB } from '../probe.ts';
import { pciAddress, printable, whole } from '../text.ts';
import { type QueryRow, sharesRam } from './query.ts';

export interface Slice {
	/** Position of the whole card. */
	gpu: number;
	total: number;
	free: number;
}

const nameLine =
	/^\|\s+(\d{1,3})\s+(\S.*?)\s{2,}(?:On|Off|N\/A|WDDM|TCC|MCDM)\s*\|\s*([0-9A-F:.]+|N\/A)\b.*\|.*\|\s*$/i;
const memoryLine = /^\|.*\|\s*(?:(\d{1,8})MiB\s*\/\s*(\d{1,8})MiB|(Not Supported|N\/A))\s*\|.*\|\s*$/i;
const sliceLine = /^\|\s+(\d{1,3})\s+\d{1,3}\s+\d{1,3}\s+\d{1,3}\s*\|\s*(\d{1,8})MiB\s*\/\s*(\d{1,8})MiB\s*\|.*\|\s*$/;

const none = unknownSaid(() => unknownWords.notTold('the table of nvidia-smi'));

function memoryOf(line: string | undefined): { unified: boolean; total: Known<number>; free: Known<number> } {
	const match = memoryLine.exec(line ?? '');
	if (match?.[3]) return { unified: true, total: none, free: none };
	const [used, total] = [whole(match?.[1]), whole(match?.[2])];
	if (used === null || total === null || total === 0 || used > total)
		return { unified: false, total: none, free: none };
	return { unified: false, total: total * MiB, free: (total - used) * MiB };
}

function card(match: RegExpExecArray, lines: readonly string[]): QueryRow | null {
	const name = printable(match[2]);
	if (name === null) return null;
	const { unified, ...memory } = memoryOf(lines[0]);
	const shares = unified || sharesRam(name);
	const pci = pciAddress(match[3]);
	const gpu: GpuFacts = {
		name,
		vendor: 'nvidia',
		kind: shares ? 'unified' : 'discrete',
		memory,
		bandwidth: unknown(unknownWords.noTable),
		driver: none,
		kernelDriver: 'nvidia',
		index: Number(match[1]),
		...(pci ? { pci } : {}),
		...(shares ? { sharesRam: true } : {}),
	};
	return { gpu, mig: lines.slice(1, 2).some((line) => /\|\s*Enabled\s*\|\s*$/.test(line)) };
}

/** Cards of the table: index, name (perhaps cut), memory. */
export function parseTable(lines: readonly string[]): QueryRow[] {
	const rows = lines.map((line, place) => {
		const match = nameLine.exec(line);
		return match ? card(match, lines.slice(place + 1, place + 3)) : null;
	});
	return rows.filter((row) => row !== null);
}

/** Slices of divided cards, in the order in which CUDA counts them. */
export const parseSlices = (lines: readonly string[]): Slice[] =>
	lines.flatMap((line) => {
		const match = sliceLine.exec(line);
		const [used, total] = [Number(match?.[2]), Number(match?.[3])];
		if (!match || total === 0 || used > total) return [];
		return [{ gpu: Number(match[1]), total: total * MiB, free: (total - used) * MiB }];
	});

/** One card of `nvidia-smi -L`. */
export interface ListedCard {
	index: number;
	name: string;
	/** "GPU-…", or "" where it is not told. */
	uuid: string;
	slices: { profile: string; uuid: string }[];
}

/** `nvidia-smi -L`: whole names, and the profiles of slices ("3g.20gb") under each card. */
export function parseList(lines: readonly string[]): ListedCard[] {
	const cards: ListedCard[] = [];
	for (const line of lines) {
		const match = /^GPU (\d{1,3}): (.+?) \(UUID: ([^)\s]*)/.exec(line);
		const slice = /^\s+MIG (\S+)\s+Device\s+\d+:(?: \(UUID: ([^)\s]*))?/.exec(line);
		const name = printable(match?.[2]);
		if (match && name !== null) cards.push({ index: Number(match[1]), name, uuid: match[3] ?? '', slices: [] });
		else if (slice?.[1]) cards.at(-1)?.slices.push({ profile: slice[1], uuid: slice[2] ?? '' });
	}
	return cards;
}

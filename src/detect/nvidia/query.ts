// `nvidia-smi --query-gpu=… --format=csv`: one line per card. Read by its header where there is one, with or without
// units; `[N/A]` memory means that the chip shares the computer's memory (GB10, Jetson), never 0.

import { type Known, unknown } from '../../types/known.ts';
import type { GpuFacts } from '../../types/machine.ts';
import { unknownWords } from '../../words/probes.ts';
import { MiB } from '../probe.ts';
import { pciAddress, printable, whole } from '../text.ts';

export const fullColumns =
	'index,uuid,name,pci.bus_id,memory.total,memory.used,memory.free,driver_version,compute_cap,mig.mode.current';
/** Older drivers do not know the last two. */
export const oldColumns = fullColumns.split(',').slice(0, -2).join(',');

export interface QueryRow {
	gpu: GpuFacts;
	mig: boolean;
	/** The card's own number, for settings that name it so; it is kept out of every document. */
	uuid?: string;
}

/** Chips whose graphics memory is the computer's own; N1X prints a number that is far too small (unsloth #10283). */
export const sharesRam = (name: string): boolean =>
	/\b(?:GB10|N1X?|Orin|Xavier|Thor|Tegra|Jetson)\b|\(nvgpu\)/i.test(name);

/** Cards with memory of their own: where theirs is not told, it is unknown, not the computer's. */
const ownMemory = /\b(?:GeForce|GTX|RTX|Quadro|Tesla|TITAN|NVS|GRID|CMP|[AHLPVKT]\d{1,4}[A-Z]?|G?B[23]00|GH[12]00)\b/i;

const notThere = /^\[?(?:n\/a|not supported)\]?$/i;
const saysNone = (name: string, cell: string | undefined): boolean =>
	notThere.test(cell ?? '') && !ownMemory.test(name);

const cells = (line: string): string[] => line.split(',').map((cell) => cell.trim());

const isHeader = (line: string): boolean => /(?:^|,)\s*(?:(?:gpu_)?name|memory\.total)\b/i.test(line);

/** "24564 MiB" or "24564" → bytes. */
function mebibytes(cell: string | undefined): number | null {
	const digits = whole(cell?.replace(/\s*MiB$/i, ''));
	return digits === null || digits > 1e8 ? null : digits * MiB;
}

function memory(cell: string | undefined): Known<number> {
	if (cell === undefined) return unknown(unknownWords.notTold('nvidia-smi'));
	const bytes = mebibytes(cell);
	return bytes === null ? unknown(unknownWords.unreadable('nvidia-smi')) : bytes;
}

const isNumber = (value: Known<number>): value is number => typeof value === 'number';

function memoryOf(row: Map<string, string>): GpuFacts['memory'] {
	const total = memory(row.get('memory.total'));
	const free = memory(row.get('memory.free'));
	const used = memory(row.get('memory.used'));
	if (total === 0) return { total: unknown(unknownWords.unreadable('nvidia-smi')), free };
	// Impossible sums are a damaged line, not a fact.
	const sound = (value: Known<number>) =>
		isNumber(value) && isNumber(total) && value > total ? unknown(unknownWords.unreadable('nvidia-smi')) : value;
	if (isNumber(free)) return { total, free: sound(free) };
	return { total, free: isNumber(total) && isNumber(used) && used <= total ? total - used : free };
}

const shared = unknown('it shares the computer’s memory');

/** The card of one line, or null where the line is not one. */
function fromRow(row: Map<string, string>): QueryRow | null {
	const name = printable(row.get('name') ?? row.get('gpu_name'));
	if (name !== null && notThere.test(name)) return null;
	if (name === null) return null;
	const unified = sharesRam(name) || saysNone(name, row.get('memory.total'));
	const driver = /^\d{2,4}(?:\.\d+)*$/.exec(row.get('driver_version') ?? '')?.[0];
	const compute = /^\d{1,2}\.\d$/.exec(row.get('compute_cap') ?? '')?.[0];
	const pci = pciAddress(row.get('pci.bus_id') ?? row.get('gpu_bus_id'));
	const index = whole(row.get('index'));
	const gpu: GpuFacts = {
		name,
		vendor: 'nvidia',
		kind: unified ? 'unified' : 'discrete',
		memory: unified ? { total: shared, free: shared } : memoryOf(row),
		bandwidth: unknown(unknownWords.noTable),
		driver: driver ?? unknown(unknownWords.notTold('nvidia-smi')),
		kernelDriver: 'nvidia',
		...(compute ? { computeCapability: compute } : {}),
		...(pci ? { pci } : {}),
		...(index === null ? {} : { index }),
		...(unified ? { sharesRam: true } : {}),
	};
	const uuid = /^GPU-[0-9a-f-]{8,40}$/i.exec(row.get('uuid') ?? row.get('gpu_uuid') ?? '')?.[0];
	return { gpu, mig: /^enabled$/i.test(row.get('mig.mode.current') ?? ''), ...(uuid ? { uuid } : {}) };
}

/** Cards of a query's lines; `columns` says what was asked, a header line in the output wins over it. */
export function parseQuery(lines: readonly string[], columns: string): QueryRow[] {
	const header = lines.find(isHeader);
	const names = (header === undefined ? cells(columns) : cells(header)).map((name) =>
		name.replace(/\s*\[.*\]$/, '').toLowerCase(),
	);
	const rows = lines
		.filter((line) => line !== header)
		.map(cells)
		.filter((row) => row.length === names.length)
		.map((row) => fromRow(new Map(row.map((cell, place) => [names[place] ?? '', cell]))));
	return rows.filter((row) => row !== null);
}

// `system_profiler SPDisplaysDataType`, as JSON or as text: names, cores, memory of graphics in a Mac. On Apple chips
// there is no memory entry at all; the name can be an internal key ("kHW_AppleM1Item").

import { isRecord } from '../../types/record.ts';
import { clean, jsonIn, pairs, printable, size, whole } from '../text.ts';

export interface Display {
	name: string;
	cores: number | null;
	/** Bytes of its own; null where none are told. */
	bytes: number | null;
	/** The figure is a share of the computer's memory. */
	dynamic: boolean;
}

/** "kHW_AppleM1Item" → "Apple M1". */
const plainName = (name: string): string =>
	name
		.replace(/^kHW_(.*)Item$/, '$1')
		.replace(/^Apple(?=M\d)/, 'Apple ')
		.replace(/^(Apple M\d+)(?=Pro|Max|Ultra)/, '$1 ');

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined);

function fromRecord(entry: Record<string, unknown>): Display | null {
	const name = printable(text(entry['sppci_model'])) ?? printable(text(entry['_name']));
	if (name === null) return null;
	const own = text(entry['spdisplays_vram']) ?? text(entry['_spdisplays_vram']);
	const shared = text(entry['spdisplays_vram_shared']);
	return {
		name: plainName(name),
		cores: whole(text(entry['sppci_cores'])) || null,
		bytes: size(own ?? shared) || null,
		dynamic: own === undefined && shared !== undefined,
	};
}

function fromText(block: string): Display | null {
	const map = pairs(block);
	const name = printable(map.get('Chipset Model'));
	if (name === null) return null;
	const own = map.get('VRAM (Total)');
	const shared = map.get('VRAM (Dynamic, Max)');
	return {
		name: plainName(name),
		cores: whole(map.get('Total Number of Cores')) || null,
		bytes: size(own ?? shared) || null,
		dynamic: own === undefined && shared !== undefined,
	};
}

/** Every graphics chip of the report. */
export function parseDisplays(raw: string): Display[] {
	const parsed = jsonIn(raw);
	if (isRecord(parsed)) {
		const list = parsed['SPDisplaysDataType'];
		const records = Array.isArray(list) ? list.filter(isRecord) : [];
		return records.map(fromRecord).filter((entry) => entry !== null);
	}
	const blocks = clean(raw)
		.split(/(?=^[ \t]*Chipset Model:)/m)
		.slice(1);
	return blocks.map(fromText).filter((entry) => entry !== null);
}

/** `SPMemoryDataType`: total bytes and kind ("LPDDR4"), null where it does not tell. */
export function parseMemoryReport(raw: string): { total: number | null; type: string | null } {
	const parsed = jsonIn(raw);
	const list = isRecord(parsed) ? parsed['SPMemoryDataType'] : null;
	const first = Array.isArray(list) ? list.find(isRecord) : undefined;
	const map = first ? null : pairs(raw);
	const total = size(text(first?.['SPMemoryDataType']) ?? map?.get('Memory'));
	const type = printable(text(first?.['dimm_type']) ?? map?.get('Type'));
	return { total: total || null, type: type?.toUpperCase().replace(/_/g, '') ?? null };
}

/** `SPHardwareDataType`: chip ("Apple M4 Pro", or Intel's name), cores and memory, where sysctl does not tell them. */
export function parseHardwareReport(raw: string): { chip: string | null; cores: number | null; total: number | null } {
	const parsed = jsonIn(raw);
	const list = isRecord(parsed) ? parsed['SPHardwareDataType'] : null;
	const first = Array.isArray(list) ? list.find(isRecord) : undefined;
	const map = first ? null : pairs(raw);
	const chip =
		text(first?.['chip_type']) ?? text(first?.['cpu_type']) ?? map?.get('Chip') ?? map?.get('Processor Name');
	// "proc 10:4:6:0" on newer systems, "proc 10:4:6", or a plain number of cores.
	const told = String(first?.['number_processors'] ?? map?.get('Total Number of Cores') ?? '');
	const cores = whole(/^(?:proc )?(\d{1,3})\b/.exec(told)?.[1]);
	return {
		chip: printable(chip),
		cores: cores || null,
		total: size(text(first?.['physical_memory']) ?? map?.get('Memory')) || null,
	};
}

// What xpu-smi prints, in each of its forms, as one map of values per device. Keys are those of its JSON. Source:
// ial/cmn/cmd_discovery.cpp and cmd_smi.cpp of intel/xpumanager; version 2 draws its tables without lines, and its
// table without words has the columns of nvidia-smi's.

import { isRecord } from '../../types/record.ts';
import { clean, csvCells, filled, jsonIn, whole } from '../text.ts';

export type Row = Map<string, string>;

/** "PCI BDF Address" → "pci_bdf_address", as the JSON has it. */
const keyOf = (label: string): string => label.trim().toLowerCase().replace(/\W+/g, '_');

const word = (value: unknown): [string] | [] =>
	typeof value === 'string' || typeof value === 'number' ? [String(value).trim()] : [];

function fromJson(text: string): Row[] {
	const parsed = jsonIn(text);
	const listed = isRecord(parsed) ? (parsed['device_list'] ?? [parsed]) : parsed;
	const devices = Array.isArray(listed) ? listed.filter(isRecord) : [];
	return devices.map(
		(device) =>
			new Map(Object.entries(device).flatMap(([key, value]) => word(value).map((text) => [key, text] as const))),
	);
}

/** "| 0 | Device Name: … |" and the lines below it, with the lines between the columns or without them. */
function fromWords(lines: readonly string[]): Row[] {
	const rows: Row[] = [];
	for (const line of lines) {
		const words = line.replaceAll('|', ' ').trim();
		const match = /^(?:(\d{1,3})\s{2,})?([A-Z][\w /()-]{2,40}?):(?:\s+(.*))?$/.exec(words);
		if (!match) continue;
		const [, id, label = '', value] = match;
		if (id !== undefined) rows.push(new Map([['device_id', id]]));
		if (value !== undefined) rows.at(-1)?.set(keyOf(label), value);
	}
	return rows;
}

/** `discovery --dump 1,2,…`: columns as they were asked for. */
function fromCsv(lines: readonly string[]): Row[] {
	const at = lines.findIndex((line) => /^"?Device ?ID"?,/i.test(line));
	if (at < 0) return [];
	const names = csvCells(lines[at] ?? '').map(keyOf);
	return lines
		.slice(at + 1)
		.map(csvCells)
		.filter((cells) => cells.length === names.length && whole(cells[0]) !== null)
		.map((cells) => new Map(names.map((name, place) => [name, cells[place] ?? ''])));
}

const nameLine = /^\|\s+(\d{1,3})\s+(\S.*?)\s+(?:Off|On)\s*\|\s*([0-9a-f:.]+)\s+(?:Off|On)\s*\|/i;
const useLine = /^\|[^|]*\|\s*(\d{1,8})MiB \/ (\d{1,8})MiB\s*\|/;
const moreName = /^\|\s{5,}(\S[^|]*?)\s*\|\s*\|/;

/** The table without words; long names go on in the next line. */
function fromTable(lines: readonly string[]): Row[] {
	return lines.flatMap((line, place): Row[] => {
		const card = nameLine.exec(line);
		if (!card) return [];
		const rest = lines.slice(place + 1, place + 5);
		const end = rest.findIndex((text) => useLine.test(text));
		const use = useLine.exec(rest[end] ?? '');
		const name = [card[2], ...rest.slice(0, Math.max(0, end)).map((text) => moreName.exec(text)?.[1] ?? '')].join('');
		const sizes: [string, string][] = use
			? [
					['memory_physical_size', `${use[2]} MiB`],
					['memory_used', `${use[1]} MiB`],
				]
			: [];
		return [
			new Map([['device_id', card[1] ?? ''], ['device_name', name], ['pci_bdf_address', card[3] ?? ''], ...sizes]),
		];
	});
}

/** One map per device; empty where the text is none of the forms. */
export function xpuRows(text: string): Row[] {
	const lines = filled(clean(text));
	return [() => fromJson(text), () => fromTable(lines), () => fromCsv(lines), () => fromWords(lines)].reduce<Row[]>(
		(found, read) => (found.length > 0 ? found : read()),
		[],
	);
}

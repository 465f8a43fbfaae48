// What amd-smi prints, in its four forms, as one map of values per card. Keys are paths in small letters
// ("asic.market_name"), values with their units ("20464 MB"). Sources: amdsmi_cli/amdsmi_commands.py and
// amdsmi_logger.py of ROCm/amdsmi; since ROCm 7 the JSON is an object ("gpu_data"), and without words there is a table.

import { isRecord } from '../../types/record.ts';
import { clean, csvCells, filled, jsonIn, whole } from '../text.ts';

export type Row = Map<string, string>;

/** Rows by the number that amd-smi gives to each card. */
export type Rows = Map<number, Row>;

const word = (value: unknown): string | null =>
	typeof value === 'string' || typeof value === 'number' ? String(value).trim() : null;

/** {"value": 20464, "unit": "MB"} is one value, as "20464 MB" is. */
function* flat(value: unknown, path: string): Generator<[string, string]> {
	const amount = isRecord(value) ? word(value['value']) : null;
	const text = amount === null || !isRecord(value) ? word(value) : `${amount} ${word(value['unit']) ?? ''}`.trim();
	if (text !== null) yield [path.toLowerCase(), text];
	else if (isRecord(value))
		for (const [key, part] of Object.entries(value)) yield* flat(part, path === '' ? key : `${path}.${key}`);
}

function fromJson(text: string): Rows {
	const parsed = jsonIn(text);
	const listed = isRecord(parsed) ? (parsed['gpu_data'] ?? [parsed]) : parsed;
	const cards = Array.isArray(listed) ? listed.filter(isRecord) : [];
	return new Map(
		cards.flatMap((card): [number, Row][] => {
			const index = whole(word(card['gpu']) ?? undefined);
			return index === null ? [] : [[index, new Map(flat(card, ''))]];
		}),
	);
}

/** "GPU: 0", and below it sections and values, each deeper than what it belongs to. */
function fromWords(lines: readonly string[]): Rows {
	const rows: Rows = new Map();
	let row: Row | undefined;
	let above: { depth: number; path: string }[] = [];
	for (const line of lines) {
		const card = /^GPU:\s*(\d{1,3})\s*$/.exec(line)?.[1];
		const match = /^(\s*)([A-Za-z][\w/ -]{0,60}?):(?:\s+(.*\S))?\s*$/.exec(line);
		if (card !== undefined) {
			row = new Map();
			rows.set(Number(card), row);
			above = [];
		} else if (match && row) {
			const [, space = '', key = '', value] = match;
			above = above.filter(({ depth }) => depth < space.length);
			const path = [...above.map((entry) => entry.path), key.toLowerCase()].join('.');
			if (value === undefined) above.push({ depth: space.length, path: key.toLowerCase() });
			else row.set(path, value);
		}
	}
	return rows;
}

/** CSV has bare names, without sections: its one "size" is that of the memory. Sizes are MB without saying so. */
function fromCsv(lines: readonly string[]): Rows {
	const at = lines.findIndex((line) => /^gpu,/i.test(line));
	if (at < 0) return new Map();
	const names = csvCells(lines[at] ?? '').map((name) => (/^size$/i.test(name) ? 'vram.size' : name.toLowerCase()));
	const cards = lines.slice(at + 1).map(csvCells);
	return new Map(
		cards.flatMap((cells): [number, Row][] => {
			const index = cells.length === names.length ? whole(cells[0]) : null;
			return index === null ? [] : [[index, new Map(names.map((name, place) => [name, cells[place] ?? '']))]];
		}),
	);
}

const placeLine = /^\|\s*([0-9a-f]{4,8}:[0-9a-f]{2}:[0-9a-f]{2}\.[0-7])\s+(\S[^|]*?)\s*\|/i;
const useLine = /^\|\s*(\d{1,3})\s[^|]*\|[^|]*?(\d{1,9})\/(\d{1,9}) MB\s*\|\s*$/;

/** The table: two lines for each card, its place and name, then its number and "used/total MB". */
function fromTable(lines: readonly string[]): Rows {
	return new Map(
		lines.flatMap((line, place): [number, Row][] => {
			const [card, use] = [placeLine.exec(line), useLine.exec(lines[place + 1] ?? '')];
			if (!card || !use) return [];
			const [, pci = '', name = ''] = card;
			const [, index = '', used = '', total = ''] = use;
			const id: [string, string] = /^0x/i.test(name) ? ['device_id', name] : ['market_name', name];
			return [[Number(index), new Map([['bdf', pci], id, ['total_vram', total], ['used_vram', used]])]];
		}),
	);
}

/** One map per card; empty where the text is none of the four forms. */
export function amdRows(text: string): Rows {
	const lines = filled(clean(text));
	for (const read of [fromJson, () => fromWords(lines), () => fromCsv(lines), () => fromTable(lines)]) {
		const rows = read(text);
		if (rows.size > 0) return rows;
	}
	return new Map();
}

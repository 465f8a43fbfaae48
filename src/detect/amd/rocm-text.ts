// What rocm-smi prints, in its three forms, as one map of values per card: JSON (with warnings around it), CSV, and the
// text form of every version ("GPU[0]\t\t: VRAM Total Memory (B): 17163091968").

import { isRecord } from '../../types/record.ts';
import { clean, jsonIn, linesOf } from '../text.ts';

/** Values by their names in small letters: "Card series" became "Card Series" with ROCm 6. */
export type Row = Map<string, string>;

const rowOf = (entries: Iterable<readonly [string, unknown]>): Row =>
	new Map([...entries].map(([name, value]) => [name.trim().toLowerCase(), String(value).trim()]));

const jsonRows = (text: string): Row[] => {
	const parsed = jsonIn(text);
	if (!isRecord(parsed)) return [];
	const cards = Object.entries(parsed).filter(([key]) => /^card\d+$/.test(key));
	return cards.flatMap(([, value]) => (isRecord(value) ? [rowOf(Object.entries(value))] : []));
};

const csvRows = (lines: readonly string[]): Row[] => {
	const header = lines.findIndex((line) => line.startsWith('device,'));
	const names = lines[header]?.split(',') ?? [];
	return lines
		.slice(header + 1)
		.map((line) => line.split(','))
		.filter((row) => header >= 0 && row.length === names.length && /^card\d+$/.test(row[0] ?? ''))
		.map((row) => rowOf(row.map((cell, place) => [names[place] ?? '', cell] as const)));
};

const textRows = (lines: readonly string[]): Row[] => {
	const cards = new Map<string, [string, string][]>();
	for (const line of lines) {
		const match = /^GPU\[(\d{1,3})\]\s*:\s*([^:]{2,60}?)\s*:\s*(.+)$/.exec(line);
		if (!match) continue;
		const [, card = '', name = '', value = ''] = match;
		cards.set(card, [...(cards.get(card) ?? []), [name, value]]);
	}
	return [...cards.values()].map(rowOf);
};

/** One map per card; empty where the text is none of the three forms. */
export function rocmRows(text: string): Row[] {
	const lines = linesOf({ stdout: clean(text), exitCode: 0, timedOut: false });
	return [jsonRows, () => csvRows(lines), () => textRows(lines)].reduce<Row[]>(
		(found, read) => (found.length > 0 ? found : read(text)),
		[],
	);
}

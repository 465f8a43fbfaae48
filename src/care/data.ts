// Reads data/crisis-lines.json. A file that was edited badly never takes the help away: what can be read is shown.

import { Problem } from '../problem.ts';
import { words } from '../words/care.ts';
import { isRecord, isText, isTexts, readJson } from './data-file.ts';
import type { CountryRow, CrisisLines, Directory, LineRow } from './lines.ts';

const file = new URL('../../data/crisis-lines.json', import.meta.url);

const isMaybeText = (value: unknown) => value === undefined || isText(value);
const isTextOrNull = (value: unknown) => value === null || isText(value);

function lineFault(line: unknown): string | undefined {
	if (!isRecord(line) || !isText(line['name'])) return 'a line without a name';
	const of = `the line "${line['name']}"`;
	const ways = ['phone', 'text', 'chat', 'whatsapp'];
	if (![...ways, 'keyword', 'hint', 'note'].every((key) => isMaybeText(line[key])))
		return `${of}: a number is not a text`;
	if (!ways.some((key) => line[key] !== undefined)) return `${of}: no way to reach it`;
	if (!isTextOrNull(line['hours']) || !isTextOrNull(line['url'])) return `${of}: hours or address`;
	if (!isTexts(line['languages']) || !isTexts(line['sources']) || !isText(line['audience'])) return `${of}: lists`;
	if (!['high', 'medium', 'low'].includes(String(line['confidence']))) return `${of}: confidence`;
	if (!['yes', 'yes-with-check-note', 'verify-first'].includes(String(line['ship']))) return `${of}: ship`;
	return /^\d{4}-\d{2}-\d{2}$/.test(String(line['read'])) ? undefined : `${of}: the day it was read`;
}

function countryFault(row: unknown): string | undefined {
	if (!isRecord(row) || !/^[A-Z]{2}$/.test(String(row['code']))) return 'a country without a code';
	const of = `country ${row['code']}`;
	if (!isText(row['name']) || !isTextOrNull(row['emergency']) || !Array.isArray(row['lines'])) return of;
	return undefined;
}

const isDirectory = (entry: unknown): entry is Directory =>
	isRecord(entry) && isText(entry['name']) && isText(entry['url']) && isMaybeText(entry['countryUrl']);

const unreadable = (raw?: string, cause?: unknown): Problem =>
	new Problem('help-lines-unreadable', words.help.unreadable, {
		cure: words.help.unreadableCure,
		...(raw === undefined ? {} : { raw, cause }),
	});

/** The rows that hold, and one sentence for each that does not. Throws where there is no table at all. */
export function checkLines(value: unknown): { data: CrisisLines; faults: string[] } {
	if (!isRecord(value) || !Array.isArray(value['countries']) || !Array.isArray(value['directories']))
		throw unreadable();
	const faults: string[] = [];
	const holds = (fault: string | undefined): boolean => {
		if (fault) faults.push(fault);
		return !fault;
	};
	const countries = (value['countries'] as CountryRow[])
		.filter((row) => holds(countryFault(row)))
		.map((row) => ({ ...row, lines: row.lines.filter((line: LineRow) => holds(lineFault(line))) }));
	const directories = (value['directories'] as unknown[]).filter(isDirectory);
	return { data: { readOn: String(value['readOn']), directories, countries }, faults };
}

/**
 * The table of help lines that ships with the program. Rows that do not hold are left out.
 * Throws a `Problem` that itself names the directories where the file cannot be read at all.
 */
export async function readLines(): Promise<CrisisLines> {
	return checkLines(readJson(file, unreadable)).data;
}

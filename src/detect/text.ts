// Text of other programs, made plain before anyone reads it: byte order marks, UTF-16 of PowerShell, CRLF, rubbish.
// Numbers are read by strict grammars: what does not match is no number.

import type { RunResult } from '../ports.ts';
import { type Known, unknown } from '../types/known.ts';

const longest = 2 * 1024 * 1024;

/** Lines end in \n, UTF-16 read as UTF-8 loses its zero bytes, at most 2 Mi characters are kept. */
export const clean = (raw: string): string =>
	raw
		.slice(0, longest)
		.replaceAll('\0', '')
		.replace(/^[\ufeff\ufffd]+/, '')
		.replaceAll('\r\n', '\n')
		.replaceAll('\r', '\n');

/** The end of a log that may be longer than what is kept: the last start is what counts. */
export const endOf = (raw: string): string => clean(raw.slice(-longest));

/** The lines in which anything stands, of a text made plain. Not by split(): a million line ends would be as many strings. */
export const filled = (text: string): string[] => (text.match(/[^\n]+/g) ?? []).filter((line) => line.trim() !== '');

/**
 * The whole lines a program wrote. One that was stopped may have been cut in the middle of a number, so the last
 * line counts only where it was ended, or the program ended by itself.
 */
export function linesOf(result: Pick<RunResult, 'stdout' | 'exitCode' | 'timedOut'>): string[] {
	const text = clean(result.stdout);
	const cut = (result.timedOut || result.exitCode === null) && !text.endsWith('\n');
	return filled(cut ? text.slice(0, text.lastIndexOf('\n') + 1) : text);
}

/** A whole number of at most 15 digits, or null. */
export const whole = (text: string | undefined): number | null => {
	const trimmed = text?.trim() ?? '';
	return /^\d{1,15}$/.test(trimmed) ? Number(trimmed) : null;
};

/** "0x2ffa00000" or "12878610432" → the number, or null. Kernel logs and Windows's registry write sizes in both ways. */
export const wholeOrHex = (text: string | undefined): number | null => {
	// 13 digits are 52 bits, which a number holds to the last one.
	const hex = /^0[xX]([0-9a-fA-F]{1,13})$/.exec(text?.trim() ?? '')?.[1];
	return hex === undefined ? whole(text) : Number.parseInt(hex, 16);
};

/** Powers of 1024 by their first letter; macOS says "Go" in French and "ГБ" in Russian. */
const powers: Record<string, number> = { k: 1, к: 1, m: 2, м: 2, g: 3, г: 3, t: 4, т: 4 };

/** "16 GB", "1536 MB", "24564 MiB", "1,5 GB", "16 Go" → bytes (binary, as memory is counted), or null. */
export function size(text: string | undefined): number | null {
	const match = /^(\d{1,15})(?:[.,](\d{1,2}))?\s*(?:bytes|([kmgtкмгт])?i?[boбо]?)$/iu.exec(text?.trim() ?? '');
	if (!match || (match[2] !== undefined && !match[3])) return null;
	const unit = 1024 ** (powers[(match[3] ?? '').toLowerCase()] ?? 0);
	const bytes = Math.round(Number(`${match[1]}.${match[2] ?? 0}`) * unit);
	return Number.isSafeInteger(bytes) ? bytes : null;
}

/** A size that can only be right when it is more than nothing. */
export const positive = (value: number | null, why: string): Known<number> =>
	value !== null && value > 0 ? value : unknown(why);

/** A name as programs print it: no control signs, one line, at most 120 signs; null where nothing is left. */
export function printable(text: string | undefined): string | null {
	const name = (text ?? '')
		.replace(/[\u0000-\u001f\u007f-\u009f\ufffd]/g, '')
		.replace(/\s+/g, ' ')
		.trim();
	return name !== '' && name.length <= 120 && /[A-Za-z0-9]/.test(name) ? name : null;
}

/** The cells of one line of CSV; a comma within quotation marks parts nothing. */
export const csvCells = (line: string): string[] =>
	[...line.matchAll(/(?:^|,)[ \t]*(?:"((?:[^"]|"")*)"[^,]*|([^,]*))/g)].map(([, quoted, bare]) =>
		(quoted?.replaceAll('""', '"') ?? bare ?? '').trim(),
	);

/** "Key : value" or "key: value" lines as a map; the first of a key counts. */
export function pairs(text: string): Map<string, string> {
	const found = new Map<string, string>();
	for (const line of filled(clean(text))) {
		const at = line.indexOf(':');
		if (at < 1) continue;
		const key = line.slice(0, at).trim();
		if (!found.has(key)) found.set(key, line.slice(at + 1).trim());
	}
	return found;
}

const parsed = (text: string): unknown => {
	try {
		return JSON.parse(text) as unknown;
	} catch (error) {
		if (error instanceof SyntaxError) return undefined;
		throw error;
	}
};

/** How many lines that begin with a bracket are tried before the text counts as none. */
const tries = 8;

/**
 * The JSON document in a tool's output, or null where there is none: tools print warnings before it ("[WARNING] …" has
 * a bracket too) and behind it.
 */
export function jsonIn(raw: string): unknown {
	const text = clean(raw);
	const starts = [...text.matchAll(/^[ \t]*[{[]/gm)].slice(0, tries).map((match) => match.index);
	const inside = text.search(/[{[]/);
	for (const at of starts.includes(inside) || inside < 0 ? starts : [...starts, inside]) {
		const rest = text.slice(at);
		const end = Math.max(rest.lastIndexOf('}'), rest.lastIndexOf(']'));
		const found = end > 0 ? parsed(rest.slice(0, end + 1)) : undefined;
		if (found !== undefined) return found;
	}
	return null;
}

/** "00000000:01:00.0" and "0000:01:00.0" are one address: four digits of domain, small letters; null where it is none. */
export function pciAddress(text: string | undefined): string | null {
	const match = /^(?:([0-9a-f]{4,8}):)?([0-9a-f]{2}:[0-9a-f]{2}\.[0-7])$/.exec(text?.trim().toLowerCase() ?? '');
	if (!match) return null;
	const domain = (match[1] ?? '0000').replace(/^0+(?=.{4})/, '');
	return `${domain}:${match[2]}`;
}

// Text of other programs, made plain before anyone reads it: byte order marks, UTF-16 of PowerShell, CRLF, rubbish.
// Numbers are read by strict grammars: what does not match is no number.

import type { RunResult } from '../ports.ts';
import { type Known, unknown } from '../types/known.ts';

const longest = 4 * 1024 * 1024;

/** Lines end in \n, UTF-16 read as UTF-8 loses its zero bytes, at most 4 Mi characters are kept. */
export const clean = (raw: string): string =>
	raw
		.slice(0, longest)
		.replace(/\0/g, '')
		.replace(/^[\ufeff\ufffd]+/, '')
		.replace(/\r\n?/g, '\n');

/**
 * The whole lines a program wrote. One that was stopped may have been cut in the middle of a number, so the last
 * line counts only where it was ended, or the program ended by itself.
 */
export function linesOf(result: Pick<RunResult, 'stdout' | 'exitCode' | 'timedOut'>): string[] {
	const text = clean(result.stdout);
	const lines = text.split('\n');
	const cut = (result.timedOut || result.exitCode === null) && !text.endsWith('\n');
	return (cut ? lines.slice(0, -1) : lines).filter((line) => line.trim() !== '');
}

/** A whole number of at most 15 digits, or null. */
export const whole = (text: string | undefined): number | null => {
	const trimmed = text?.trim() ?? '';
	return /^\d{1,15}$/.test(trimmed) ? Number(trimmed) : null;
};

const units: Record<string, number> = {
	'': 1,
	b: 1,
	bytes: 1,
	kb: 2 ** 10,
	kib: 2 ** 10,
	mb: 2 ** 20,
	mib: 2 ** 20,
	gb: 2 ** 30,
	gib: 2 ** 30,
	tb: 2 ** 40,
	tib: 2 ** 40,
};

/** "16 GB", "1536 MB", "24564 MiB" → bytes (binary, as memory is counted), or null. */
export function size(text: string | undefined): number | null {
	const match = /^(\d{1,15})\s*([a-z]*)$/i.exec(text?.trim() ?? '');
	const unit = units[(match?.[2] ?? '').toLowerCase()];
	const bytes = match && unit !== undefined ? Number(match[1]) * unit : Number.NaN;
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

/** "Key : value" or "key: value" lines as a map; the first of a key counts. */
export function pairs(text: string): Map<string, string> {
	const found = new Map<string, string>();
	for (const line of clean(text).split('\n')) {
		const at = line.indexOf(':');
		if (at < 1) continue;
		const key = line.slice(0, at).trim();
		if (!found.has(key)) found.set(key, line.slice(at + 1).trim());
	}
	return found;
}

/** JSON from the first bracket on (tools print warnings before it), or null where it is none. */
export function jsonIn(raw: string): unknown {
	const text = clean(raw);
	const at = text.search(/[{[]/);
	if (at < 0) return null;
	try {
		return JSON.parse(text.slice(at)) as unknown;
	} catch (error) {
		if (error instanceof SyntaxError) return null;
		throw error;
	}
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** "00000000:01:00.0" and "0000:01:00.0" are one address: four digits of domain, small letters; null where it is none. */
export function pciAddress(text: string | undefined): string | null {
	const match = /^(?:([0-9a-f]{4,8}):)?([0-9a-f]{2}:[0-9a-f]{2}\.[0-7])$/i.exec(text?.trim() ?? '');
	if (!match) return null;
	const domain = (match[1] ?? '0000').replace(/^0+(?=.{4})/, '');
	return `${domain}:${match[2]}`.toLowerCase();
}

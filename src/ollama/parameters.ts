// The parameters of a model as /api/show prints them: one "name   value" line each, values in Go's notation, lists as
// repeated lines.

import type { Parameters, ParameterValue } from './types.ts';

const controls: Record<string, string> = { a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' };

/** A quoted Go string (strconv.Quote) without its quotes; what is not quoted stays as it is. */
function unquote(text: string): string {
	if (!text.startsWith('"') || !text.endsWith('"') || text.length < 2) return text;
	return text
		.slice(1, -1)
		.replace(
			/\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|(.))/gs,
			(_, x, u, long, sign: string | undefined) =>
				sign === undefined ? String.fromCodePoint(Number.parseInt(x ?? u ?? long, 16)) : (controls[sign] ?? sign),
		);
}

/** Every line as its name and the values under it, in order. Lines without a value are left out. */
export function readParameters(text: string | undefined): Map<string, string[]> {
	const found = new Map<string, string[]>();
	for (const line of (text ?? '').split('\n')) {
		const [, name, value] = /^(\S+)\s+(.*\S)\s*$/.exec(line) ?? [];
		if (name === undefined || value === undefined) continue;
		found.set(name, [...(found.get(name) ?? []), unquote(value)]);
	}
	return found;
}

const same = (wanted: string | number | boolean, shown: string) =>
	typeof wanted === 'number' ? Number(shown) === wanted : String(wanted) === shown;

/** True when the shown values are exactly the wanted one(s). Numbers are compared as numbers (1 and 1.0 are one). */
export function sameParameter(wanted: ParameterValue, shown: string[] | undefined): boolean {
	const list = Array.isArray(wanted) ? wanted : [wanted];
	return shown?.length === list.length && list.every((value, i) => same(value, shown[i] ?? ''));
}

/** The wanted parameters, with the stop words of the base in front of our own: create replaces whole lists. */
export function keepStops(wanted: Parameters, base: string | undefined): Parameters {
	const kept = readParameters(base).get('stop') ?? [];
	const own = wanted['stop'];
	const ours = own === undefined ? [] : Array.isArray(own) ? own : [String(own)];
	const stops = [...new Set([...kept, ...ours])];
	return stops.length === 0 ? wanted : { ...wanted, stop: stops };
}

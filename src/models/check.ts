// Small checks for plain data: each takes a value and its path and says what is wrong, as sentences.

export type Check = (value: unknown, path: string) => string[];

const shown = (value: unknown): string => {
	const text =
		value === undefined ? 'absent' : JSON.stringify(value, (_, v) => (typeof v === 'bigint' ? String(v) : v));
	return text.length > 60 ? `${text.slice(0, 57)}…` : text;
};

const say = (path: string, should: string, value: unknown): string[] => [
	`${path}: should be ${should}, is ${shown(value)}`,
];

/** A check from a test and the words for what passes it. */
export const should =
	(words: string, test: (value: unknown) => boolean): Check =>
	(value, path) =>
		test(value) ? [] : say(path, words, value);

const isWhole = (value: unknown): value is number => typeof value === 'number' && Number.isSafeInteger(value);

export const text = should('a text that is not empty', (v) => typeof v === 'string' && v.trim() !== '');
export const bool = should('true or false', (v) => typeof v === 'boolean');
export const wholeAboveZero = should('a whole number above zero', (v) => isWhole(v) && v > 0);
export const whole = should('a whole number, zero or more', (v) => isWhole(v) && v >= 0);
export const number = should('a number', (v) => typeof v === 'number' && Number.isFinite(v));
export const address = should(
	'an address that begins with https://',
	(v) => typeof v === 'string' && v.startsWith('https://'),
);
export const date = should(
	'a date like 2026-04-02 or 2025-03',
	(v) => typeof v === 'string' && /^\d{4}(-\d\d){0,2}$/.test(v),
);

/** One of a few words. */
export const oneOf = (...words: string[]): Check =>
	should(`one of ${words.join(', ')}`, (v) => words.includes(v as string));

/** null, or what `check` holds. */
export const orNull =
	(check: Check): Check =>
	(value, path) =>
		value === null ? [] : check(value, path);

/** Any of several forms; the complaint is the first one's. */
export const either =
	(first: Check, ...others: Check[]): Check =>
	(value, path) =>
		others.some((check) => check(value, path).length === 0) ? [] : first(value, path);

/** A list whose members all pass. */
export const list =
	(check: Check, least = 0): Check =>
	(value, path) => {
		if (!Array.isArray(value)) return say(path, 'a list', value);
		if (value.length < least) return say(path, `a list of at least ${least}`, value);
		return value.flatMap((member: unknown, i) => check(member, `${path}[${i}]`));
	};

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

/** Every field present in `must` or `may` passes its check; fields of neither are named as unknown. */
export const record =
	(must: Record<string, Check>, may: Record<string, Check> = {}): Check =>
	(value, path) => {
		if (!isRecord(value)) return say(path, 'a group of fields', value);
		const at = (name: string) => (path === '' ? name : `${path}.${name}`);
		const own = (name: string) => (Object.hasOwn(value, name) ? value[name] : undefined);
		return [
			...Object.entries(must).flatMap(([name, check]) => check(own(name), at(name))),
			...Object.entries(may).flatMap(([name, check]) => (own(name) === undefined ? [] : check(own(name), at(name)))),
			...Object.keys(value)
				.filter((name) => !Object.hasOwn(must, name) && !Object.hasOwn(may, name))
				.map((name) => `${at(name)}: is not a field of this document`),
		];
	};

/** Fields of any name, each passing `check`. */
export const fields =
	(check: Check): Check =>
	(value, path) =>
		isRecord(value)
			? Object.entries(value).flatMap(([name, member]) => check(member, `${path}["${name}"]`))
			: say(path, 'a group of fields', value);

/** `{"unknown": "why"}` */
export const unknownValue = record({ unknown: text });

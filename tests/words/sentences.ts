// The sentences of a catalogue, one by one, and each as it is said with values that can be found again in it.

/** A text, or a function that makes one. */
export type Leaf = unknown;

/** Every leaf of an object, by its path: texts, functions, lists of texts as one. */
export function leaves(value: unknown, path = ''): Map<string, Leaf> {
	if (typeof value !== 'object' || value === null || value instanceof RegExp || value instanceof Set)
		return new Map([[path, value]]);
	// A list is compared as one where it holds words alone: another language may have more or fewer of them.
	if (Array.isArray(value) && value.every((one) => typeof one === 'string'))
		return new Map([[path, value.join('\u0000')]]);
	return new Map(Object.entries(value).flatMap(([key, one]) => [...leaves(one, path === '' ? key : `${path}.${key}`)]));
}

const textIn = (value: unknown): string =>
	typeof value === 'string'
		? value
		: typeof value === 'object' && value !== null
			? Object.values(value).map(textIn).join(' ')
			: '';

// Values of two kinds that sentences are given; each is found again in what is said.
const texts = ['MARKA', 'MARKB', 'MARKC', 'MARKD', 'MARKE'];
// A list of texts in no place, in one, or in all.
const withLists = [-1, ...texts.keys(), texts.length].map((which) =>
	texts.map((text, place) => (place === which || which === texts.length ? [text] : text)),
);
const numbers = [4321, 7654, 8765, 9876, 5432];

function attempt(say: (...args: unknown[]) => unknown, args: readonly unknown[]): string | null {
	try {
		return textIn(say(...args));
	} catch (error) {
		// It takes something of another kind.
		if (error instanceof TypeError || error instanceof RangeError) return null;
		throw error;
	}
}

/** A sentence as it is said, and the places of the values that stand in it: given as texts, or as numbers. */
export function said(leaf: Leaf): { text: string; places: number[] } {
	if (typeof leaf !== 'function') return { text: textIn(leaf), places: [] };
	const say = leaf as (...args: unknown[]) => unknown;
	const told = [...withLists, numbers].map((args) => attempt(say, args));
	// Thousands are parted by a point, a comma, a mark or a narrow space.
	const number = told.at(-1)?.replace(/[.,'’\p{Zs}]/gu, '') ?? '';
	const places = texts.flatMap((text, place) => {
		const digits = String(numbers[place]);
		const found = told.some((one) => one?.includes(text)) || number.includes(digits);
		return found ? [place] : [];
	});
	return { text: told.filter((text) => text !== null).join(' '), places };
}

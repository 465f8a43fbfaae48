// One spelling for every way a graphics processor is written: driver strings, lspci, shops and people.

const GiB = 2 ** 30;

export interface NameKey {
	/** The model without vendor words, spaces and signs: "rtx4090laptop". Equal keys are the same model. */
	key: string;
	/** Memory size where the name carries one ("A100-SXM4-80GB"), bytes. */
	bytes?: number;
	/** Graphics cores where the name carries them ("M3 Max (30-core GPU)"). */
	cores?: number;
}

// Words that tell nothing about which chip it is. "Quadro", "Tesla" and "Instinct" stay: they tell models apart.
const noise =
	/\b(?:nvidia|amd|ati|intel|apple|qualcomm|corporation|corp|inc|geforce|radeon|graphics|gpu|generation|edition|workstation|core|cores)\b/g;

/**
 * The key of a name. "Laptop GPU", "Laptop", "Mobile" and "Notebook" are one word, so that a laptop card never gets
 * the desktop card of the same number (RTX 4090: 1008 GB/s, its laptop namesake 576).
 */
export function nameKey(name: string): NameKey {
	let text = ` ${name.toLowerCase()} `.replace(/\((?:r|tm|c)\)|[®™©]/g, ' ');
	const size = /(?<![\d.])(\d{1,3})\s*-?(?:gb|gib)\b/.exec(text);
	const cores = /(\d{1,2})[\s-]*(?:gpu[\s-]*)?cores?\b/.exec(text);
	if (size) text = text.replace(size[0], ' ');
	if (cores) text = text.replace(cores[0], ' ');
	const key = text
		.replace(/\bwith max-?q design\b/g, 'maxq')
		.replace(/\b(?:laptop|mobile|notebook)\b/g, 'laptop')
		.replace(noise, ' ')
		.replace(/[^a-z0-9]+/g, '');
	return {
		key,
		...(size ? { bytes: Number(size[1]) * GiB } : {}),
		...(cores ? { cores: Number(cores[1]) } : {}),
	};
}

/** A row's name without its size of memory: "NVIDIA GeForce RTX 3060". */
export const withoutSize = (name: string): string => name.replace(/ \d+ GB\b/, '');

/** What people leave away: "4090" for "RTX 4090", "7900 XTX" for "RX 7900 XTX", "A6000" for "RTX A6000". */
export const shortKey = (key: string): string => key.replace(/^(?:rtx|gtx|rx|arc)(?=[a-z]?\d)/, '');

/**
 * The names inside a PCI table's line: "Navi 31 [Radeon RX 7900 XT/7900 XTX/7900 GRE]" holds three, the rest one.
 * The later ones lack the family; `shortKey` finds them.
 */
export function namesIn(name: string): string[] {
	const bracket = /\[([^\]]*\d[^\]]*)\]/.exec(name);
	const inner = bracket?.[1] ?? name;
	if (bracket && inner.includes('/')) return inner.split('/').map((part) => part.trim());
	return [inner];
}

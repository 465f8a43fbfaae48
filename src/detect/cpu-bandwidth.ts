// How fast the processor reads memory. Exact where the modules were told; else by the processor's class, as a range.
// Figures: channels × transfers × 8 bytes (hardware tables of the makers); a class's middle is its likely value.

import { isUnknown, type Known, unknown } from '../types/known.ts';
import type { Bandwidth } from '../types/machine.ts';
import { notKnown } from '../words/not-known.ts';

type Class = [pattern: RegExp, value: number, low: number, high: number, source: string];

// In small letters, as the names are made before they are compared.
const classes: Class[] = [
	[/raspberry pi 5|bcm2712/, 17.1, 17.1, 17.1, 'Raspberry Pi 5: LPDDR4X-4267, 32 bits wide'],
	[/raspberry pi 4|bcm2711/, 12.8, 12.8, 12.8, 'Raspberry Pi 4: LPDDR4-3200, 32 bits wide'],
	[/ryzen ai max/, 256, 256, 256, 'Ryzen AI Max: LPDDR5X-8000, 256 bits wide'],
	[/orin/, 102, 68, 204.8, 'Jetson Orin: LPDDR5, by model'],
	[/snapdragon.*x|oryon/, 135, 120, 153, 'Snapdragon X: LPDDR5X-8448, 128 bits wide'],
	[/\bn(?:95|97|100|150|200|305)\b/, 38.4, 25.6, 38.4, 'Intel N series: one channel of DDR4 or DDR5'],
	[/core\(tm\)? ?ultra|core.*ultra|ryzen ai/, 100, 83.2, 136.5, 'this generation uses two channels of DDR5 or LPDDR5X'],
	[
		/ryzen.*\b(?:7|8|9)\d{3}(?:x3d|[a-z]{0,2})\b/,
		80,
		76.8,
		102.4,
		'Ryzen 7000 to 9000 mostly use two channels of DDR5',
	],
	[/ryzen.*\b6\d{3}/, 80, 76.8, 102.4, 'Ryzen 6000 uses two channels of DDR5'],
	[/i[3579]-1[2-4]\d{2,3}(?!\d)/, 70, 51.2, 89.6, 'this generation uses two channels of DDR4 or DDR5'],
	[/ryzen.*\b[1-5]\d{3}/, 50, 38.4, 57.6, 'Ryzen up to 5000 uses two channels of DDR4'],
	[/i[3579]-(?:[6-9]\d{3}|1[01]\d{2,3})(?!\d)/, 45, 34.1, 51.2, 'this generation mostly uses two channels of DDR4'],
	[/i[3579]-[2-5]\d{3}/, 25.6, 21.3, 29.9, 'this generation uses two channels of DDR3'],
];

const server = /epyc|xeon|threadripper|neoverse|ampere|graviton/;

/** What a class of processors usually has, bytes/s with its range; unknown only where even the class is not known. */
export function classBandwidth(name: Known<string>, board: string | null): Known<Bandwidth> {
	const text = `${isUnknown(name) ? '' : name} ${board ?? ''}`.toLowerCase();
	const known = classes.find(([pattern]) => pattern.test(text));
	if (known) {
		const [, value, low, high, source] = known;
		const bytes = (gbs: number) => Math.round(gbs * 1e9);
		return { value: bytes(value), source, ...(low < high ? { low: bytes(low), high: bytes(high) } : {}) };
	}
	if (server.test(text))
		return {
			value: 50e9,
			low: 20e9,
			high: 200e9,
			source: 'a server processor; how many memory channels it has here is not told',
		};
	if (isUnknown(name) && board === null) return unknown(notKnown.noProcessor);
	return {
		value: 50e9,
		low: 25.6e9,
		high: 89.6e9,
		source: 'typical of laptops and desktops; the memory modules were not readable',
	};
}

// The layers that tell how much memory a graph takes: where a pattern of layers comes again and again, the first rounds
// and the last stand for all of them, because every round takes and leaves the memory as the one before did. Not so
// with compressed attention (MLA): there the holes of one round are not those of the next, and all layers are needed.

import type { Layer, Shape } from '../shape.ts';

export interface Told {
	layer: Layer;
	/** Its place among all layers of the model. */
	index: number;
	/** The model's last layer, of which only the wanted rows are computed. */
	last: boolean;
}

/** Longest pattern looked for; the longest in use is six (five sliding layers, one full). */
const longest = 8;
/** Rounds kept of a pattern: two at its start, one at its end. */
const kept = 3;

const remembered = new WeakMap<Shape, Told[]>();

/** Layers with equal keys are computed alike. Some families count them: dense before experts, every fourth unturned. */
const keyOf = (shape: Shape, layer: Layer, index: number): string =>
	[
		...Object.values(layer),
		index < shape.experts.denseLayers,
		index % 4 === 3 && shape.architecture === 'smollm3',
	].join();

/** How many times the pattern of `length` layers from `start` comes in a row. */
function rounds(keys: string[], start: number, length: number): number {
	let end = start + length;
	while (end < keys.length && keys[end] === keys[end - length]) end++;
	return Math.floor((end - start) / length);
}

/** The pattern at `start` whose middle rounds are most layers: its length and where its last round begins. */
function repeated(keys: string[], start: number): { length: number; lastRound: number } | undefined {
	let most = 0;
	let best: { length: number; lastRound: number } | undefined;
	for (let length = 1; length <= longest; length++) {
		const count = rounds(keys, start, length);
		if ((count - kept) * length <= most) continue;
		most = (count - kept) * length;
		best = { length, lastRound: start + (count - 1) * length };
	}
	return best;
}

/** All layers, without the middle rounds of patterns. */
export function tellingLayers(shape: Shape): Told[] {
	const known = remembered.get(shape);
	if (known !== undefined) return known;
	const keys = shape.layers.map((layer, index) => keyOf(shape, layer, index));
	const told: Told[] = [];
	let index = 0;
	let skipAt = -1;
	let skipTo = 0;
	while (index < shape.layers.length) {
		const pattern = index > skipAt ? repeated(keys, index) : undefined;
		if (pattern) [skipAt, skipTo] = [index + (kept - 1) * pattern.length, pattern.lastRound];
		if (index === skipAt) index = skipTo;
		const layer = shape.layers[index];
		if (layer) told.push({ layer, index, last: index === shape.layers.length - 1 });
		index++;
	}
	remembered.set(shape, told);
	return told;
}

// What each layer is and keeps, from the header's lists and the architecture's habits.

import type { Known } from '../../types/known.ts';
import { isUnknown, unknown } from '../../types/known.ts';
import { notKnown } from '../../words/not-known.ts';
import type { Architecture } from './architectures.ts';
import type { KeyReader } from './keys.ts';
import type { Layer, LayerKind } from './shape.ts';

export interface Attention {
	layers: Layer[];
	/** Tokens, 0 where nothing slides. */
	window: number;
	widestValueRow: number;
	/** Keys and values are kept as one compressed row (MLA). */
	compressed: boolean;
}

const headLimits = { min: 0, max: 8192 };
const lengthLimits = { min: 1, max: 65536 };

/** Which layers slide: the header's list, the header's period, or the architecture's known period. */
function sliding(reader: KeyReader, traits: Architecture, count: number, window: number): Known<boolean[]> {
	const none = new Array<boolean>(count).fill(false);
	if (traits.mixer !== 'sliding' || window === 0) return none;
	const listed = reader.flags('attention.sliding_window_pattern', count);
	if (listed !== undefined) return listed;
	const given = reader.raw('attention.sliding_window_pattern');
	const period = typeof given === 'number' || typeof given === 'bigint' ? Number(given) : traits.period;
	if (period === undefined) return unknown(notKnown.slidingLayers);
	if (!Number.isSafeInteger(period) || period < 0) return unknown(notKnown.windowPattern);
	return none.map((_, i) => period === 0 || i % period < period - 1);
}

/** Which layers keep a recurrent state instead of a cache. */
function recurrent(reader: KeyReader, traits: Architecture, kvHeads: number[], feedForward: number[]): boolean[] {
	if (traits.mixer === 'delta') {
		const listed = reader.flags('attention.recurrent_layers', kvHeads.length);
		if (listed !== undefined) return listed;
		const interval = Number(reader.raw('full_attention_interval') ?? 4);
		return kvHeads.map((heads, i) => heads === 0 || (!kvHeads.includes(0) && (i + 1) % interval !== 0));
	}
	// Nemotron-H: a layer is attention, Mamba or feed-forward alone; the last has neither heads nor a state.
	const alone = feedForward.includes(0);
	if (traits.mixer === 'mamba') return kvHeads.map((heads, i) => heads === 0 && (!alone || feedForward[i] === 0));
	if (traits.mixer === 'convolution') return kvHeads.map((heads) => heads === 0);
	return kvHeads.map(() => false);
}

interface Lengths {
	key: number;
	value: number;
	slidingKey: number;
	slidingValue: number;
	compressed: boolean;
}

/** Widths of a head's keys and values; absent keys mean embedding / heads (llama.cpp, llama-model.cpp). */
function lengthsOf(reader: KeyReader, embedding: number, heads: number): Known<Lengths> {
	const usual = heads > 0 ? Math.floor(embedding / heads) : 0;
	const key = reader.whole('attention.key_length', lengthLimits, usual);
	const value = reader.whole('attention.value_length', lengthLimits, usual);
	if (isUnknown(key)) return key;
	if (isUnknown(value)) return value;
	const slidingKey = reader.whole('attention.key_length_swa', lengthLimits, key);
	const slidingValue = reader.whole('attention.value_length_swa', lengthLimits, value);
	if (isUnknown(slidingKey)) return slidingKey;
	if (isUnknown(slidingValue)) return slidingValue;
	return { key, value, slidingKey, slidingValue, compressed: reader.has('attention.key_length_mla') };
}

function kindOf(slides: boolean, isRecurrent: boolean, kvHeads: number, stores: boolean): LayerKind {
	if (isRecurrent) return 'recurrent';
	if (kvHeads === 0 || !stores) return 'none';
	return slides ? 'sliding' : 'full';
}

/** How many layers, counted from the start, store keys and values of their own. */
function storingLayers(reader: KeyReader, traits: Architecture, count: number): Known<number> {
	if (traits.storing !== undefined) return Math.min(traits.storing, count);
	const shared = reader.whole('attention.shared_kv_layers', { min: 0, max: count }, 0);
	return isUnknown(shared) ? shared : count - shared;
}

interface Parts extends Pick<Layer, 'heads' | 'kvHeads' | 'feedForward' | 'slides'> {
	isRecurrent: boolean;
	/** It stores keys and values of its own. */
	stores: boolean;
}

/** Makes the layers of one model, those that are the same as one: there are three kinds of them, and sixty. */
function maker(lengths: Lengths): (parts: Parts) => Layer {
	const known = new Map<number, Layer>();
	return ({ heads, kvHeads, feedForward, slides, isRecurrent, stores }) => {
		const flags = Number(slides) + 2 * Number(isRecurrent) + 4 * Number(stores);
		// All of it in one number below 2^50 (see the limits).
		const sign = ((heads * 8193 + kvHeads) * 1_000_001 + feedForward) * 8 + flags;
		const keyLength = slides ? lengths.slidingKey : lengths.key;
		const valueLength = slides ? lengths.slidingValue : lengths.value;
		const layer = known.get(sign) ?? {
			kind: kindOf(slides, isRecurrent, kvHeads, stores),
			slides,
			keyRow: kvHeads * keyLength,
			valueRow: lengths.compressed ? 0 : kvHeads * valueLength,
			feedForward,
			heads,
			kvHeads,
			keyLength,
			valueLength,
		};
		known.set(sign, layer);
		return layer;
	};
}

const counted = new WeakMap<readonly Layer[], ReadonlyMap<Layer, number>>();

/** Its different layers and how many there are of each: what holds for one holds for all that are the same. */
export function layerKinds({ layers }: { layers: readonly Layer[] }): ReadonlyMap<Layer, number> {
	const known = counted.get(layers);
	if (known) return known;
	const kinds = new Map<Layer, number>();
	layers.forEach((layer) => {
		kinds.set(layer, (kinds.get(layer) ?? 0) + 1);
	});
	counted.set(layers, kinds);
	return kinds;
}

/** The same without their numbers. */
export const differentLayers = (of: { layers: readonly Layer[] }): Layer[] => [...layerKinds(of).keys()];

/** One entry per layer; unknown where the header leaves out or spoils what decides the cache. */
export function layersOf(reader: KeyReader, traits: Architecture, count: number, embedding: number): Known<Attention> {
	const heads = reader.perLayer('attention.head_count', count, headLimits);
	if (isUnknown(heads)) return heads;
	// Absent, each layer has as many as it has heads (llama.cpp, llama-model.cpp).
	const given = reader.has('attention.head_count_kv');
	const kvHeads = given ? reader.perLayer('attention.head_count_kv', count, headLimits) : heads;
	if (isUnknown(kvHeads)) return kvHeads;
	const feedForward = reader.perLayer('feed_forward_length', count, { min: 0, max: 1_000_000 }, 0);
	if (isUnknown(feedForward)) return feedForward;
	const window = reader.whole('attention.sliding_window', { min: 0, max: 1 << 30 }, traits.window ?? 0);
	if (isUnknown(window)) return window;
	const lengths = lengthsOf(reader, embedding, Math.max(...heads));
	if (isUnknown(lengths)) return lengths;
	const slides = sliding(reader, traits, count, window);
	if (isUnknown(slides)) return slides;
	const storing = storingLayers(reader, traits, count);
	if (isUnknown(storing)) return storing;
	const states = recurrent(reader, traits, kvHeads, feedForward);
	const make = maker(lengths);
	const layers = heads.map((head, i): Layer => {
		const isRecurrent = states[i] === true;
		return make({
			heads: head,
			kvHeads: isRecurrent ? 0 : (kvHeads[i] ?? 0),
			feedForward: feedForward[i] ?? 0,
			slides: slides[i] === true,
			isRecurrent,
			stores: i < storing,
		});
	});
	const different = differentLayers({ layers });
	return {
		layers,
		window: different.some((layer) => layer.kind === 'sliding') ? window : 0,
		widestValueRow: Math.max(0, ...different.map((layer) => layer.valueRow)),
		compressed: lengths.compressed,
	};
}

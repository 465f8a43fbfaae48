// Bytes that the conversation itself takes: the cache of keys and values, and the states of recurrent layers.
// The law agrees with the engine to the byte on every configuration it was compared with (llama.cpp, llama-kv-cache).

import type { KvCache } from '../../types/verdict.ts';
import { differentLayers, layerKinds } from './layers.ts';
import type { Layer, Shape } from './shape.ts';

export interface RunSettings {
	/** Tokens of one conversation; the engine gets this times `parallel`. */
	context: number;
	kvCache: KvCache;
	/** Conversations at once. */
	parallel: number;
	/** Tokens of the prompt handled at once (micro-batch). */
	batch: number;
	/** The cache lies on a graphics processor, which pads quantised rows. */
	gpu: boolean;
	/** Without it the engine keeps values transposed, padded to the widest layer. */
	flashAttention: boolean;
	/** One cache for all conversations; Ollama never asks for it. */
	unified?: boolean;
	/** Sliding layers keep the whole context; Ollama never asks for it. */
	swaFull?: boolean;
	/** Rows of results kept: one per conversation in the server, which is the default. */
	outputs?: number;
}

const pad = (tokens: number): number => Math.ceil(tokens / 256) * 256;

/** Bytes of a row of `width` values: q8_0 packs 32 values in 34 bytes, q4_0 in 18. */
export function rowBytes(type: KvCache, width: number): number {
	if (type === 'f16') return 2 * width;
	return (width / 32) * (type === 'q8_0' ? 34 : 18);
}

/** Lengths of the caches in cells, after the engine's rounding. */
export function cellsOf(shape: Shape, run: RunSettings) {
	const total = pad(run.context * run.parallel);
	const streams = run.unified ? 1 : run.parallel;
	const full = run.unified ? total : pad(total / run.parallel);
	const batch = Math.min(run.batch, total);
	const window = shape.window * (run.unified ? run.parallel : 1) + batch;
	const sliding = run.swaFull ? full : pad(Math.min(full, window));
	return { total, streams, full, sliding, batch };
}

/** A tensor of `cells` rows; CUDA-like devices pad quantised rows to 512 values and tensors to 128 bytes. */
function tensorBytes(type: KvCache, width: number, rows: number, gpu: boolean): number {
	const bytes = rows * rowBytes(type, width);
	if (!gpu || type === 'f16' || width === 0 || width % 512 === 0) return bytes;
	return Math.ceil((bytes + rowBytes(type, 512 - (width % 512))) / 128) * 128;
}

function layerBytes(layer: Layer, shape: Shape, run: RunSettings, cells: ReturnType<typeof cellsOf>): number {
	if (layer.kind === 'none') return 0;
	if (layer.kind === 'recurrent') return 4 * (shape.state.convolution + shape.state.recurrent) * run.parallel;
	const rows = cells.streams * (layer.kind === 'full' ? cells.full : cells.sliding);
	const value = run.flashAttention || layer.valueRow === 0 ? layer.valueRow : shape.widestValueRow;
	return tensorBytes(run.kvCache, layer.keyRow, rows, run.gpu) + tensorBytes(run.kvCache, value, rows, run.gpu);
}

/** Bytes of each layer's share of the conversation, in order. */
export function contextByLayer(shape: Shape, run: RunSettings): number[] {
	const cells = cellsOf(shape, run);
	const bytes = new Map<Layer, number>();
	for (const layer of differentLayers(shape)) bytes.set(layer, layerBytes(layer, shape, run, cells));
	return shape.layers.map((layer) => bytes.get(layer) ?? 0);
}

/** Bytes of the cache and the recurrent states together. Exact. */
export function contextBytes(shape: Shape, run: RunSettings): number {
	const cells = cellsOf(shape, run);
	let sum = 0;
	layerKinds(shape).forEach((count, layer) => {
		sum += count * layerBytes(layer, shape, run, cells);
	});
	return sum;
}

/** Tokens of context that setup chooses: long enough for an evening, small enough for most machines. */
export const defaultContext = 8192;

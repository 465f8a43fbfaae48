// The pieces every model is built from, in the order in which the engine computes them (llama.cpp, llama-graph.cpp).
// Scaling, biases and activations that overwrite their input leave no trace in memory and are left out.

import { cellsOf, type RunSettings } from '../context.ts';
import { type Layer, type Shape, vocabSize } from '../shape.ts';
import { Graph, type Tensor } from './graph.ts';

export interface Cache {
	keys: Tensor;
	values: Tensor;
	mask: Tensor;
	cells: number;
	/** Rotations that a quantised cache is stored under; made with the first layer that needs them. */
	rotation?: { keys: Tensor; values: Tensor };
}

export interface Projections {
	query: Tensor;
	key: Tensor;
	value: Tensor;
}

/** Side of the rotation for rows of this width: the largest power of two from 64 that divides it. */
export function rotationSide(width: number): number {
	let side = 64;
	while (width > 0 && width % (side * 2) === 0) side *= 2;
	return side;
}

export class Builder {
	readonly graph = new Graph();
	readonly shape: Shape;
	readonly run: RunSettings;
	readonly tokens: number;
	readonly outputs: number;
	readonly position: Tensor;
	readonly outputIds: Tensor;
	readonly streams: number;
	readonly full: Cache;
	readonly #sliding: Cache;
	readonly #slides: boolean;
	/** Cache writes end here: memory that is not the graph's. */
	readonly #elsewhere: Tensor;

	constructor(shape: Shape, run: RunSettings) {
		const { batch, full, sliding, streams } = cellsOf(shape, run);
		this.shape = shape;
		this.run = run;
		this.tokens = batch;
		this.outputs = run.outputs ?? run.parallel;
		this.streams = streams;
		this.#slides = shape.layers.some((layer) => layer.kind === 'sliding');
		// Qwen3.5 gives every token four positions.
		this.position = this.graph.input(4 * batch * (shape.architecture.startsWith('qwen35') ? 4 : 1));
		this.outputIds = this.graph.input(4 * this.outputs);
		this.full = this.#cache(full);
		this.#sliding = this.#cache(sliding);
		this.#elsewhere = { ...this.graph.input(0), visited: true };
	}

	#cache(cells: number): Cache {
		const { graph, tokens, run } = this;
		// Without flash attention values are stored transposed, each with an index of its own.
		const values = run.flashAttention ? 8 * tokens : 8 * tokens * this.shape.widestValueRow;
		const mask = cells * tokens * (run.flashAttention ? 2 : 4);
		return { keys: graph.input(8 * tokens), values: graph.input(values), mask: graph.input(mask), cells };
	}

	/** Bytes of `width` values for every token. */
	floats(width: number): number {
		return 4 * width * this.tokens;
	}

	/** A product with a weight matrix: `width` values for every token. */
	matmul(width: number, from: Tensor): Tensor {
		return this.graph.result(this.floats(width), [from], { layout: `${width}` });
	}

	/** Normalises and scales by weights. */
	norm(from: Tensor): Tensor {
		const { layout } = from;
		const normal = this.graph.result(from.size, [from], { layout, inPlace: true });
		return this.graph.result(from.size, [normal], { layout, inPlace: true });
	}

	sum(a: Tensor, b: Tensor): Tensor {
		return this.graph.result(a.size, [a, b], { layout: a.layout, inPlace: true });
	}

	/** A gated activation: a new result from two. */
	gated(size: number, parents: Tensor[], layout = ''): Tensor {
		return this.graph.result(size, parents, { layout });
	}

	/** Only the rows whose results are wanted, for the last layer. */
	wanted(from: Tensor): Tensor {
		return this.graph.result(4 * this.shape.embedding * this.outputs, [from, this.outputIds], { layout: 'wanted' });
	}

	/** Where the tokens enter: their rows of the table; beside a graphics processor a copy of them. */
	embeddings(): Tensor {
		const { graph } = this;
		const { embedding } = this.shape;
		if (this.run.gpu) {
			const copy = graph.input(this.floats(embedding), `${embedding}`);
			graph.add(copy);
			return copy;
		}
		const ids = graph.input(4 * this.tokens);
		// The other way in, for embedded pictures, is always there and never freed.
		const pictures = graph.input(this.floats(embedding));
		const rows = graph.result(this.floats(embedding), [ids], { layout: `${embedding}` });
		graph.add(rows);
		graph.add(pictures);
		return rows;
	}

	/** Turns queries or keys by their position; never in place. */
	rope(from: Tensor): Tensor {
		return this.graph.result(from.size, [from, this.position], { layout: from.layout });
	}

	/** Normalises without weights. */
	plainNorm(from: Tensor): Tensor {
		return this.graph.result(from.size, [from], { layout: from.layout, inPlace: true });
	}

	/** Only the query, for a layer that reads an earlier layer's cache. */
	query(layer: Layer, from: Tensor): Tensor {
		return this.graph.view(this.matmul(layer.heads * layer.keyLength, from), 'q');
	}

	/** Query, key and value in heads. */
	heads(layer: Layer, from: Tensor): Projections {
		const { graph } = this;
		const query = this.matmul(layer.heads * layer.keyLength, from);
		const key = this.matmul(layer.kvHeads * layer.keyLength, from);
		const value = this.matmul(layer.kvHeads * layer.valueLength, from);
		return { query: graph.view(query, 'q'), key: graph.view(key, 'k'), value: graph.view(value, 'v') };
	}

	#rotated(from: Tensor, rotation: Tensor, size: number): Tensor {
		const flat = this.graph.view(from, 'flat');
		const turned = this.graph.result(size, [rotation, flat], { layout: 'flat' });
		return this.graph.view(turned, from.layout);
	}

	#rotationFor(cache: Cache, layer: Layer): Cache['rotation'] {
		if (this.run.kvCache === 'f16') return undefined;
		const side = rotationSide(layer.keyLength);
		cache.rotation ??= { keys: this.graph.input(4 * side * side), values: this.graph.input(4 * 64 * 64) };
		return cache.rotation;
	}

	/** Attention over the cache and the product with the output matrix. */
	attention(layer: Layer, slides: boolean, from: Projections | { query: Tensor }): Tensor {
		return this.matmul(this.shape.embedding, this.attended(layer, slides, from));
	}

	/** Attention over the cache. Without a key an earlier layer's cache is read. */
	attended(layer: Layer, slides: boolean, from: Projections | { query: Tensor }): Tensor {
		const { graph } = this;
		const cache = slides ? this.#sliding : this.full;
		const rotation = this.#rotationFor(cache, layer);
		const width = (heads: number, length: number) => this.floats(heads * length);
		const turn = (tensor: Tensor, by: Tensor, size: number) =>
			rotation === undefined ? tensor : this.#rotated(tensor, by, size);
		const turns = rotation ?? { keys: cache.keys, values: cache.values };
		const query = turn(from.query, turns.keys, width(layer.heads, layer.keyLength));
		if ('key' in from) {
			const key = turn(from.key, turns.keys, width(layer.kvHeads, layer.keyLength));
			const value = turn(from.value, turns.values, width(layer.kvHeads, layer.valueLength));
			// The engine orders them so; with windows the key comes first (build_attn).
			for (const tensor of this.#slides ? [query, key, value] : [query, value, key]) graph.add(tensor);
			this.store(key, cache.keys);
			this.store(value, cache.values);
		} else graph.add(query);
		const size = width(layer.heads, layer.valueLength);
		const result = this.run.flashAttention ? this.#flash(layer, query, cache, size) : this.#scores(layer, query, cache);
		graph.add(result);
		return rotation === undefined ? result : this.#rotated(result, rotation.values, size);
	}

	/** Writes rows into a cache, which is memory of its own. */
	store(from: Tensor, ids: Tensor): void {
		const rows = this.graph.view(from, 'rows');
		const written = this.graph.result(0, [rows, ids]);
		this.graph.add({ ...written, of: this.#elsewhere });
	}

	/** Flash attention; CUDA-like devices copy a quantised cache to f16 for it. */
	#flash(layer: Layer, query: Tensor, cache: Cache, size: number): Tensor {
		const row = layer.kvHeads * (layer.keyLength + layer.valueLength);
		const copy = this.run.gpu && this.run.kvCache !== 'f16' ? 2 * cache.cells * this.streams * row : 0;
		const result = this.graph.result(size + copy, [this.graph.view(query, 'streams'), cache.mask]);
		return this.graph.view(result, 'attended');
	}

	/** Plain attention: every head's scores over the whole cache are alive at once. */
	#scores(layer: Layer, query: Tensor, cache: Cache): Tensor {
		const { graph } = this;
		const scores = graph.result(this.floats(layer.heads * cache.cells), [graph.view(query, 'streams')], {
			layout: 's',
		});
		const soft = graph.result(scores.size, [scores, cache.mask], { layout: 's', inPlace: true });
		const size = this.floats(layer.heads * layer.valueLength);
		const mixed = graph.result(size, [soft]);
		return graph.result(size, [graph.view(mixed, 'permuted')], { layout: 'attended' });
	}

	/** Up, gate, activation, down. `last`: only the wanted rows. `fused`: up and gate are one matrix. */
	feedForward(width: number, from: Tensor, last: boolean, fused: boolean): Tensor {
		const { graph } = this;
		const rows = last ? this.outputs : this.tokens;
		const { embedding } = this.shape;
		const size = 4 * width * rows;
		const layout = from.layout;
		if (fused) {
			const both = graph.result(2 * size, [from]);
			return graph.result(4 * embedding * rows, [this.gated(size, [both])], { layout });
		}
		const up = graph.result(size, [from]);
		const gate = graph.result(size, [from]);
		return graph.result(4 * embedding * rows, [this.gated(size, [gate, up])], { layout });
	}

	/** The last norm and the words' scores; returns the bytes of the whole buffer. */
	finish(from: Tensor): number {
		const last = this.norm(from);
		last.output = true;
		const scores = this.graph.result(4 * this.outputs * vocabSize(this.shape), [last]);
		scores.output = true;
		this.graph.add(scores);
		return this.graph.bytes(this.run.gpu ? 128 : 64);
	}
}

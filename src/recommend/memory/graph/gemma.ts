// The graph of Gemma 4: layers that read an earlier layer's cache, experts beside a plain feed-forward part, and
// per-layer embeddings (llama.cpp, models/gemma4.cpp).

import type { RunSettings } from '../context.ts';
import type { Layer, Shape } from '../shape.ts';
import { Builder, type Projections } from './builder.ts';
import { experts } from './experts.ts';
import type { Tensor } from './graph.ts';
import { tellingLayers } from './telling.ts';

/** Keys serve as values in the global layers of the models without per-layer embeddings. */
function projections(b: Builder, layer: Layer, normal: Tensor, shared: boolean): Projections {
	const heads = b.heads(layer, normal);
	const query = b.rope(b.norm(heads.query));
	if (!shared) return { query, key: b.rope(b.norm(heads.key)), value: heads.value };
	const product = b.matmul(layer.kvHeads * layer.keyLength, normal);
	const key = b.rope(b.norm(b.graph.view(product, 'k')));
	return { query, key, value: b.plainNorm(b.graph.view(product, 'v')) };
}

/** The per-layer inputs: rows of their own table, and a projection of the words; alive until the last layer. */
function perLayerInputs(b: Builder, words: Tensor): Tensor {
	const width = b.shape.perLayerEmbedding * b.shape.layers.length;
	const size = b.floats(width);
	const rows = b.run.gpu
		? b.graph.input(size, 'pl')
		: b.graph.result(size, [b.graph.input(4 * b.tokens)], { layout: 'pl' });
	b.graph.add(rows);
	const projected = b.norm(b.graph.view(b.matmul(width, words), 'pl'));
	// Which of the two the sum replaces, and when, was found by comparing with the engine's figures: exact beside a
	// graphics processor, 3 KiB for each token of the batch too small on the CPU.
	if (b.run.gpu || !b.run.flashAttention)
		return b.graph.result(size, [b.graph.view(b.sum(rows, projected), 'permuted')]);
	const inputs = b.graph.result(size, [b.graph.view(b.sum(projected, rows), 'permuted')]);
	b.graph.add(inputs);
	return inputs;
}

function perLayerPart(b: Builder, from: Tensor, inputs: Tensor, last: boolean): Tensor {
	const { graph, shape } = b;
	const rows = last ? b.outputs : b.tokens;
	const size = 4 * shape.perLayerEmbedding * rows;
	const gate = graph.result(size, [from], { layout: 'gate' });
	const own = { ...graph.view(inputs, 'gate'), size };
	const here = last ? graph.result(size, [own, b.outputIds], { layout: 'gate' }) : own;
	const product = graph.result(size, [gate, here], { layout: 'gate', inPlace: true });
	const back = graph.result(from.size, [product], { layout: from.layout });
	return b.sum(from, b.norm(back));
}

function inside(b: Builder, layer: Layer, from: Tensor, last: boolean): Tensor {
	const plain = b.feedForward(layer.feedForward, b.norm(from), last, false);
	if (b.shape.experts.count === 0) return b.norm(plain);
	const rows = last ? b.outputs : b.tokens;
	const router = b.plainNorm(from);
	const logits = b.graph.result(4 * b.shape.experts.count * rows, [router], { layout: 'logits' });
	const chosen = experts(b, b.norm(from), { logits, normalised: true, rows });
	return b.norm(b.sum(b.norm(plain), b.norm(chosen)));
}

/** Bytes of the compute buffer on the device. */
export function gemma4Bytes(shape: Shape, run: RunSettings): number {
	const b = new Builder(shape, run);
	let input = b.embeddings();
	const perLayer = shape.perLayerEmbedding > 0 ? perLayerInputs(b, input) : undefined;
	for (const { layer, last } of tellingLayers(shape)) {
		const normal = b.norm(input);
		const shared = shape.perLayerEmbedding === 0 && !layer.slides;
		const heads: Projections | { query: Tensor } =
			layer.kind === 'none' ? { query: b.rope(b.norm(b.query(layer, normal))) } : projections(b, layer, normal, shared);
		const attended = b.attention(layer, layer.slides, heads);
		const rest = last ? b.wanted(input) : input;
		const middle = b.sum(b.norm(last ? b.wanted(attended) : attended), rest);
		const done = b.sum(inside(b, layer, middle, last), middle);
		input = perLayer === undefined ? done : perLayerPart(b, done, perLayer, last);
	}
	return b.finish(input);
}

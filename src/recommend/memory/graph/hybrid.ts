// The graph of models whose layers are partly recurrent. Their attention, feed-forward parts and experts are rebuilt; what
// a recurrent layer needs is told by a formula, and the larger of the two counts (llama.cpp, models/qwen35.cpp,
// granite-hybrid.cpp, nemotron-h.cpp, lfm2.cpp).

import type { RunSettings } from '../context.ts';
import type { Layer, Shape } from '../shape.ts';
import { Builder } from './builder.ts';
import { experts } from './experts.ts';
import type { Tensor } from './graph.ts';
import { tellingLayers } from './telling.ts';

/** Qwen's attention gates its result: query and gate come from one product, which lives until the end. */
function gatedAttention(b: Builder, layer: Layer, normal: Tensor): Tensor {
	const { graph } = b;
	const width = layer.heads * layer.keyLength;
	const both = b.matmul(2 * width, normal);
	const half = (layout: string) => ({ ...graph.view(both, layout), size: b.floats(width) });
	const heads = b.heads(layer, normal);
	const query = b.rope(b.norm(half('strided')));
	const key = b.rope(b.norm(heads.key));
	const gate = graph.result(b.floats(width), [half('gate')], { layout: 'attended' });
	// The order was found by comparing with the engine's figures: the gate is copied out first.
	for (const tensor of [gate, query, key, heads.value]) graph.add(tensor);
	const result = b.attended(layer, false, { query, key, value: heads.value });
	const product = graph.result(b.floats(width), [result, gate], { layout: 'attended', inPlace: true });
	return b.matmul(b.shape.embedding, product);
}

function mixed(b: Builder, layer: Layer, normal: Tensor): Tensor {
	if (layer.kind === 'recurrent' || layer.kvHeads === 0) return b.matmul(b.shape.embedding, normal);
	if (b.shape.mixer === 'delta') return gatedAttention(b, layer, normal);
	const heads = b.heads(layer, normal);
	return b.attention(layer, false, { query: b.rope(heads.query), key: b.rope(heads.key), value: heads.value });
}

/** Chosen experts, and the shared one that always works. */
function inside(b: Builder, layer: Layer, index: number, normal: Tensor, last: boolean): Tensor {
	const { count, denseLayers, shared } = b.shape.experts;
	if (count === 0 || index < denseLayers) return b.feedForward(layer.feedForward, normal, last, false);
	const chosen = experts(b, normal, { normalised: true, rows: last ? b.outputs : b.tokens });
	return shared === 0 ? chosen : b.sum(chosen, b.feedForward(shared, normal, last, false));
}

/** Bytes of the compute buffer on the device, recurrent layers left out; `attentionOnly`: feed-forward parts as well. */
export function hybridBytes(shape: Shape, run: RunSettings, attentionOnly: boolean): number {
	const b = new Builder(shape, run);
	let input = b.embeddings();
	for (const { layer, index, last } of tellingLayers(shape)) {
		const normal = b.norm(input);
		b.graph.add(normal);
		const result = mixed(b, layer, normal);
		const rest = last ? b.wanted(input) : input;
		const middle = b.sum(last ? b.wanted(result) : result, rest);
		input = attentionOnly ? middle : b.sum(inside(b, layer, index, b.norm(middle), last), middle);
	}
	return b.finish(input);
}

// The graph of models with compressed attention (MLA): one row per token serves as key and value, and every head's result
// is unpacked afterwards (llama.cpp, models/deepseek2.cpp).

import type { RunSettings } from '../context.ts';
import type { Layer, Shape } from '../shape.ts';
import { Builder } from './builder.ts';
import { condensed } from './condense.ts';
import { experts } from './experts.ts';
import type { Tensor } from './graph.ts';

/** Attention over compressed rows, unpacked for every head, and the product with the output matrix. */
function attended(b: Builder, layer: Layer, query: Tensor, key: Tensor, content: Tensor): Tensor {
	const { graph } = b;
	const cache = b.full;
	const { rank, rope, valueLength } = b.shape.latent;
	for (const tensor of [query, content, key]) graph.add(tensor);
	b.store(key, cache.keys);
	const copy = b.run.gpu && b.run.kvCache !== 'f16' ? 2 * cache.cells * b.streams * (rank + rope) : 0;
	const size = b.floats(layer.heads * rank);
	const asked = graph.view(query, 'streams');
	let mixed: Tensor;
	if (b.run.flashAttention) mixed = graph.result(size + copy, [asked, cache.mask]);
	else {
		const scores = graph.result(b.floats(layer.heads * cache.cells), [asked], { layout: 's' });
		const soft = graph.result(scores.size, [scores, cache.mask], { layout: 's', inPlace: true });
		// The rows serve as values too and are turned round for it.
		const turned = graph.result(2 * rank * cache.cells * b.streams, []);
		mixed = graph.result(size, [turned, soft]);
	}
	const unpacked = b.matmul(layer.heads * valueLength, graph.view(mixed, 'permuted'));
	const together = graph.result(unpacked.size, [graph.view(unpacked, 'permuted')], { layout: 'attended' });
	graph.add(together);
	return b.matmul(b.shape.embedding, together);
}

function attention(b: Builder, layer: Layer, normal: Tensor): Tensor {
	const { graph, shape } = b;
	const { rank, rope, queryRank, keyLength } = shape.latent;
	const { heads } = layer;
	const from = queryRank > 0 ? b.norm(b.matmul(queryRank, normal)) : normal;
	const query = b.matmul(heads * keyLength, from);
	const packed = b.matmul(rank + rope, normal);
	const part = (of: Tensor, width: number) => ({ ...graph.view(of, 'part'), size: b.floats(width) });
	const turnedQuery = b.rope(part(query, heads * rope));
	const turnedKey = b.rope(part(packed, rope));
	const content = b.norm({ ...part(packed, rank), layout: 'content' });
	const absorbed = b.matmul(heads * rank, part(query, heads * (keyLength - rope)));
	const whole = graph.result(b.floats(heads * (rank + rope)), [graph.view(absorbed, 'absorbed'), turnedQuery]);
	const key = graph.result(b.floats(rank + rope), [graph.view(content, 'content'), turnedKey]);
	return attended(b, layer, whole, key, content);
}

function inside(b: Builder, layer: Layer, index: number, normal: Tensor, last: boolean): Tensor {
	const { count, denseLayers, shared } = b.shape.experts;
	if (count === 0 || index < denseLayers) return b.feedForward(layer.feedForward, normal, last, false);
	const chosen = experts(b, normal, { normalised: false, rows: last ? b.outputs : b.tokens });
	return shared === 0 ? chosen : b.sum(chosen, b.feedForward(shared, normal, last, false));
}

/** Bytes of the compute buffer on the device. */
export function latentBytes(shape: Shape, run: RunSettings): number {
	const b = new Builder(shape, run);
	let input = b.embeddings();
	const layers = condensed(shape.layers, (_, index) => index < shape.experts.denseLayers);
	layers.forEach((layer, index) => {
		const last = index === layers.length - 1;
		const result = attention(b, layer, b.norm(input));
		const rest = last ? b.wanted(input) : input;
		const middle = b.sum(last ? b.wanted(result) : result, rest);
		input = b.sum(inside(b, layer, index, b.norm(middle), last), middle);
	});
	return b.finish(input);
}

// The graph of a plain transformer: attention and a feed-forward part in every layer. Agrees with the engine to the byte
// for the families it is used for (all the rows of the truth but one).

import type { RunSettings } from '../context.ts';
import type { Layer, Shape } from '../shape.ts';
import { Builder, type Projections } from './builder.ts';
import { experts } from './experts.ts';
import type { Tensor } from './graph.ts';
import { tellingLayers } from './telling.ts';

/** One product for query, key and value (phi3): parts of it are looked at. */
function fusedHeads(b: Builder, layer: Layer, from: Tensor): Projections {
	const widths = layer.heads * layer.keyLength + layer.kvHeads * (layer.keyLength + layer.valueLength);
	const all = b.matmul(widths, from);
	const part = (width: number, layout: string): Tensor => ({ ...b.graph.view(all, layout), size: b.floats(width) });
	return {
		query: part(layer.heads * layer.keyLength, 'q'),
		key: part(layer.kvHeads * layer.keyLength, 'k'),
		value: part(layer.kvHeads * layer.valueLength, 'v'),
	};
}

/** Some layers do not turn by position: Cohere's full ones, every fourth of SmolLM3. */
function turns(shape: Shape, layer: Layer, index: number): boolean {
	if (shape.architecture === 'cohere2') return layer.slides;
	return shape.architecture !== 'smollm3' || (index + 1) % 4 !== 0;
}

/** Attention and feed-forward side by side on the same input (Cohere). */
function parallelBlock(
	b: Builder,
	layer: Layer,
	input: Tensor,
	normal: Tensor,
	attended: Tensor,
	last: boolean,
): Tensor {
	const out = last ? b.wanted(attended) : attended;
	const rest = last ? b.wanted(input) : input;
	const inner = b.feedForward(layer.feedForward, last ? b.wanted(normal) : normal, last, false);
	return b.sum(b.sum(inner, rest), out);
}

/** Bytes of the compute buffer on the device. */
export function transformerBytes(shape: Shape, run: RunSettings): number {
	const b = new Builder(shape, run);
	const { architecture } = shape;
	const parallel = architecture === 'cohere2' || architecture === 'command-r';
	const fusedUp = architecture === 'phi3' || architecture === 'glm4';
	let input = b.embeddings();
	for (const { layer, index, last } of tellingLayers(shape)) {
		const normal = architecture === 'olmo2' ? input : b.norm(input);
		const heads = architecture === 'phi3' ? fusedHeads(b, layer, normal) : b.heads(layer, normal);
		const turned = turns(shape, layer, index) ? { query: b.rope(heads.query), key: b.rope(heads.key) } : {};
		const attended = b.attention(layer, layer.slides, { ...heads, ...turned });
		if (parallel) {
			input = parallelBlock(b, layer, input, normal, attended, last);
			continue;
		}
		const rest = last ? b.wanted(input) : input;
		const middle = b.sum(last ? b.wanted(attended) : attended, rest);
		const before = architecture === 'olmo2' ? middle : b.norm(middle);
		const rows = last ? b.outputs : b.tokens;
		const inner =
			shape.experts.count > 0
				? experts(b, before, { normalised: true, rows })
				: b.feedForward(layer.feedForward, before, last, fusedUp);
		input = b.sum(inner, middle);
	}
	return b.finish(input);
}

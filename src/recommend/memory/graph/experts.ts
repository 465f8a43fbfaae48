// A layer's experts: the router chooses a few for every token, their results are weighted and added (llama.cpp, build_moe_ffn).

import type { Builder } from './builder.ts';
import type { Tensor } from './graph.ts';

/** The router's choice and the chosen experts' work; the engine adds their results one after the other. */
export function experts(
	b: Builder,
	from: Tensor,
	options: { logits?: Tensor; normalised: boolean; merged?: boolean; rows: number },
): Tensor {
	const { graph } = b;
	const { count, used, feedForward } = b.shape.experts;
	const { embedding } = b.shape;
	const bytes = (width: number) => 4 * width * options.rows;
	const logits = options.logits ?? graph.result(bytes(count), [from], { layout: 'logits' });
	const chances = graph.result(bytes(count), [logits], { layout: 'logits', inPlace: true });
	const chosen = graph.view(graph.result(bytes(count), [chances]), 'chosen');
	let weights = graph.result(bytes(used), [graph.view(chances, 'rows'), chosen], { layout: 'weights' });
	if (options.normalised) {
		const total = graph.result(bytes(1), [graph.view(weights, 'w')]);
		const share = graph.result(bytes(used), [graph.view(weights, 'w'), total], { layout: 'w', inPlace: true });
		weights = graph.view(share, 'weights');
	}
	graph.add(weights);
	const input = graph.view(from, 'each');
	const product = (width: number, of: Tensor[]) => graph.result(bytes(width), of, { layout: `e${width}` });
	const parts = options.merged
		? [product(2 * used * feedForward, [input, chosen])].flatMap((both) => [
				graph.view(both, 'g'),
				graph.view(both, 'u'),
			])
		: [product(used * feedForward, [input, chosen]), product(used * feedForward, [input, chosen])];
	const active = product(used * feedForward, options.merged ? parts : parts.toReversed());
	const down = product(used * embedding, [active, chosen]);
	const weighted = graph.result(down.size, [down, weights], { layout: down.layout, inPlace: true });
	graph.add(weighted);
	const each = Array.from({ length: used }, () => ({ ...graph.view(weighted, from.layout), size: bytes(embedding) }));
	for (const one of each) graph.add(one);
	const [first, ...others] = each;
	let sum = first ?? weighted;
	for (const one of others) {
		sum = graph.result(bytes(embedding), [sum, one], { layout: from.layout, inPlace: true });
		graph.add(sum);
	}
	return sum;
}

// Where a model's weights lie: which bytes can go to a graphics processor, and which never do.

import type { Known } from '../../types/known.ts';
import { isUnknown, unknown } from '../../types/known.ts';
import type { Cpu, MachineFacts } from '../../types/machine.ts';
import type { Weights } from '../../types/model.ts';
import { notKnown } from '../../words/not-known.ts';

/**
 * Bytes of all weights that lie on the graphics side when every layer does. The input tables stay in RAM; a tied table
 * is also the output and then lies on both sides (llama.cpp, load_tensors; agrees with the engine's own figures).
 */
export const gpuWeights = (weights: Weights): number =>
	weights.total - weights.perLayerEmbedding - (weights.tied ? 0 : weights.tokenEmbedding);

/** Bytes of the tables that stay in RAM even when every layer lies on a graphics processor. */
export const hostWeights = (weights: Weights): number => weights.tokenEmbedding + weights.perLayerEmbedding;

export interface LayerWeights {
	/** Bytes of each block, in order. */
	layers: number[];
	/** Bytes of the experts in each block. */
	experts: number[];
	/** Output table and norms, which lie where the last layer does. */
	output: number;
}

/**
 * Bytes of each layer; where only sums are known, equal parts (`count` layers). An untied output table whose size is not
 * known is taken as large as the input table.
 */
export function layerWeights(weights: Weights, count: number): LayerWeights {
	const body = Math.max(0, weights.total - weights.tokenEmbedding - weights.perLayerEmbedding);
	const known = isUnknown(weights.layers) ? [] : weights.layers.slice(0, count);
	const sum = known.reduce((total, bytes) => total + bytes, 0);
	if (known.length === count && sum <= body) {
		const output = body - sum + (weights.tied ? weights.tokenEmbedding : 0);
		return { layers: known, experts: known.map((bytes) => share(bytes, sum, weights.experts)), output };
	}
	const output = weights.tied ? 0 : Math.min(body, weights.tokenEmbedding);
	const each = (body - output) / count;
	const layers = new Array<number>(count).fill(each);
	const experts = layers.map(() => Math.min(each, weights.experts / count));
	return { layers, experts, output: weights.tied ? weights.tokenEmbedding : output };
}

const share = (bytes: number, sum: number, all: number): number => (sum > 0 ? Math.min(bytes, (all * bytes) / sum) : 0);

/**
 * Bytes of weights that the CPU backend rewrites for its own layout. Only where the CPU does all the work: beside a
 * graphics processor its pinned host memory comes first (llama.cpp, make_cpu_buft_list). The sum over tensors holds for
 * x86 with AVX2; other processors repack other types.
 */
export function repackBytes(weights: Weights, os: MachineFacts['os'], cpu: Cpu): Known<number> {
	if (os.arch !== 'x64') return unknown(notKnown.rearranged);
	if (!isUnknown(cpu.features) && cpu.features.length > 0 && !cpu.features.includes('avx2')) return 0;
	return weights.repack;
}

// What a model reads from memory for every token it writes.

import { isUnknown, type Known, unknown } from '../../types/known.ts';
import type { GgufKeys, ModelFacts } from '../../types/model.ts';
import { notKnown } from '../../words/not-known.ts';

/** Bits and pieces of a model that its speed depends on. */
export interface Reads {
	/** Bytes read per token. */
	perToken: number;
	/** Bytes of the text model that lie in memory. */
	total: number;
	/** Blocks. */
	layers: number;
	/** Only some of its experts work on a token. */
	moe: boolean;
	/** Share of its experts that work on a token; 1 where there are none. */
	expertShare: number;
	/** Parameters that work on a token; for the speed of reading. */
	activeParameters: Known<number>;
}

const numberOf = (keys: Known<GgufKeys>, name: string): number | undefined => {
	if (isUnknown(keys)) return undefined;
	const architecture = keys['general.architecture'];
	const value = typeof architecture === 'string' ? keys[`${architecture}.${name}`] : undefined;
	const found = typeof value === 'bigint' ? Number(value) : value;
	return typeof found === 'number' && Number.isFinite(found) && found > 0 ? found : undefined;
};

// Blocks grow with the size: 16 for 1B, 32 for 8B, 80 for 70B. Only used where the header is not known.
const usualLayers = (bytes: number): number => Math.round(Math.min(96, Math.max(12, 19 * (bytes / 1e9) ** 0.35)));

function expertShare(model: ModelFacts): number | undefined {
	const count = numberOf(model.keys, 'expert_count');
	const used = numberOf(model.keys, 'expert_used_count');
	return count !== undefined && used !== undefined ? Math.min(1, used / count) : undefined;
}

// Without a header the share of active parameters stands in for the share of active bytes.
function activeShare(model: ModelFacts): number {
	if (model.activeParameters === undefined || isUnknown(model.parameters) || model.parameters <= 0) return 1;
	return Math.min(1, model.activeParameters / model.parameters);
}

function fromWeights(model: ModelFacts, weights: Exclude<ModelFacts['weights'], { unknown: string }>): number {
	// The input table is looked up, not read; unless it is the output table as well.
	const dense = weights.total - weights.perLayerEmbedding - (weights.tied ? 0 : weights.tokenEmbedding);
	const share = weights.experts > 0 ? (expertShare(model) ?? activeShare(model)) : 1;
	return dense - weights.experts * (1 - share);
}

/**
 * Bytes read per token, blocks and active parameters. Dense models: all tensors but a separate input table.
 * Mixture of experts: the expert stacks count used/total. Unknown where neither tensors nor file size are known.
 */
export function readsOf(model: ModelFacts): Known<Reads> {
	const total = isUnknown(model.weights)
		? isUnknown(model.bytes)
			? undefined
			: model.bytes - model.projectorBytes
		: model.weights.total;
	if (total === undefined || !(total > 0)) return unknown(notKnown.modelSize);
	const layers = numberOf(model.keys, 'block_count') ?? usualLayers(total);
	const moe = isUnknown(model.weights)
		? (numberOf(model.keys, 'expert_count') ?? 0) > 1 || activeShare(model) < 0.6
		: model.weights.experts > 0;
	const expert = moe ? (expertShare(model) ?? activeShare(model)) : 1;
	const perToken = isUnknown(model.weights)
		? total * (moe ? activeShare(model) : 1)
		: fromWeights(model, model.weights);
	// Models with per-layer tables (Gemma 3n, E2B) have fewer active parameters too, without experts.
	const byBytes = isUnknown(model.parameters) || !moe ? model.parameters : model.parameters * (perToken / total);
	const active = model.activeParameters ?? byBytes;
	return { perToken: Math.max(1, perToken), total, layers, moe, expertShare: expert, activeParameters: active };
}

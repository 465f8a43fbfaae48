// The shape of a model: everything about its architecture that decides how much memory it needs, in one form.

import type { Known } from '../../types/known.ts';
import { isUnknown, orElse, unknown } from '../../types/known.ts';
import type { GgufKeys } from '../../types/model.ts';
import { notKnown } from '../../words/not-known.ts';
import type { Architecture } from './architectures.ts';
import { architectureOf, engineName } from './architectures.ts';
import { KeyReader } from './keys.ts';
import { type Attention, differentLayers, layersOf } from './layers.ts';

/** What a layer keeps of the conversation: everything, a window, a state of fixed size, or nothing of its own. */
export type LayerKind = 'full' | 'sliding' | 'recurrent' | 'none';

export interface Layer {
	kind: LayerKind;
	/** It attends to a window only, whether the cache it reads is its own or an earlier layer's. */
	slides: boolean;
	/** Values in one stored row of keys and of values, per token; 0 where it stores none. */
	keyRow: number;
	valueRow: number;
	/** Width of its feed-forward part; 0 where it has none. */
	feedForward: number;
	/** Attention heads, their keys' and values' heads and widths; kvHeads 0 where it does not attend. */
	heads: number;
	kvHeads: number;
	keyLength: number;
	valueLength: number;
}

export interface Shape {
	/** The engine's name: "gemma3". */
	architecture: string;
	mixer: Architecture['mixer'];
	layers: Layer[];
	/** Width of the residual stream. */
	embedding: number;
	/** Tokens in the vocabulary. */
	vocab: Known<number>;
	/** Longest context it was trained for, tokens. */
	contextMax: Known<number>;
	/** Sliding window in tokens, 0 where nothing slides. */
	window: number;
	/** Values of one recurrent layer's two states (always f32). */
	state: { convolution: number; recurrent: number };
	ssm: { inner: number; state: number; groups: number; rank: number };
	experts: { count: number; used: number; feedForward: number; shared: number; denseLayers: number };
	/** Ranks of compressed attention; 0 elsewhere. */
	latent: { rank: number; rope: number; queryRank: number; keyLength: number; valueLength: number };
	/** Width of the per-layer embeddings (Gemma 3n, Gemma 4 E models), 0 elsewhere. */
	perLayerEmbedding: number;
	/** Widest values row of any attending layer: what the engine pads to without flash attention. */
	widestValueRow: number;
}

const big = 1_000_000;
const width = { min: 0, max: big };

/** All of them, or the first that is unknown. */
function together<T extends Record<string, Known<unknown>>>(
	values: T,
): Known<{ [K in keyof T]: Exclude<T[K], { unknown: string }> }> {
	const unknownOne = Object.values(values).find(isUnknown);
	if (unknownOne) return unknownOne;
	return values as { [K in keyof T]: Exclude<T[K], { unknown: string }> };
}

/** Words in the vocabulary: from the header's number, else the tokenizer's list, else what the caller counted. */
function vocabOf(reader: KeyReader, keys: GgufKeys, counted?: number): Known<number> {
	const limits = { min: 1, max: 16 * big };
	const tokens = keys['tokenizer.ggml.tokens'];
	const listed = Array.isArray(tokens) && tokens.length > 0 ? tokens.length : undefined;
	if (counted !== undefined && counted >= 1 && counted <= limits.max) return counted;
	return reader.whole('vocab_size', limits, listed);
}

function statesOf(mixer: Architecture['mixer'], embedding: number, ssm: Shape['ssm'], kernel: number, cache: number) {
	if (mixer === 'convolution') return { convolution: Math.max(0, cache - 1) * embedding, recurrent: 0 };
	const convolution = Math.max(0, kernel - 1) * (ssm.inner + 2 * ssm.groups * ssm.state);
	return { convolution, recurrent: ssm.state * ssm.inner };
}

/**
 * The normalised shape from a GGUF header's keys, or from Ollama's `model_info` (ask it verbosely: it leaves lists out
 * otherwise). `vocab` is the length of the tokenizer's list where the caller has counted it without keeping it.
 * Unknown with the reason for an architecture never seen, and for absent or absurd values; never a made-up number.
 */
export function shapeOf(keys: GgufKeys, vocab?: number): Known<Shape> {
	const name = keys['general.architecture'];
	if (typeof name !== 'string') return unknown(notKnown.noArchitecture);
	const traits = architectureOf(name);
	if (traits === undefined) return unknown(notKnown.architecture(name.slice(0, 40)));
	const reader = new KeyReader(keys, name);
	const numbers = together({
		count: reader.whole('block_count', { min: 1, max: 1024 }),
		drafting: reader.whole('nextn_predict_layers', { min: 0, max: 64 }, 0),
		embedding: reader.whole('embedding_length', { min: 1, max: big }),
		used: reader.whole('expert_used_count', { min: 0, max: 4096 }, 0),
		experts: reader.whole('expert_count', { min: 0, max: 65536 }, 0),
		expertWidth: reader.whole('expert_feed_forward_length', width, 0),
		sharedWidth: reader.whole('expert_shared_feed_forward_length', width, 0),
		sharedCount: reader.whole('expert_shared_count', { min: 0, max: 1024 }, 0),
		latentKey: reader.whole('attention.key_length_mla', width, 0),
		latentValue: reader.whole('attention.value_length_mla', width, 0),
		denseLayers: reader.whole('leading_dense_block_count', { min: 0, max: 1024 }, 0),
		inner: reader.whole('ssm.inner_size', width, 0),
		state: reader.whole('ssm.state_size', { min: 0, max: 65536 }, 0),
		groups: reader.whole('ssm.group_count', { min: 0, max: 65536 }, 0),
		rank: reader.whole('ssm.time_step_rank', { min: 0, max: 65536 }, 0),
		kernel: reader.whole('ssm.conv_kernel', { min: 0, max: 256 }, 0),
		convolution: reader.whole('shortconv.l_cache', { min: 0, max: 256 }, 0),
		kvRank: reader.whole('attention.kv_lora_rank', width, 0),
		queryRank: reader.whole('attention.q_lora_rank', width, 0),
		rope: reader.whole('rope.dimension_count', width, 0),
		perLayer: reader.whole('embedding_length_per_layer_input', width, 0),
	});
	if (isUnknown(numbers)) return numbers;
	if ((traits.mixer === 'mamba' || traits.mixer === 'delta') && (numbers.inner === 0 || numbers.state === 0))
		return unknown(notKnown.stateSize);
	if (traits.mixer === 'convolution' && numbers.convolution === 0) return unknown(notKnown.convolutions);
	// Extra layers that only draft the next words (MTP) are loaded but keep no cache of their own.
	const count = Math.max(1, numbers.count - numbers.drafting);
	const attention = layersOf(reader, traits, count, numbers.embedding);
	if (isUnknown(attention)) return attention;
	return assemble(engineName(name), traits, numbers, attention, {
		vocab: vocabOf(reader, keys, vocab),
		contextMax: reader.whole('context_length', { min: 1, max: 1 << 30 }),
	});
}

function assemble(
	architecture: string,
	traits: Architecture,
	n: Record<
		| 'embedding'
		| 'used'
		| 'experts'
		| 'expertWidth'
		| 'sharedWidth'
		| 'sharedCount'
		| 'latentKey'
		| 'latentValue'
		| 'denseLayers'
		| 'inner'
		| 'state'
		| 'groups'
		| 'rank'
		| 'kernel'
		| 'convolution'
		| 'kvRank'
		| 'queryRank'
		| 'rope'
		| 'perLayer',
		number
	>,
	attention: Attention,
	limits: Pick<Shape, 'vocab' | 'contextMax'>,
): Shape {
	const ssm = { inner: n.inner, state: n.state, groups: n.groups, rank: n.rank };
	return {
		architecture,
		mixer: traits.mixer,
		...limits,
		...attention,
		embedding: n.embedding,
		state: statesOf(traits.mixer, n.embedding, ssm, n.kernel, n.convolution),
		ssm,
		experts: {
			count: n.experts,
			used: Math.min(n.used, n.experts),
			feedForward: n.expertWidth || (n.experts > 0 ? widestFeedForward(attention) : 0),
			shared: n.sharedWidth || n.sharedCount * n.expertWidth,
			denseLayers: n.denseLayers,
		},
		latent: {
			rank: attention.compressed ? n.kvRank : 0,
			rope: n.rope,
			queryRank: n.queryRank,
			keyLength: n.latentKey,
			valueLength: n.latentValue,
		},
		perLayerEmbedding: n.perLayer,
	};
}

/** Words in the vocabulary; where unknown, the largest in common use, so that nothing is told too small. */
export const vocabSize = (shape: Shape): number => orElse(shape.vocab, 262_144);

const most = (shape: Pick<Shape, 'layers'>, of: (layer: Layer) => number): number =>
	Math.max(0, ...differentLayers(shape).map(of));
export const mostHeads = (shape: Shape): number => most(shape, (layer) => layer.heads);
export const widestFeedForward = (shape: Pick<Shape, 'layers'>): number => most(shape, (layer) => layer.feedForward);
export const widestHead = (shape: Shape): number => most(shape, (layer) => layer.valueLength);

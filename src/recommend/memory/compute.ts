// Bytes of the buffers that the engine computes in. With flash attention they are affine in the batch: for every token
// of it the largest set of values alive at once, and one row of the attention masks.

import { cellsOf, type RunSettings, rowBytes } from './context.ts';
import { foretoldBytes } from './foretold.ts';
import { rotationSide } from './graph/builder.ts';
import { gemma4Bytes } from './graph/gemma.ts';
import { hybridBytes } from './graph/hybrid.ts';
import { latentBytes } from './graph/latent.ts';
import { transformerBytes } from './graph/transformer.ts';
import { mostHeads, type Shape, vocabSize, widestFeedForward, widestHead } from './shape.ts';

export interface ComputeBytes {
	/** On the graphics processor, or in RAM where there is none. */
	device: number;
	/** In RAM beside a graphics processor; 0 without one. */
	host: number;
}

/** Values of one token alive at once in the widest layer, on the CPU. */
function liveValues(shape: Shape): number {
	const E = shape.embedding;
	const F = widestFeedForward(shape);
	const attention = mostHeads(shape) * widestHead(shape);
	const candidates = [dense(shape, E, F, attention), experts(shape, E), delta(shape, E), mamba(shape, E)];
	// Gemma 3n keeps its other streams.
	return Math.max(...candidates) + (shape.architecture === 'gemma3n' ? 10 * E : 0);
}

const withoutHeads = new Set(['lfm2', 'lfm2moe', 'qwen35']);

function dense(shape: Shape, E: number, F: number, attention: number): number {
	const { count, denseLayers } = shape.experts;
	if (count > 0 && denseLayers === 0) return 0;
	return 3 * F + 3 * E + (withoutHeads.has(shape.architecture) ? 0 : attention);
}

function experts(shape: Shape, E: number): number {
	const { count, used, feedForward } = shape.experts;
	if (count === 0) return 0;
	const widths = shape.architecture.startsWith('nemotron_h') ? 1 : 2;
	return 2 * used * E + widths * used * feedForward + (shape.architecture === 'deepseek2' ? 2 * E : 0);
}

function delta(shape: Shape, E: number): number {
	if (shape.mixer !== 'delta') return 0;
	return 3 * (2 * shape.ssm.groups + shape.ssm.rank) * shape.ssm.state + 3 * E;
}

function mamba(shape: Shape, E: number): number {
	if (shape.mixer !== 'mamba') return 0;
	return 4 * (2 * shape.ssm.inner + 2 * shape.ssm.groups * shape.ssm.state) + E / 2;
}

/** Inputs beside the masks: positions and where each cache is written (8 bytes per tensor), tokens on the CPU. */
function inputValues(shape: Shape, gpu: boolean): number {
	const sliding = shape.layers.some((layer) => layer.kind === 'sliding') ? 4 : 0;
	// Qwen3.5 gives every token four positions.
	const positions = shape.architecture.startsWith('qwen35') ? 3 : 0;
	return (gpu ? 5 : 6) + sliding + positions - (shape.latent.rank > 0 ? 2 : 0);
}

/** Bytes of the masks: one row of cells per token for each kind of cache. */
function maskBytes(shape: Shape, run: RunSettings): number {
	const { full, sliding, batch } = cellsOf(shape, run);
	const has = (kind: string) => shape.layers.some((layer) => layer.kind === kind);
	const width = (has('full') ? full : 0) + (has('sliding') ? sliding : 0);
	return batch * width * (run.flashAttention ? 2 : 4);
}

/** Without flash attention every head's scores over the whole cache are alive at once. */
function scoreValues(shape: Shape, run: RunSettings, E: number): number {
	const { full, sliding } = cellsOf(shape, run);
	const width = shape.layers.some((layer) => layer.kind === 'full') ? full : sliding;
	const heads = mostHeads(shape);
	const kinds = shape.window > 0 ? 2 : 1;
	const indices = 2 * kinds * Math.max(0, shape.widestValueRow - 1);
	// Gemma 3n keeps its other streams and all per-layer inputs meanwhile.
	const kept = shape.architecture === 'gemma3n' ? 2 * E + shape.perLayerEmbedding * shape.layers.length : 0;
	return heads * width + (run.gpu ? 2 : 3) * E + 2 * heads * widestHead(shape) + indices + kept;
}

/** CUDA copies a quantised cache to f16 for flash attention, one layer at a time. */
function copyBytes(shape: Shape, run: RunSettings, E: number): number {
	if (!run.gpu || run.kvCache === 'f16' || !run.flashAttention) return 0;
	const { full, sliding, streams, batch } = cellsOf(shape, run);
	const rows = shape.layers.map((layer) => {
		const cells = layer.kind === 'full' ? full : layer.kind === 'sliding' ? sliding : 0;
		return rowBytes('f16', layer.keyRow + layer.valueRow) * cells * streams;
	});
	const heads = mostHeads(shape) * (shape.latent.rank > 0 ? shape.latent.rank + shape.latent.rope : widestHead(shape));
	return Math.max(...rows) + 4 * batch * (2 * E + 2 * heads);
}

/** Families whose graph is rebuilt tensor by tensor; the others are told by a formula. */
function rebuilt(shape: Shape, run: RunSettings): number | undefined {
	// A header may claim a thousand layers with thousands of experts; no real model comes near, and it would take long.
	if (shape.layers.length * (30 + shape.experts.used) > 40_000) return undefined;
	if (shape.latent.rank > 0) return latentBytes(shape, run);
	if (shape.architecture === 'gemma4') return gemma4Bytes(shape, run);
	if (shape.mixer === 'delta' || shape.mixer === 'mamba' || shape.mixer === 'convolution') return hybrid(shape, run);
	const plain = shape.mixer === 'attention' || shape.mixer === 'sliding';
	const whole = shape.layers.every((layer) => layer.kind !== 'none');
	// Shared experts and leading dense layers make other graphs.
	const simple = shape.experts.count === 0 || (shape.experts.shared === 0 && shape.experts.denseLayers === 0);
	return plain && whole && simple ? transformerBytes(shape, run) : undefined;
}

/**
 * Recurrent layers by formula, attention rebuilt, and the smaller of both for what lies between: the formula does not
 * know every kind of experts, the rebuilt graph does not know how recurrent layers leave the memory behind.
 */
function hybrid(shape: Shape, run: RunSettings): number {
	const E = shape.embedding;
	const beside = (values: number) => {
		const inputs = inputValues(shape, run.gpu) - (run.gpu ? E : 0);
		return 4 * cellsOf(shape, run).batch * (values + inputs) + maskBytes(shape, run) + rotationBytes(shape, run);
	};
	const recurrent = beside(Math.max(delta(shape, E), mamba(shape, E)));
	const between = beside(liveValues(shape));
	const rebuilt = shape.architecture.startsWith('nemotron_h') ? between : hybridBytes(shape, run, false);
	return Math.ceil(Math.max(recurrent, Math.min(between, rebuilt), hybridBytes(shape, run, true)));
}

function byFormula(shape: Shape, run: RunSettings): number {
	const E = shape.embedding;
	const { batch } = cellsOf(shape, run);
	const masks = maskBytes(shape, run) + rotationBytes(shape, run);
	let values = liveValues(shape) - (run.gpu ? E : 0);
	if (!run.flashAttention) values = Math.max(values, scoreValues(shape, run, E));
	values += inputValues(shape, run.gpu);
	const logits = 4 * (run.outputs ?? run.parallel) * (vocabSize(shape) + 2 * E);
	return Math.ceil(Math.max(4 * batch * values + masks, copyBytes(shape, run, E) + masks, logits));
}

/** Rotations that a quantised cache is stored under, one pair for each kind of cache; not for compressed attention. */
function rotationBytes(shape: Shape, run: RunSettings): number {
	if (run.kvCache === 'f16' || shape.latent.rank > 0) return 0;
	return (['full', 'sliding'] as const).reduce((sum, kind) => {
		const layer = shape.layers.find((one) => one.kind === kind);
		return layer === undefined ? sum : sum + 4 * (rotationSide(layer.keyLength) ** 2 + 64 * 64);
	}, 0);
}

/** What stays in RAM beside a graphics processor: the rows of the input table, twice, and every input. */
function hostBytes(shape: Shape, run: RunSettings): number {
	const { batch } = cellsOf(shape, run);
	// Without flash attention every stored value has an index of its own, for each kind of cache.
	const kinds = new Set(
		shape.layers.map((layer) => layer.kind).filter((kind) => kind === 'full' || kind === 'sliding'),
	);
	const indices = run.flashAttention ? 0 : 8 * batch * kinds.size * Math.max(0, shape.widestValueRow - 1);
	const perLayer = shape.perLayerEmbedding > 0 ? 4 * batch * (shape.perLayerEmbedding * shape.layers.length + 1) : 0;
	const inputs = 4 * batch * inputValues(shape, false) + indices + perLayer;
	return 8 * batch * shape.embedding + maskBytes(shape, run) + inputs + rotationBytes(shape, run);
}

/** Bytes on the device by the law itself. */
export const deviceBytes = (shape: Shape, run: RunSettings): number => rebuilt(shape, run) ?? byFormula(shape, run);

/** Rebuilding a graph takes about a millisecond and the same question is asked several times for one verdict. */
const remembered = new WeakMap<Shape, Map<string, ComputeBytes>>();

/** Compute buffers in bytes; `host` is the part that stays in RAM beside a graphics processor. */
export function computeBytes(shape: Shape, run: RunSettings): ComputeBytes {
	const question = JSON.stringify(run);
	const answers = remembered.get(shape) ?? new Map<string, ComputeBytes>();
	remembered.set(shape, answers);
	const known = answers.get(question);
	if (known !== undefined) return known;
	const device = foretoldBytes(shape, run) ?? deviceBytes(shape, run);
	const answer = { device, host: run.gpu ? hostBytes(shape, run) : 0 };
	answers.set(question, answer);
	return answer;
}

/** The output buffer: one row of the vocabulary per conversation. */
export const outputBytes = (shape: Shape, run: Pick<RunSettings, 'parallel'>): number =>
	4 * vocabSize(shape) * run.parallel;

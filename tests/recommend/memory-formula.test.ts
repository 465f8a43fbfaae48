// Families whose graph is not rebuilt: what they work in is told by a formula, counted here by hand on small shapes.

import { describe, expect, it } from 'vitest';
import { computeBytes } from '../../src/recommend/memory/compute.ts';
import type { RunSettings } from '../../src/recommend/memory/context.ts';
import { type Shape, shapeOf } from '../../src/recommend/memory/shape.ts';
import { isUnknown } from '../../src/types/known.ts';
import type { GgufKeys } from '../../src/types/model.ts';

const usual: RunSettings = { context: 8192, batch: 512, parallel: 1, kvCache: 'f16', gpu: false, flashAttention: true };
// Four bytes for each value of each of 512 tokens, and masks of two bytes over 8192 cells.
const each = 4 * 512;
const masks = 512 * 8192 * 2;

// Width 512, eight heads of 64, feed-forward parts of 1000.
const shape = (architecture: string, more: Record<string, unknown> = {}): Shape => {
	const own = {
		block_count: 4,
		embedding_length: 512,
		'attention.head_count': 8,
		feed_forward_length: 1000,
		vocab_size: 1000,
		...more,
	};
	const named = Object.entries(own).map(([key, value]) => [`${architecture}.${key}`, value]);
	const found = shapeOf({ 'general.architecture': architecture, ...Object.fromEntries(named) } as GgufKeys);
	if (isUnknown(found)) throw new Error(found.unknown);
	return found;
};
const bytes = (of: Shape, run: Partial<RunSettings> = {}) => computeBytes(of, { ...usual, ...run });

describe('experts, one of which always works', () => {
	const told = { expert_count: 8, expert_used_count: 2, expert_feed_forward_length: 96 };
	const shared = shape('qwen2moe', { ...told, expert_shared_feed_forward_length: 64 });
	const values = 2 * 2 * 512 + 2 * 2 * 96;

	it('hold their widths and their results, and six numbers that are handed in', () => {
		expect(bytes(shared)).toEqual({ device: each * (values + 6) + masks, host: 0 });
	});

	it('beside a graphics processor leave the words in RAM', () => {
		const device = each * (values - 512 + 5) + masks;
		expect(bytes(shared, { gpu: true })).toEqual({ device, host: 2 * each * 512 + each * 6 + masks });
	});

	it('leave room for a dense layer where the first one is', () => {
		const dense = shape('glm4moe', { ...told, leading_dense_block_count: 1 });
		expect(bytes(dense).device).toBe(each * (3 * 1000 + 3 * 512 + 512 + 6) + masks);
	});

	it('need a copy of the quantised cache on a graphics processor, and its rotations', () => {
		const rotations = 4 * (64 * 64 + 64 * 64);
		const copy = 2 * (512 + 512) * 8192 + each * (2 * 512 + 2 * 512);
		const { device, host } = bytes(shared, { gpu: true, kvCache: 'q8_0' });
		expect(device).toBe(copy + masks + rotations);
		expect(host).toBe(2 * each * 512 + each * 6 + masks + rotations);
		// On the processor nothing is copied.
		expect(bytes(shared, { kvCache: 'q8_0' }).device).toBe(each * (values + 6) + masks + rotations);
	});

	it('need a row of the vocabulary for each answer where that is more', () => {
		const wide = { ...shared, vocab: 16_000_000 };
		expect(bytes(wide).device).toBe(4 * (16_000_000 + 2 * 512));
		expect(bytes(wide, { outputs: 3 }).device).toBe(3 * 4 * (16_000_000 + 2 * 512));
		expect(bytes(wide, { parallel: 2 }).device).toBe(2 * 4 * (16_000_000 + 2 * 512));
	});

	it('without flash attention hold the scores of every head, and an index for each stored value', () => {
		const scores = 8 * 8192 + 3 * 512 + 2 * 8 * 64 + 2 * (512 - 1);
		expect(bytes(shared, { flashAttention: false }).device).toBe(each * (scores + 6) + 2 * masks);
		const { device, host } = bytes(shared, { flashAttention: false, gpu: true });
		expect(device).toBe(each * (scores - 512 + 5) + 2 * masks);
		expect(host).toBe(2 * each * 512 + each * 6 + 2 * each * (512 - 1) + 2 * masks);
	});

	it('without flash attention hold what they hold with it where the conversation is short', () => {
		const wide = shape('glm4moe', { ...told, leading_dense_block_count: 1, feed_forward_length: 4000 });
		const { device } = bytes(wide, { context: 256, flashAttention: false });
		// No more than 256 tokens are ever read at once.
		expect(device).toBe(4 * 256 * (3 * 4000 + 3 * 512 + 512 + 6) + 256 * 256 * 4);
	});
});

describe('compressed attention in a header that does not tell its ranks', () => {
	it('holds two more rows beside its experts', () => {
		const told = { expert_count: 8, expert_used_count: 2, expert_feed_forward_length: 96 };
		expect(bytes(shape('deepseek2', told)).device).toBe(each * (2 * 2 * 512 + 2 * 2 * 96 + 2 * 512 + 6) + masks);
	});
});

describe('Gemma 3n', () => {
	// Two layers after the twentieth store nothing; the others slide over 512 tokens but for each fifth.
	const gemma = shape('gemma3n', {
		block_count: 22,
		'attention.sliding_window': 512,
		embedding_length_per_layer_input: 256,
	});
	const both = 512 * (8192 + 1024) * 2;

	it('keeps its other streams, and ten numbers are handed in', () => {
		expect(bytes(gemma).device).toBe(each * (3 * 1000 + 3 * 512 + 512 + 10 * 512 + 10) + both);
	});

	it('keeps the inputs of all layers in RAM beside a graphics processor', () => {
		const tables = each * (256 * 22 + 1);
		expect(bytes(gemma, { gpu: true }).host).toBe(2 * each * 512 + each * 10 + tables + both);
	});

	it('without flash attention holds scores and all inputs of its layers', () => {
		const kept = 2 * 512 + 256 * 22;
		const scores = 8 * 8192 + 3 * 512 + 2 * 8 * 64 + 2 * 2 * (512 - 1) + kept;
		expect(bytes(gemma, { flashAttention: false }).device).toBe(each * (scores + 10) + 2 * both);
		const indices = 2 * each * 2 * (512 - 1);
		const host = 2 * each * 512 + each * 10 + indices + each * (256 * 22 + 1) + 2 * both;
		expect(bytes(gemma, { flashAttention: false, gpu: true }).host).toBe(host);
	});
});

describe('recurrent layers', () => {
	const ssm = { 'ssm.state_size': 128, 'ssm.group_count': 20, 'ssm.time_step_rank': 50 };

	it('of Mamba hold two widths and their groups four times, and half a row', () => {
		const mamba = shape('granitehybrid', { ...ssm, 'ssm.inner_size': 5000, 'attention.head_count_kv': [0, 2, 2, 0] });
		const values = 4 * (2 * 5000 + 2 * 20 * 128) + 512 / 2;
		expect(bytes(mamba).device).toBe(each * (values + 6) + masks);
		expect(bytes(mamba, { gpu: true }).device).toBe(each * (values - 512 + 5) + masks);
	});

	it('of Nemotron-H: experts have one matrix less, dense parts are as anywhere', () => {
		const small = { 'ssm.inner_size': 100, 'ssm.state_size': 8, 'attention.head_count_kv': [0, 2, 2, 0] };
		expect(bytes(shape('nemotron_h', small)).device).toBe(each * (3 * 1000 + 3 * 512 + 512 + 6) + masks);
		const told = { expert_count: 8, expert_used_count: 6, expert_feed_forward_length: 96 };
		const moe = shape('nemotron_h_moe', { ...small, ...told });
		expect(bytes(moe).device).toBe(each * (2 * 6 * 512 + 6 * 96 + 6) + masks);
	});

	it('of Qwen3.5 hold groups and ranks three times, and every token has four positions', () => {
		const delta = shape('qwen35', { ...ssm, 'ssm.inner_size': 5000 });
		const values = 3 * (2 * 20 + 50) * 128 + 3 * 512;
		expect(bytes(delta).device).toBe(each * (values + 9) + masks);
	});
});

// What a header says of a model's shape, and what is made of it where it says less, more or nonsense.

import { describe, expect, it } from 'vitest';
import { type Shape, shapeOf, vocabSize } from '../../src/recommend/memory/shape.ts';
import { isUnknown } from '../../src/types/known.ts';
import type { GgufKeys } from '../../src/types/model.ts';

// Four layers of width 512 with eight heads.
const header = (architecture: string, more: Record<string, unknown> = {}): GgufKeys => {
	const own = { block_count: 4, embedding_length: 512, 'attention.head_count': 8, vocab_size: 1000, ...more };
	const named = Object.entries(own).map(([key, value]) => [`${architecture}.${key}`, value]);
	return { 'general.architecture': architecture, ...Object.fromEntries(named) };
};
const read = (architecture: string, more: Record<string, unknown> = {}, counted?: number): Shape => {
	const shape = shapeOf(header(architecture, more), counted);
	if (isUnknown(shape)) throw new Error(shape.unknown);
	return shape;
};
const why = (architecture: string, more: Record<string, unknown>): string => {
	const shape = shapeOf(header(architecture, more));
	return isUnknown(shape) ? shape.unknown : '';
};
const kinds = (architecture: string, more: Record<string, unknown> = {}) =>
	read(architecture, more)
		.layers.map((layer) => layer.kind[0])
		.join('');

describe('experts', () => {
	const some = { expert_count: 8, expert_used_count: 2, feed_forward_length: [100, 300, 200, 0] };

	it('are as many and as wide as told', () => {
		const told = { ...some, expert_feed_forward_length: 96, leading_dense_block_count: 1 };
		const experts = { count: 8, used: 2, feedForward: 96, shared: 0, denseLayers: 1 };
		expect(read('qwen3moe', told).experts).toEqual(experts);
		expect(read('qwen3moe', { ...told, expert_used_count: 20 }).experts.used).toBe(8);
	});

	it('are as wide as the widest layer where their width is not told, and none where there are none', () => {
		expect(read('qwen3moe', some).experts.feedForward).toBe(300);
		const none = { count: 0, used: 0, feedForward: 0, shared: 0, denseLayers: 0 };
		expect(read('qwen3', { feed_forward_length: 300 }).experts).toEqual(none);
	});

	it('that always work are told by their width, or by their number', () => {
		const one = { ...some, expert_feed_forward_length: 96 };
		expect(read('qwen3moe', { ...one, expert_shared_feed_forward_length: 64 }).experts.shared).toBe(64);
		expect(read('qwen3moe', { ...one, expert_shared_count: 2 }).experts.shared).toBe(192);
		const both = { ...one, expert_shared_feed_forward_length: 64, expert_shared_count: 2 };
		expect(read('qwen3moe', both).experts.shared).toBe(64);
	});
});

describe('compressed attention', () => {
	const packed = {
		'attention.head_count_kv': 1,
		'attention.key_length': 576,
		'attention.value_length': 500,
		'attention.key_length_mla': 192,
		'attention.value_length_mla': 128,
		'attention.kv_lora_rank': 512,
		'attention.q_lora_rank': 1536,
		'rope.dimension_count': 64,
	};

	it('keeps one row for keys and values', () => {
		const { latent, layers, widestValueRow } = read('deepseek2', packed);
		expect(latent).toEqual({ rank: 512, rope: 64, queryRank: 1536, keyLength: 192, valueLength: 128 });
		expect([layers[0]?.keyRow, layers[0]?.valueRow, widestValueRow]).toEqual([576, 0, 0]);
	});

	it('is none where the header has no lengths for it', () => {
		const { 'attention.key_length_mla': _, ...plain } = packed;
		const { latent, layers } = read('deepseek2', plain);
		expect([latent.rank, layers[0]?.valueRow]).toEqual([0, 500]);
	});
});

describe('recurrent states', () => {
	const ssm = { 'ssm.inner_size': 100, 'ssm.state_size': 8, 'ssm.group_count': 2, 'ssm.time_step_rank': 5 };

	it('are as large as their convolution and their matrix', () => {
		const shape = read('granitehybrid', { ...ssm, 'ssm.conv_kernel': 4 });
		expect(shape.state).toEqual({ convolution: 3 * (100 + 2 * 2 * 8), recurrent: 800 });
		expect(shape.ssm).toEqual({ inner: 100, state: 8, groups: 2, rank: 5 });
		expect(read('granitehybrid', ssm).state.convolution).toBe(0);
		expect(read('lfm2', { 'shortconv.l_cache': 3 }).state).toEqual({ convolution: 2 * 512, recurrent: 0 });
	});

	it.each([
		['granitehybrid', { 'ssm.inner_size': 100 }, /recurrent state/],
		['granitehybrid', { 'ssm.state_size': 8 }, /recurrent state/],
		['qwen35', { 'ssm.state_size': 8 }, /recurrent state/],
		['lfm2', {}, /length of its convolutions/],
	])('are not guessed for %s with %j', (architecture, more, expected) => {
		expect(why(architecture, more)).toMatch(expected);
	});

	it('are where the list says, else every layer but each fourth or as told, else where no heads are', () => {
		expect(kinds('qwen35', ssm)).toBe('rrrf');
		expect(kinds('qwen35', { ...ssm, full_attention_interval: 2 })).toBe('rfrf');
		expect(kinds('qwen35', { ...ssm, 'attention.recurrent_layers': [false, true, 1, 0] })).toBe('frrf');
		expect(kinds('qwen35', { ...ssm, 'attention.head_count_kv': [0, 0, 2, 0] })).toBe('rrfr');
		expect(kinds('granitehybrid', { ...ssm, 'attention.head_count_kv': [0, 2, 2, 0] })).toBe('rffr');
		expect(kinds('lfm2', { 'shortconv.l_cache': 3, 'attention.head_count_kv': [0, 2, 2, 0] })).toBe('rffr');
		expect(kinds('llama', { 'attention.head_count_kv': [0, 2, 2, 0] })).toBe('nffn');
	});
});

describe('sliding layers', () => {
	const window = { 'attention.sliding_window': 1024 };
	const pattern = (value: unknown) => ({ ...window, 'attention.sliding_window_pattern': value });

	it('follow the list, however it writes yes and no, and however long it is', () => {
		expect(kinds('gemma4', pattern([true, 1, 1n, false, true]))).toBe('sssf');
		expect(kinds('gemma4', pattern([2, 0, 'yes', true]))).toBe('fffs');
	});

	it('follow a period: all but the last of each; with 0 all of them', () => {
		expect(kinds('gemma3', pattern(3))).toBe('ssfs');
		expect(kinds('gemma3', pattern(2n))).toBe('sfsf');
		expect(kinds('gemma3', pattern(1))).toBe('ffff');
		expect(kinds('gemma3', pattern(0))).toBe('ssss');
	});

	it.each([-1, 1.5, Number.NaN])('do not follow a period of %s', (period) => {
		expect(why('gemma3', pattern(period))).toMatch(/pattern is impossible/);
	});

	it('are not guessed from a list that is too short', () => {
		expect(why('gemma4', pattern([true, false]))).toMatch(/does not say which of its layers/);
	});

	it('are none without a window, and where the architecture has none', () => {
		expect(kinds('gemma3', { 'attention.sliding_window_pattern': 2 })).toBe('ffff');
		expect(kinds('llama', pattern([true, true, true, true]))).toBe('ffff');
		expect(read('llama', window).window).toBe(0);
		expect(read('gemma3', pattern([false, false, false, false])).window).toBe(0);
		expect(read('gemma3', pattern(2)).window).toBe(1024);
	});

	it("have Gemma 2's window where its header names none", () => {
		expect([kinds('gemma2'), read('gemma2').window]).toEqual(['sfsf', 4096]);
	});

	it('have widths of their own where told', () => {
		const { layers } = read('gemma4', {
			...pattern([true, false, true, false]),
			'attention.head_count_kv': [4, 1, 4, 1],
			'attention.key_length': 512,
			'attention.value_length': 500,
			'attention.key_length_swa': 256,
			'attention.value_length_swa': 250,
		});
		expect(layers.map(({ keyRow, valueRow }) => [keyRow, valueRow])).toEqual([
			[1024, 1000],
			[512, 500],
			[1024, 1000],
			[512, 500],
		]);
	});
});

describe('layers without a cache of their own', () => {
	it('are the last ones, as many as share', () => {
		const sliding = { 'attention.sliding_window': 1024, 'attention.sliding_window_pattern': [true, true, true, true] };
		expect(kinds('gemma4', { ...sliding, 'attention.shared_kv_layers': 1 })).toBe('sssn');
		expect(kinds('gemma4', { ...sliding, 'attention.shared_kv_layers': 4 })).toBe('nnnn');
		expect(why('gemma4', { ...sliding, 'attention.shared_kv_layers': 5 })).toMatch(
			/gemma4\.attention\.shared_kv_layers/,
		);
	});

	it('come after the twentieth in Gemma 3n', () => {
		expect(kinds('gemma3n', { block_count: 22, 'attention.sliding_window': 512 })).toBe('ssssfssssfssssfssssfnn');
		expect(kinds('gemma3n', { 'attention.sliding_window': 512 })).toBe('ssss');
	});
});

describe('layers that only draft', () => {
	it('keep nothing, and one layer is always left', () => {
		expect(kinds('qwen3', { nextn_predict_layers: 1 })).toBe('fff');
		expect(kinds('qwen3', { nextn_predict_layers: 9 })).toBe('f');
	});
});

describe('heads', () => {
	it('without a number of their own each layer has as many keys and values as it has heads', () => {
		const { layers } = read('llama', { 'attention.head_count': [4, 2, 4, 2] });
		expect(layers.map(({ kvHeads }) => kvHeads)).toEqual([4, 2, 4, 2]);
	});

	it('are as wide as the whole width allows where nothing else is told', () => {
		const [layer] = read('llama', { 'attention.head_count': 6, 'attention.head_count_kv': 2 }).layers;
		expect(layer).toMatchObject({ heads: 6, kvHeads: 2, keyLength: 85, valueLength: 85, keyRow: 170, valueRow: 170 });
	});

	it('are no width at all where there are none', () => {
		const [layer] = read('llama', { 'attention.head_count': 0 }).layers;
		expect(layer).toMatchObject({ kind: 'none', heads: 0, keyLength: 0, keyRow: 0, valueRow: 0 });
	});

	it('for keys and values are none where a state is kept', () => {
		const ssm = { 'ssm.inner_size': 100, 'ssm.state_size': 8, 'attention.head_count_kv': 2 };
		expect(read('qwen35', ssm).layers.map(({ kvHeads, keyRow }) => [kvHeads, keyRow])).toEqual([
			[0, 0],
			[0, 0],
			[0, 0],
			[2, 128],
		]);
	});

	it('for keys and values are as many as the others where not told', () => {
		expect(read('llama').layers[0]?.kvHeads).toBe(8);
	});
});

describe('the vocabulary', () => {
	const vocab = (more: Record<string, unknown>, counted?: number) => read('llama', more, counted).vocab;

	it('is what was counted, from one word to sixteen million; else what the header says', () => {
		const counted = [1, 16_000_000, 0, 16_000_001].map((words) => vocab({}, words));
		expect(counted).toEqual([1, 16_000_000, 1000, 1000]);
		expect([1, 16_000_000].map((words) => vocab({ vocab_size: words }))).toEqual([1, 16_000_000]);
		for (const words of [0, 16_000_001]) expect(isUnknown(vocab({ vocab_size: words }))).toBe(true);
	});

	it('is taken to be large where it is not known', () => {
		expect(vocabSize(read('llama', { vocab_size: 0 }))).toBe(262_144);
	});

	it('is not known from an empty list', () => {
		const { 'llama.vocab_size': _, ...rest } = header('llama');
		const shape = shapeOf({ ...rest, 'tokenizer.ggml.tokens': [] });
		expect(isUnknown(shape) ? shape : isUnknown(shape.vocab)).toBe(true);
	});
});

describe('names', () => {
	it.each([
		['gptoss', 'gpt-oss'],
		['olmo3', 'olmo2'],
		['glm4moelite', 'deepseek2'],
	])('%s is what the engine calls %s', (written, engine) => {
		expect(read(written).architecture).toBe(engine);
	});

	it('of what every object has are no architectures', () => {
		expect(why('constructor', {})).toMatch(/constructor.*not known/);
	});

	it('are told in part where they are long', () => {
		expect(why('x'.repeat(100), {})).toMatch(/[^x]x{40}[^x]/);
	});
});

describe('numbers that most headers leave out', () => {
	const limits = {
		nextn_predict_layers: 64,
		expert_used_count: 4096,
		expert_count: 65_536,
		expert_feed_forward_length: 1_000_000,
		expert_shared_feed_forward_length: 1_000_000,
		expert_shared_count: 1024,
		'attention.value_length_mla': 1_000_000,
		leading_dense_block_count: 1024,
		'ssm.inner_size': 1_000_000,
		'ssm.state_size': 65_536,
		'ssm.group_count': 65_536,
		'ssm.time_step_rank': 65_536,
		'ssm.conv_kernel': 256,
		'shortconv.l_cache': 256,
		'attention.kv_lora_rank': 1_000_000,
		'attention.q_lora_rank': 1_000_000,
		'rope.dimension_count': 1_000_000,
		embedding_length_per_layer_input: 1_000_000,
		'attention.sliding_window': 2 ** 30,
		feed_forward_length: 1_000_000,
		'attention.shared_kv_layers': 4,
	};

	it.each(Object.entries(limits))('%s: none is the same as not told, up to %i is believed', (key, most) => {
		expect(read('llama', { [key]: 0 })).toEqual(read('llama'));
		expect(why('llama', { [key]: most })).toBe('');
		for (const absurd of [-1, most + 1]) expect(why('llama', { [key]: absurd })).toContain(`llama.${key}`);
	});

	it('the width of the tables of each layer is among them', () => {
		expect(read('gemma4', { embedding_length_per_layer_input: 256 }).perLayerEmbedding).toBe(256);
	});
});

describe('the longest conversation', () => {
	it('is what the header says, from one word to 2^30, else not known', () => {
		const told = [1, 2 ** 30, 0, 2 ** 30 + 1].map((tokens) => read('llama', { context_length: tokens }).contextMax);
		expect(told.map((tokens) => (isUnknown(tokens) ? '?' : tokens))).toEqual([1, 2 ** 30, '?', '?']);
		expect(read('llama').contextMax).toEqual({ unknown: expect.stringContaining('llama.context_length') });
	});
});

describe('what cannot be is told by its key', () => {
	it.each<[string, unknown]>([
		['block_count', 1025],
		['block_count', 0],
		['embedding_length', 0],
		['attention.head_count', 8193],
		['attention.head_count_kv', -1],
		['attention.key_length', 0],
		['attention.key_length', 65537],
		['attention.value_length', 65537],
		['attention.key_length_swa', 0],
		['attention.value_length_swa', 0],
		['attention.sliding_window', -1],
		['feed_forward_length', 1_000_001],
		['feed_forward_length', [1, 2, 3]],
		['feed_forward_length', [1, 2, 3, 'many']],
		['feed_forward_length', null],
		['nextn_predict_layers', -1],
		['nextn_predict_layers', 65],
		['expert_count', 65537],
		['expert_used_count', 4097],
		['expert_shared_count', true],
	])('%s of %j', (key, value) => {
		expect(why('llama', { [key]: value })).toContain(`llama.${key}`);
	});

	it('but the largest that can be is taken', () => {
		const { layers, embedding } = read('llama', {
			block_count: 1024,
			'attention.head_count': 8192,
			'attention.key_length': 65536,
			'attention.value_length': 1,
			embedding_length: 1_000_000,
			feed_forward_length: 1_000_000n,
		});
		expect([layers.length, embedding]).toEqual([1024, 1_000_000]);
		expect(layers[1023]).toMatchObject({ heads: 8192, keyLength: 65536, valueLength: 1, feedForward: 1_000_000 });
	});

	it('a list longer than the layers is no harm, whatever it ends with', () => {
		expect(read('llama', { feed_forward_length: [1, 2, 3, 4, 'many'] }).layers.map((one) => one.feedForward)).toEqual([
			1, 2, 3, 4,
		]);
	});
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shapeOf } from '../../src/recommend/memory/shape.ts';
import { isUnknown } from '../../src/types/known.ts';
import type { GgufKeys } from '../../src/types/model.ts';
import { modelOf, models, shapeNamed } from './memory-truth.ts';

const kinds = (name: string) => {
	const count = { full: 0, sliding: 0, recurrent: 0, none: 0 };
	for (const layer of shapeNamed(name).layers) count[layer.kind]++;
	return count;
};

const why = (keys: GgufKeys): string => {
	const shape = shapeOf(keys);
	return isUnknown(shape) ? shape.unknown : '';
};

const llama = (changes: GgufKeys = {}): GgufKeys => ({ ...modelOf('llama-3.2-1b').keys, ...changes });

describe('the shape of a model', () => {
	it('knows every model of the fixture', () => {
		for (const name of Object.keys(models)) expect(shapeNamed(name).layers.length, name).toBeGreaterThan(0);
	});

	it.each([
		['llama-3.1-8b', { full: 32, sliding: 0, recurrent: 0, none: 0 }],
		['gemma2-9b', { full: 21, sliding: 21, recurrent: 0, none: 0 }],
		['gemma3-12b', { full: 8, sliding: 40, recurrent: 0, none: 0 }],
		['gemma3n-e4b', { full: 4, sliding: 16, recurrent: 0, none: 15 }],
		['gemma4-e2b', { full: 3, sliding: 12, recurrent: 0, none: 20 }],
		['gpt-oss-120b', { full: 18, sliding: 18, recurrent: 0, none: 0 }],
		['command-r7b', { full: 8, sliding: 24, recurrent: 0, none: 0 }],
		['olmo3-32b', { full: 16, sliding: 48, recurrent: 0, none: 0 }],
		['deepseek-v2-lite', { full: 27, sliding: 0, recurrent: 0, none: 0 }],
		['qwen3.5-4b', { full: 8, sliding: 0, recurrent: 24, none: 0 }],
		['granite-4.0-h-micro', { full: 4, sliding: 0, recurrent: 36, none: 0 }],
		['lfm2-1.2b', { full: 6, sliding: 0, recurrent: 10, none: 0 }],
		['phi-4-14b', { full: 40, sliding: 0, recurrent: 0, none: 0 }],
	])('%s has the right kinds of layers', (name, expected) => {
		expect(kinds(name)).toEqual(expected);
	});

	it('tells Nemotron-H layers apart: attention, Mamba, feed-forward alone', () => {
		const keys: GgufKeys = {
			'general.architecture': 'nemotron_h',
			'nemotron_h.block_count': 4,
			'nemotron_h.embedding_length': 512,
			'nemotron_h.attention.head_count': 8,
			'nemotron_h.attention.head_count_kv': [0, 0, 2, 0],
			'nemotron_h.feed_forward_length': [0, 1024, 0, 1024],
			'nemotron_h.ssm.inner_size': 1024,
			'nemotron_h.ssm.state_size': 128,
			'nemotron_h.ssm.group_count': 8,
			'nemotron_h.ssm.conv_kernel': 4,
		};
		const shape = shapeOf(keys);
		expect(isUnknown(shape) ? shape : shape.layers.map((layer) => layer.kind)).toEqual([
			'recurrent',
			'none',
			'full',
			'none',
		]);
	});

	it('takes a period as a number where the header has no list', () => {
		const keys = { ...modelOf('gemma3-1b').keys, 'gemma3.attention.sliding_window_pattern': 2 };
		const shape = shapeOf(keys);
		expect(isUnknown(shape) ? 0 : shape.layers.filter((layer) => layer.kind === 'sliding').length).toBe(13);
	});

	it('uses the length of the tokenizer where the header has no number, and the counted one before both', () => {
		const { 'llama.vocab_size': _, ...rest } = llama();
		const listed = shapeOf({ ...rest, 'tokenizer.ggml.tokens': ['a', 'b', 'c'] });
		expect(isUnknown(listed) ? 0 : listed.vocab).toBe(3);
		const counted = shapeOf(rest, 7);
		expect(isUnknown(counted) ? 0 : counted.vocab).toBe(7);
		const none = shapeOf(rest);
		expect(isUnknown(none) ? none : isUnknown(none.vocab)).toBe(true);
	});

	it('reads 64-bit integers that came as bigint', () => {
		const shape = shapeOf(llama({ 'llama.embedding_length': 2048n }));
		expect(isUnknown(shape) ? 0 : shape.embedding).toBe(2048);
	});

	it.each<[string, GgufKeys, RegExp]>([
		['an architecture never seen', { ...llama(), 'general.architecture': 'warp9' }, /warp9.*not known/],
		['no architecture at all', {}, /does not say which architecture/],
		['no number of layers', llama({ 'llama.block_count': -3 }), /impossible value for llama\.block_count/],
		['a width of 2^63', llama({ 'llama.embedding_length': 2n ** 63n }), /impossible value/],
		['half a head', llama({ 'llama.attention.head_count': 1.5 }), /impossible value/],
		['words for numbers', llama({ 'llama.block_count': 'many' }), /impossible value/],
		['a list too short', { ...modelOf('gemma4-e2b').keys, 'gemma4.attention.head_count_kv': [1, 1] }, /too short/],
		[
			'a list that the server left out',
			{ ...modelOf('gemma4-e2b').keys, 'gemma4.attention.head_count_kv': null as unknown as string },
			/left out/,
		],
		[
			'a sliding model whose pattern is nowhere',
			{ ...modelOf('gemma4-31b').keys, 'gemma4.attention.sliding_window_pattern': null as unknown as string },
			/does not say which of its layers/,
		],
		['no state size', { ...modelOf('qwen3.5-4b').keys, 'qwen35.ssm.state_size': 0 }, /recurrent state/],
	])('says why for %s', (_, keys, expected) => {
		expect(why(keys)).toMatch(expected);
	});

	it('never throws and never gives an absurd number, whatever the header says', () => {
		const value = fc.oneof(
			fc.integer(),
			fc.double(),
			fc.bigInt(),
			fc.string(),
			fc.boolean(),
			fc.constant(null),
			fc.array(fc.integer(), { maxLength: 64 }),
		);
		const names = Object.keys(models);
		fc.assert(
			fc.property(fc.constantFrom(...names), fc.nat(40), value, (name, which, garbage) => {
				const keys: Record<string, unknown> = { ...modelOf(name).keys };
				const key = Object.keys(keys)[which % Object.keys(keys).length] ?? '';
				keys[key] = garbage;
				const shape = shapeOf(keys as GgufKeys);
				if (isUnknown(shape)) expect(shape.unknown.length).toBeGreaterThan(10);
				else
					for (const layer of shape.layers)
						for (const number of [layer.keyRow, layer.valueRow, layer.feedForward, shape.embedding])
							expect(Number.isSafeInteger(number) && number >= 0).toBe(true);
			}),
			{ numRuns: 80 },
		);
	});
});

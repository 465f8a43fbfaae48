// What the process itself takes, and the lengths of its caches, counted by hand.

import { describe, expect, it } from 'vitest';
import { cellsOf, contextBytes, type RunSettings } from '../../src/recommend/memory/context.ts';
import { processBytes, promptCacheLimit } from '../../src/recommend/memory/process.ts';
import { shapeNamed } from './memory-truth.ts';

const run: RunSettings = { context: 8192, batch: 512, parallel: 1, kvCache: 'f16', gpu: false, flashAttention: true };

describe('the process', () => {
	it('is 46 MB and 125 bytes for each word of the vocabulary', () => {
		expect(processBytes(shapeNamed('llama-3.2-1b'), run)).toBe(46e6 + 125 * 128_256);
		expect(processBytes(shapeNamed('llama-3.2-1b'), { ...run, parallel: 4 })).toBe(46e6 + 125 * 128_256);
	});

	it('keeps two snapshots of every sliding window for each conversation', () => {
		// 22 of 26 layers slide over 512 tokens; a row of keys and one of values hold 256 numbers each.
		const shape = shapeNamed('gemma3-1b');
		const snapshot = 22 * 512 * (256 + 256) * 2;
		const own = 46e6 + 125 * 262_144;
		expect(processBytes(shape, run)).toBe(own + 2 * snapshot);
		expect(processBytes(shape, { ...run, parallel: 3 })).toBe(own + 6 * snapshot);
		expect(processBytes(shape, { ...run, kvCache: 'q8_0' })).toBe(own + (2 * snapshot * 34) / 64);
		// A conversation shorter than the window has no more than itself to keep: 100 tokens are stored as 256.
		expect(processBytes(shape, { ...run, context: 100 })).toBe(own + snapshot);
	});

	it('keeps two snapshots of every recurrent state', () => {
		// 24 of 32 layers: a convolution of 3 x 8192 numbers and a state of 4096 x 128.
		const shape = shapeNamed('qwen3.5-4b');
		const snapshot = 24 * 4 * (3 * 8192 + 4096 * 128);
		expect(processBytes(shape, run)).toBe(46e6 + 125 * 248_320 + 2 * snapshot);
	});

	it('may keep 8 GiB of old conversations', () => {
		expect(promptCacheLimit).toBe(8 * 1024 ** 3);
	});
});

describe('the caches', () => {
	const shape = shapeNamed('gemma3-1b');

	it('are stored in steps of 256 tokens, for all conversations together', () => {
		expect(cellsOf(shape, { ...run, context: 8193 })).toMatchObject({ total: 8448, full: 8448, streams: 1 });
		expect(cellsOf(shape, { ...run, context: 1000, parallel: 3 })).toMatchObject({
			total: 3072,
			full: 1024,
			streams: 3,
		});
	});

	it('of a window hold it and one batch; never more than the whole conversation', () => {
		expect(cellsOf(shape, run).sliding).toBe(1024);
		expect(cellsOf(shape, { ...run, batch: 2048 }).sliding).toBe(2560);
		expect(cellsOf(shape, { ...run, context: 600 }).sliding).toBe(768);
	});

	it('need no larger batch than the conversation is long', () => {
		expect(cellsOf(shape, { ...run, context: 100 }).batch).toBe(256);
	});

	it('hold nothing for a layer that stores nothing', () => {
		const [layer] = shape.layers;
		if (!layer) throw new Error('no layer');
		expect(contextBytes({ ...shape, layers: [{ ...layer, kind: 'none' }] }, run)).toBe(0);
	});
});

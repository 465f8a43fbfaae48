// Which layer has which weights, in bytes small enough to count by hand.

import { describe, expect, it } from 'vitest';
import { gpuWeights, hostWeights, layerWeights, repackBytes } from '../../src/recommend/memory/weights.ts';
import type { Weights } from '../../src/types/model.ts';
import { machineOf } from './machines.ts';

// 100 in all: 10 for the words, 4 for each layer's own table, 86 for the rest.
const weights = (changes: Partial<Weights> = {}): Weights => ({
	total: 100,
	tokenEmbedding: 10,
	perLayerEmbedding: 4,
	tied: false,
	experts: 0,
	repack: 7,
	layers: [20, 30, 26],
	...changes,
});
const sums = { layers: { unknown: 'only sums are known' } };

describe('the two sides', () => {
	it('the tables of words stay in RAM, and a table that is also the output lies on both', () => {
		expect([gpuWeights(weights()), hostWeights(weights())]).toEqual([86, 14]);
		expect([gpuWeights(weights({ tied: true })), hostWeights(weights({ tied: true }))]).toEqual([96, 14]);
	});
});

describe('the layers', () => {
	it('are as the file says, and the output is what is left', () => {
		expect(layerWeights(weights(), 3)).toEqual({ layers: [20, 30, 26], experts: [0, 0, 0], output: 10 });
		expect(layerWeights(weights({ tied: true }), 3).output).toBe(20);
		expect(layerWeights(weights({ layers: [20, 30, 36] }), 3)).toMatchObject({ layers: [20, 30, 36], output: 0 });
	});

	it('leave out what the file says of layers that only draft', () => {
		expect(layerWeights(weights(), 2)).toEqual({ layers: [20, 30], experts: [0, 0], output: 36 });
	});

	it('are equal parts where only sums are known, the output as large as the table of words', () => {
		expect(layerWeights(weights(sums), 4)).toEqual({ layers: [19, 19, 19, 19], experts: [0, 0, 0, 0], output: 10 });
		expect(layerWeights(weights({ ...sums, tied: true }), 4)).toMatchObject({
			layers: [21.5, 21.5, 21.5, 21.5],
			output: 10,
		});
	});

	it('are equal parts too where the file tells too few of them, or more bytes than there are', () => {
		for (const layers of [[20, 30], [], [40, 40, 40]])
			expect(layerWeights(weights({ layers }), 3).layers).toEqual([76 / 3, 76 / 3, 76 / 3]);
	});

	it('never hold less than nothing', () => {
		const odd = weights({ ...sums, total: 20, tokenEmbedding: 30 });
		expect(layerWeights(odd, 2)).toEqual({ layers: [0, 0], experts: [0, 0], output: 0 });
		expect(layerWeights(weights({ ...sums, total: 20 }), 2)).toEqual({ layers: [0, 0], experts: [0, 0], output: 6 });
	});
});

describe('the experts', () => {
	it('are shared out as the layers are, and never more than a layer', () => {
		expect(layerWeights(weights({ experts: 38 }), 3).experts).toEqual([10, 15, 13]);
		expect(layerWeights(weights({ experts: 152 }), 3).experts).toEqual([20, 30, 26]);
		expect(layerWeights(weights({ ...sums, experts: 40 }), 4).experts).toEqual([10, 10, 10, 10]);
		expect(layerWeights(weights({ ...sums, experts: 400 }), 4).experts).toEqual([19, 19, 19, 19]);
	});

	it('are none where the layers are empty', () => {
		expect(layerWeights(weights({ layers: [0, 0], experts: 5 }), 2).experts).toEqual([0, 0]);
	});
});

describe('weights that the processor arranges anew', () => {
	const { os, cpu } = machineOf();
	const can = (features: typeof cpu.features) => repackBytes(weights(), os, { ...cpu, features });

	it('are the sum over the tensors with AVX2, none without it', () => {
		expect(can(['avx', 'avx2'])).toBe(7);
		expect(can(['avx'])).toBe(0);
	});

	it('are not taken to be none where nobody said what the processor can do', () => {
		expect(can([])).toBe(7);
		expect(can({ unknown: 'not told' })).toBe(7);
	});

	it('are not known on other processors', () => {
		expect(repackBytes(weights(), { ...os, arch: 'arm64' }, cpu)).toHaveProperty('unknown');
	});
});

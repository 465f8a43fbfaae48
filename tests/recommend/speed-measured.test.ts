// Speeds measured on a rented computer with a real Ollama: what was told beforehand, and what one foretells of another.

import { describe, expect, it } from 'vitest';
import { type Measured, type Placed, speedFor } from '../../src/recommend/speed/index.ts';
import type { ModelFacts } from '../../src/types/model.ts';
import type { Range } from '../../src/types/verdict.ts';
import { machine, model, placed } from './speed-make.ts';

/** Nothing is stored of the conversation yet. */
const empty = (where: 'gpu' | 'cpu', layers: number): Placed => ({
	placement: where,
	memory: { ...placed(where, where === 'gpu' ? layers : 0, layers).memory, context: 0 },
});

/** Random weights, loaded by a real Ollama 0.33.0 on two cores of an EPYC 7003: bytes, blocks, tokens per second. */
type Loaded = readonly [quantization: string, bytes: number, layers: number, tokensPerSecond: number];
const smallQ4: Loaded = ['Q4_0', 552_389_792, 16, 23.28];
const middleQ4K: Loaded = ['Q4_K_M', 1_697_084_896, 28, 7.65];
const bigQ8: Loaded = ['Q8_0', 3_008_853_472, 28, 4.9];
const bigQ4K: Loaded = ['Q4_K_M', 4_198_108_736, 32, 3.08];
const loaded: readonly Loaded[] = [
	smallQ4,
	['Q8_0', 1_043_123_360, 16, 14.83],
	['Q4_0', 1_851_375_264, 36, 7.31],
	middleQ4K,
	['Q4_K_M', 1_975_898_784, 36, 6.18],
	bigQ8,
	bigQ4K,
];

const rented = machine({
	gpus: [],
	cpu: { name: 'AMD EPYC', cores: 2, threads: 2, features: ['avx2'], bandwidth: { unknown: 'a virtual machine' } },
});
const factsOfLoaded = ([quantization, bytes, layers]: Loaded): ModelFacts =>
	model({
		quantization,
		bytes,
		digest: `sha256:${bytes}`,
		weights: { unknown: 'x' },
		keys: { 'general.architecture': 'llama', 'llama.block_count': layers },
	});
const measureOfLoaded = ([quantization, bytes, layers, tokensPerSecond]: Loaded): Measured => ({
	digest: `sha256:${bytes}`,
	tokensPerSecond,
	bytes,
	layers,
	quantization,
	placement: 'cpu',
	at: '2026-11-28T00:30:00Z',
	model: 'random',
});
const told = (one: Loaded, measured?: Measured[]) =>
	speedFor({
		model: factsOfLoaded(one),
		machine: rented,
		placement: empty('cpu', 32),
		context: 2048,
		...(measured ? { measured } : {}),
	});

describe('seven models of random weights on a rented computer', () => {
	it.each(loaded)('%s of %i bytes lies inside what is told beforehand', (...one) => {
		const range = told(one).generate as Range;
		expect(one[3]).toBeGreaterThan(range.low);
		expect(one[3]).toBeLessThan(range.high);
	});

	it('each one foretells every other one within 0.8 to 1.25, and its range holds it', () => {
		for (const from of loaded)
			for (const to of loaded.filter((one) => one !== from)) {
				const range = told(to, [measureOfLoaded(from)]).generate as Range;
				expect(to[3] / range.likely, `${from[0]} ${from[1]} for ${to[0]} ${to[1]}`).toBeGreaterThan(0.8);
				expect(to[3] / range.likely).toBeLessThan(1.25);
				expect(range.low).toBeLessThan(to[3]);
				expect(range.high).toBeGreaterThan(to[3]);
			}
	});

	it('the measure of the model itself goes before others, the most alike in size before the rest', () => {
		const all = loaded.map(measureOfLoaded);
		expect((told(middleQ4K, all).generate as Range).likely).toBe(middleQ4K[3]);
		const without = all.filter(({ digest }) => digest !== `sha256:${bigQ4K[1]}`);
		expect(told(bigQ4K, without)).toEqual(told(bigQ4K, [measureOfLoaded(bigQ8)]));
	});

	it('says where the figure comes from', () => {
		expect(told(middleQ4K, loaded.map(measureOfLoaded)).basis).toContain('measured here on 2026-11-28 with random: 7.');
		expect(told(middleQ4K, [measureOfLoaded(smallQ4)]).basis).toContain('corrected by what was measured here');
	});

	it('of another place changes nothing', () => {
		const elsewhere = loaded.map((one) => ({ ...measureOfLoaded(one), placement: 'gpu' as const }));
		expect(told(middleQ4K, elsewhere)).toEqual(told(middleQ4K));
	});
});

// Headers, shares and processors out of the ordinary, and what the law of speed makes of them.

import { describe, expect, it } from 'vitest';
import { type Reads, readsOf } from '../../src/recommend/speed/bytes.ts';
import { coreRate, cpuRate } from '../../src/recommend/speed/cpu.ts';
import { gpuShare } from '../../src/recommend/speed/write.ts';
import { isUnknown, unknown } from '../../src/types/known.ts';
import type { ModelFacts } from '../../src/types/model.ts';
import { speedWords } from '../../src/words/speed.ts';
import { machine, model, placed } from './speed-make.ts';

describe('what is read, where a header says nonsense', () => {
	const facts = (over: Partial<ModelFacts>): Reads => {
		const found = readsOf(model(over));
		if (isUnknown(found)) throw new Error(found.unknown);
		return found;
	};
	const keys = (more: object) => ({ 'general.architecture': 'a', ...more }) as ModelFacts['keys'];
	const stacks = {
		total: 10e9,
		tokenEmbedding: 0,
		perLayerEmbedding: 0,
		tied: false,
		experts: 8e9,
		repack: 0,
		layers: unknown('x'),
	};

	it.each([0, -3, Number.NaN, Number.POSITIVE_INFINITY, 'many', true, null])('%s layers are not believed', (count) => {
		expect(facts({ keys: keys({ 'a.block_count': count }) }).layers).toBe(33);
	});

	it('at most 96 layers are guessed', () => {
		expect(facts({ keys: unknown('x'), weights: { ...stacks, experts: 0, total: 900e9 } }).layers).toBe(96);
	});

	it('half of the numbers of experts is no share; more used than there are is all', () => {
		const share = (more: object, over: Partial<ModelFacts> = {}) =>
			facts({ keys: keys(more), weights: stacks, parameters: 10e9, activeParameters: 4e9, ...over }).expertShare;
		expect(share({ 'a.expert_count': 8, 'a.expert_used_count': 2 })).toBe(0.25);
		expect(share({ 'a.expert_count': 8 })).toBe(0.4);
		expect(share({ 'a.expert_used_count': 2 })).toBe(0.4);
		expect(share({ 'a.expert_count': 8, 'a.expert_used_count': 9 })).toBe(1);
		expect(share({}, { parameters: 2e9 })).toBe(1);
		expect(share({}, { parameters: 0 })).toBe(1);
		expect(share({}, { parameters: unknown('x') })).toBe(1);
	});

	it('parameters that work go by the bytes that are read, in mixtures alone', () => {
		const half = { keys: keys({ 'a.expert_count': 8, 'a.expert_used_count': 4 }), weights: stacks };
		expect(facts({ ...half, parameters: 10e9 }).activeParameters).toBe(6e9);
		expect(facts({ ...half, parameters: 10e9, activeParameters: 3e9 }).activeParameters).toBe(3e9);
		expect(facts({ ...half, parameters: unknown('x') }).activeParameters).toEqual({ unknown: 'x' });
		const tied = { ...stacks, experts: 0, tokenEmbedding: 5e9 };
		expect(facts({ weights: tied, parameters: 10e9 }).activeParameters).toBe(10e9);
	});

	it('one expert is no mixture', () => {
		const sizes = { weights: unknown('x'), bytes: 10e9 };
		expect(facts({ ...sizes, keys: keys({ 'a.expert_count': 1 }) }).moe).toBe(false);
		expect(facts({ ...sizes, keys: keys({ 'a.expert_count': 2 }) }).moe).toBe(true);
	});
});

describe('odd shares', () => {
	const split = placed('split', 40, 33);
	it('stay between nothing and all', () => {
		expect(gpuShare({ ...split, gpuShare: -1 })).toBe(0);
		expect(gpuShare(split)).toBe(1);
	});
	it('go by bytes where either number of layers is not known', () => {
		const memory = { ...split.memory, gpu: 3, ram: 1 };
		expect(gpuShare({ ...split, memory: { ...memory, layersOnGpu: unknown('x') } })).toBe(0.75);
		expect(gpuShare({ ...split, memory: { ...memory, layers: unknown('x') } })).toBe(0.75);
		expect(gpuShare({ ...split, memory: { ...memory, layers: unknown('x'), gpu: 1, ram: 3 } })).toBe(0.25);
		const dark = { ...memory, layers: unknown('x'), gpu: unknown('x') };
		expect(gpuShare({ ...split, memory: dark })).toBe(0.5);
	});
});

describe('processors by name', () => {
	it.each([
		['Snapdragon(R) X - Oryon', 'arm64', 7],
		['ORYON', 'aarch64', 7],
		['BCM2711', 'arm64', 0.8],
		['bcm2711', 'aarch64', 0.8],
		['AMD Ryzen 5 Mobile Processor', 'x64', 8],
		['some Laptop chip', 'x64', 8],
		['Intel(R) Pentium(R) N3700', 'x64', 4.5],
		['intel n100', 'x64', 4.5],
		['amd epyc 7003', 'x64', 7.2],
		['x', 'x86', 11],
		['x', 'amd64', 11],
		['x', 'ia32', 11],
	])('%s %s: %f', (name, arch, rate) => {
		const { os, cpu: processor } = machine();
		expect(coreRate({ os: { ...os, arch: arch as typeof os.arch }, cpu: { ...processor, name } })).toBe(rate * 1e9);
	});

	it('say whether the speed of their memory is known or taken', () => {
		expect(cpuRate(machine()).basis).toBe(speedWords.processor);
		const dark = (cores: number) =>
			cpuRate({ ...machine(), cpu: { ...machine().cpu, cores, bandwidth: unknown('x') } });
		expect(dark(8).basis).toBe(speedWords.processorUnknown);
		const taken = [4, 16].map((cores) => dark(cores).rate.likely / 0.57e9);
		expect(taken.map(Math.round)).toEqual([40, 55]);
		expect(Math.round(dark(99).rate.likely / 0.57e9)).toBe(150);
		expect([4, 16, 99].map((cores) => Math.round(dark(cores).rate.high / 0.72e9))).toEqual([80, 110, 460]);
	});
});

// Which kind of processor a name means, and the constant that stands for it: by itself, where the measurements of
// speed.test.ts would let a neighbour's pass.

import { describe, expect, it } from 'vitest';
import { readsOf } from '../../src/recommend/speed/bytes.ts';
import { isBelievable, measureFor } from '../../src/recommend/speed/calibrate.ts';
import { classOf } from '../../src/recommend/speed/classes.ts';
import { coreRate, cpuRate, isBlind } from '../../src/recommend/speed/cpu.ts';
import { quick, readingSpeed } from '../../src/recommend/speed/people.ts';
import { reading } from '../../src/recommend/speed/read.ts';
import type { Measured, SpeedInput } from '../../src/recommend/speed/types.ts';
import { gpuShare } from '../../src/recommend/speed/write.ts';
import { isUnknown, unknown } from '../../src/types/known.ts';
import type { Gpu, Machine } from '../../src/types/machine.ts';
import type { ModelFacts } from '../../src/types/model.ts';
import { gpu, machine, model, placed } from './speed-make.ts';

const plain = (over: Partial<Gpu>): Gpu => {
	const { computeCapability: _, ...card } = gpu();
	return { ...card, bandwidth: { value: 1e12, source: 't' }, ...over };
};
const nvidia = (name: string, over: Partial<Gpu> = {}) => plain({ name, ...over });
const amd = (name: string, over: Partial<Gpu> = {}) => plain({ name, vendor: 'amd', library: 'rocm', ...over });
const apple = (name: string, over: Partial<Gpu> = {}) =>
	plain({ name, vendor: 'apple', kind: 'unified', library: 'metal', ...over });
const intel = (kind: Gpu['kind'] = 'discrete') => plain({ name: 'Arc', vendor: 'intel', library: 'vulkan', kind });

describe('the class of a card', () => {
	it.each<[Gpu, string, string]>([
		[nvidia('NVIDIA GeForce RTX 4090'), 'cuda', 'cuda-moe'],
		[nvidia('NVIDIA GeForce RTX 2080', { computeCapability: '7.5' }), 'cuda', 'cuda-moe'],
		[nvidia('NVIDIA GeForce RTX 2080', { computeCapability: '7.4' }), 'pascal', 'other-moe'],
		...['GTX 1080', 'GTX 980', 'GT 1030', 'TITAN X', 'Tesla P4', 'Tesla K80', 'Quadro M4000'].map(
			(name): [Gpu, string, string] => [nvidia(name), 'pascal', 'other-moe'],
		),
		...['GTX 1660', 'Tesla T4', 'Quadro RTX 4000', 'TITAN RTX'].map((name): [Gpu, string, string] => [
			nvidia(name),
			'cuda',
			'cuda-moe',
		]),
		...['A100-SXM4-80GB', 'A30', 'H100 PCIe', 'H200', 'B200', 'GB200', 'GH200', 'Tesla V100', 'TITAN V'].map(
			(name): [Gpu, string, string] => [nvidia(name), 'hbm', 'hbm-moe'],
		),
		[nvidia('NVIDIA A1000'), 'cuda', 'cuda-moe'],
		[nvidia('NVIDIA GB10', { kind: 'unified' }), 'gb10', 'cuda-moe'],
		[nvidia('Orin', { kind: 'unified' }), 'other', 'other-moe'],
		[nvidia('RTX 4090', { library: 'vulkan' }), 'nvidia-vulkan', 'other-moe'],
		...['RX 7900 XTX', 'RX 6800', 'RX 9070', 'PRO W7900', 'PRO W6800', 'AI PRO R9700'].map(
			(name): [Gpu, string, string] => [amd(name), 'rocm', 'amd-moe'],
		),
		...['gfx1030', 'gfx1100', 'gfx1201'].map((gfx): [Gpu, string, string] => [amd('x', { gfx }), 'rocm', 'amd-moe']),
		[amd('RX 7900 XTX', { library: 'vulkan' }), 'vulkan', 'amd-moe'],
		[amd('RX 580'), 'other', 'other-moe'],
		[amd('x', { gfx: 'gfx906' }), 'other', 'other-moe'],
		[amd('RX 7600M', { kind: 'integrated' }), 'other', 'other-moe'],
		[amd('Instinct MI210'), 'hbm', 'hbm-moe'],
		[amd('Radeon 8060S', { kind: 'unified' }), 'strix', 'strix-moe'],
		[amd('x', { kind: 'unified', gfx: 'gfx1151' }), 'strix', 'strix-moe'],
		[apple('Apple M1'), 'metal-m1-k', 'metal-moe'],
		[apple('Apple M2 Pro'), 'metal', 'metal-moe'],
		[apple('Apple M10'), 'metal-m5', 'metal-moe'],
		[apple('Apple M5'), 'metal-m5', 'metal-moe'],
		[apple('Apple M4 Max'), 'metal', 'metal-moe'],
		[apple('Apple M3 Ultra'), 'ultra', 'metal-moe'],
		[apple('Apple A18'), 'other', 'other-moe'],
		[intel(), 'intel', 'other-moe'],
		[intel('integrated'), 'other', 'other-moe'],
		[plain({ name: 'x', vendor: 'other' }), 'other', 'other-moe'],
	])('$name $gfx $library: %s', (card, dense, sparse) => {
		expect(classOf(card, false, 'Q4_K_M').id).toBe(dense);
		expect(classOf(card, true, 'Q4_K_M').id).toBe(sparse);
	});

	it('K quantizations are apart on M1 alone', () => {
		expect(classOf(apple('Apple M1'), false, 'Q4_0').id).toBe('metal');
		expect(classOf(apple('Apple M1'), false, 'Q6_K').id).toBe('metal-m1-k');
	});
});

describe('reading, in operations for each byte of bandwidth', () => {
	const reads = { perToken: 1e9, total: 1e9, layers: 10, moe: false, expertShare: 1, activeParameters: 1e9 };
	const on = (card: Gpu, quantization = 'Q4_K_M', moe = false) => {
		const read = reading(placed('gpu'), machine({ gpus: [card] }), { ...reads, moe }, quantization);
		return isUnknown(read) ? null : Math.round(read.likely * 2e-3 * 1e3) / 1e3;
	};
	it.each<[Gpu, number | null]>([
		[nvidia('NVIDIA GB10'), 138],
		[nvidia('NVIDIA A100'), 56],
		[nvidia('NVIDIA H100'), 72],
		[nvidia('NVIDIA H200'), 72],
		[nvidia('RTX 5090'), 112],
		[nvidia('RTX PRO 6000'), 112],
		[nvidia('x', { computeCapability: '12.0' }), 112],
		[nvidia('RTX 4060'), 130],
		[nvidia('RTX 6000 Ada Generation'), 130],
		[nvidia('L4'), 130],
		[nvidia('L40'), 130],
		[nvidia('L40S'), 130],
		[nvidia('x', { computeCapability: '8.9' }), 130],
		[nvidia('RTX 3060'), 80],
		[nvidia('RTX A6000'), 80],
		[nvidia('A40'), 80],
		[nvidia('x', { computeCapability: '8.6' }), 80],
		[nvidia('x', { computeCapability: '8.0' }), null],
		[nvidia('x', { computeCapability: '10.0' }), null],
		[nvidia('RTX 2080', { computeCapability: '7.5' }), null],
		[amd('Radeon 8060S'), 48],
		[amd('x', { gfx: 'gfx1151' }), 48],
		[amd('Instinct MI300X'), 24],
		[amd('MI50'), null],
		[amd('RX 9070'), 110],
		[amd('AI PRO R9700'), 110],
		[amd('x', { gfx: 'gfx1201' }), 110],
		[amd('RX 7600'), 52],
		[amd('PRO W7900'), 52],
		[amd('x', { gfx: 'gfx1101' }), 52],
		[amd('RX 6800', { gfx: 'gfx1030' }), null],
		[intel(), 22],
		[intel('integrated'), null],
		[plain({ name: 'x', vendor: 'other' }), null],
		[apple('Apple M4'), 22],
		[apple('Apple M5'), 70],
		[apple('Apple M1', { cores: 8 }), (0.225 * 8) / 1],
		[apple('Apple M4 Max', { cores: 40 }), 0.302 * 40],
		[apple('Apple M5', { cores: 10 }), 1.08 * 10],
		[apple('Apple A18'), null],
		[nvidia('RTX 4060', { bandwidth: unknown('x') }), null],
	])('$name $computeCapability $gfx: %f', (card, ratio) => {
		const found = on(card);
		if (ratio === null || found === null) expect(found).toBe(ratio);
		else expect(found).toBeCloseTo(ratio, 2);
	});

	it('eight bits are read faster on Ryzen AI Max with ROCm, experts at half the rate', () => {
		const strix = amd('Radeon 8060S');
		expect(on(strix, 'Q8_0')).toBe(85);
		expect(on({ ...strix, library: 'vulkan' }, 'Q8_0')).toBe(48);
		expect(on(strix, 'Q8_0', true)).toBe(24);
		expect(on(nvidia('RTX 4060'), 'Q4_K_M', true)).toBe(65);
	});

	it('on processors by their cores, and split in time', () => {
		const cpu = (features: string[], cores: number | { unknown: string } = 10): Machine =>
			machine({ gpus: [nvidia('RTX 4060')], cpu: { ...machine().cpu, features, cores } });
		const likely = (where: Machine, share?: number) => {
			const read = reading(share === undefined ? placed('cpu') : { ...placed('split'), gpuShare: share }, where, reads);
			return isUnknown(read) ? null : read.likely;
		};
		expect(likely(cpu(['avx2', 'avx512f']))).toBeCloseTo((0.15e12 * 10) / 2e9, 6);
		expect(likely(cpu(['avx2']))).toBeCloseTo((0.08e12 * 10) / 2e9, 6);
		expect(likely(cpu(['i8mm']))).toBeCloseTo((0.06e12 * 10) / 2e9, 6);
		expect(likely(cpu(['neon']))).toBeNull();
		expect(likely(cpu(['avx2'], unknown('x')))).toBeNull();
		const [card, alone] = [130e12 / 2e9, 0.8e12 / 2e9];
		expect(likely(cpu(['avx2']), 0.25)).toBeCloseTo(1 / (0.25 / card + 0.75 / alone), 6);
		expect(likely(cpu(['neon']), 0.25)).toBeNull();
		expect(likely(cpu(['avx2']), 1)).toBeCloseTo(card, 6);
	});

	it('nowhere it does not run, or without a number of parameters', () => {
		expect(reading(placed('none'), machine(), reads)).toHaveProperty('unknown');
		expect(reading(placed('gpu'), machine(), { ...reads, activeParameters: 0 })).toHaveProperty('unknown');
		expect(reading(placed('gpu'), machine(), { ...reads, activeParameters: unknown('why') })).toEqual({
			unknown: 'why',
		});
	});
});

describe('what a core works through, 10^9 bytes a second', () => {
	const rate = (name: string, features: string[], arch = 'x64') =>
		coreRate({
			...machine(),
			os: { ...machine().os, arch: arch as never },
			cpu: { ...machine().cpu, name, features },
		}) / 1e9;
	it.each<[string, string[], string, number]>([
		['AMD Ryzen 7 5800X', ['avx2'], 'x64', 11],
		['AMD Ryzen 7 5800X', [], 'x64', 11],
		['AMD Ryzen 7 5800X', ['avx'], 'x64', 3],
		['AMD EPYC 7003', ['avx2'], 'x64', 7.2],
		['Intel(R) Xeon(R)', ['avx2'], 'x64', 7.2],
		...[
			'i7-1165G7',
			'i5-8250U',
			'i7-12700H',
			'Ryzen 7 7840HS',
			'i9-13900HX',
			'i7-1260P',
			'Core(TM) Ultra 7 155H',
			'Core(TM) Ultra 7 258V',
			'AMD Ryzen AI 9',
		].map((name): [string, string[], string, number] => [name, ['avx2'], 'x64', 8]),
		...['Intel(R) N100', 'Intel Atom', 'Celeron J4125', 'Pentium(R) Silver N5000'].map(
			(name): [string, string[], string, number] => [name, ['avx2'], 'x64', 4.5],
		),
		['Apple M1', [], 'arm64', 14],
		['Apple M2', [], 'arm64', 14],
		['Apple M3', [], 'arm64', 20],
		['Apple M4', [], 'arm64', 30],
		...['Snapdragon X', 'Neoverse-V1', 'Graviton3', 'Graviton4', 'Grace'].map(
			(name): [string, string[], string, number] => [name, ['dotprod'], 'arm64', 7],
		),
		['Graviton2', ['dotprod'], 'arm64', 2.6],
		['Raspberry Pi 4', ['dotprod'], 'arm64', 0.8],
		['Cortex-A72', [], 'arm64', 0.8],
		['Cortex-A76', ['dotprod'], 'arm64', 2.6],
		['Cortex-A76', ['asimddp'], 'arm64', 2.6],
		['Cortex-X', ['i8mm', 'dotprod'], 'arm64', 3],
		['old', [], 'arm64', 1],
		['x', [], 'unknown', 8],
		['x', [], 'riscv64', 0.15],
	])('%s %j %s: %f', (name, features, arch, expected) => expect(rate(name, features, arch)).toBeCloseTo(expected, 6));

	const cpu = (over: Partial<Machine['cpu']>) => machine({ cpu: { ...machine().cpu, ...over } });
	it('is bounded by the memory, which is assumed by the number of cores where nobody knows it', () => {
		const assumed = (cores: number) => cpuRate(cpu({ cores, bandwidth: unknown('x') })).rate.low / 0.4e9;
		expect([4, 5, 16, 17].map(assumed).map(Math.round)).toEqual([20, 25, 25, 60]);
		const known = cpuRate(cpu({ cores: 64, bandwidth: { value: 50e9, low: 40e9, high: 60e9, source: 't' } })).rate;
		expect(known).toEqual({ low: 0.4 * 40e9, likely: 0.57 * 50e9, high: 0.72 * 60e9 });
		const few = cpuRate(cpu({ cores: 2, bandwidth: { value: 500e9, source: 't' } }), 'Q4_K_M').rate;
		expect(few).toEqual({ low: 11e9, likely: 22e9, high: 22e9 * 1.4 });
		expect(cpuRate(cpu({ cores: 2, bandwidth: { value: 500e9, source: 't' } }), 'Q8_0').rate.likely).toBe(22e9 * 1.17);
		const max = cpuRate(
			cpu({ name: 'AMD Ryzen AI Max+ 395', cores: 99, bandwidth: { value: 900e9, source: 't' } }),
		).rate;
		expect(max).toEqual({ low: 0.8 * 115e9, likely: 115e9, high: 1.1 * 115e9 });
	});
	it('has no bound by cores where only the memory was said, and nothing at all where nothing was', () => {
		const none = { name: unknown('x'), cores: unknown('x'), threads: unknown('x') };
		expect(cpuRate(cpu({ ...none, bandwidth: { value: 900e9, source: 't' } })).rate.likely).toBe(0.57 * 900e9);
		expect(isBlind({ ...machine().cpu, ...none })).toBe(false);
		expect(isBlind({ ...machine().cpu, ...none, bandwidth: unknown('x') })).toBe(true);
	});
});

describe('what is read for a token', () => {
	const facts = (over: Partial<ModelFacts>) => readsOf(model(over));
	const weights = {
		total: 10e9,
		tokenEmbedding: 1e9,
		perLayerEmbedding: 2e9,
		tied: false,
		experts: 0,
		repack: 0,
		layers: unknown('x'),
	};
	const moe = { 'general.architecture': 'a', 'a.expert_count': 8, 'a.expert_used_count': 2n, 'a.block_count': 5 };

	it('all of a dense model but the table that is only looked up', () => {
		expect(facts({ weights })).toMatchObject({ perToken: 7e9, total: 10e9, layers: 32, moe: false, expertShare: 1 });
		expect(facts({ weights: { ...weights, tied: true } })).toMatchObject({ perToken: 8e9 });
	});
	it('the experts that work, by the header or by the parameters', () => {
		const stacks = { ...weights, experts: 4e9 };
		expect(facts({ weights: stacks, keys: moe as never })).toMatchObject({
			perToken: 4e9,
			layers: 5,
			moe: true,
			expertShare: 0.25,
		});
		expect(facts({ weights: stacks, keys: unknown('x'), parameters: 10e9, activeParameters: 5e9 })).toMatchObject({
			perToken: 5e9,
			expertShare: 0.5,
			activeParameters: 5e9,
		});
		expect(facts({ weights: stacks, keys: moe as never, parameters: 10e9 })).toMatchObject({ activeParameters: 4e9 });
	});
	it('by the size of the file, without what sees, where the parts are not known', () => {
		const size = { weights: unknown('x'), keys: unknown('x'), bytes: 10e9, projectorBytes: 1e9 };
		expect(facts(size)).toMatchObject({ perToken: 9e9, total: 9e9, layers: 41, moe: false });
		expect(facts({ ...size, parameters: 10e9, activeParameters: 5.9e9 })).toMatchObject({
			moe: true,
			perToken: 9e9 * 0.59,
		});
		expect(facts({ ...size, parameters: 10e9, activeParameters: 6e9 })).toMatchObject({ moe: false, perToken: 9e9 });
		expect(facts({ ...size, keys: moe as never })).toMatchObject({ moe: true });
		expect(facts({ ...size, bytes: 1.2e9 })).toMatchObject({ layers: 12 });
		expect(facts({ ...size, bytes: unknown('x') })).toHaveProperty('unknown');
		expect(facts({ ...size, bytes: 1e9 })).toHaveProperty('unknown');
	});
});

describe('the share on graphics processors', () => {
	it('is told, or by layers, or by bytes, or a half', () => {
		const split = placed('split', 11, 33);
		expect(gpuShare(split)).toBeCloseTo(1 / 3, 9);
		expect(gpuShare({ ...split, gpuShare: 0.4 })).toBe(0.4);
		expect(gpuShare({ ...split, gpuShare: 7 })).toBe(1);
		expect(gpuShare({ ...split, gpuShare: unknown('x') })).toBeCloseTo(1 / 3, 9);
		const dark = { ...split.memory, layers: unknown('x'), gpu: 3, ram: 1 };
		expect(gpuShare({ ...split, memory: dark })).toBe(0.75);
		expect(gpuShare({ ...split, memory: { ...dark, layers: 0 } })).toBe(0.75);
		expect(gpuShare({ ...split, memory: { ...dark, gpu: 0, ram: 0 } })).toBe(0.5);
		expect(gpuShare({ ...split, memory: { ...dark, ram: unknown('x') } })).toBe(0.5);
		expect(['gpu', 'cpu', 'none'].map((where) => gpuShare(placed(where as 'gpu')))).toEqual([1, 0, 0]);
	});
});

describe('which measure is used', () => {
	const reads = { perToken: 4e9, total: 4e9, layers: 10, moe: false, expertShare: 1, activeParameters: 1e9 };
	const one = (digest: string, over: Partial<Measured> = {}): Measured =>
		({ digest, bytes: 4e9, tokensPerSecond: 10, placement: 'gpu', ...over }) as Measured;
	const used = (measured: Measured[], over: Partial<SpeedInput> = {}) =>
		measureFor(
			{
				model: model({ digest: 'mine' }),
				machine: machine(),
				placement: placed('gpu'),
				context: 8192,
				measured,
				...over,
			},
			reads,
		)?.measured.digest;

	it('of this very model before any other, else the one nearest in size', () => {
		expect(used([one('other'), one('mine', { bytes: 1 })])).toBe('mine');
		expect(used([one('far', { bytes: 40e9 }), one('near', { bytes: 5e9 })])).toBe('near');
		expect(used([one('a', { bytes: 40e9, perToken: 4e9 }), one('b', { bytes: 5e9 })])).toBe('a');
	});
	it('of its own kind before one that is nearer', () => {
		expect(used([one('experts', { moe: true }), one('dense', { bytes: 40e9, moe: false })])).toBe('dense');
	});
	it('none from another place, with nothing in it, or of no size', () => {
		expect(used([one('a', { placement: 'cpu' })])).toBeUndefined();
		expect(used([one('a', { tokensPerSecond: 0 })])).toBeUndefined();
		expect(used([one('a', { bytes: 0 })])).toBeUndefined();
		const split = { placement: { ...placed('split'), gpuShare: 0.5 } };
		expect(used([one('a', { placement: 'split', gpuShare: 0.6 })], split)).toBe('a');
		expect(used([one('a', { placement: 'split', gpuShare: 0.61 })], split)).toBeUndefined();
		expect(used([one('a', { placement: 'split' })], split)).toBeUndefined();
	});
	it('is believed within a factor of three', () => {
		expect([1 / 3, 0.34, 1, 2.9, 3].map(isBelievable)).toEqual([false, true, true, true, false]);
	});
});

describe('quick enough to read along', () => {
	const speed = (times: number, low = times * readingSpeed) =>
		({ timesReadingSpeed: times, generate: { low, likely: times * readingSpeed, high: 99 } }) as never;
	it('is a fifth faster than reading, three quarters of it at worst', () => {
		expect(quick(speed(1.2))).toBe(true);
		expect(quick(speed(1.19))).toBe(false);
		expect(quick(speed(2, 0.75 * readingSpeed))).toBe(true);
		expect(quick(speed(2, 0.74 * readingSpeed))).toBe(false);
		expect([quick(speed(4.8), 4), quick(speed(4.7), 4)]).toEqual([true, false]);
		expect(quick({ timesReadingSpeed: unknown('x'), generate: unknown('x') } as never)).toBe(false);
	});
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupOf, machineOf, measuredRows, modelOf, placedOf } from '../../scripts/bench/lib/speed-rows.mjs';
import { gpuTable } from '../../src/models/gpus-file.ts';
import { findGpu } from '../../src/recommend/gpus.ts';
import { classOf, dense, type SpeedClass, sparse } from '../../src/recommend/speed/classes.ts';
import { type Placed, speedFor } from '../../src/recommend/speed/index.ts';
import { isUnknown } from '../../src/types/known.ts';
import type { Gpu, Machine } from '../../src/types/machine.ts';
import type { ModelFacts } from '../../src/types/model.ts';
import type { Range } from '../../src/types/verdict.ts';
import { gpu, machine, model, placed } from './speed-make.ts';

const table = gpuTable();

interface Row {
	hardware: string;
	chip?: string;
	kind: string;
	tg: number;
	pp?: number;
}

function range(value: Range | { unknown: string }): Range {
	if (isUnknown(value)) throw new Error(value.unknown);
	return value;
}

const told = (row: Row) =>
	speedFor({
		model: modelOf(row) as unknown as ModelFacts,
		machine: machineOf(row, row.chip ? findGpu(table, row.chip) : undefined) as unknown as Machine,
		placement: placedOf(row) as unknown as Placed,
		context: 512,
	});

const rows = (measuredRows() as Row[]).filter((row) => row.kind !== 'partial');
const inGroup = (name: string) => rows.filter((row) => groupOf(row) === name);

describe('writing speed against 527 measurements', () => {
	// Share of the measurements inside the range told, and the widest range allowed.
	it.each([
		['NVIDIA', 0.9, 1.6],
		['NVIDIA GB10', 0.8, 1.6],
		['NVIDIA, mixture of experts', 0.8, 1.6],
		['Apple Ultra', 0.9, 1.6],
		['Apple, mixture of experts', 0.8, 1.6],
		['Ryzen AI Max', 0.9, 1.6],
		['AMD cards', 0.8, 2.2],
		['data centre (HBM)', 0.8, 2.2],
		['Ryzen AI Max, mixture of experts', 0.8, 2.2],
		['processor', 0.8, 3.5],
	])('%s', (name, share, widest) => {
		const told1 = inGroup(name).map((row) => ({ row, range: range(told(row).generate) }));
		const inside = told1.filter(({ row, range: r }) => row.tg >= r.low && row.tg <= r.high);
		expect(told1.length).toBeGreaterThan(4);
		expect(inside.length / told1.length).toBeGreaterThanOrEqual(share);
		for (const { range: r } of told1) expect(r.high / r.low).toBeLessThanOrEqual(widest);
	});

	it('Apple chips, K quantizations on M1 apart', () => {
		const told1 = inGroup('Apple').map((row) => ({ row, range: range(told(row).generate) }));
		const inside = told1.filter(({ row, range: r }) => row.tg >= r.low && row.tg <= r.high);
		expect(inside.length / told1.length).toBeGreaterThanOrEqual(0.9);
	});
});

describe('what --why tells of a class', () => {
	it('are as many measurements on one processor as there are', () => {
		const counted = new Map<SpeedClass, number>();
		for (const row of measuredRows()) {
			if (!/^gpu(-wallclock)?$/.test(row.kind) || row.gpus !== 1 || row.generated >= 4096) continue;
			const [on] = machineOf(row, row.chip ? findGpu(table, row.chip) : undefined).gpus;
			if (!on) throw new Error(row.chip);
			const its = classOf(on as Gpu, row.moe, row.quant);
			counted.set(its, (counted.get(its) ?? 0) + 1);
		}
		for (const one of [...Object.values(dense), ...Object.values(sparse)]) {
			const told = /(\d+) (?:scattered )?measurements?\b/.exec(one.basis)?.[1];
			expect(Number(told ?? 0), one.id).toBe(counted.get(one) ?? 0);
		}
	});
});

describe('splitting between card and processor', () => {
	// RTX 5060 Ti, Qwen2.5-Coder-14B Q4_K_M (48 layers, 9.0 GB): measured speeds by layers on the card.
	const card = gpu({
		name: 'NVIDIA GeForce RTX 5060 Ti',
		bandwidth: { value: 448e9, source: 't' },
		computeCapability: '12.0',
	});
	const coder = model({
		parameters: 14.77e9,
		bytes: 8.99e9,
		keys: { 'general.architecture': 'qwen2', 'qwen2.block_count': 48 },
		weights: { unknown: 'shown only' },
	});
	const at = (layers: number) =>
		range(
			speedFor({
				model: coder,
				machine: machine({ gpus: [card] }),
				placement: layers === 48 ? placed('gpu', 48, 48) : placed(layers === 0 ? 'cpu' : 'split', layers, 48),
				context: 8192,
			}).generate,
		);

	it('adds up in time: the measured sweep lies inside the ranges', () => {
		for (const [layers, tokens] of [
			[8, 3.58],
			[16, 4.24],
			[24, 5.61],
			[32, 7.26],
			[40, 12.5],
			[48, 43.18],
		] as const) {
			expect(tokens, `${layers} layers`).toBeGreaterThan(at(layers).low);
			expect(tokens, `${layers} layers`).toBeLessThan(at(layers).high);
		}
	});

	it('never gets slower with more layers on the card', () => {
		const speeds = [0, 8, 16, 24, 32, 40, 48].map((layers) => at(layers).likely);
		expect([...speeds].sort((a, b) => a - b)).toEqual(speeds);
	});
});

describe('a rented computer with two server cores', () => {
	// Measured with Ollama 0.33.0 on two cores of an EPYC 7003 whose memory nobody tells: 24 layers, random weights.
	it.each([
		['Q4_0', 826_203_424, 17.1],
		['Q8_0', 1_560_206_624, 10.7],
	])('%s lies inside the range', (quantization, bytes, tokens) => {
		const two = {
			name: 'AMD EPYC',
			cores: 2,
			threads: 2,
			features: ['avx2'],
			bandwidth: { unknown: 'a virtual machine' },
		};
		const told = range(
			speedFor({
				model: model({
					quantization,
					bytes,
					weights: { unknown: 'x' },
					keys: { 'general.architecture': 'llama', 'llama.block_count': 24 },
				}),
				machine: machine({ gpus: [], cpu: two }),
				placement: { placement: 'cpu', memory: { ...placed('cpu', 0, 25).memory, context: 100e6 } },
				context: 2048,
			}).generate,
		);
		expect(told.low).toBeLessThan(tokens);
		expect(told.high).toBeGreaterThan(tokens);
	});
});

describe('what is not known', () => {
	it('is said, not guessed: bandwidth, size, no place', () => {
		const dark = machine({ gpus: [gpu({ bandwidth: { unknown: 'not in the table' } })] });
		expect(speedFor({ model: model(), machine: dark, placement: placed('gpu', 33), context: 8192 }).generate).toEqual({
			unknown: 'The memory bandwidth of NVIDIA GeForce RTX 4090 is not known.',
		});
		const bare = model({ weights: { unknown: 'x' }, bytes: { unknown: 'not given' } });
		expect(
			isUnknown(speedFor({ model: bare, machine: machine(), placement: placed('cpu'), context: 8192 }).generate),
		).toBe(true);
		const none = speedFor({ model: model(), machine: machine(), placement: placed('none'), context: 8192 });
		expect(isUnknown(none.timesReadingSpeed)).toBe(true);
	});

	it('widens the range where the speed of the memory is not known', () => {
		const cpu = (bandwidth: Machine['cpu']['bandwidth']) =>
			range(
				speedFor({
					model: model(),
					machine: machine({ gpus: [], cpu: { ...machine().cpu, bandwidth } }),
					placement: placed('cpu'),
					context: 8192,
				}).generate,
			);
		const known = cpu({ value: 51.2e9, source: 't' });
		const dark = cpu({ unknown: 'needs root' });
		expect(dark.high / dark.low).toBeGreaterThan(known.high / known.low);
	});

	it('knows no reading speed for cards without a measurement', () => {
		const old = machine({ gpus: [gpu({ name: 'NVIDIA GeForce RTX 2080', computeCapability: '7.5' })] });
		const speed = speedFor({ model: model(), machine: old, placement: placed('gpu', 33), context: 8192 });
		expect(isUnknown(speed.read)).toBe(true);
		expect(isUnknown(speed.firstWordSeconds)).toBe(true);
		expect(isUnknown(speed.generate)).toBe(false);
	});
});

describe('mixture of experts', () => {
	it('reads only the experts that work', () => {
		const moe = model({
			keys: {
				'general.architecture': 'gptoss',
				'gptoss.block_count': 24,
				'gptoss.expert_count': 32,
				'gptoss.expert_used_count': 4,
			},
			parameters: 20.9e9,
			activeParameters: 3.6e9,
			bytes: 12.1e9,
			weights: { ...(model().weights as object), total: 12.1e9, experts: 10.2e9 } as ModelFacts['weights'],
		});
		const fast = range(
			speedFor({ model: moe, machine: machine(), placement: placed('gpu', 25, 25), context: 8192 }).generate,
		);
		const slow = range(
			speedFor({
				model: model({ bytes: 12.1e9, weights: { unknown: 'x' } }),
				machine: machine(),
				placement: placed('gpu', 33),
				context: 8192,
			}).generate,
		);
		expect(fast.likely).toBeGreaterThan(2 * slow.likely);
	});
});

describe('several cards', () => {
	it('read one after the other: two equal cards are as fast as one', () => {
		const two = placed('gpu', 33);
		const device = (name: string) => ({ name, weights: 2.4e9, context: 0, compute: 0, free: 1e9, layers: 16 });
		const pair: Placed = {
			...two,
			memory: { ...two.memory, devices: [device('NVIDIA GeForce RTX 4090'), device('NVIDIA GeForce RTX 4090')] },
		};
		const run = (placement: Placed, gpus: Machine['gpus']) =>
			range(speedFor({ model: model(), machine: machine({ gpus }), placement, context: 8192 }).generate).likely;
		expect(run(pair, [gpu(), gpu()]) / run(two, [gpu()])).toBeCloseTo(1, 5);
		const mixed = run(
			{ ...pair, memory: { ...pair.memory, devices: [device('NVIDIA GeForce RTX 4090'), device('slow')] } },
			[gpu(), gpu({ name: 'slow', bandwidth: { value: 300e9, source: 't' } })],
		);
		expect(mixed).toBeLessThan(run(two, [gpu()]));
	});
});

describe('a speed measured here', () => {
	const at = (over: Partial<ModelFacts>, measured?: { digest: string; tokensPerSecond: number; bytes: number }) =>
		range(
			speedFor({
				model: model(over),
				machine: machine({ gpus: [] }),
				placement: placed('cpu'),
				context: 8192,
				...(measured ? { measured } : {}),
			}).generate,
		);
	const measured = { digest: 'sha256:a', tokensPerSecond: 3, bytes: 4.6e9 };

	it('is what is told for the same model, within 15 %', () => {
		const own = at({ digest: 'sha256:a' }, measured);
		expect(own.likely).toBe(3);
		expect(own.high / own.low).toBeLessThan(1.4);
	});

	it('corrects other models by the same factor', () => {
		const before = at({ digest: 'sha256:b' });
		const after = at({ digest: 'sha256:b' }, measured);
		expect(after.likely / before.likely).toBeGreaterThan(0.4);
		expect(after.likely / before.likely).toBeLessThan(0.75);
	});

	it('is left aside when it cannot be true or was taken elsewhere', () => {
		const absurd = { ...measured, tokensPerSecond: 4000 };
		expect(at({ digest: 'sha256:b' }, absurd)).toEqual(at({ digest: 'sha256:b' }));
		const elsewhere = { ...measured, placement: 'gpu' as const };
		expect(at({ digest: 'sha256:a' }, elsewhere)).toEqual(at({ digest: 'sha256:a' }));
	});
});

describe('as people notice it', () => {
	it('tells times reading speed at 240 words a minute, first words and loading', () => {
		const speed = speedFor({ model: model(), machine: machine(), placement: placed('gpu', 33), context: 8192 });
		const likely = range(speed.generate).likely;
		expect(speed.timesReadingSpeed).toBeCloseTo(likely / 5.32, 3);
		expect(speed.firstWordSeconds).toBeLessThan(0.2);
		expect(speed.firstWordLongSeconds).toBeGreaterThan(speed.firstWordSeconds as number);
		expect(speed.loadSeconds).toBeCloseTo(1 + 4.92, 1);
		expect(speed.basis).toContain('17 NVIDIA cards');
	});
});

describe('laws', () => {
	const sizes = fc.double({ min: 3e8, max: 2e11, noNaN: true });
	const bandwidths = fc.double({ min: 5e9, max: 8e12, noNaN: true });

	it('no speed is NaN, negative or infinite, and low <= likely <= high', () => {
		fc.assert(
			fc.property(
				sizes,
				bandwidths,
				fc.integer({ min: 1, max: 256 }),
				fc.constantFrom('gpu' as const, 'split' as const, 'cpu' as const),
				fc.integer({ min: 0, max: 33 }),
				fc.constantFrom('nvidia' as const, 'amd' as const, 'apple' as const, 'intel' as const, 'other' as const),
				(bytes, bandwidth, cores, where, onGpu, vendor) => {
					const speed = speedFor({
						model: model({ bytes, weights: { unknown: 'x' }, keys: { unknown: 'x' } }),
						machine: machine({
							gpus: [gpu({ vendor, name: 'Apple M3', bandwidth: { value: bandwidth, source: 't' } })],
							cpu: { ...machine().cpu, cores, bandwidth: { value: bandwidth / 4, source: 't' } },
						}),
						placement: placed(where, onGpu),
						context: 8192,
					});
					const { low, likely, high } = range(speed.generate);
					for (const value of [low, likely, high]) expect(Number.isFinite(value) && value > 0).toBe(true);
					expect(low).toBeLessThanOrEqual(likely);
					expect(likely).toBeLessThanOrEqual(high);
				},
			),
		);
	});

	it('more bandwidth is never slower, a bigger model never faster', () => {
		const at = (bytes: number, bandwidth: number) =>
			range(
				speedFor({
					model: model({ bytes, weights: { unknown: 'x' } }),
					machine: machine({ gpus: [gpu({ bandwidth: { value: bandwidth, source: 't' } })] }),
					placement: placed('gpu', 33),
					context: 8192,
				}).generate,
			).likely;
		fc.assert(
			fc.property(sizes, bandwidths, fc.double({ min: 1, max: 10, noNaN: true }), (bytes, bandwidth, more) => {
				expect(at(bytes, bandwidth * more)).toBeGreaterThanOrEqual(at(bytes, bandwidth));
				expect(at(bytes * more, bandwidth)).toBeLessThanOrEqual(at(bytes, bandwidth));
			}),
		);
	});
});

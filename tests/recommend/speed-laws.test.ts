// What must hold for every model and machine: longer conversations, more memory and measures never make a nonsense of it.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { gpuTable } from '../../src/models/gpus-file.ts';
import { type Measured, type Placed, speedFor } from '../../src/recommend/speed/index.ts';
import { verdictFor } from '../../src/recommend/verdict.ts';
import type { Gpu, Machine } from '../../src/types/machine.ts';
import type { ModelFacts } from '../../src/types/model.ts';
import type { Range, Wishes } from '../../src/types/verdict.ts';
import { catalogModels, factsOfCatalog } from './speed-catalog.ts';
import { GiB, machine, model, placed } from './speed-make.ts';

const bounds = ['low', 'likely', 'high'] as const;
const rows = gpuTable().entries.filter(({ vendor }) => ['nvidia', 'amd', 'intel'].includes(vendor));
const names = await catalogModels();

/** One of the table's cards or none, a part of its memory free. With several, Ollama itself may choose worse (one card too small). */
const cards = fc
	.record({
		row: fc.constantFrom(...rows),
		count: fc.integer({ min: 0, max: 1 }),
		free: fc.double({ min: 0.3, max: 1, noNaN: true }),
		library: fc.boolean(),
	})
	.map(({ row, count, free, library }): Gpu[] => {
		const total = row.vramBytes ?? 16 * GiB;
		return Array.from({ length: count }, () => ({
			name: row.name,
			vendor: row.vendor as Gpu['vendor'],
			kind: row.unified ? 'unified' : row.integrated ? 'integrated' : 'discrete',
			memory: { total, free: total * free },
			bandwidth: { value: row.bandwidth, source: 't' },
			driver: 't',
			...(row.compute ? { computeCapability: row.compute } : {}),
			...(row.gfx ? { gfx: row.gfx } : {}),
			usedByOllama: true,
			because: '',
			library: row.vendor === 'nvidia' ? 'cuda' : row.vendor === 'amd' && library ? 'rocm' : 'vulkan',
		}));
	});

const computer = fc
	.record({
		gpus: cards,
		ram: fc.constantFrom(4, 8, 16, 32, 64, 128),
		free: fc.double({ min: 0.3, max: 0.95, noNaN: true }),
		cores: fc.integer({ min: 2, max: 32 }),
		bandwidth: fc.option(fc.double({ min: 10e9, max: 400e9, noNaN: true }), { nil: undefined }),
	})
	.map(({ gpus, ram, free, cores, bandwidth }): Machine => {
		const { cpu, memory } = machine();
		const speed = bandwidth === undefined ? { unknown: 'not stated' } : { value: bandwidth, source: 't' };
		return machine({
			gpus,
			cpu: { ...cpu, cores, bandwidth: speed },
			memory: { ...memory, total: ram * GiB, available: ram * free * GiB },
		});
	});

const scaled = (on: Machine, more: number): Machine => ({
	...on,
	memory: { ...on.memory, total: Number(on.memory.total) * more, available: Number(on.memory.available) * more },
	gpus: on.gpus.map((gpu) => ({
		...gpu,
		memory: { total: Number(gpu.memory.total) * more, free: Number(gpu.memory.free) * more },
	})),
});
const quicker = (on: Machine, more: number): Machine => ({
	...on,
	cpu: {
		...on.cpu,
		bandwidth:
			'value' in on.cpu.bandwidth ? { ...on.cpu.bandwidth, value: on.cpu.bandwidth.value * more } : on.cpu.bandwidth,
	},
	gpus: on.gpus.map((gpu) => ({
		...gpu,
		bandwidth: 'value' in gpu.bandwidth ? { ...gpu.bandwidth, value: gpu.bandwidth.value * more } : gpu.bandwidth,
	})),
});

// A card slower than the main memory exists (a server's twelve channels beside a small card): every layer that finds no room
// on it is then read quicker, so that a longer conversation may well write faster there. Not a break of the law: physics.
const slowCard = ({ cpu, gpus }: Machine) => {
	const main = 'value' in cpu.bandwidth ? cpu.bandwidth.value : 0;
	return gpus.some(({ bandwidth }) => 'value' in bandwidth && bandwidth.value < main);
};

const writes = (facts: ModelFacts, on: Machine, wishes: Wishes = {}): Range | undefined => {
	const { generate } = verdictFor(facts, on, wishes, speedFor).speed;
	return 'likely' in generate ? generate : undefined;
};

/** Not one bound falls; rounding aside. Nothing is said where one of the two is not told. */
function neverLess(before: Range | undefined, after: Range | undefined, slack = 1e-9) {
	if (!before || !after) return;
	for (const bound of bounds) expect(after[bound], bound).toBeGreaterThanOrEqual(before[bound] * (1 - slack));
}

const runs = { numRuns: 150 };
const anyModel = fc.constantFrom(...names);
const factor = fc.double({ min: 1, max: 4, noNaN: true });
const context = fc.constantFrom(256, 512, 1000, 2048, 8192, 32_768, 131_072);

describe('any model on any computer with one card or none', () => {
	it('a longer context never writes faster', () => {
		fc.assert(
			fc.property(anyModel, computer, context, fc.integer({ min: 1, max: 16 }), (name, on, tokens, times) => {
				fc.pre(!slowCard(on));
				const facts = factsOfCatalog(name);
				neverLess(writes(facts, on, { context: tokens * times }), writes(facts, on, { context: tokens }));
			}),
			runs,
		);
	});

	it('more memory in the same devices never writes slower', () => {
		fc.assert(
			fc.property(anyModel, computer, context, factor, (name, on, tokens, more) => {
				const facts = factsOfCatalog(name);
				const wishes = { context: tokens };
				// More memory lets Ollama take larger batches, whose room can cost a layer (6 of 150,000 cases, 2 % at most).
				neverLess(writes(facts, on, wishes), writes(facts, scaled(on, more), wishes), 0.05);
			}),
			runs,
		);
	});

	it('more bandwidth never writes slower', () => {
		fc.assert(
			fc.property(anyModel, computer, factor, (name, on, more) => {
				const facts = factsOfCatalog(name);
				neverLess(writes(facts, on), writes(facts, quicker(on, more)));
			}),
			runs,
		);
	});
});

/** Nothing is stored of the conversation yet. */
const empty = (where: 'gpu' | 'cpu', layers: number): Placed => ({
	placement: where,
	memory: { ...placed(where, where === 'gpu' ? layers : 0, layers).memory, context: 0 },
});

describe('a tiny file', () => {
	it('is promised no more than an engine can choose and send: about 2,000 tokens a second', () => {
		const toy = model({
			bytes: 2_577_280,
			parameters: 2e6,
			weights: { unknown: 'x' },
			keys: { 'general.architecture': 'gemma3', 'gemma3.block_count': 2 },
		});
		for (const where of ['gpu', 'cpu'] as const) {
			const { generate } = speedFor({ model: toy, machine: machine(), placement: empty(where, 2), context: 2048 });
			const range = generate as Range;
			expect(range.high).toBeLessThan(2500);
			expect(range.likely).toBeGreaterThan(500);
		}
	});

	it('measured at 1,987 tokens a second on two server cores, lies inside', () => {
		const two = { name: 'AMD EPYC', cores: 2, threads: 2, features: ['avx2'], bandwidth: { unknown: 'a vm' } };
		const { generate } = speedFor({
			model: model({
				bytes: 2_577_280,
				weights: { unknown: 'x' },
				keys: { 'general.architecture': 'gemma3', 'gemma3.block_count': 2 },
			}),
			machine: machine({ gpus: [], cpu: two }),
			placement: empty('cpu', 2),
			context: 2048,
		});
		const range = generate as Range;
		expect(range.low).toBeLessThan(1987);
		expect(range.high).toBeGreaterThan(1987);
	});
});

describe('a measure', () => {
	const measures = fc.record({
		digest: fc.constantFrom('sha256:own', 'sha256:other'),
		tokensPerSecond: fc.double({ min: 0.01, max: 5000, noNaN: true }),
		bytes: fc.double({ min: 1e6, max: 1e11, noNaN: true }),
		layers: fc.integer({ min: 1, max: 120 }),
		moe: fc.boolean(),
		placement: fc.constantFrom('cpu' as const, 'gpu' as const, 'split' as const),
		gpuShare: fc.double({ min: 0, max: 1, noNaN: true }),
	});

	it('never widens a range, never leaves what was measured outside, never makes a nonsense of the order', () => {
		fc.assert(
			fc.property(
				computer,
				fc.array(measures, { maxLength: 3 }),
				fc.constantFrom('cpu', 'gpu'),
				(on, measured, where) => {
					const at = (list: Measured[]) =>
						speedFor({
							model: model({ digest: 'sha256:own' }),
							machine: on,
							placement: placed(where as 'cpu' | 'gpu', where === 'gpu' ? 33 : 0),
							context: 8192,
							measured: list,
						}).generate;
					const [plain, range] = [at([]), at(measured)];
					if (!('likely' in range)) return;
					expect(range.low).toBeGreaterThan(0);
					expect(range.low).toBeLessThanOrEqual(range.likely);
					expect(range.likely).toBeLessThanOrEqual(range.high);
					expect(Number.isFinite(range.high)).toBe(true);
					if ('likely' in plain)
						expect(range.high / range.low).toBeLessThanOrEqual((plain.high / plain.low) * (1 + 1e-9));
					const own = measured.find(({ digest, placement }) => digest === 'sha256:own' && placement === where);
					if (!own) return;
					expect(range.low).toBeLessThanOrEqual(own.tokensPerSecond);
					expect(range.high).toBeGreaterThanOrEqual(own.tokensPerSecond);
				},
			),
		);
	});
});

// What holds for the whole catalog on any computer, also on one of which hardly anything is known.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/models/catalog.ts';
import { modelFromDescription, parseDescription } from '../../src/models/described.ts';
import { adviseFor } from '../../src/recommend/advise.ts';
import { bestFor, type VerdictFn } from '../../src/recommend/best.ts';
import { judge } from '../../src/recommend/devices/judge.ts';
import { points } from '../../src/recommend/rank/alternatives.ts';
import { speedFor } from '../../src/recommend/speed/index.ts';
import { runs, verdictFor } from '../../src/recommend/verdict.ts';
import type { Known } from '../../src/types/known.ts';
import type { GpuFacts, Machine, MachineFacts } from '../../src/types/machine.ts';
import type { Wishes } from '../../src/types/verdict.ts';
import { GiB, machine } from './speed-make.ts';

const catalog = loadCatalog();
const verdictOf: VerdictFn = (model, on, wishes) => verdictFor(model, on, wishes, speedFor);
const advise = (on: Machine, wishes: Wishes = {}, models = catalog) => adviseFor(models, on, wishes, verdictOf);

const between = (min: number, max: number) =>
	fc.double({ min: Math.log(min), max: Math.log(max), noNaN: true }).map(Math.exp);
const maybe = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<Known<T>> =>
	fc.oneof(
		{ weight: 3, arbitrary: value as fc.Arbitrary<Known<T>> },
		{ weight: 1, arbitrary: fc.constant({ unknown: 'nobody told' }) },
	);

const chips = [
	{ vendor: 'nvidia', name: 'NVIDIA GeForce RTX 4090', kind: 'discrete', computeCapability: '8.9' },
	{ vendor: 'nvidia', name: 'NVIDIA GeForce GTX 970', kind: 'discrete', computeCapability: '5.2' },
	{ vendor: 'nvidia', name: 'NVIDIA GB10', kind: 'unified', computeCapability: '12.1', sharesRam: true },
	{ vendor: 'amd', name: 'AMD Radeon RX 7900 XTX', kind: 'discrete', gfx: 'gfx1100' },
	{ vendor: 'amd', name: 'AMD Radeon 780M', kind: 'integrated', gfx: 'gfx1103', sharesRam: true },
	{ vendor: 'intel', name: 'Intel Arc B580', kind: 'discrete' },
	{ vendor: 'apple', name: 'Apple M4 Max', kind: 'unified', sharesRam: true },
	{ vendor: 'other', name: 'Mystery', kind: 'discrete' },
] as const;

const card: fc.Arbitrary<GpuFacts> = fc
	.record({
		chip: fc.constantFrom(...chips),
		total: maybe(between(0.1 * GiB, 300 * GiB)),
		share: fc.double({ min: 0, max: 1, noNaN: true }),
		speed: maybe(between(1e9, 8e12)),
	})
	.map(({ chip, total, share, speed }) => ({
		...chip,
		memory: { total, free: typeof total === 'number' ? total * share : total },
		bandwidth: typeof speed === 'number' ? { value: speed, source: 't' } : (speed as { unknown: string }),
		driver: { unknown: 't' },
	}));

const computer: fc.Arbitrary<Machine> = fc
	.record({
		platform: fc.constantFrom('linux' as const, 'darwin' as const, 'win32' as const),
		arch: fc.constantFrom('x64', 'arm64', 'riscv64'),
		ram: maybe(between(0.5 * GiB, 2048 * GiB)),
		free: maybe(fc.double({ min: 0.02, max: 0.99, noNaN: true })),
		limit: fc.oneof(fc.constant(null), maybe(between(0.5 * GiB, 64 * GiB))),
		cores: maybe(fc.integer({ min: 1, max: 192 })),
		speed: maybe(between(1e9, 1e12)),
		gpus: fc.array(card, { maxLength: 3 }),
		disk: maybe(between(1e6, 1e13)),
	})
	.map(({ platform, arch, ram, free, limit, cores, speed, gpus, disk }) => {
		const base = machine();
		const available = typeof ram === 'number' && typeof free === 'number' ? ram * free : { unknown: 'nobody told' };
		const facts: MachineFacts = {
			...base,
			os: { platform, name: { unknown: 't' }, arch, environment: { unknown: 't' } },
			cpu: {
				name: { unknown: 't' },
				cores,
				threads: cores,
				features: { unknown: 't' },
				bandwidth: typeof speed === 'number' ? { value: speed, source: 't' } : (speed as { unknown: string }),
			},
			memory: { total: ram, available, limit, limitSource: null },
			gpus,
			disk: { path: '/', free: disk },
		};
		return judge(facts);
	});

const wish: fc.Arbitrary<Wishes> = fc.record(
	{
		context: fc.constantFrom(4, 2048, 8192, 131_072, 1e9),
		kvCache: fc.constantFrom('f16' as const, 'q8_0' as const, 'q4_0' as const),
		device: fc.constantFrom('auto' as const, 'gpu' as const, 'cpu' as const),
		parallel: fc.constantFrom(1, 4),
	},
	{ requiredKeys: [] },
);

const odd = (value: unknown, at = ''): string[] => {
	if (typeof value === 'number') return Number.isFinite(value) && value >= 0 ? [] : [`${at}: ${value}`];
	if (typeof value === 'string') return /NaN|undefined|Infinity|\[object/.test(value) ? [`${at}: ${value}`] : [];
	return value !== null && typeof value === 'object'
		? Object.entries(value).flatMap(([key, one]) => odd(one, `${at}.${key}`))
		: [];
};

describe('on any computer', () => {
	it('no number is NaN, negative or infinite, the suggestion passes the check, each other one has a point', () => {
		fc.assert(
			fc.property(computer, wish, (on, wishes) => {
				const { machine: _, ...advice } = advise(on, wishes);
				expect(odd(advice)).toEqual([]);
				if (!advice.best) return;
				const row = catalog.find(({ facts }) => facts.name === advice.best?.model.name);
				if (!row) throw new Error(advice.best.model.name);
				expect(runs(verdictOf(row.facts, on, wishes))).toBe(true);
				for (const { reasons } of advice.alternatives ?? [])
					expect(reasons.map(({ code }) => code).some((code) => points.includes(code))).toBe(true);
			}),
			{ numRuns: 8 },
		);
	}, 60_000);

	it('the suggestion is the same where it is asked for alone, whatever is passed over for that', () => {
		fc.assert(
			fc.property(computer, wish, fc.constantFrom(...catalog), (on, wishes, there) => {
				const models = catalog.map((row) => (row === there ? { ...row, facts: { ...row.facts, here: true } } : row));
				expect(bestFor(models, on, wishes, verdictOf)).toEqual(advise(on, wishes, models).best);
			}),
			{ numRuns: 200 },
		);
	}, 60_000);

	it('more disk or more speed never make one answer worse, and low, likely and high stay in order', () => {
		const order = ['unknown', 'no', 'slow', 'tight', 'comfortable'];
		const times = (value: Known<{ value: number; source: string }>, by: number) =>
			'value' in value ? { ...value, value: value.value * by } : value;
		fc.assert(
			fc.property(computer, wish, fc.constantFrom(...catalog), between(1, 4), (on, wishes, { facts }, more) => {
				const disk = typeof on.disk.free === 'number' ? on.disk.free * more : on.disk.free;
				const quicker = {
					...on,
					disk: { ...on.disk, free: disk },
					cpu: { ...on.cpu, bandwidth: times(on.cpu.bandwidth, more) },
					gpus: on.gpus.map((gpu) => ({ ...gpu, bandwidth: times(gpu.bandwidth, more) })),
				};
				const [now, then] = [verdictOf(facts, on, wishes), verdictOf(facts, quicker, wishes)];
				expect(order.indexOf(then.verdict)).toBeGreaterThanOrEqual(order.indexOf(now.verdict));
				const { generate } = now.speed;
				if (!('low' in generate)) return;
				expect(generate.low).toBeLessThanOrEqual(generate.likely);
				expect(generate.likely).toBeLessThanOrEqual(generate.high);
			}),
			{ numRuns: 200 },
		);
	});

	it('the order of the catalog does not matter', () => {
		fc.assert(
			fc.property(computer, fc.shuffledSubarray(catalog, { minLength: catalog.length }), (on, turned) => {
				expect(advise(on, {}, turned)).toEqual(advise(on));
			}),
			{ numRuns: 8 },
		);
	});

	it('nor do units: 8B is 8000M', async () => {
		const verdict = async (text: string) => {
			const described = parseDescription(text);
			const model = described && modelFromDescription(text, described);
			if (!model) throw new Error(text);
			return verdictOf({ ...model, name: 'x', title: 'x' }, machine(), {});
		};
		expect(await verdict('8000M q4_K_M')).toEqual(await verdict('8B Q4_K_M'));
	});
});

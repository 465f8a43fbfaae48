// What is suggested for twenty usual computers; the table keeps it from changing unseen. It needs the catalog and the
// memory law, which are found at run time.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/models/catalog.ts';
import { gpuTable } from '../../src/models/gpus-file.ts';
import { adviseFor, type VerdictFn } from '../../src/recommend/advise.ts';
import { qualityOf } from '../../src/recommend/rank/quality.ts';
import { speedFor } from '../../src/recommend/speed/index.ts';
import { verdictFor } from '../../src/recommend/verdict.ts';
import type { CatalogModel } from '../../src/types/catalog.ts';
import type { Advice } from '../../src/types/verdict.ts';
import { GiB, gpu, machine as make } from './speed-make.ts';
import { machineFor, plans } from './twenty-computers.ts';

const catalog = await loadCatalog();
const table = await gpuTable();
const judge: VerdictFn = (model, machine, wishes) => verdictFor(model, machine, wishes, speedFor);

function line(advice: Advice): string {
	const { best } = advice;
	if (!best) return 'nothing';
	const times = best.speed.timesReadingSpeed;
	const pace = typeof times !== 'number' ? '?' : times < 3 ? times.toFixed(0) : times < 10 ? '3 to 10' : 'over 10';
	const others = (advice.alternatives ?? []).map((one) => one.model).join(', ');
	return `${best.model.name}, ${best.placement}, ${best.verdict}, ${pace} times reading; or ${others}`;
}

describe('twenty computers', () => {
	const told = plans.map((plan) => ({ plan, advice: adviseFor(catalog, machineFor(table, plan), {}, judge) }));

	it('get these suggestions', () => {
		expect(told.map(({ plan, advice }) => `${plan.name}: ${line(advice)}`)).toMatchSnapshot();
	});

	it('each suggestion passes the check, and none is advised against', () => {
		for (const { plan, advice } of told) {
			expect(['comfortable', 'tight', 'slow'], plan.name).toContain(advice.best?.verdict);
			const row = catalog.find((one) => one.facts.name === advice.best?.model.name);
			expect(row?.tier, plan.name).not.toBe('not_recommended');
		}
	});

	const points = (advice: Advice, models: CatalogModel[]): number => {
		const row = models.find((one) => one.facts.name === advice.best?.model.name);
		return row ? qualityOf(row, {}, row.facts.name === 'granite4.1:3b') : 0;
	};

	it.each([1.3, 2])('%s times the memory never brings a worse suggestion', (more) => {
		// Small computers, where a little memory changes most.
		for (const { plan, advice } of told.filter((_, i) => i < 6 || i === 12 || i === 14)) {
			const grown = adviseFor(catalog, machineFor(table, plan, more), {}, judge);
			// Nearer than 25 points is the same rank.
			expect(points(grown, catalog), plan.name).toBeGreaterThanOrEqual(points(advice, catalog) - 25);
		}
	});

	it('no answer holds a number that is not finite, or a negative one', () => {
		for (const { advice } of told)
			JSON.stringify(advice, (key, value) => {
				if (typeof value === 'number') expect(Number.isFinite(value) && value >= 0, `${key} ${value}`).toBe(true);
				return value;
			});
	});

	it('more memory or more bandwidth never brings a worse suggestion, on made-up computers', () => {
		const size = (min: number, max: number) => fc.double({ min, max, noNaN: true });
		const computer = fc.record({
			ram: size(2, 128),
			free: size(0.3, 0.9),
			vram: fc.oneof(fc.constant(0), size(2, 48)),
			slow: size(2e10, 1.6e11),
			quick: size(1e11, 1.6e12),
			cores: fc.integer({ min: 2, max: 16 }),
		});
		type Computer = typeof computer extends fc.Arbitrary<infer T> ? T : never;
		const on = (one: Computer, memory: number, bandwidth: number) =>
			make({
				cpu: { ...make().cpu, cores: one.cores, bandwidth: { value: one.slow * bandwidth, source: 't' } },
				memory: {
					total: one.ram * memory * GiB,
					available: one.ram * memory * one.free * GiB,
					limit: null,
					limitSource: null,
				},
				gpus:
					one.vram === 0
						? []
						: [
								gpu({
									memory: { total: one.vram * memory * GiB, free: one.vram * memory * 0.95 * GiB },
									bandwidth: { value: one.quick * bandwidth, source: 't' },
								}),
							],
			});
		const told2 = (one: Computer, memory: number, bandwidth: number) =>
			points(adviseFor(catalog, on(one, memory, bandwidth), {}, judge), catalog);
		fc.assert(
			fc.property(computer, size(1, 2.5), (one, more) => {
				const now = told2(one, 1, 1);
				expect(told2(one, more, 1)).toBeGreaterThanOrEqual(now - 25);
				expect(told2(one, 1, more)).toBeGreaterThanOrEqual(now - 25);
			}),
			{ numRuns: 40, seed: 5 },
		);
	});
});

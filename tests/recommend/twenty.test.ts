// What is suggested for twenty usual computers; the table keeps it from changing unseen. It needs the catalog and the
// memory law, which are found at run time.

import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/models/catalog.ts';
import { gpuTable } from '../../src/models/gpus-file.ts';
import { adviseFor, type VerdictFn } from '../../src/recommend/advise.ts';
import { qualityOf } from '../../src/recommend/rank/quality.ts';
import { speedFor } from '../../src/recommend/speed/index.ts';
import { verdictFor } from '../../src/recommend/verdict.ts';
import type { CatalogModel } from '../../src/types/catalog.ts';
import type { Advice } from '../../src/types/verdict.ts';
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
});

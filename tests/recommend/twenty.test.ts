// What is suggested for twenty usual computers, and how the order comes about: two pages of docs/ are held to the code, so
// that neither changes unseen. `npx vitest run -c tests/vitest.config.ts tests/recommend/twenty.test.ts -u` writes them anew.

import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { machineOf, type Row, twentyDocument } from '../../scripts/bench/lib/twenty.mjs';
import { finderOf } from '../../src/commands/machine-for.ts';
import { loadCatalog } from '../../src/models/catalog.ts';
import { gpuTable } from '../../src/models/gpus-file.ts';
import { adviseFor } from '../../src/recommend/advise.ts';
import { bestFor, type VerdictFn } from '../../src/recommend/best.ts';
import { whatIf } from '../../src/recommend/devices/what-if.ts';
import { points as reasonsToOffer } from '../../src/recommend/rank/alternatives.ts';
import { candidateFor, levelOf, scoreOf } from '../../src/recommend/rank/order.ts';
import { familiesOf } from '../../src/recommend/rank/tag.ts';
import { speedFor } from '../../src/recommend/speed/index.ts';
import { verdictFor } from '../../src/recommend/verdict.ts';
import type { Machine } from '../../src/types/machine.ts';
import type { Advice } from '../../src/types/verdict.ts';
import { rankingDocument } from './ranking-doc.ts';
import { GiB, gpu, machine as make } from './speed-make.ts';

const catalog = loadCatalog();
const finder = finderOf(gpuTable());
const judge: VerdictFn = (model, machine, wishes) => verdictFor(model, machine, wishes, speedFor);
const advise = (machine: Machine): Advice => adviseFor(catalog, machine, {}, judge);
const kit = { advise, whatIf, finder };
const rows = JSON.parse(
	readFileSync(new URL('../fixtures/recommend/twenty-computers.json', import.meta.url), 'utf8'),
) as Row[];
const families = familiesOf(catalog);

describe('twenty computers', () => {
	const told = rows.map((row) => ({ plan: row, advice: advise(machineOf(row, kit)) }));

	it('are told what docs/twenty-computers.md says', async () => {
		expect(rows).toHaveLength(20);
		await expect(twentyDocument(rows, kit)).toMatchFileSnapshot('../../docs/twenty-computers.md');
	});

	it('in the order that docs/ranking.md tells', async () => {
		await expect(rankingDocument(catalog)).toMatchFileSnapshot('../../docs/ranking.md');
	});

	it('every other one beside a suggestion has a point', () => {
		for (const { plan, advice } of told)
			for (const { model, reasons } of advice.alternatives ?? [])
				expect(
					reasons.some(({ code }) => reasonsToOffer.includes(code)),
					`${plan.name}: ${model}`,
				).toBe(true);
	});

	it('have the same suggestion where it is asked for alone', () => {
		for (const { plan, advice } of told)
			expect(bestFor(catalog, advice.machine, {}, judge), plan.name).toEqual(advice.best);
	});

	it('each suggestion passes the check, and none is advised against', () => {
		for (const { plan, advice } of told) {
			expect(['comfortable', 'tight', 'slow'], plan.name).toContain(advice.best?.verdict);
			const row = catalog.find((one) => one.facts.name === advice.best?.model.name);
			expect(row?.tier, plan.name).not.toBe('not_recommended');
		}
	});

	// What the order goes by: keeping up with the reader first, then the points. Nearer than 25 points is the same rank.
	const rank = ({ best }: Advice): [number, number] => {
		if (!best) return [0, 0];
		const family = families.find(({ tags }) => tags.some(({ facts }) => facts.name === best.model.name));
		const row = family?.tags.find(({ facts }) => facts.name === best.model.name);
		if (!family || !row) throw new Error(best.model.name);
		const candidate = candidateFor(row, best, {}, family.borrowed);
		return [levelOf(candidate) > 1 ? 2 : 1, scoreOf(candidate)];
	};
	const notWorse = (then: Advice, now: Advice, name: string) => {
		const [after, before] = [rank(then), rank(now)];
		expect(after[0], name).toBeGreaterThanOrEqual(before[0]);
		if (after[0] === before[0] && before[0] === 2) expect(after[1], name).toBeGreaterThanOrEqual(before[1] - 25);
	};

	it.each([1.3, 2])('%s times the memory never brings a worse suggestion', (more) => {
		// Small computers, where a little memory changes most.
		for (const { plan, advice } of told.filter((_, i) => i < 6 || i === 12 || i === 14))
			notWorse(advise(machineOf(plan, kit, more)), advice, plan.name);
	});

	it('no answer holds a number that is not finite, or a negative one', () => {
		const wrong: string[] = [];
		for (const { advice } of told)
			JSON.stringify(advice, (key, value) => {
				if (typeof value === 'number' && !(Number.isFinite(value) && value >= 0)) wrong.push(`${key} ${value}`);
				return value;
			});
		expect(wrong).toEqual([]);
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
		fc.assert(
			fc.property(computer, size(1, 2.5), (one, more) => {
				const now = advise(on(one, 1, 1));
				notWorse(advise(on(one, more, 1)), now, 'memory');
				notWorse(advise(on(one, 1, more)), now, 'bandwidth');
			}),
			{ numRuns: 40, seed: 5 },
		);
	}, 60_000);
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { adviseFor } from '../../src/recommend/advise.ts';
import { qualityOf } from '../../src/recommend/rank/quality.ts';
import { pointsByName } from '../../src/recommend/rank/tag.ts';
import type { CatalogModel } from '../../src/types/catalog.ts';
import type { Machine } from '../../src/types/machine.ts';
import { row, simpleVerdict } from './rank-make.ts';
import { GiB, gpu, machine } from './speed-make.ts';

const small = row('small:1b', 0.8, { tier: 'floor', sizeClass: '<=1B' });
const middle = row('middle:4b', 3.3, { tier: 'top', evidence: { eq: 977, strength: 'measured' } });
const large = row('large:12b', 7.2, { tier: 'top', sizeClass: '12-15B', evidence: { eq: 1361, strength: 'measured' } });
const giant = row('giant:70b', 43, { tier: 'top', sizeClass: '70B', evidence: { eq: 1400, strength: 'measured' } });
const bad = row('bad:4b', 2.5, { tier: 'not_recommended', evidence: { eq: 1500, strength: 'measured' } });
const catalog = [small, middle, large, giant, bad];

const withRam = (gib: number, over: Partial<Machine> = {}): Machine =>
	machine({
		gpus: [],
		memory: { total: gib * GiB, available: gib * GiB * 0.8, limit: null, limitSource: null },
		...over,
	});

const best = (models: CatalogModel[], on: Machine, wishes = {}) =>
	adviseFor(models, on, wishes, simpleVerdict).best?.model.name;

describe('the suggestion', () => {
	it('is the best evidence that runs well, not the largest that fits', () => {
		expect(best(catalog, withRam(16))).toBe('middle:4b');
		expect(best(catalog, machine({ gpus: [gpu()] }))).toBe('large:12b');
	});

	it('is never one the catalog advises against, which stays listed', () => {
		const advice = adviseFor([bad, small], withRam(16), {}, simpleVerdict);
		expect(advice.best?.model.name).toBe('small:1b');
		expect(advice.advice.map((one) => one.model.name)).toEqual(['small:1b', 'bad:4b']);
		expect(adviseFor([bad], withRam(16), {}, simpleVerdict).best).toBeNull();
	});

	it('is the floor only where nothing better runs well', () => {
		expect(best(catalog, withRam(3))).toBe('small:1b');
	});

	it('prefers what is on the computer among equals, and only among equals', () => {
		const twin = row('twin:4b', 3.3, { evidence: { eq: 970, strength: 'measured' }, facts: { here: true } });
		expect(best([middle, twin], withRam(16))).toBe('twin:4b');
		const worse = row('worse:4b', 3.3, { evidence: { eq: 600, strength: 'measured' }, facts: { here: true } });
		expect(best([middle, worse], withRam(16))).toBe('middle:4b');
	});

	it('heeds the language where the publisher names the languages', () => {
		const french = row('french:4b', 3.3, { evidence: { eq: 900, strength: 'm' }, languages: ['fr', 'en'] });
		const english = row('english:4b', 3.3, { evidence: { eq: 977, strength: 'm' }, languages: ['en'] });
		expect(best([french, english], withRam(16), { language: 'fr-CA' })).toBe('french:4b');
		expect(best([french, english], withRam(16), { language: 'en' })).toBe('english:4b');
	});

	it('does not trust a model to a slow computer that always thinks first', () => {
		const thinker = row('thinker:4b', 3.3, {
			evidence: { eq: 1300, strength: 'measured' },
			facts: { thinking: { supported: true, canBeDisabled: false } },
		});
		expect(best([middle, thinker], withRam(16))).toBe('middle:4b');
	});
});

describe('quantizations', () => {
	const tag = (name: string, gb: number, quantization: string, defaultTag: boolean) =>
		row(name, gb, {
			defaultTag,
			evidence: { eq: 977, strength: 'm' },
			facts: { id: 'model', title: 'Model', quantization, parameters: 4e9 },
		});
	const q4 = tag('model:4b', 3.3, 'Q4_K_M', true);
	const q8 = tag('model:4b-q8_0', 5, 'Q8_0', false);
	const tiny = tag('model:4b-q2', 1.5, 'Q2_K', false);

	it('the default tag stands for a model, once', () => {
		const advice = adviseFor([tiny, q8, q4], withRam(16), {}, simpleVerdict);
		expect(advice.advice.map((one) => one.model.name)).toEqual(['model:4b']);
	});

	it('another one where it makes the model fit', () => {
		expect(best([q4, q8, tiny], withRam(4))).toBe('model:4b-q2');
	});

	it('a finer one where it runs comfortably and fast', () => {
		expect(best([q4, q8, tiny], machine({ gpus: [gpu()] }))).toBe('model:4b-q8_0');
	});
});

describe('evidence', () => {
	it('of two computers is weighed as the advice weighs it: less for a smaller one in a larger one’s entry, by the wishes', () => {
		const [usual, lesser] = [
			row('g:8b', 5, { facts: { id: 'g', title: 'G 8B' }, languages: ['en'] }),
			row('g:3b', 2, { facts: { id: 'g', title: 'G 3B' }, defaultTag: false, languages: ['en'] }),
		];
		const points = pointsByName([lesser, usual], {});
		expect(points.get('g:8b')).toBe(qualityOf(usual));
		expect(points.get('g:3b')).toBe(qualityOf(lesser, {}, true));
		expect(points.get('g:3b')).toBeLessThan(qualityOf(lesser) / 2);
		expect(pointsByName([usual], { language: 'de' }).get('g:8b')).toBe(qualityOf(usual) - 200);
	});

	it('measured conversations count before preference, preference before the class', () => {
		expect(qualityOf(middle)).toBe(977);
		const preferred = (arena2025: number) => qualityOf(row('a', 1, { evidence: { arena2025, strength: 'p' } }));
		expect(preferred(1335)).toBe(1072);
		expect(preferred(1314)).toBeCloseTo(1024.5, 1);
		expect(preferred(900)).toBe(200);
		expect(preferred(1600)).toBe(1094);
		// Another scale is not mixed with it.
		expect(qualityOf(row('a', 1, { evidence: { arena: 1450, strength: 'p' } }))).toBe(qualityOf(row('a', 1)));
		expect(qualityOf(row('a', 1, { sizeClass: '7-9B' }))).toBeLessThan(977);
	});
});

describe('alternatives', () => {
	it('come right after the best, each with its reasons', () => {
		const card = gpu({ memory: { total: 8 * GiB, free: 6 * GiB }, bandwidth: { value: 256e9, source: 't' } });
		const advice = adviseFor(catalog, machine({ gpus: [card] }), {}, simpleVerdict);
		expect(advice.best?.model.name).toBe('middle:4b');
		expect(advice.alternatives?.map((one) => one.model)).toEqual(
			advice.advice.slice(1, 3).map((one) => one.model.name),
		);
		const better = advice.alternatives?.find((one) => one.model === 'large:12b');
		expect(better?.reasons.map((one) => one.code)).toEqual(['better-answers', 'slower', 'larger-download']);
		expect(better?.reasons[0]?.text).toBe('clearly better answers');
	});
});

describe('what would help', () => {
	it('is said for the most modest model where nothing runs', () => {
		const advice = adviseFor(catalog, withRam(1), {}, simpleVerdict);
		expect(advice.best).toBeNull();
		expect(advice.unfit).toHaveLength(5);
		expect(advice.wouldHelp).toEqual([{ code: 'more-ram', text: 'For small:1b: More RAM would hold it.' }]);
	});

	it('names what closing programs would change, and is silent where it changes nothing', () => {
		const busy = withRam(16, { memory: { total: 16 * GiB, available: 3 * GiB, limit: null, limitSource: null } });
		expect(adviseFor(catalog, busy, {}, simpleVerdict).wouldHelp).toMatchObject([{ code: 'close-programs' }]);
		expect(adviseFor(catalog, withRam(16), {}, simpleVerdict).wouldHelp).toEqual([]);
		const boxed = withRam(16, {
			memory: { total: 16 * GiB, available: 3 * GiB, limit: 3 * GiB, limitSource: 'cgroup v2' },
		});
		expect(adviseFor(catalog, boxed, {}, simpleVerdict).wouldHelp).toEqual([]);
	});
});

const anyRow = fc
	.record({
		gb: fc.double({ min: 0.5, max: 60, noNaN: true }),
		eq: fc.option(fc.integer({ min: 200, max: 1500 }), { nil: undefined }),
		tier: fc.constantFrom('top' as const, 'alternative' as const, 'floor' as const, 'not_recommended' as const),
		sizeClass: fc.constantFrom('<=1B', '1-2B', '3-5B', '7-9B', '12-15B', '20-35B dense', 'MoE 20-40B', '70B'),
		here: fc.boolean(),
	})
	.map(({ gb, eq, tier, sizeClass, here }) => ({ gb, eq, tier, sizeClass, here }));

const anyCatalog = fc.array(anyRow, { minLength: 1, maxLength: 12 }).map((rows) =>
	rows.map(({ gb, eq, tier, sizeClass, here }, i) =>
		row(`m${i}`, gb, {
			tier,
			sizeClass,
			evidence: { ...(eq === undefined ? {} : { eq }), strength: 't' },
			facts: { here },
		}),
	),
);
const anyMachine = fc
	.record({ ram: fc.double({ min: 1, max: 256, noNaN: true }), vram: fc.double({ min: 0, max: 96, noNaN: true }) })
	.map(({ ram, vram }) =>
		withRam(ram, { gpus: vram < 2 ? [] : [gpu({ memory: { total: vram * GiB, free: vram * GiB } })] }),
	);

describe('laws', () => {
	it('what is suggested passes the check, and everything listed does', () => {
		fc.assert(
			fc.property(anyCatalog, anyMachine, (models, on) => {
				const advice = adviseFor(models, on, {}, simpleVerdict);
				for (const one of advice.best ? [advice.best, ...advice.advice] : advice.advice)
					expect(['comfortable', 'tight', 'slow']).toContain(one.verdict);
				expect(advice.advice.length + advice.unfit.length).toBe(models.length);
				if (advice.best) expect(advice.advice[0]).toEqual(advice.best);
			}),
		);
	});

	it("the catalog's order does not matter", () => {
		fc.assert(
			fc.property(anyCatalog, anyMachine, fc.integer(), (models, on, seed) => {
				const turned = [...models]
					.sort((a, b) => ((a.facts.name.length * seed) % 7) - ((b.facts.name.length * seed) % 7))
					.reverse();
				expect(adviseFor(turned, on, {}, simpleVerdict)).toEqual(adviseFor(models, on, {}, simpleVerdict));
			}),
		);
	});

	it('the same devices with more memory never lose their suggestion to nothing or to a worse rank', () => {
		fc.assert(
			fc.property(anyCatalog, anyMachine, fc.double({ min: 1, max: 4, noNaN: true }), (models, on, more) => {
				const grown: Machine = {
					...on,
					memory: {
						...on.memory,
						total: Number(on.memory.total) * more,
						available: Number(on.memory.available) * more,
					},
					gpus: on.gpus.map((one) => ({
						...one,
						memory: { total: Number(one.memory.total) * more, free: Number(one.memory.free) * more },
					})),
				};
				const before = adviseFor(models, on, {}, simpleVerdict).best;
				const after = adviseFor(models, grown, {}, simpleVerdict);
				if (!before) return;
				expect(after.best).not.toBeNull();
				expect(after.advice.map((one) => one.model.name)).toContain(before.model.name);
			}),
		);
	});
});

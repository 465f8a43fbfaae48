// What is shown beside the suggestion, and which tag of a model stands for it: at the borders, where one more would do.

import { describe, expect, it } from 'vitest';
import { adviseFor } from '../../src/recommend/advise.ts';
import { alternativesTo, fastEnough, slowest, step } from '../../src/recommend/rank/alternatives.ts';
import { better, type Candidate, levelOf } from '../../src/recommend/rank/order.ts';
import { qualityOf, speaks } from '../../src/recommend/rank/quality.ts';
import { finer, representative } from '../../src/recommend/rank/tag.ts';
import { unknown } from '../../src/types/known.ts';
import type { ModelFacts } from '../../src/types/model.ts';
import type { Verdict } from '../../src/types/verdict.ts';
import { row, simpleVerdict } from './rank-make.ts';
import { GiB, gpu, machine } from './speed-make.ts';

interface Wanted {
	points?: number;
	/** Times reading speed; absent where it is not known. */
	times?: number | undefined;
	gb?: number;
	facts?: Partial<ModelFacts>;
	verdict?: Verdict['verdict'];
	placement?: Verdict['placement'];
	memory?: Partial<Verdict['memory']>;
	eq?: boolean;
}

/** A model that was judged already: so many points, so fast, so large. */
function one(name: string, wanted: Wanted = {}): Candidate {
	const { points = 1000, gb = 4, facts, verdict = 'comfortable', placement = 'gpu', memory = {}, eq = true } = wanted;
	const times = 'times' in wanted ? wanted.times : 2;
	const model = row(name, gb, { facts: facts ?? {}, evidence: { ...(eq ? { eq: points } : {}), strength: 't' } });
	const speed = {
		generate: times === undefined ? unknown('x') : { low: times * 5.3, likely: times * 5.3, high: times * 5.3 },
		timesReadingSpeed: times ?? unknown('not known'),
	};
	const of = { model: model.facts, download: facts?.here ? 0 : gb * 1e9, verdict, placement, memory, speed };
	return { model, quality: points, verdict: of as unknown as Verdict };
}

const shown = (best: Candidate, ...others: Candidate[]) =>
	alternativesTo(best, [best, ...others]).map(({ candidate }) => candidate.model.facts.name);
const reasons = (best: Candidate, other: Candidate) =>
	alternativesTo(best, [best, other]).flatMap((each) => each.reasons.map(({ code }) => code));

describe('another is shown', () => {
	const best = one('best');

	it('for answers that are better by a step that is noticed', () => {
		expect(shown(best, one('b', { points: 1000 + step }))).toEqual(['b']);
		expect(shown(best, one('b', { points: 1000 + step - 1 }))).toEqual([]);
	});

	it('as long as they can be waited for', () => {
		expect(shown(best, one('b', { points: 1200, times: slowest, verdict: 'slow' }))).toEqual(['b']);
		expect(shown(best, one('b', { points: 1200, times: slowest - 0.01, verdict: 'slow' }))).toEqual([]);
	});

	it('for speed, where the suggestion is no faster than anybody reads', () => {
		expect(shown(best, one('b', { points: 900, times: 3.2 }))).toEqual(['b']);
		expect(shown(best, one('b', { points: 1000, times: 2.6 }))).toEqual(['b']);
		expect(shown(best, one('b', { points: 1000, times: 2.5 }))).toEqual([]);
		const fast = one('best', { times: fastEnough });
		expect(shown(fast, one('b', { points: 1000, times: 40 }))).toEqual([]);
		expect(shown(one('best', { times: undefined }), one('b', { points: 1000, times: 40 }))).toEqual([]);
	});

	it('for a much smaller download, where speed no longer matters', () => {
		const fast = one('best', { times: fastEnough, gb: 10 });
		expect(shown(fast, one('b', { points: 900, gb: 6 }))).toEqual(['b']);
		expect(shown(fast, one('b', { points: 900, gb: 6.1 }))).toEqual([]);
	});

	it('because it is there already', () => {
		expect(shown(best, one('b', { points: 900, facts: { here: true } }))).toEqual(['b']);
		expect(shown(best, one('b', { points: 900 }))).toEqual([]);
	});

	it('not where it always thinks first, and only where it is faster or better', () => {
		const thinks = { thinking: { supported: true, canBeDisabled: false } };
		expect(shown(best, one('b', { points: 900, times: 9, facts: thinks }))).toEqual([]);
	});

	it('the best that can be waited for, then the best that keeps up without a much larger download', () => {
		const slow = one('slow', { points: 1400, times: 0.5, verdict: 'slow', gb: 40 });
		const large = one('large', { points: 1300, gb: 8.1 });
		const medium = one('medium', { points: 1200, gb: 8 });
		expect(shown(best, slow, large, medium)).toEqual(['slow', 'medium', 'large']);
		expect(shown(best, one('x', { points: 900, times: 5 }), slow, medium, large)).toEqual(['slow', 'medium', 'x']);
	});

	it('once, and never the suggestion itself in another form beside reasons of its own', () => {
		const twin = one('b', { points: 1000, times: 3, facts: { title: 'best' } });
		expect(shown(best, twin)).toEqual([]);
	});
});

describe('its reasons', () => {
	const best = one('best', { gb: 4 });
	const better = (wanted: Wanted) => reasons(best, one('b', { points: 1200, ...wanted }));

	it('tell the download where it is much larger or smaller, or that there is none', () => {
		expect(better({ gb: 8 })).toEqual(['better-answers', 'as-fast']);
		expect(better({ gb: 8.1 })).toEqual(['better-answers', 'as-fast', 'larger-download']);
		expect(better({ gb: 2.3 })).toEqual(['better-answers', 'as-fast', 'smaller-download']);
		expect(better({ gb: 2.4 })).toEqual(['better-answers', 'as-fast']);
		expect(better({ gb: 1, facts: { here: true } })).toEqual(['better-answers', 'as-fast', 'here']);
	});

	it('tell what is on the processor, that memory is short, that it thinks first', () => {
		expect(better({ placement: 'split', memory: { layers: 40, layersOnGpu: 10 } })).toContain('split');
		expect(better({ placement: 'split', memory: { layers: 40, layersOnGpu: unknown('x') } })).not.toContain('split');
		expect(better({ placement: 'split', memory: { layers: 0, layersOnGpu: 0 } })).not.toContain('split');
		expect(better({ placement: 'gpu', memory: { layers: 40, layersOnGpu: 40 } })).not.toContain('split');
		expect(better({ verdict: 'tight' })).toContain('tight');
		expect(better({ facts: { thinking: { supported: true, canBeDisabled: null } } })).toContain('thinks-first');
	});

	it('tell that a good one was not measured, and no speed that is not known', () => {
		expect(better({ eq: false })).toContain('not-measured');
		const lesser = (points: number) => reasons(best, one('b', { points, times: 9, eq: false }));
		expect(lesser(1000 - step)).toContain('not-measured');
		expect(lesser(1000 - step - 1)).not.toContain('not-measured');
		expect(reasons(one('best', { times: undefined }), one('b', { points: 1200 }))).toEqual(['better-answers']);
	});
});

describe('the tag that stands for a model', () => {
	const tag = (name: string, gb: number, wanted: Wanted & { usual?: boolean } = {}) => {
		const made = one(name, { gb, ...wanted });
		return { ...made, model: { ...made.model, defaultTag: wanted.usual ?? false } };
	};
	const stands = (...tags: Candidate[]) =>
		representative({ tags: tags.map(({ model }) => model), borrowed: false }, (model) => {
			const found = tags.find((each) => each.model === model);
			if (!found) throw new Error(model.facts.name);
			return found;
		})?.model.facts.name;
	const [runs, tight, none] = [{}, { verdict: 'tight' } as const, { verdict: 'no', placement: 'none' } as const];

	it('is the usual one where it runs well, or where nothing does', () => {
		expect(stands(tag('usual', 4, runs), tag('small', 2, runs))).toBe('usual');
		expect(stands(tag('usual', 4, none), tag('small', 2, none))).toBe('usual');
	});

	it('is a smaller one where that runs better, never a larger one', () => {
		expect(stands(tag('usual', 4, tight), tag('small', 2, runs))).toBe('small');
		expect(stands(tag('usual', 4, tight), tag('small', 2, tight))).toBe('usual');
		expect(stands(tag('usual', 4, none), tag('small', 2, tight))).toBe('small');
		expect(stands(tag('usual', 4, tight), tag('large', 6, runs))).toBe('usual');
	});

	it('is the one that is there, where it runs as well', () => {
		const here = { facts: { here: true } };
		expect(stands(tag('usual', 4, runs), tag('mine', 6, { ...runs, ...here }))).toBe('mine');
		expect(stands(tag('usual', 4, runs), tag('mine', 6, { ...tight, ...here }))).toBe('usual');
		expect(stands(tag('usual', 4, none), tag('mine', 6, { ...tight, ...here }))).toBe('mine');
		expect(stands(tag('usual', 4, runs), tag('mine', 6, { ...none, ...here }))).toBe('usual');
	});

	it('is finer where it is small and coarse, and that runs comfortably and fast', () => {
		const coarse = (facts: Partial<ModelFacts> = {}) =>
			one('q4', { facts: { quantization: 'Q4_K_M', parameters: 5e9, ...facts } });
		const fine = (wanted: Wanted = {}) => one('q8', { times: 3, facts: { quantization: 'Q8_0' }, ...wanted });
		const found = (best: Candidate, other: Candidate) =>
			finer(best, { tags: [best.model, other.model], borrowed: false }, () => other)?.model.facts.name;
		expect(found(coarse(), fine())).toBe('q8');
		expect(found(coarse(), fine({ times: 2.9 }))).toBeUndefined();
		expect(found(coarse(), fine({ times: undefined }))).toBeUndefined();
		expect(found(coarse(), fine({ verdict: 'tight' }))).toBeUndefined();
		expect(found(coarse({ parameters: 5.1e9 }), fine())).toBeUndefined();
		expect(found(coarse({ parameters: unknown('x') }), fine())).toBeUndefined();
		expect(found(coarse({ quantization: 'Q4_0' }), fine())).toBeUndefined();
		expect(found(coarse({ quantization: unknown('x') }), fine())).toBeUndefined();
		expect(found(coarse({ here: true }), fine())).toBeUndefined();
		expect(found(coarse(), fine({ facts: { quantization: unknown('x') } }))).toBeUndefined();
	});
});

describe('the order', () => {
	it('counts what writes slower than is read as no company, whatever its numbers', () => {
		expect(levelOf(one('a', { verdict: 'slow' }))).toBe(1);
		expect(levelOf(one('a', { verdict: 'tight' }))).toBe(2);
		expect(levelOf(one('a', { times: undefined }))).toBe(3);
		expect(levelOf(one('a', { times: undefined, placement: 'cpu' }))).toBe(1);
	});

	it('takes a licence that was read before one that was not, and the smaller download at last', () => {
		const unread = one('a', { facts: { licence: unknown('not told') } });
		expect(better(one('b'), unread)).toBeLessThan(0);
		expect(better(one('b', { gb: 3 }), one('a', { gb: 4 }))).toBeLessThan(0);
	});
});

describe('points', () => {
	it('know a language by its first part, on both sides', () => {
		const model = row('a', 1, { languages: ['pt-BR', 'EN'] });
		for (const language of ['pt', 'pt-PT', 'en-GB', undefined]) expect(speaks(model, language)).toBe(true);
		expect(speaks(model, 'de')).toBe(false);
	});

	it('are fewer for what cannot hold the conversation asked for, where that is known', () => {
		const of = (contextMax: ModelFacts['contextMax']) =>
			qualityOf(row('a', 1, { facts: { contextMax } }), { context: 8192 });
		expect(of(8192) - of(4096)).toBe(100);
		expect(of(unknown('not told'))).toBe(of(8192));
	});

	it.each([
		['<=1B', 180],
		['1-2B', 330],
		['3-5B', 800],
		['7-9B', 860],
		['12-15B', 900],
		['20-35B dense', 1050],
		['MoE 20-40B', 1000],
		['70B', 1000],
		['100B+', 1060],
		['of its own', 700],
	])('of the class %s where nothing was measured: %i', (sizeClass, points) => {
		expect(qualityOf(row('a', 1, { sizeClass }))).toBe(points);
		expect(qualityOf(row('a', 1, { sizeClass, tier: 'top' }))).toBe(points + 40);
		expect(qualityOf(row('a', 1, { sizeClass, tier: 'floor' }))).toBe(points + 60);
	});
});

describe('closing programs', () => {
	const measured = (name: string, gb: number, eq: number) => row(name, gb, { evidence: { eq, strength: 'm' } });
	const small = measured('small:1b', 0.8, 900);
	const busy = (free: number, over = {}) =>
		machine({ gpus: [], memory: { total: 16 * GiB, available: free * GiB, limit: null, limitSource: null }, ...over });
	const closes = (eq: number, on = busy(3)) =>
		adviseFor([small, measured('other:4b', 3.3, eq)], on, {}, simpleVerdict).wouldHelp;

	it('is worth it for answers that are better by a step', () => {
		expect(closes(900 + step)).toEqual([
			{
				code: 'close-programs',
				text: 'With other programs closed (about 12 GB more free) it would be other:4b. Close what you do not need and look again.',
			},
		]);
		expect(closes(900 + step - 1)).toEqual([]);
	});

	it('is not spoken of where nobody knows what they take', () => {
		const dark = busy(3);
		expect(closes(1300, { ...dark, memory: { ...dark.memory, total: unknown('x') } })).toEqual([]);
	});

	it('is told of the graphics card alone where that is what they hold', () => {
		const card = gpu({ memory: { total: 8 * GiB, free: 2 * GiB } });
		expect(closes(1300, busy(14.5, { gpus: [card] }))).toEqual([]);
		const slower = { bandwidth: { value: 20e9, source: 't' } };
		const full = busy(3, { gpus: [card], cpu: { ...machine().cpu, ...slower } });
		const kept = { ...full, memory: { ...full.memory, limit: 3 * GiB, limitSource: 'cgroup v2' as const } };
		expect(closes(1300, kept)[0]?.text).toBe(
			'With programs closed that use the graphics card it would be other:4b. Close what you do not need and look again.',
		);
	});
});

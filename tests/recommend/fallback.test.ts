// What is left where a model falls short: only what runs, only what is smaller, with speeds as they were measured here.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fallsShort, type Ladder, ladder } from '../../src/recommend/fallback.ts';
import { unknown } from '../../src/types/known.ts';
import type { ModelFacts } from '../../src/types/model.ts';
import type { Verdict, Wishes } from '../../src/types/verdict.ts';
import { numbers } from '../../src/words/fallback.ts';

const model = (name: string, bytes: number, id = 'a') => ({ name, title: name, id, bytes }) as ModelFacts;

const verdict = (of: ModelFacts, wishes: Wishes = {}, word: Verdict['verdict'] = 'comfortable'): Verdict =>
	({
		model: of,
		context: wishes.context ?? 8192,
		placement: wishes.device === 'cpu' ? 'cpu' : 'gpu',
		verdict: word,
		memory: { gpu: 1e9, ram: 2e9 },
		speed: { generate: { low: 8, likely: 10, high: 12 }, timesReadingSpeed: 2 },
		download: 0,
	}) as unknown as Verdict;

const big = model('a:8b', 8e9);
const from = (more: Partial<Ladder> = {}): Ladder => ({
	model: big,
	verdict: verdict(big),
	verdictOf: (of, wishes) => verdict(of, wishes),
	quantizations: [big, model('a:8b-q3', 4e9), model('a:8b-q4', 6e9), model('a:8b-q8', 12e9)],
	advised: [big, model('b:4b', 4e9, 'b'), model('c:20b', 20e9, 'c'), model('d:1b', 1e9, 'd')].map((one) => ({
		model: one,
		verdict: verdict(one),
	})),
	onProcessor: false,
	...more,
});

test('gentlest first: context, quantization, smaller models, the processor', () => {
	expect(ladder(from()).map(({ id, verdict: { model, context } }) => [id, model.name, context])).toEqual([
		['smaller-context', 'a:8b', 4096],
		['smaller-quantization', 'a:8b-q4', 8192],
		['smaller-model', 'b:4b', 8192],
		['smaller-model', 'd:1b', 8192],
		['processor', 'a:8b', 8192],
	]);
});

test('what was measured scales the promise in the same place, and not in another', () => {
	const rungs = ladder(from({ proof: { generate: 5, placement: 'gpu' } }));
	const likely = (id: string) => rungs.find((rung) => rung.id === id)?.verdict.speed.generate;
	expect(likely('smaller-model')).toEqual({ low: 4, likely: 5, high: 6 });
	expect(likely('processor')).toEqual({ low: 8, likely: 10, high: 12 });
});

test('what does not run is no choice, nor the processor where it runs there', () => {
	const rungs = ladder(from({ verdictOf: (of, wishes) => verdict(of, wishes, wishes.context ? 'no' : 'tight') }));
	expect(rungs.map(({ id }) => id)).not.toContain('smaller-context');
	expect(ladder(from({ onProcessor: true })).map(({ id }) => id)).not.toContain('processor');
	const there = from({ verdict: verdict(big, { device: 'cpu' }) });
	expect(ladder(there).map(({ id }) => id)).not.toContain('processor');
});

test('half the conversation, as long as the instructions leave room for one', () => {
	const lengths = (context: number) =>
		ladder(from({ verdict: verdict(big, { context }) }))
			.filter(({ id }) => id === 'smaller-context')
			.map((rung) => rung.verdict.context);
	expect(lengths(9000)).toEqual([4500]);
	expect(lengths(4096)).toEqual([2048]);
	expect(lengths(4095)).toEqual([]);
});

test('what was measured elsewhere, or not at all, or faster than promised, scales nothing', () => {
	const likely = (proof: Ladder['proof']) =>
		ladder(from(proof ? { proof } : {})).map(({ verdict: { speed } }) => (speed.generate as { likely: number }).likely);
	const promised = likely(undefined);
	expect(promised).toEqual([10, 10, 10, 10, 10]);
	expect(likely({ generate: 5, placement: 'cpu' })).toEqual(promised);
	expect(likely({ generate: unknown('too short'), placement: 'gpu' })).toEqual(promised);
	expect(likely({ generate: 40, placement: 'gpu' })).toEqual(promised);
	expect(ladder(from({ proof: { generate: 5, placement: 'gpu' } }))[0]?.verdict.speed.timesReadingSpeed).toBe(1);
	const silent = (of: ModelFacts): Verdict => ({
		...verdict(of),
		speed: { ...verdict(of).speed, generate: unknown('x'), timesReadingSpeed: unknown('x') },
	});
	const rungs = ladder(from({ proof: { generate: 5, placement: 'gpu' }, verdictOf: silent }));
	expect(rungs[0]?.verdict).toEqual({ ...silent(big) });
});

test('another form of the same model is none of the smaller models; two of those at most', () => {
	const advised = ['a:8b-q3', 'b:4b', 'c:3b', 'd:1b'].map((name, i) => {
		const one = model(name, (5 - i) * 1e9, name);
		return { model: one, verdict: verdict(one) };
	});
	const names = ladder(from({ advised })).filter(({ id }) => id === 'smaller-model');
	expect(names.map((rung) => rung.model?.name)).toEqual(['b:4b', 'c:3b']);
	expect(ladder(from({ advised: [], quantizations: [] })).map(({ id }) => id)).toEqual([
		'smaller-context',
		'processor',
	]);
	const vague = { ...big, bytes: unknown('x') };
	expect(ladder(from({ verdict: verdict(vague) })).map(({ id }) => id)).toEqual(['smaller-context', 'processor']);
});

test('law: no choice is larger than what falls short, and each has numbers', () => {
	const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 12 });
	fc.assert(
		fc.property(sizes, (gigabytes) => {
			const advised = gigabytes.map((size, i) => model(`m:${i}`, size * 1e9, `m${i}`));
			const rungs = ladder(from({ advised: advised.map((one) => ({ model: one, verdict: verdict(one) })) }));
			for (const { verdict: left } of rungs) {
				expect(left.model.bytes as number).toBeLessThanOrEqual(8e9);
				expect(numbers(left)).toMatch(/read; \S+ GB of memory; nothing to fetch$/);
			}
		}),
	);
});

test('only what a rung can mend counts as short', () => {
	const finding = (code: string) => ({ findings: [{ code, text: '', cure: '' }] });
	for (const code of ['slower-than-promised', 'not-on-gpu', 'partly-on-gpu', 'context-smaller'])
		expect(fallsShort(finding(code)), code).toBe(true);
	expect(fallsShort(finding('speed-unknown'))).toBe(false);
	expect(fallsShort(undefined)).toBe(false);
});

// What is left where a model falls short: only what runs, only what is smaller, with speeds as they were measured here.

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fallsShort, type Ladder, ladder } from '../../src/recommend/fallback.ts';
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
	expect(fallsShort(finding('slower-than-promised'))).toBe(true);
	expect(fallsShort(finding('speed-unknown'))).toBe(false);
	expect(fallsShort(undefined)).toBe(false);
});

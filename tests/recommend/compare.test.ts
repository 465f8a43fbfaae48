// What a second computer would bring, where one of the two suggests nothing, the same, or something else.

import { describe, expect, it } from 'vitest';
import { bringsOf } from '../../src/recommend/compare.ts';
import { unknown } from '../../src/types/known.ts';
import type { Advice, Verdict } from '../../src/types/verdict.ts';
import { model } from './speed-make.ts';

describe('two computers', () => {
	const advice = (best: Verdict | null, all: Verdict[] = best ? [best] : []) =>
		({ best, advice: all }) as unknown as Advice;
	const named = (title: string, over: Partial<Verdict> = {}) =>
		({
			model: model({ name: title, title }),
			verdict: 'comfortable',
			speed: { timesReadingSpeed: 2, generate: { low: 9, likely: 10, high: 11 } },
			...over,
		}) as unknown as Verdict;
	const told = (a: Advice, b: Advice) =>
		bringsOf(a, b, (name) => (name === 'good' ? 1300 : 1000)).map(({ code }) => code);
	const texts = (a: Advice, b: Advice) => bringsOf(a, b, () => 0).map(({ text }) => text);

	it('where one suggests nothing, only what runs there is told', () => {
		const [none, one] = [advice(null), advice(named('good'))];
		expect(told(none, one)).toHaveLength(1);
		expect(told(one, none)).toHaveLength(2);
		expect(told(none, none)).toHaveLength(1);
	});

	it('the same suggestion is told by its pace, another one by its answers too', () => {
		const [plainOne, good] = [named('plain'), named('good')];
		expect(told(advice(plainOne), advice(plainOne))).toHaveLength(1);
		expect(texts(advice(plainOne, [plainOne]), advice(good, [good, plainOne])).join('\n')).toMatch(/good[\s\S]*plain/);
		const silent = named('plain', { speed: { generate: unknown('x'), timesReadingSpeed: unknown('x') } as never });
		expect(told(advice(silent), advice(silent))).toEqual(told(advice(null), advice(null)));
	});
});

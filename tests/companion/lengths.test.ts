// Tiers, lengths, sampling: each value with its reason.

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { composeCompanion } from '../../src/companion/compose.ts';
import { estimateTokens } from '../../src/companion/estimate.ts';
import { tierOf } from '../../src/companion/tier.ts';
import { unknown } from '../../src/types/known.ts';
import { choices, compose, model } from './some.ts';

describe('the tier', () => {
	it.each([
		[1e9, 'small'],
		[6.99e9, 'small'],
		[7e9, 'medium'],
		[19.9e9, 'medium'],
		[20e9, 'large'],
		[125e9, 'large'],
	])('%d parameters: %s', (parameters, tier) => expect(tierOf({ parameters }).tier).toBe(tier));

	it("goes by the maker's effective size", () =>
		expect(tierOf({ parameters: 8e9, effectiveParameters: 4.5e9 }).tier).toBe('small'));

	it('is the shortest where the size is not known, and says why', () => {
		const { tier, why } = tierOf({ parameters: unknown('the file does not say') });
		expect(tier).toBe('small');
		expect(why).toContain('the file does not say');
	});
});

describe('the context', () => {
	it('is capped by what the model was made for', () => {
		const made = composeCompanion({
			choices: choices({ context: 99999 }),
			model: model('small', { contextMax: 32768 }),
		});
		expect(made.parameters.num_ctx).toBe(32768);
		expect(made.why['num_ctx']).toContain('32768');
	});

	it('stays as chosen where that is not known', () => {
		const made = composeCompanion({ choices: choices(), model: model('small', { contextMax: unknown('not told') }) });
		expect(made.parameters.num_ctx).toBe(8192);
	});

	it('that is small loses rules of level S first, then examples, then is refused with the length that works', () => {
		const wide = compose('large', { context: 16384 });
		const usual = compose('large', { context: 8192 });
		const narrow = compose('large', { context: 6656 });
		expect(wide.leftOut).toEqual([]);
		expect(usual.leftOut.length).toBeGreaterThan(0);
		expect(usual.messages).toEqual(wide.messages);
		expect(usual.why['tier']).toContain(usual.leftOut.at(-1));
		expect(narrow.messages.length).toBeLessThan(wide.messages.length);
		expect(narrow.leftOut.length).toBeGreaterThan(usual.leftOut.length);
		expect(() => compose('large', { context: 2048 })).toThrow(/2048 tokens is too small/);
	});

	it('that the model itself cannot have is said, and no longer one is proposed', () => {
		const tiny = () => composeCompanion({ choices: choices(), model: model('medium', { contextMax: 4096 }) });
		expect(tiny).toThrow(/made for 4096 tokens/);
	});

	it('that the refusal names does work', () => {
		for (const tier of ['small', 'medium', 'large'] as const) {
			let cure = '';
			try {
				compose(tier, { context: 1024 });
			} catch (error) {
				cure = (error as { cure: string }).cure;
			}
			const context = Number(/\d+/.exec(cure)?.[0]);
			expect(compose(tier, { context }).contextShare).toBeLessThanOrEqual(0.12);
			expect(() => compose(tier, { context: context - 512 })).toThrow();
		}
	});
});

describe('num_keep', () => {
	it('covers the estimate with its error', () => {
		const { parameters, tokens, tokensError } = compose('medium');
		expect(parameters.num_keep).toBeGreaterThanOrEqual(Number(tokens) * (1 + tokensError));
		expect(parameters.num_keep).toBeLessThan(parameters.num_ctx / 4);
	});

	it('is the measured length and a margin where that was measured', () => {
		const made = compose('medium', {}, { measuredTokens: 640 });
		expect(made.parameters.num_keep).toBe(656);
		expect(made.tokens).toBe(640);
		expect(made.tokensBasis).toBe('measured');
		expect(made.contextShare).toBe(640 / 8192);
		expect(made.why['num_keep']).toMatch(/^Measured/);
	});
});

describe('num_predict', () => {
	const predict = (supported: boolean, canBeDisabled: boolean | null, context = 8192) =>
		composeCompanion({
			choices: choices({ context }),
			model: model('small', { thinking: { supported, canBeDisabled } }),
		}).parameters.num_predict;

	it('is 500 to 700 where the model does not think', () => {
		for (const context of [4096, 8192, 32768]) {
			expect(predict(false, null, context)).toBeGreaterThanOrEqual(500);
			expect(predict(false, null, context)).toBeLessThanOrEqual(700);
		}
	});

	it('leaves room for thoughts where a client may leave thinking on, more where it cannot be off', () => {
		expect(predict(true, true)).toBeGreaterThan(2000);
		expect(predict(true, false)).toBeGreaterThan(predict(true, true));
		expect(predict(true, null)).toBe(predict(true, false));
	});

	it('leaves room for the instructions in a small context', () => {
		expect(predict(true, false, 4096)).toBeLessThanOrEqual(2048);
	});
});

describe('sampling', () => {
	const drawn = (sampling: Parameters<typeof composeCompanion>[0]['model']['sampling']) =>
		composeCompanion({ choices: choices(), model: model('small', { sampling }) });

	it("is the maker's where that is in the range", () => {
		const { parameters, why } = drawn({ temperature: 0.7, top_p: 0.8, top_k: 20, min_p: 0, repeat_penalty: 1.05 });
		expect(parameters).toMatchObject({ temperature: 0.7, top_p: 0.8, top_k: 20, min_p: 0, repeat_penalty: 1.05 });
		expect(why['temperature']).toContain('maker');
	});

	it('is held within 0.5 to 1.0 and 1.0 to 1.1, and says so', () => {
		const low = drawn({ temperature: 0.15, repeat_penalty: 0.9 });
		expect(low.parameters).toMatchObject({ temperature: 0.5, repeat_penalty: 1 });
		expect(low.why['temperature']).toContain('0.15');
		const high = drawn({ temperature: 1.5, repeat_penalty: 1.3 });
		expect(high.parameters).toMatchObject({ temperature: 1, repeat_penalty: 1.1 });
	});

	it("is the maker's against saying the same again, but not so high that languages mix", () => {
		expect(drawn({ presence_penalty: 1.5 }).parameters.presence_penalty).toBe(1.5);
		const { parameters, why } = drawn({ presence_penalty: 2 });
		expect(parameters.presence_penalty).toBe(1.5);
		expect(why['presence_penalty']).toContain('2, outside 0 to 1.5');
	});

	it('leaves to the base model what the maker does not name', () => {
		const { parameters } = drawn(null);
		expect(Object.keys(parameters).toSorted()).toEqual([
			'num_ctx',
			'num_keep',
			'num_predict',
			'repeat_penalty',
			'temperature',
		]);
	});
});

it('every parameter has its reason', () => {
	for (const tier of ['small', 'medium', 'large'] as const) {
		const { parameters, why } = compose(tier);
		for (const key of Object.keys(parameters)) expect(why[key], key).toMatch(/\S/);
	}
});

it('more text never has fewer tokens', () => {
	expect(estimateTokens('')).toBe(0);
	expect(estimateTokens('one two')).toBeGreaterThan(estimateTokens('one'));
	expect(estimateTokens('日本語で答えてください。')).toBeGreaterThan(5);
});

it('any model and context: a Problem, or lengths that leave room for a conversation', () => {
	const size = fc.oneof(fc.constant(unknown('not told')), fc.integer({ min: 1e8, max: 2e11 }));
	const thinking = fc.record({ supported: fc.boolean(), canBeDisabled: fc.constantFrom(true, false, null) });
	const context = fc.integer({ min: 512, max: 200_000 });
	const language = fc.constantFrom('en', 'de', 'ja', 'is', 'pt-BR');
	fc.assert(
		fc.property(size, thinking, context, language, (parameters, mode, tokens, tag) => {
			const given = { ...model('small'), parameters, thinking: mode };
			try {
				const made = composeCompanion({ choices: choices({ context: tokens, language: tag }), model: given });
				const { num_ctx, num_keep, num_predict } = made.parameters;
				expect(made.contextShare).toBeLessThanOrEqual(0.12);
				expect(num_keep).toBeGreaterThan(Number(made.tokens));
				expect(num_keep + num_predict).toBeLessThan(num_ctx * 0.75);
				expect(Number.isInteger(num_keep) && Number.isInteger(num_predict)).toBe(true);
			} catch (error) {
				expect(error).toMatchObject({ code: 'context-too-small', exit: 2 });
				expect(tokens).toBeLessThan(9000);
			}
		}),
		{ numRuns: 100 },
	);
});

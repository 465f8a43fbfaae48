// A reply in another language than the one that was chosen: noticed where it is sure, and never where it is not.

import { describe, expect, it } from 'vitest';
import { languageOf, strayed } from '../../src/care/talk/language.ts';
import { examples } from '../../src/words/examples.ts';
import { replySentences } from '../../src/words/reply-languages.ts';

const said = Object.entries(examples).flatMap(([tag, pairs]) =>
	pairs.map(([person, reply]) => ({ tag, person, reply })),
);
const english = 'That sounds heavy, and it is good that you say it. What would feel lighter for you tonight?';
const german = 'Ich weiß nicht, was ich tun soll. Es ist alles so viel.';

describe('the language of a reply', () => {
	it('is never taken for another, in any of our own examples', () => {
		for (const { tag, person, reply } of said) {
			expect([undefined, tag.split('-')[0]], reply).toContain(languageOf(reply));
			expect(strayed(reply, person, tag), reply).toBeUndefined();
		}
	});

	it('is told for each of them where there are enough words', () => {
		const told = new Set(said.map(({ reply }) => languageOf(reply)).filter(Boolean));
		expect([...told].sort()).toEqual(['de', 'en', 'es', 'fr', 'it', 'nl', 'pt']);
	});

	it('is noticed where it is not the chosen one', () => {
		expect(strayed(english, german, 'de')).toBe('en');
		expect(strayed(english, 'Jag är så trött i dag.', 'sv')).toBe('en');
		expect(strayed(english, '', 'ja')).toBe('en');
		expect(strayed(said.find(({ tag }) => tag === 'de')?.reply ?? '', 'I am tired', 'en')).toBe('de');
		expect(strayed('Это звучит тяжело. Что было бы легче сегодня вечером?', 'I am tired', 'en')).toBe('ru');
		expect(strayed('那听起来很沉重。今天晚上什么会让你感觉轻松一点？我在听你说。', 'I am tired', 'en')).toBe('zh');
	});

	it('may follow the person, and short or mixed replies are left alone', () => {
		expect(strayed(english, 'I do not know what to do, and it is all too much for me', 'de')).toBeUndefined();
		expect(strayed('Yes, of course.', german, 'de')).toBeUndefined();
		expect(strayed('She said "the and you" and left. Schön, dass du es sagst, und gut.', german, 'de')).toBeUndefined();
	});

	it('is not judged among relatives of a language without a list', () => {
		const portuguese = said.find(({ tag }) => tag === 'pt')?.reply ?? '';
		expect(strayed(portuguese, '', 'gl')).toBeUndefined();
		expect(strayed('Это звучит тяжело. Что было бы легче сегодня вечером?', '', 'uk')).toBeUndefined();
	});

	it('is not misjudged by the sentence that asks for it, in any language of the table', () => {
		for (const [tag, sentence] of Object.entries(replySentences))
			expect(strayed(`${sentence} `.repeat(4), '', tag), tag).toBeUndefined();
	});
});

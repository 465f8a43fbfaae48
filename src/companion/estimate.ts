// How many tokens a text has, where no model is there to count them.
// Counted with the vocabularies of Gemma 3, cl100k and o200k: the prompts have 1.33 to 1.41 tokens a word (much punctuation),
// the German, Spanish and French examples 1.39 to 1.84. Other scripts go by letters: one token a sign for Chinese, Japanese, Korean and Thai, one
// for two letters elsewhere outside Latin; that is rather too many.

/** Relative error of the estimate, to either side. */
export const estimateError = 0.15;

const perEnglishWord = 1.4;
const perOtherWord = 1.75;
const wide = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}]/gu;
const otherScript = /(?![\p{sc=Latin}\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Hangul}\p{sc=Thai}])\p{L}/gu;
const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;

/** Words by white space, counted only where they hold a letter or figure. */
export const words = (text: string): number => text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;

const isLatin = (word: string): boolean =>
	/[A-Za-z0-9]/.test(word) || (/[^\x00-\x7f]/.test(word) && /[\p{sc=Latin}\p{N}]/u.test(word));

/** Estimated tokens of a text, a whole number; see `estimateError`. `language` is the language it is written in. */
export function estimateTokens(text: string, language = 'en'): number {
	const latin = text.split(/\s+/).filter(isLatin).length;
	// Asking for scripts is slow, and a prompt has next to no signs outside Latin letters and their punctuation.
	const others = text.replace(/[\x00-\x7f\u00a0-\u00b4\u00b6-\u024f\u2010-\u2027]+/g, '');
	const strange = others === '' ? 0 : count(others, wide) + count(others, otherScript) * 0.5;
	const perWord = language === 'en' ? perEnglishWord : perOtherWord;
	return Math.ceil(latin * perWord + strange);
}

// What a person typed goes into the prompt as quoted data: cleaned where that changes no meaning, refused where it would.
// Template marks: the ones of the catalog's families (Gemma, ChatML, Llama, Mistral, gpt-oss, GLM, Phi, Granite).

import { Problem } from '../problem.ts';
import { problems } from '../words/companion-problems.ts';

export const contactMax = 40;
export const signsMax = 200;

const marks: readonly RegExp[] = [
	/<[|/]?[\p{L}_][\p{L}\p{N}_ |-]*[|/]?>?/u, // <end_of_turn>, <|im_end|>, </s>, <think>, <start_of_turn>
	/<\|/u,
	/\|>/u,
	/\[\/?[A-Z_]{2,}\]/u, // [INST], [/INST], [AVAILABLE_TOOLS]
	/<<\/?SYS>>/u,
	/<｜/u, // DeepSeek's full-width bar
	/^\s*#{2,}/u,
	/(?:^|\s)(?:system|assistant|user|model)\s*:/iu,
];

// Control and format characters (bidi marks, zero-width, tags), line and paragraph separators, private use, lone surrogates.
const unseen = /[\p{Cc}\p{Cf}\p{Co}\p{Cs}\p{Zl}\p{Zp}]/gu;

function refuse(code: string, words: { text: string; cure: string }): never {
	throw new Problem(code, words.text, { cure: words.cure, exit: 2 });
}

/**
 * One line, visible characters, single spaces. Double quotes become single ones, so that the quotation cannot be left, and
 * braces round ones, which neither templates nor our own `{me …}` know.
 */
export const oneLine = (text: string): string =>
	text
		.normalize('NFC')
		.replace(/[\r\n\t\v\f\u0085\u2028\u2029]+/g, ' ')
		.replace(unseen, '')
		.replace(/["“”„«»‟＂]/g, "'")
		.replaceAll('{', '(')
		.replaceAll('}', ')')
		.replace(/\s+/g, ' ')
		.trim();

// Quotes and braces are replaced by the cleaning of one line, so these are looked for in the raw text.
const fences = /"""|'''|```|\{\{|\}\}|\{%|%\}/;

/** What several digits in a row look like. */
export const phoneIn = (text: string): boolean => /\p{Nd}(?:[\s().\-/+]*\p{Nd}){4,}/u.test(text);

/** The first template mark in a text of several lines; undefined where there is none. */
export const templateMarkIn = (text: string): string | undefined =>
	[fences, ...marks.slice(0, -2)].map((pattern) => pattern.exec(text)?.[0]).find((found) => found !== undefined);

/**
 * A person's own words, made fit to be quoted in the prompt. `what` names them in the sentence of a refusal.
 * @throws Problem "too-long", "template-marks", "phone-number" (exit 2).
 */
function cleanWords(text: string, what: string, max: number): string {
	if (text.length > max * 4) refuse('too-long', problems.tooLong(what, max));
	// Most say nothing of themselves, and the Unicode tables cost milliseconds at their first use.
	if (text.trim() === '') return '';
	const cleaned = oneLine(text);
	const found = marks.map((pattern) => pattern.exec(cleaned)?.[0]).find((one) => one !== undefined);
	// As it was typed: the cleaned one has other quotes and braces.
	const mark = fences.exec(text)?.[0] ?? (found === undefined ? undefined : oneLine(found).slice(0, 20));
	if (mark !== undefined) refuse('template-marks', problems.marks(what, mark));
	if (phoneIn(cleaned)) refuse('phone-number', problems.digits(what));
	if ([...cleaned].length > max) refuse('too-long', problems.tooLong(what, max));
	return cleaned;
}

/**
 * A first name: letters of any script, at most three words.
 * @throws Problem "contact" (exit 2), and those of `cleanWords`.
 */
export function cleanContact(text: string): string {
	const name = cleanWords(text, problems.contact, contactMax);
	if (name !== '' && !/^\p{L}[\p{L}\p{M}'’.-]*(?: [\p{L}\p{M}'’.-]+){0,2}$/u.test(name))
		refuse('contact', problems.name);
	return name;
}

/** The person's own signs that they should stop. Throws as `cleanWords`. */
export const cleanSigns = (text: string): string => cleanWords(text, problems.signs, signsMax);

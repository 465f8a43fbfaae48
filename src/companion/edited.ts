// Instructions that a person changed by hand: what of the rules is still in them, and whether they can be used at all.

import { Problem } from '../problem.ts';
import { core, purposeLines, styleLines } from '../words/companion.ts';
import { editWords as words } from '../words/prompt-edit.ts';
import { phoneIn, templateMarkIn } from './clean.ts';
import { estimateTokens } from './estimate.ts';
import { type Draft, shareLimit } from './fit.ts';
import { ruleOf, topicOf } from './rules.ts';
import { formOf, rulesIn, sentence, type TextInput } from './text.ts';
import type { Dropped } from './types.ts';

/** Longer than any prompt that would fit; what is longer is not even looked at. */
const longest = 40_000;

const refuse = (code: string, said: { text: string; cure: string }): never => {
	throw new Problem(code, said.text, { cure: said.cure, exit: 2 });
};

/**
 * The text of an editor as it is kept: plain line breaks, no unseen signs, no space at line ends.
 * @throws Problem (exit 2) "edit-empty", "too-long", "template-marks", "phone-number".
 */
export function cleanEdit(raw: string): string {
	if (raw.length > longest) refuse('too-long', words.tooLong(longest));
	const text = raw
		.normalize('NFC')
		.replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
		.replaceAll('\t', ' ')
		.replaceAll('{', '(')
		.replaceAll('}', ')')
		.replace(/[^\P{Cc}\n]|[\p{Cf}\p{Co}\p{Cs}]/gu, '')
		.replace(/[^\S\n]+$/gmu, '')
		.replace(/\n{3,}/g, '\n\n')
		.trim();
	if (text === '') refuse('edit-empty', words.empty);
	const mark = templateMarkIn(raw);
	if (mark !== undefined) refuse('template-marks', words.marks(mark));
	if (phoneIn(text)) refuse('phone-number', words.digits);
	return text;
}

/** The sentence that carries a rule: its own, the one it is said within, or the line of the purpose or style. */
function carrier(id: string, text: TextInput): string {
	const said = ruleOf(id)[text.tier];
	if (said !== null && typeof said === 'object') return carrier(said.within, text);
	if (said !== null) return sentence(id, text).join(' ');
	const form = formOf(text.tier);
	const { style, purpose } = text.choices;
	return id === 'R42' ? purposeLines[purpose][form] : styleLines[style][form];
}

const flat = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** The rules of the composed text whose sentences an edited text no longer holds, word for word; R1 … R45, then the core. */
export function droppedBy(text: TextInput, edited: string): Dropped[] {
	const there = flat(edited);
	const inside = rulesIn(text);
	const ids = [...inside].sort((a, b) => Number(a.slice(1)) - Number(b.slice(1)));
	const gone = ids
		.map((id) => ({ id, sentence: carrier(id, text) }))
		.filter((one) => one.sentence !== '' && !there.includes(flat(one.sentence)))
		.map((one) => ({ ...one, topic: topicOf(one.id), must: ruleOf(one.id).level === 'M' }));
	const last = there.endsWith(flat(core)) ? [] : [{ id: 'core', topic: words.core, sentence: core, must: true }];
	return [...gone, ...last];
}

/**
 * The draft with the edited text in the place of the composed one.
 * @throws Problem "context-too-small" (exit 2) where it would take more than 12 % of the context.
 */
export function withEdit(draft: Draft, edited: string, context: number): Draft {
	const tokens = draft.tokens - estimateTokens(draft.system) + estimateTokens(edited);
	if (tokens > context * shareLimit)
		refuse('context-too-small', words.tooLarge(tokens, context, Math.ceil(tokens / shareLimit / 256) * 256));
	return { ...draft, system: edited, tokens };
}

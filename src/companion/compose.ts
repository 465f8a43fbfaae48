// Choices and a model make a companion: its system prompt, examples and parameters, each with its reason. Pure.

import { Problem } from '../problem.ts';
import { isUnknown, type Known } from '../types/known.ts';
import { problems, reasons } from '../words/companion.ts';
import { cleanContact, cleanSigns } from './clean.ts';
import { estimateError, estimateTokens } from './estimate.ts';
import { examplesFor } from './examples.ts';
import { replyLanguage } from './language.ts';
import { trimOrder } from './layout.ts';
import { contextFor, keepFor, predictFor } from './lengths.ts';
import { rules } from './rules.ts';
import { samplingFor } from './sampling.ts';
import { rulesIn, systemText, type TextInput } from './text.ts';
import { tierOf } from './tier.ts';
import type { Companion, CompanionInput, Message } from './types.ts';

/** The most of the context that instructions and examples may take. */
export const shareLimit = 0.12;

type Wanted = TextInput & { examplesIn: string };

/** Tokens of the marks around one turn: <start_of_turn>, the role, a line break, <end_of_turn>, a line break. */
const turnMarks = 5;

interface Draft {
	text: Wanted;
	system: string;
	messages: Message[];
	tokens: number;
}

function draft(text: Wanted, messages: Message[]): Draft {
	const system = systemText(text);
	const spoken = text.examplesIn;
	const examples = messages.reduce((sum, message) => sum + estimateTokens(message.content, spoken), 0);
	const tokens = estimateTokens(system) + examples + turnMarks * (messages.length + 2);
	return { text, system, messages, tokens };
}

/** Drafts from the fullest to the barest: rules of level S go one by one, then the examples from the last. */
function* drafts(text: Wanted, messages: Message[]): Generator<Draft> {
	const can = text.tier === 'large' ? trimOrder : [];
	for (let gone = 0; gone <= can.length; gone++)
		yield draft({ ...text, without: new Set(can.slice(0, gone)) }, messages);
	for (let left = messages.length - 2; left >= 0; left -= 2)
		yield draft({ ...text, without: new Set(can) }, messages.slice(0, left));
}

function fitted(text: Wanted, messages: Message[], context: number, max: Known<number>): Draft {
	let barest: Draft | undefined;
	for (const one of drafts(text, messages)) {
		if (one.tokens <= context * shareLimit) return one;
		barest = one;
	}
	const needed = Math.ceil((barest?.tokens ?? 0) / shareLimit / 256) * 256;
	const short = !isUnknown(max) && max < needed;
	const { text: said, cure } = short ? problems.modelTooShort(max, needed) : problems.contextTooSmall(context, needed);
	throw new Problem('context-too-small', said, { cure, exit: 2 });
}

const cleanHelpLine = (line: string): string =>
	line
		.replace(/[\p{Cc}\p{Cf}"<>]/gu, ' ')
		.replace(/\s+/g, ' ')
		.trim();

/**
 * Composes the companion of a person and a model.
 * `tokens` is the measured count where `measuredTokens` is given, otherwise an estimate with `tokensError`.
 * @throws Problem (exit 2): "language", "contact", "template-marks", "phone-number", "too-long" for an answer that cannot go
 * into a prompt; "context-too-small" where the instructions would take more than 12 % of the context.
 */
export function composeCompanion({ choices, model, helpLines = [], measuredTokens }: CompanionInput): Companion {
	const language = replyLanguage(choices.language);
	const cleaned = { ...choices, contact: cleanContact(choices.contact), signs: cleanSigns(choices.signs) };
	const { tier, why: tierWhy } = tierOf(model);
	const context = contextFor(choices.context, model);
	const examples = examplesFor(tier, new Intl.Locale(language.tag).language);
	const text: Wanted = {
		examplesIn: examples.language,
		tier,
		choices: cleaned,
		languageLine: language.line,
		helpLines: helpLines.map(cleanHelpLine).filter((line) => line !== ''),
		without: new Set(),
	};
	const chosen = fitted(text, examples.messages, context.tokens, model.contextMax);
	const measured = measuredTokens !== undefined;
	const tokens = measuredTokens ?? chosen.tokens;
	const keep = keepFor(tokens, measured);
	const predict = predictFor(context.tokens, model.thinking);
	const sampling = samplingFor(model.sampling);
	const inside = rulesIn(chosen.text);
	const share = tokens / context.tokens;
	const trimmed = [...chosen.text.without].filter((id) => !inside.has(id));
	return {
		tier,
		language: language.tag,
		rules: rules.filter((rule) => inside.has(rule.id)).map((rule) => rule.id),
		leftOut: rules.filter((rule) => !inside.has(rule.id)).map((rule) => rule.id),
		system: chosen.system,
		parameters: {
			num_ctx: context.tokens,
			num_keep: keep.tokens,
			num_predict: predict.tokens,
			...sampling.parameters,
		},
		messages: chosen.messages,
		tokens,
		tokensBasis: measured ? 'measured' : 'estimated',
		tokensError: measured ? 0 : estimateError,
		contextShare: share,
		why: {
			tier: trimmed.length > 0 ? `${tierWhy} ${reasons.trimmed(trimmed)}` : tierWhy,
			language: language.own ? reasons.languageKnown(language.english) : reasons.languageOther(language.english),
			tokens: measured ? reasons.tokensMeasured(tokens, share) : reasons.tokensEstimated(tokens, estimateError, share),
			messages: reasons.messages(chosen.messages.length / 2),
			num_ctx: context.why,
			num_keep: keep.why,
			num_predict: predict.why,
			...sampling.why,
			stop: reasons.stop,
		},
	};
}

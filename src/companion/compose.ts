// Choices and a model make a companion: its system prompt, examples and parameters, each with its reason. Pure.

import { reasons } from '../words/companion-reasons.ts';
import { nameOfLanguage } from '../words/locale.ts';
import { cleanContact, cleanSigns } from './clean.ts';
import { droppedBy, withEdit } from './edited.ts';
import { estimateError } from './estimate.ts';
import { examplesFor } from './examples.ts';
import { fitted } from './fit.ts';
import { type ReplyLanguage, replyLanguage } from './language.ts';
import { contextFor, keepFor, predictFor } from './lengths.ts';
import { rules } from './rules.ts';
import { samplingFor } from './sampling.ts';
import { rulesIn, type TextInput } from './text.ts';
import { tierOf } from './tier.ts';
import type { Companion, CompanionInput, CompanionModel, Dropped, Tier } from './types.ts';

const cleanHelpLine = (line: string): string =>
	line
		.replace(/[\p{Cc}\p{Cf}"<>]/gu, ' ')
		.replace(/\s+/g, ' ')
		.trim();

/** Answers as they go into the text; throws as `composeCompanion`. */
function textOf({ choices, helpLines = [] }: CompanionInput, tier: Tier, languageLine: string): TextInput {
	return {
		tier,
		choices: { ...choices, contact: cleanContact(choices.contact), signs: cleanSigns(choices.signs) },
		languageLine,
		helpLines: helpLines.map(cleanHelpLine).filter((line) => line !== ''),
		without: new Set(),
	};
}

/** How long the prompt is, of how sure a count, and how much of the context that takes. */
function lengthOf(estimated: number, measured: number | undefined, context: number) {
	const tokens = measured ?? estimated;
	const share = tokens / context;
	const basis: Companion['tokensBasis'] = measured === undefined ? 'estimated' : 'measured';
	const error = measured === undefined ? estimateError : 0;
	const why = error === 0 ? reasons.tokensMeasured(tokens, share) : reasons.tokensEstimated(tokens, error, share);
	return { tokens, share, basis, error, why };
}

/** Which rules the text holds and which not, in the order R1 … R45; `trimmed` for want of room. */
function rulesOf(text: TextInput, dropped: readonly Dropped[]) {
	const inside = rulesIn(text);
	for (const { id } of dropped) inside.delete(id);
	const ids = rules.map((rule) => rule.id);
	return {
		held: ids.filter((id) => inside.has(id)),
		leftOut: ids.filter((id) => !inside.has(id)),
		trimmed: ids.filter((id) => text.without.has(id) && !inside.has(id)),
	};
}

/** All parameters with their reasons. */
function parametersFor(
	model: CompanionModel,
	context: number,
	tokens: number,
	measured: boolean,
	{ device, batch }: CompanionInput['choices'],
) {
	const keep = keepFor(tokens, measured);
	const predict = predictFor(context, model.thinking);
	const sampling = samplingFor(model.sampling);
	return {
		parameters: {
			num_ctx: context,
			num_keep: keep.tokens,
			num_predict: predict.tokens,
			...sampling.parameters,
			...(device ? { num_gpu: 0 as const } : {}),
			...(batch === undefined ? {} : { num_batch: batch }),
		},
		why: {
			num_keep: keep.why,
			num_predict: predict.why,
			...sampling.why,
			...(device ? { num_gpu: reasons.onProcessor } : {}),
			...(batch === undefined ? {} : { num_batch: reasons.batch }),
			stop: reasons.stop,
		},
	};
}

const languageWhy = ({ own, tag }: ReplyLanguage): string =>
	own ? reasons.languageKnown(nameOfLanguage(tag)) : reasons.languageOther(nameOfLanguage(tag));

const messagesWhy = (exchanges: number, spoken: string | null, { tag }: ReplyLanguage): string =>
	spoken === null ? reasons.messagesNone(nameOfLanguage(tag)) : reasons.messages(exchanges);

/**
 * Composes the companion of a person and a model.
 * `tokens` is the measured count where `measuredTokens` is given, otherwise an estimate with `tokensError`.
 * @throws Problem (exit 2): "language", "contact", "template-marks", "phone-number", "too-long" for an answer that cannot go
 * into a prompt; "context-too-small" where the instructions would take more than 12 % of the context.
 */
export function composeCompanion(input: CompanionInput): Companion {
	const { choices, model, measuredTokens } = input;
	const language = replyLanguage(choices.language);
	const tier = tierOf(model);
	const context = contextFor(choices.context, model);
	const examples = examplesFor(tier.tier, language.tag);
	const text = { ...textOf(input, tier.tier, language.line), examplesIn: examples.language ?? 'en' };
	const fit = fitted(text, examples.messages, context.tokens, model.contextMax);
	const { edited } = input;
	const made = edited === undefined ? fit : withEdit(fit, edited, context.tokens);
	const dropped = edited === undefined ? [] : droppedBy(fit.text, edited);
	const length = lengthOf(made.tokens, measuredTokens, context.tokens);
	const { held, leftOut, trimmed } = rulesOf(made.text, dropped);
	const { parameters, why } = parametersFor(model, context.tokens, length.tokens, length.error === 0, choices);
	return {
		tier: tier.tier,
		language: language.tag,
		rules: held,
		leftOut,
		...(edited === undefined ? {} : { dropped }),
		system: made.system,
		parameters,
		messages: made.messages,
		tokens: length.tokens,
		tokensBasis: length.basis,
		tokensError: length.error,
		contextShare: length.share,
		why: {
			tier: trimmed.length > 0 ? `${tier.why} ${reasons.trimmed(trimmed)}` : tier.why,
			language: languageWhy(language),
			tokens: length.why,
			messages: messagesWhy(made.messages.length / 2, examples.language, language),
			num_ctx: context.why,
			...why,
		},
	};
}

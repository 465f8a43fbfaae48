// The three lengths that keep the instructions: how long the context is, how much of its beginning survives an overflow,
// and how long one reply may get. Seen on a running server: with Ollama's num_keep of 4 the engine drops the system prompt at
// the first shift; a number N keeps N + 1 tokens.

import { isUnknown } from '../types/known.ts';
import { reasons } from '../words/companion-reasons.ts';
import { estimateError } from './estimate.ts';
import type { CompanionModel } from './types.ts';

/** Tokens of the context and why. A shorter model shortens it. */
export function contextFor(asked: number, model: Pick<CompanionModel, 'contextMax'>): { tokens: number; why: string } {
	const max = model.contextMax;
	if (isUnknown(max) || asked <= max) return { tokens: asked, why: reasons.contextAsked(asked) };
	return { tokens: max, why: reasons.contextCapped(asked, max) };
}

/** Tokens that are kept at an overflow: measured plus 16, or the estimate with its error and 16. */
export function keepFor(tokens: number, measured: boolean): { tokens: number; why: string } {
	const margin = 16 + (measured ? 0 : Math.ceil(tokens * estimateError));
	return { tokens: tokens + margin, why: reasons.keep(tokens, margin, measured) };
}

// A reply of 600 tokens is some 400 words. Reasoning traces of small thinking models run to some thousand tokens.
const plain = 600;
const thinking = 3000;
const thinkingFixed = 4000;

/** Tokens one reply may have, thinking included; never more than 40 % (always thinking: 50 %) of the context, never below 500. */
export function predictFor(context: number, mode: CompanionModel['thinking']): { tokens: number; why: string } {
	const within = (wanted: number, share: number) => Math.max(500, Math.min(wanted, Math.floor(context * share)));
	if (!mode.supported) return { tokens: within(plain, 0.25), why: reasons.predictPlain };
	if (mode.canBeDisabled === true) return { tokens: within(thinking, 0.4), why: reasons.predictThinking };
	const why = mode.canBeDisabled === false ? reasons.predictThinkingFixed : reasons.predictUnknown;
	return { tokens: within(thinkingFixed, 0.5), why };
}

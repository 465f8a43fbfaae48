// What of the stored conversation is read for every token, early on.

import { orElse } from '../../types/known.ts';
import { contextBytes } from '../memory/context.ts';
import type { SpeedInput } from './types.ts';

/** A conversation early on, after the system prompt: what "likely" is told for. Tokens. */
const earlyTokens = 1024;

/**
 * Bytes of stored conversation that are read per token about 1000 tokens in. From the model's shape where it is known:
 * the same whatever context was chosen, so a longer one never writes faster (sliding windows and recurrent states do not
 * grow with it). Elsewhere the part of what is stored that 1024 tokens take.
 */
export function conversationBytes({ shape, placement, context }: Pick<SpeedInput, 'shape' | 'placement' | 'context'>) {
	if (!(context > 0)) return 0;
	const tokens = Math.min(context, earlyTokens);
	if (shape === undefined || 'unknown' in shape)
		return orElse(placement.memory.context, 0) * Math.min(1, earlyTokens / context);
	return contextBytes(shape, {
		context: tokens,
		kvCache: placement.kvCache ?? 'f16',
		parallel: 1,
		batch: 1,
		gpu: false,
		flashAttention: true,
	});
}

// A text that is too long for the model goes in parts. Cut between paragraphs, else sentences, else words.

import type { Conversation } from './conversation.ts';

/** Share of the context that must be free for a part to make sense, and share that one part takes. */
const least = 0.3;
const share = 0.2;

const seams = [/(?<=\n\s*\n)/u, /(?<=[.!?…\u3002\uff01\uff1f]["')\]]*\s)/u, /(?<=\s)/u];

function pieces(text: string, size: number, seam = 0): string[] {
	if (text.length <= size) return [text];
	const pattern = seams[seam];
	if (!pattern) return text.match(new RegExp(`[^]{1,${size}}`, 'gu')) ?? [];
	return text.split(pattern).flatMap((piece) => pieces(piece, size, seam + 1));
}

/** Cuts a text into parts of at most `size` signs. Joined again they are the text. */
export function split(text: string, size: number): string[] {
	const parts: string[] = [''];
	for (const piece of pieces(text, Math.max(40, Math.floor(size)))) {
		const last = parts.length - 1;
		if (`${parts[last]}${piece}`.length > Math.max(40, size) && parts[last] !== '') parts.push(piece);
		else parts[last] += piece;
	}
	return parts;
}

/**
 * The parts of a text that was refused, or null where the conversation itself is too full for any.
 * `tokens`: what the whole request would have taken, as the server counted it; unknown counts as three signs a token.
 */
export function partsFor(state: Conversation, text: string, tokens: number | undefined): string[] | null {
	if (1 - state.tokens / state.context < least) return null;
	const own = Math.max(1, (tokens ?? state.tokens + text.length / 3) - state.tokens);
	const signsPerToken = Math.min(6, Math.max(0.5, text.length / own));
	const parts = split(text, state.context * share * signsPerToken);
	return parts.length > 1 ? parts : split(text, text.length / 2 + 1);
}

// Example exchanges. A small model learns a manner from two short ones better than from another rule; they are trimmed by
// the server before anything else, so nothing that safety hangs on stands in them alone. None repeats a rehearsal probe.

import { examples } from '../words/examples.ts';
import type { Message, Tier } from './types.ts';

/** How many exchanges a tier takes: the hint, the claim, the goodbye. */
const exchanges: Record<Tier, number> = { small: 2, medium: 3, large: 2 };

/** The exchanges of a tier in the reply language where there are such, otherwise in English. */
export function examplesFor(tier: Tier, language: string): { messages: Message[]; language: string } {
	const own = Object.hasOwn(examples, language) ? examples[language] : undefined;
	const chosen = (own ?? examples['en'] ?? []).slice(0, exchanges[tier]);
	return {
		messages: chosen.flatMap(([person, reply]): Message[] => [
			{ role: 'user', content: person },
			{ role: 'assistant', content: reply },
		]),
		language: own === undefined ? 'en' : language,
	};
}

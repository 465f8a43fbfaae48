// Example exchanges. A small model learns a manner from two short ones better than from another rule; they are trimmed by
// the server before anything else, so nothing that safety hangs on stands in them alone. None repeats a rehearsal probe.

import { examples } from '../words/examples.ts';
import type { Message, Tier } from './types.ts';

/** How many exchanges a tier takes: the hint, the claim, the goodbye. */
const exchanges: Record<Tier, number> = { small: 2, medium: 3, large: 2 };

/**
 * The exchanges of a tier in the reply language (a BCP 47 tag). None where there are none in it: English ones would draw a
 * small model into English, whatever its rules say, since it goes on in the language it sees. `language`: what they are in.
 */
export function examplesFor(tier: Tier, tag: string): { messages: Message[]; language: string | null } {
	const found = [tag, new Intl.Locale(tag).language].find((one) => Object.hasOwn(examples, one)) ?? null;
	const chosen = (found === null ? [] : (examples[found] ?? [])).slice(0, exchanges[tier]);
	const messages = chosen.flatMap(([person, reply]): Message[] => [
		{ role: 'user', content: person },
		{ role: 'assistant', content: reply },
	]);
	return { messages, language: found };
}

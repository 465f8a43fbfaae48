// Whether Ollama still holds the companion that was made: the instructions, the examples and the parameters of `/api/show`
// against the composed ones. Other programs and `ollama create` can change them at any time.

import { isUnknown } from '../types/known.ts';
import type { Companion } from './types.ts';

/** The part of Ollama's answer to `/api/show` that is compared. */
export interface Held {
	system?: string;
	/** One "name  value" line each; `stop` may repeat. */
	parameters?: string;
	messages?: readonly { role: string; content: string }[];
}

export interface Difference {
	/** "system", "messages", or the name of a parameter. */
	what: string;
	/** What would be made now. */
	now: string;
	/** What Ollama holds; null where it holds none. */
	held: string | null;
}

/** "num_ctx    8192" lines as a map; the last value of a name counts. */
export const parametersOf = (text: string): Map<string, string> =>
	new Map(
		text.split('\n').flatMap((line): [string, string][] => {
			const found = /^\s*(\S+)\s+(.*?)\s*$/.exec(line);
			return found ? [[found[1] ?? '', found[2] ?? '']] : [];
		}),
	);

const spoken = (messages: readonly { role: string; content: string }[]): string =>
	messages.map(({ role, content }) => `${role}: ${content}`).join('\n');

/** Ollama prints 0.95 as 0.95 and 1 as 1; its engine holds 32-bit values, so both are compared as such. */
const sameNumber = (held: string | undefined, now: number): boolean =>
	held !== undefined && held !== '' && Math.fround(Number(held)) === Math.fround(now);

type Made = Pick<Companion, 'system' | 'messages' | 'parameters' | 'tokens' | 'tokensBasis' | 'tokensError'>;

/** A held num_keep may come from a measurement that the estimate here only comes near to. */
function keepFits({ tokens, tokensBasis, tokensError }: Made, held: string | undefined): boolean {
	if (tokensBasis === 'measured' || isUnknown(tokens)) return false;
	const value = Number(held);
	return value >= tokens * (1 - tokensError) && value <= tokens * (1 + tokensError) + 64;
}

/** Every difference; empty where Ollama holds just this companion. Parameters that only the base has are no difference. */
export function compareCompanion(companion: Made, held: Held): Difference[] {
	const parameters = parametersOf(held.parameters ?? '');
	const same = ([name, now]: [string, number]) =>
		sameNumber(parameters.get(name), now) || (name === 'num_keep' && keepFits(companion, parameters.get(name)));
	const texts = [
		{ what: 'system', now: companion.system, held: held.system ?? '' },
		{ what: 'messages', now: spoken(companion.messages), held: spoken(held.messages ?? []) },
	];
	return [
		...texts
			.filter((text) => text.now.trim() !== text.held.trim())
			.map((text) => ({ ...text, held: text.held === '' ? null : text.held })),
		...Object.entries(companion.parameters)
			.filter((entry) => !same(entry))
			.map(([name, now]) => ({ what: name, now: String(now), held: parameters.get(name) ?? null })),
	];
}

// Puts the sentences of the rules, the choices and the core together into the text of the system prompt.

import type { Choices } from '../types/choices.ts';
import {
	contactLine,
	core,
	directnessLines,
	helpLinesLine,
	purposeLines,
	purposeRules,
	signsLine,
	styleLines,
	styleRules,
} from '../words/companion.ts';
import { layout } from './layout.ts';
import { ruleOf } from './rules.ts';
import type { Tier } from './types.ts';

export interface TextInput {
	tier: Tier;
	/** Cleaned already (`clean.ts`). */
	choices: Pick<Choices, 'purpose' | 'style' | 'directness' | 'contact' | 'signs'>;
	/** "Reply in German. Antworte auf Deutsch." */
	languageLine: string;
	helpLines: readonly string[];
	/** Rules of level S that have to stay out. */
	without: ReadonlySet<string>;
}

/** Sentences of a rule in a tier; none where it is said within another's or left out. */
export function sentence(id: string, { tier, languageLine, without }: TextInput): string[] {
	const said = ruleOf(id)[tier];
	return typeof said === 'string' && !without.has(id) ? [said.replace('{language}', languageLine)] : [];
}

/** Room is short below the large tier. */
export const formOf = (tier: Tier) => (tier === 'large' ? 'full' : 'brief');

/** What purpose, contact and signs add; one item. */
function personal({ tier, choices }: TextInput): string {
	const form = formOf(tier);
	return [
		purposeLines[choices.purpose][form],
		...(choices.contact ? [contactLine(choices.contact)[form]] : []),
		...(choices.signs ? [signsLine(choices.signs)[form]] : []),
	].join(' ');
}

function manner({ tier, choices }: TextInput): string[] {
	const form = formOf(tier);
	return [styleLines[choices.style][form], directnessLines[choices.directness][form]];
}

/** The system prompt: identity, danger, claims, the rest, what the person chose, the manner, and the core once more. */
export function systemText(input: TextInput): string {
	const items = layout[input.tier].map((ids) => ids.flatMap((id) => sentence(id, input)));
	const [identity = [], ...rest] = items;
	const last = [...(rest.pop() ?? []), ...manner(input)];
	const [danger = [], ...others] = rest;
	const dangerItem = input.helpLines.length > 0 ? [...danger, helpLinesLine(input.helpLines)] : danger;
	// No dashes or numbers before the items: lists in the instructions invite lists in the replies.
	const lines = [dangerItem, ...others, [personal(input)], last].filter((item) => item.length > 0);
	return [identity.join(' '), ...lines.map((item) => item.join(' ')), core].join('\n');
}

/** Rules that such a text holds: those of its tier, and the ones that purpose and style bring in by themselves. */
export function rulesIn({ tier, choices, without }: TextInput): Set<string> {
	const own = layout[tier].flat().filter((id) => !without.has(id));
	return new Set([...own, ...purposeRules[choices.purpose], ...styleRules[choices.style]]);
}

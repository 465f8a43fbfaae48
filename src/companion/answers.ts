// Answers about the companion as they come from options or a text field: checked here, once, for `setup` and `prompt`.

import type { Flags } from '../ports.ts';
import { Problem } from '../problem.ts';
import type { Choices, Directness, Purpose, ServerChoices, Style } from '../types/choices.ts';
import type { KvCache } from '../types/verdict.ts';
import { problems } from '../words/companion-problems.ts';
import { cleanContact, cleanSigns } from './clean.ts';
import { replyLanguage } from './language.ts';

const purposes: readonly Purpose[] = ['journal', 'calm', 'think', 'prepare'];
const styles: readonly Style[] = ['listen', 'ask', 'skills'];
const directnesses: readonly Directness[] = ['gentle', 'direct'];
const kvCaches: readonly KvCache[] = ['f16', 'q8_0', 'q4_0'];

const textOf = (flags: Flags, key: string): string | undefined => {
	const value = flags[key];
	return typeof value === 'string' ? value : undefined;
};

const wrong = (words: { text: string; cure: string }): Problem =>
	new Problem('wrong-value', words.text, { cure: words.cure, exit: 2 });

function oneOf<T extends string>(flags: Flags, key: string, allowed: readonly T[]): T | undefined {
	const value = textOf(flags, key);
	const found = allowed.find((one) => one === value);
	if (value !== undefined && found === undefined) throw wrong(problems.value(key, value, allowed));
	return found;
}

function contextOf(flags: Flags): number | undefined {
	const value = textOf(flags, 'context');
	if (value === undefined) return undefined;
	if (!/^\d{3,9}$/.test(value) || Number(value) < 512) throw wrong(problems.number('context', value));
	return Number(value);
}

/** `--device cpu` is kept; `auto` and `gpu` take it back. */
function deviceOf(flags: Flags, base: Choices): Pick<Choices, 'device'> {
	const device = textOf(flags, 'device') ?? base.device;
	return device === 'cpu' ? { device } : {};
}

const numberOf = (flags: Flags, key: string): number | undefined => {
	const value = textOf(flags, key);
	return value === undefined ? undefined : Number(value);
};

/** How the engine works where that was said: an option, else as it was chosen before. */
function engineOf(flags: Flags, base: Choices): Pick<Choices, 'batch'> & ServerChoices {
	const kvCache = oneOf(flags, 'kvCache', kvCaches) ?? base.kvCache;
	const batch = numberOf(flags, 'batch') ?? base.batch;
	const parallel = numberOf(flags, 'parallel') ?? base.parallel;
	const flash = textOf(flags, 'flashAttention');
	const flashAttention = flash === undefined ? base.flashAttention : flash === 'on';
	return {
		...(batch === undefined ? {} : { batch }),
		...(kvCache === undefined ? {} : { kvCache }),
		...(parallel === undefined ? {} : { parallel }),
		...(flashAttention === undefined ? {} : { flashAttention }),
	};
}

/**
 * The choices with the options that were given put over them: purpose, style, directness, language, contact, signs, model,
 * context, device, batch, and the settings of the server; the rest stays as it is in `base`.
 * @throws Problem (exit 2) for a value that cannot be.
 */
export function answersFrom(flags: Flags, base: Choices): Choices {
	const language = textOf(flags, 'language');
	const contact = textOf(flags, 'contact');
	const signs = textOf(flags, 'signs');
	const { device: _device, ...rest } = base;
	return {
		...rest,
		model: textOf(flags, 'model') ?? base.model,
		purpose: oneOf(flags, 'purpose', purposes) ?? base.purpose,
		style: oneOf(flags, 'style', styles) ?? base.style,
		directness: oneOf(flags, 'directness', directnesses) ?? base.directness,
		context: contextOf(flags) ?? base.context,
		...deviceOf(flags, base),
		...engineOf(flags, base),
		...(language === undefined ? {} : { language: replyLanguage(language).tag }),
		...(contact === undefined ? {} : { contact: cleanContact(contact) }),
		...(signs === undefined ? {} : { signs: cleanSigns(signs) }),
	};
}

/** The sentence of the refusal, or undefined where the text is taken: for the check of a text field. */
function refusal(check: (text: string) => unknown) {
	return (text: string): string | undefined => {
		try {
			check(text);
			return undefined;
		} catch (error) {
			if (error instanceof Problem) return `${error.message} ${error.cure}`;
			throw error;
		}
	};
}

/** Why this cannot be the person to turn to; undefined where it can (an empty one too). */
export const checkContact = refusal(cleanContact);
/** Why these cannot be the signs to stop; undefined where they can. */
export const checkSigns = refusal(cleanSigns);
/** True for a BCP 47 tag such as "en" or "pt-BR". */
export const isLanguage = (text: string): boolean => refusal(replyLanguage)(text) === undefined;

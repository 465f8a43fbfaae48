// The reply language: said in English, in which the rules are written, and in the language itself.

import { Problem } from '../problem.ts';
import { languageLine } from '../words/companion.ts';
import { problems } from '../words/companion-problems.ts';
import { languageName } from '../words/locale.ts';
import { replySentences } from '../words/reply-languages.ts';

export interface ReplyLanguage {
	/** Canonical tag: "pt-BR". */
	tag: string;
	/** English name: "Brazilian Portuguese". The tag itself where nobody has a name for it. */
	english: string;
	/** "Antworte auf Deutsch."; absent where the table has none. */
	own?: string;
	/** What goes into the prompt. */
	line: string;
}

/** `Intl.Locale`, or null for what is no BCP 47 tag. Private-use and extension parts would carry free text: refused. */
function localeOf(tag: string): Intl.Locale | null {
	if (!/^[A-Za-z]{2,3}([-_][A-Za-z0-9]{2,8}){0,3}$/.test(tag)) return null;
	try {
		return new Intl.Locale(tag.replaceAll('_', '-'));
	} catch (error) {
		if (error instanceof RangeError) return null;
		throw error;
	}
}

/** The language alone, with its script, with its region: the most exact sentence wins. */
function ownSentence(locale: Intl.Locale): string | undefined {
	const { language, script, region } = locale;
	const tags = [locale.baseName, script && `${language}-${script}`, region && `${language}-${region}`, language];
	const found = tags.find((tag) => tag !== undefined && Object.hasOwn(replySentences, tag));
	return found === undefined ? undefined : replySentences[found];
}

/**
 * The reply language of a BCP 47 tag.
 * @throws Problem "language" (exit 2) for what is no tag.
 */
export function replyLanguage(tag: string): ReplyLanguage {
	const locale = localeOf(tag.trim());
	if (!locale) {
		const { text, cure } = problems.language(tag.slice(0, 40));
		throw new Problem('language', text, { cure, exit: 2 });
	}
	const english = languageName(locale.baseName, 'en');
	const own = ownSentence(locale);
	return { tag: locale.baseName, english, ...(own === undefined ? {} : { own }), line: languageLine(english, own) };
}

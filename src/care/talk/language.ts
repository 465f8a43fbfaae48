// Whether a reply came in another language than the one that was chosen. Told by the letters, or by small words that are
// frequent in one language: cautious, so that a quotation or a foreign name is never taken for one.

/** Frequent small words. Only these languages are told apart; of all others only English and another script are noticed. */
const smallWords: Readonly<Record<string, string>> = {
	en: 'the and you that what with this your have are not for feel of to it is was been how would',
	de: 'der die das und ist nicht du ich dir dich mit was wie ein eine auf es sich auch für dein',
	fr: 'le la les des est et que vous tu je ne pas une dans pour avec qui ce cela te ton ta tes votre avez comment',
	es: 'el los las que y en es una por con para lo tu te como está eso qué has del muy',
	it: 'il che è di per con una non ti lo sono come cosa gli della questo hai anche tuo molto',
	nl: 'de het een en dat je niet van is met wat voor hoe jij op ik zijn hebt jou ook',
	pt: 'o os que e não uma para com você é do da se como isso mais está em seu muito',
};
const lists = Object.entries(smallWords).map(([tag, words]) => ({ tag, words: new Set(words.split(' ')) }));

/** Scripts by a language that is written in them; the name stands for the script in what is said. */
const scripts: [string, RegExp, RegExp][] = [
	['ru', /\p{sc=Cyrillic}/gu, /^(ru|uk|be|bg|sr|mk|kk|ky|mn|tg)/],
	['zh', /\p{sc=Han}/gu, /^(zh|ja|yue|ko)/],
	['ja', /[\p{sc=Hiragana}\p{sc=Katakana}]/gu, /^ja/],
	['ko', /\p{sc=Hangul}/gu, /^ko/],
	['ar', /\p{sc=Arabic}/gu, /^(ar|fa|ur|ps|ckb|ug|sd)/],
];
const latinLanguages =
	/^(?!(ru|uk|be|bg|mk|kk|ky|mn|tg|zh|ja|yue|ko|ar|fa|ur|ps|ckb|ug|sd|sr|he|yi|el|hi|mr|ne|bn|as|pa|gu|or|ta|te|kn|ml|si|th|lo|km|my|ka|hy|am|ti|bo|dz)(-|$))/;

const count = (text: string, pattern: RegExp): number => text.match(pattern)?.length ?? 0;
const base = (tag: string): string => tag.toLowerCase().split('-')[0] ?? tag;

/** The Latin language whose small words make up a quarter of the text and twice as much as those of any other. */
function bySmallWords(text: string): string | undefined {
	const words = text.toLowerCase().match(/\p{L}+/gu) ?? [];
	if (words.length < 12) return undefined;
	const hits = lists
		.map(({ tag, words: small }) => ({ tag, hits: words.filter((word) => small.has(word)).length }))
		.sort((a, b) => b.hits - a.hits);
	const [first, second] = hits;
	return first && second && first.hits >= words.length / 4 && first.hits >= 2 * second.hits ? first.tag : undefined;
}

/** The language of a text by a BCP 47 tag, of those that can be told; undefined for short or mixed texts and all others. */
export function languageOf(text: string): string | undefined {
	const letters = count(text, /\p{L}/gu);
	if (letters < 20) return undefined;
	if (count(text, /\p{sc=Latin}/gu) > letters * 0.9) return bySmallWords(text);
	const japanese = count(text, /[\p{sc=Hiragana}\p{sc=Katakana}]/gu) > letters * 0.1;
	if (japanese) return 'ja';
	return scripts.find(([, script]) => count(text, script) > letters * 0.8)?.[0];
}

/**
 * The language of a reply where that is surely not the wanted one (a BCP 47 tag) and not that of the person's message, which
 * the model may follow. Undefined in all other cases.
 */
export function strayed(reply: string, message: string, wanted: string): string | undefined {
	const found = languageOf(reply);
	const tag = base(wanted);
	if (found === undefined || found === tag || found === languageOf(message)) return undefined;
	const family = scripts.find(([name]) => name === found);
	if (family) return family[2].test(tag) ? undefined : found;
	// Of languages without a list, a near relative could be taken for another: English alone is told, and another script.
	return Object.hasOwn(smallWords, tag) || found === 'en' || !latinLanguages.test(tag) ? found : undefined;
}

// A text as the plain words that phrases are compared by: small letters, no accents, common spellings made one, words that
// only colour a sentence left out. "I'm sooo tired" becomes "i am tired".

/** What a language's list says about writing. */
export interface Spelling {
	/** Words that are left out wherever they stand ("just", "einfach"). */
	fillers: readonly string[];
	/** A word as it is also written, and the words that it stands for ("im" → "i am"). */
	spellings: Readonly<Record<string, string>>;
	/** Letters that are written in two ways ("ae" → "a", where "ä" is "a" too). */
	folds: Readonly<Record<string, string>>;
}

export interface Token {
	word: string;
	/** Number of the sentence it stands in: no phrase reaches over a full stop. */
	sentence: number;
}

export type Tokenizer = (text: string) => Token[];

// Three dots are a pause, not an end. Signs within a word hide nothing ("s*icide").
const piece = /[\p{L}\p{N}*]+(?:'[\p{L}\p{N}*]+)*|\.{2,}|[.!?;]|\n\s*\n/gu;
const isEnd = (text: string): boolean => /^(?:[.!?;]|\n)/.test(text) && !text.startsWith('..');

const plain = (text: string): string =>
	text
		.normalize('NFKC')
		.replace(/[\u200b-\u200f\u2060\ufeff\u00ad]/g, '')
		.toLowerCase();
/** Nothing to make plain in it. */
const isBare = (word: string): boolean => /^[a-z\d]*$/.test(word);
const bare = (word: string): string =>
	isBare(word) ? word : word.normalize('NFD').replace(/\p{M}/gu, '').replaceAll("'", '');

function folder(folds: Spelling['folds']): (word: string) => string {
	const ways = Object.keys(folds);
	if (ways.length === 0) return bare;
	const anyWay = new RegExp(ways.join('|'), 'g');
	return (word) => bare(word).replace(anyWay, (way) => folds[way] ?? way);
}

/** Remembers what was answered: most words of a text stand in it more than once. */
function once(answer: (word: string) => readonly string[]): (word: string) => readonly string[] {
	const known = new Map<string, readonly string[]>();
	return (word) => {
		const had = known.get(word);
		if (had) return had;
		const now = answer(word);
		known.set(word, now);
		return now;
	};
}

/** Makes the reader of one language. Its time grows with the length of the text, nothing else. */
export function tokenizer({ fillers, spellings, folds }: Spelling): Tokenizer {
	const fold = folder(folds);
	const left = new Set(fillers.map((word) => fold(plain(word))));
	const known = new Map(
		Object.entries(spellings).map(([from, to]) => [plain(from), to.split(' ').map((one) => fold(plain(one)))]),
	);
	const meant = (raw: string): readonly string[] => {
		// "sooo", "diiie": no word of these languages has a letter three times.
		const short = raw.replace(/(.)\1{2,}/gu, '$1');
		const spelling = known.get(raw) ?? known.get(short) ?? known.get(short.replaceAll("'", '')) ?? [fold(short)];
		return spelling.filter((word) => !left.has(word));
	};
	return (text) => {
		// Most words of the lists of phrases are read alone, and are as plain as they can be.
		if (text !== '' && isBare(text)) return meant(text).map((word) => ({ word, sentence: 0 }));
		const tokens: Token[] = [];
		const wordsOf = once(meant);
		let sentence = 0;
		for (const [raw] of plain(text)
			.replace(/[\u2018\u2019\u02bc`´]/g, "'")
			.replaceAll('…', '..')
			.matchAll(piece)) {
			if (isEnd(raw)) sentence++;
			else if (!raw.startsWith('..')) for (const word of wordsOf(raw)) tokens.push({ word, sentence });
		}
		return tokens;
	};
}

// Finds phrases in a text, word by word, all at once: a tree of words, walked from every word of the text. No patterns,
// so no input makes it slow: for each word at most as many steps as a phrase and its gaps are long.

import type { Token, Tokenizer } from './tokens.ts';

/**
 * One phrase, or lists of parts of which each is followed by each of the next ("I want to" + "die"). "…" in a part stands
 * for none to `widest` words of the same sentence ("stopped drinking … shaking").
 */
export type Phrase = string | readonly (readonly string[])[];

/** Words `from` to `to` (exclusive) of the text are a phrase of `kind`. */
export interface Found<Kind extends string> {
	kind: Kind;
	from: number;
	to: number;
	sentence: number;
}

/** Most nodes are ends or have one child: what a node lacks is not made. */
interface Node<Kind> {
	next?: Map<string, Node<Kind>>;
	/** Where the next list of a joined phrase begins. Its tree is one for all parts before it, so lists grow, not products. */
	joined?: Node<Kind>[];
	gap?: Node<Kind>;
	kinds?: Kind[];
}

/** Words that a "…" may stand for: as many as a time or a place takes ("three days ago now and ever since I have been"). */
const widest = 8;

function nextOf<Kind>(node: Node<Kind>, word: string): Node<Kind> {
	node.next ??= new Map();
	const next = node.next.get(word) ?? {};
	node.next.set(word, next);
	return next;
}

function gapOf<Kind>(node: Node<Kind>): Node<Kind> {
	node.gap ??= {};
	return node.gap;
}

type WordsOf = (written: string) => readonly string[];

/** Reads each written word of the lists once: they hold the same few thousand again and again. */
function wordsBy(read: Tokenizer): WordsOf {
	const known = new Map<string, readonly string[]>();
	return (written) => {
		const had = known.get(written) ?? read(written).map(({ word }) => word);
		known.set(written, had);
		return had;
	};
}

/** Where a part ends in the tree that begins at `start`. */
function endOf<Kind>(start: Node<Kind>, part: string, wordsOf: WordsOf): Node<Kind> {
	let node = start;
	for (const written of part.split(' ')) {
		if (written === '…') node = gapOf(node);
		else for (const word of wordsOf(written)) node = nextOf(node, word);
	}
	return node;
}

function add<Kind>(root: Node<Kind>, phrase: Phrase, kind: Kind, wordsOf: WordsOf): void {
	const lists = typeof phrase === 'string' ? [[phrase]] : phrase;
	let start = root;
	for (const [at, parts] of lists.entries()) {
		// A part of nothing but fillers is no part.
		const ends = parts.map((part) => endOf(start, part, wordsOf)).filter((end) => end !== start);
		const next: Node<Kind> = {};
		for (const end of new Set(ends)) {
			if (at < lists.length - 1) end.joined = [...(end.joined ?? []), next];
			else if (!end.kinds?.includes(kind)) end.kinds = [...(end.kinds ?? []), kind];
		}
		start = next;
	}
}

/** The word that a part begins with, as it is compared; "…" for any, undefined where nothing but fillers is in it. */
function firstOf(part: string, wordsOf: WordsOf): string | undefined {
	for (const written of part.split(' ')) {
		const first = written === '…' ? written : wordsOf(written)[0];
		if (first !== undefined) return first;
	}
	return undefined;
}

/**
 * A tree that grows with what is read: a phrase is put into it when a word that it can begin with comes up. There are four
 * thousand, an evening's words begin a few hundred of them, and all of them would keep everyone waiting at the start.
 */
function growing<Kind extends string>(lists: Readonly<Record<Kind, readonly Phrase[]>>, read: Tokenizer) {
	const root: Node<Kind> = {};
	const wordsOf = wordsBy(read);
	// Those that begin with a word; under "…" those that begin with any.
	const waiting = new Map<string, Set<() => void>>();
	for (const kind of Object.keys(lists) as Kind[])
		for (const phrase of lists[kind]) {
			let isIn = false;
			const grow = () => {
				if (!isIn) add(root, phrase, kind, wordsOf);
				isIn = true;
			};
			for (const part of typeof phrase === 'string' ? [phrase] : (phrase[0] ?? [])) {
				const first = firstOf(part, wordsOf);
				if (first === undefined) continue;
				const there = waiting.get(first) ?? new Set();
				waiting.set(first, there.add(grow));
			}
		}
	const growFrom = (word: string) => {
		for (const grow of waiting.get(word) ?? []) grow();
		waiting.delete(word);
	};
	growFrom('…');
	return (word: string): Node<Kind> => {
		growFrom(word);
		return root;
	};
}

/** A finder for the phrases of all kinds, written in any usual spelling. */
export function finder<Kind extends string>(
	lists: Readonly<Record<Kind, readonly Phrase[]>>,
	read: Tokenizer,
): (tokens: readonly Token[]) => Found<Kind>[] {
	const treeFor = growing(lists, read);
	return (tokens) => {
		const found: Found<Kind>[] = [];
		for (const [from, { word }] of tokens.entries()) walk(treeFor(word), tokens, { from, at: from, found });
		return found;
	};
}

interface Step<Kind extends string> {
	from: number;
	at: number;
	found: Found<Kind>[];
}

function walk<Kind extends string>(start: Node<Kind>, tokens: readonly Token[], { from, at, found }: Step<Kind>): void {
	const sentence = tokens[from]?.sentence ?? 0;
	let node: Node<Kind> | undefined = start;
	for (let to = at; node; to++) {
		for (const kind of node.kinds ?? []) found.push({ kind, from, to, sentence });
		for (const next of node.joined ?? []) walk(next, tokens, { from, at: to, found });
		if (node.gap) leap(node.gap, tokens, { from, at: to, found });
		const token: Token | undefined = tokens[to];
		node = token?.sentence === sentence ? node.next?.get(token.word) : undefined;
	}
}

function leap<Kind extends string>(gap: Node<Kind>, tokens: readonly Token[], { from, at, found }: Step<Kind>): void {
	const sentence = tokens[from]?.sentence;
	for (let to = at; to <= at + widest; to++) {
		const token = tokens[to];
		if (token?.sentence !== sentence) return;
		if (token && gap.next?.has(token.word)) walk(gap, tokens, { from, at: to, found });
	}
}

/** `a` reaches over all of `b` and further. */
export const holds = (a: Found<string>, b: Found<string>): boolean =>
	a.from <= b.from && a.to >= b.to && a.to - a.from > b.to - b.from;

/** Whether one shares a word with any of `others` that is as asked. Its time grows with the length of phrases, not of the text. */
export function meeting<Kind extends string>(
	others: readonly Found<Kind>[],
): (one: Found<Kind>, which: (other: Found<Kind>) => boolean) => boolean {
	const at = new Map<number, Found<Kind>[]>();
	for (const other of others)
		for (let word = other.from; word < other.to; word++) {
			const here = at.get(word);
			if (here) here.push(other);
			else at.set(word, [other]);
		}
	return (one, which) => {
		for (let word = one.from; word < one.to; word++) if (at.get(word)?.some(which)) return true;
		return false;
	};
}

// Finds phrases in a text, word by word, all at once: a tree of words, walked from every word of the text. No patterns,
// so no input makes it slow: at most (longest phrase) steps for each word.

import type { Token, Tokenizer } from './tokens.ts';

/** One phrase, or lists of parts of which each is followed by each of the next ("I want to" + "die"). */
export type Phrase = string | readonly (readonly string[])[];

/** Words `from` to `to` (exclusive) of the text are a phrase of `kind`. */
export interface Found<Kind extends string> {
	kind: Kind;
	from: number;
	to: number;
	sentence: number;
}

interface Node<Kind> {
	next: Map<string, Node<Kind>>;
	kinds: Set<Kind>;
}

const makeNode = <Kind>(): Node<Kind> => ({ next: new Map(), kinds: new Set() });

const allOf = (phrase: Phrase): string[] =>
	typeof phrase === 'string'
		? [phrase]
		: phrase.reduce<string[]>((before, parts) => before.flatMap((one) => parts.map((part) => `${one} ${part}`)), ['']);

function add<Kind>(root: Node<Kind>, words: readonly Token[], kind: Kind): void {
	let node = root;
	for (const { word } of words) {
		const next = node.next.get(word) ?? makeNode<Kind>();
		node.next.set(word, next);
		node = next;
	}
	if (words.length > 0) node.kinds.add(kind);
}

/** A finder for the phrases of all kinds, written in any usual spelling. */
export function finder<Kind extends string>(
	lists: Readonly<Record<Kind, readonly Phrase[]>>,
	read: Tokenizer,
): (tokens: readonly Token[]) => Found<Kind>[] {
	const root = makeNode<Kind>();
	for (const kind of Object.keys(lists) as Kind[])
		for (const phrase of lists[kind]) for (const text of allOf(phrase)) add(root, read(text), kind);
	return (tokens) => tokens.flatMap((_, from) => foundFrom(root, tokens, from));
}

function foundFrom<Kind extends string>(root: Node<Kind>, tokens: readonly Token[], from: number): Found<Kind>[] {
	const found: Found<Kind>[] = [];
	const sentence = tokens[from]?.sentence ?? 0;
	let node: Node<Kind> | undefined = root;
	for (let to = from; node; to++) {
		for (const kind of node.kinds) found.push({ kind, from, to, sentence });
		const token: Token | undefined = tokens[to];
		node = token?.sentence === sentence ? node.next.get(token.word) : undefined;
	}
	return found;
}

/** `a` reaches over all of `b` and further. */
export const holds = (a: Found<string>, b: Found<string>): boolean =>
	a.from <= b.from && a.to >= b.to && a.to - a.from > b.to - b.from;

export const overlaps = (a: Found<string>, b: Found<string>): boolean => a.from < b.to && b.from < a.to;

// A look at what the companion answers, one sentence at a time: telephone numbers that are not from the list, claims to be
// a person or a professional, promises of secrecy or of always being there, doses. It changes nothing; a fixed sentence follows.

import type { Help, LineRow } from '../lines.ts';
import { finder, type Phrase } from './phrases.ts';
import { type Spelling, tokenizer } from './tokens.ts';

/** The part of data/watch-XX.json that is about replies. */
export interface ReplyList {
	person: readonly Phrase[];
	professional: readonly Phrase[];
	confidential: readonly Phrase[];
	always: readonly Phrase[];
	/** Words before which or after which a short number is one to call. */
	calls: readonly string[];
}

export type Claim = 'number' | 'person' | 'professional' | 'confidential' | 'always' | 'dose';

/** What is wrong with one sentence; empty for nearly all. */
export type ReplyWatch = (sentence: string) => Claim[];

const digits = (text: string): string => text.replace(/\D/g, '');

// Doses: a number and a unit of medicines. Grams and millilitres are left out: they are in recipes too.
const dose =
	/\d\s?(?:mg|mcg|µg|μg|milligrams?|micrograms?|milligramm|mikrogramm|i\.?u\.?|i\.?e\.?|tablets?|pills?|capsules?|tabletten?|pillen?|kapseln?)(?![\p{L}\d])/iu;
// At most 24 signs and 2 between digits: nothing that grows with the length of a text.
const number = /\+?\d(?:[ \t()/.\u00a0\u2009\u2010-\u2015-]{0,2}\d){2,20}/gu;
const date =
	/^(?:\d{4}|\d{1,2}[./-]\d{1,2}[./-](?:\d{2}){1,2}|\d{4}-\d{2}-\d{2}|\d{4}\s?[\u2010-\u2015-]\s?\d{4}|\d{1,3}(?:[.,]\d{3})+)$/;
/** From this many digits on a number is one to call, whatever stands around it. */
const long = 7;

function numbersToCall(sentence: string, calls: ReadonlySet<string>): string[] {
	const found: string[] = [];
	for (const match of sentence.matchAll(number)) {
		const text = match[0].trim();
		const around = sentence.slice(Math.max(0, match.index - 24), match.index).toLowerCase();
		const beforeIt = around.match(/\p{L}+/gu) ?? [];
		const short = digits(text).length < long && !text.startsWith('+');
		if (date.test(text) && !beforeIt.some((word) => calls.has(word))) continue;
		if (short && !beforeIt.slice(-3).some((word) => calls.has(word))) continue;
		found.push(digits(text));
	}
	return found;
}

const linesNumbers = ({ phone, text, whatsapp, hint }: LineRow): string[] =>
	[phone, text, whatsapp, hint].flatMap((one) => one?.match(/\d[\d ()/-]*/g) ?? []).map(digits);

/** Every number of a country's help, as digits. */
export const numbersOf = (help: Pick<Help, 'emergency' | 'lines'>): Set<string> =>
	new Set([...(help.emergency?.match(/\d+/g) ?? []), ...help.lines.flatMap(linesNumbers)].filter((one) => one !== ''));

/** Country codes and a leading 0 may stand in front of a number that is the same. */
const isListed = (dialled: string, listed: ReadonlySet<string>): boolean =>
	listed.has(dialled) ||
	[...listed].some(
		(one) => one.length >= long && dialled.endsWith(one.replace(/^0+/, '')) && dialled.length - one.length < 5,
	);

function claimsIn(list: ReplyList & Spelling): (sentence: string) => Claim[] {
	const { person, professional, confidential, always } = list;
	const read = tokenizer(list);
	const find = finder({ person, professional, confidential, always }, read);
	const denied = new Set(['not', 'never', 'no', 'cannot', 'nicht', 'nie', 'kein', 'keine']);
	return (sentence) => {
		const tokens = read(sentence);
		// "I cannot say that this is confidential": a word that denies, in the four words before.
		const isDenied = (from: number) => tokens.slice(Math.max(0, from - 4), from).some(({ word }) => denied.has(word));
		return find(tokens)
			.filter(({ from }) => !isDenied(from))
			.map(({ kind }) => kind);
	};
}

/** The watch of replies. `listed`: numbers that the program itself shows (`numbersOf`), which a reply may repeat. */
export function replyWatch(lists: readonly (ReplyList & Spelling)[], listed: ReadonlySet<string>): ReplyWatch {
	const claims = lists.map(claimsIn);
	const calls = new Set(lists.flatMap((list) => list.calls));
	return (sentence) => {
		const wrong = numbersToCall(sentence, calls).some((one) => !isListed(one, listed));
		const found: Claim[] = [
			...(wrong ? (['number'] as const) : []),
			...(dose.test(sentence) ? (['dose'] as const) : []),
			...claims.flatMap((look) => look(sentence)),
		];
		return [...new Set(found)];
	};
}

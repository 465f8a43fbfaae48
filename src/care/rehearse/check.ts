// The mechanical look at one reply. Patterns catch wording, not meaning: a tripwire, never a score.

import type { Checks } from '../probes.ts';

export type Level = 'ok so far' | 'look' | 'concern';

export interface Finding {
	level: Level;
	/** What was missing, found or too long; empty where nothing was. */
	why: string[];
}

/** Signs of a reply that are looked at; none that a person would read is longer. */
const longest = 20_000;

const plain = (reply: string): string => reply.slice(0, longest).replace(/[\u2018\u2019\u02bc]/g, "'");
const wordsIn = (text: string): number => text.split(/\s+/).filter((word) => word !== '').length;
const questionsIn = (text: string): number => text.match(/[?？]/g)?.length ?? 0;

/** Concern: something required is missing, something forbidden is there, or it is far too long. Look: only rather long. */
export function checkReply(reply: string, { require, forbid, maxWords, maxQuestions }: Checks): Finding {
	const text = plain(reply);
	const matches = (source: string, flags: string) => new RegExp(source, flags).test(text);
	const [words, questions] = [wordsIn(text), questionsIn(text)];
	const why = [
		...require.filter(({ any }) => !any.some((source) => matches(source, 'iu'))).map((one) => `missing: ${one.why}`),
		...forbid.filter((one) => matches(one.pattern, one.caseSensitive ? 'u' : 'iu')).map((one) => one.why),
		...(maxWords !== null && words > maxWords * 1.5 ? [`${words} words, at most ${maxWords} wanted`] : []),
		...(maxQuestions !== null && questions > maxQuestions
			? [`${questions} questions, at most ${maxQuestions} wanted`]
			: []),
	];
	if (why.length > 0) return { level: 'concern', why };
	if (maxWords !== null && words > maxWords)
		return { level: 'look', why: [`${words} words, at most ${maxWords} wanted`] };
	return { level: 'ok so far', why: [] };
}

const order: readonly Level[] = ['ok so far', 'look', 'concern'];

/** The worst of several: one run that raises concern is enough, since replies differ from run to run. */
export const worst = (levels: readonly Level[]): Level =>
	levels.reduce<Level>((a, b) => (order.indexOf(b) > order.indexOf(a) ? b : a), 'ok so far');

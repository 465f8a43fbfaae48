// What advise and check say to people.

import { bytes, memory } from '../screen/text.ts';
import type { Reason } from '../types/verdict.ts';

const reason = (code: string, text: string): Reason => ({ code, text });

/** "about your reading speed", "3 times as fast as you read", "half as fast as you read". */
export function againstReading(times: number): string {
	if (times < 0.2) return 'far slower than you read';
	if (times < 0.4) return 'a third as fast as you read';
	if (times < 0.75) return 'half as fast as you read';
	if (times < 1.35) return 'about your reading speed';
	if (times < 2.5) return 'twice as fast as you read';
	return `${times >= 20 ? 'more than 20' : Math.round(times)} times as fast as you read`;
}

/** "as fast as you read", "8 to 12 times as fast as you read": for a range of times reading speed. */
export function rangeAgainstReading(low: number, high: number): string {
	if (high < 0.75) return `writes ${high < 0.2 ? 'far ' : ''}slower than you read`;
	if (low >= 20) return 'writes more than 20 times as fast as you read';
	const figure = (value: number) => (value < 2 ? Math.round(value * 10) / 10 : Math.round(value));
	const [from, to] = [figure(low), figure(Math.min(high, 99))];
	return from === to
		? `writes about ${from} times as fast as you read`
		: `writes ${from} to ${to} times as fast as you read`;
}

const shares: readonly (readonly [most: number, words: string])[] = [
	[0.15, 'a small part'],
	[0.29, 'a quarter'],
	[0.4, 'a third'],
	[0.6, 'half'],
	[0.8, 'most'],
	[1, 'nearly all'],
];

const shareWords = (share: number): string => shares.find(([most]) => share <= most)?.[1] ?? 'nearly all';

export const why = {
	answers(points: number, step: number): Reason {
		if (points >= 5 * step) return reason('better-answers', 'clearly better answers');
		if (points >= step) return reason('better-answers', 'better answers');
		if (points > -step) return reason('similar-answers', 'answers about as good');
		if (points > -5 * step) return reason('simpler-answers', 'simpler answers');
		return reason('simpler-answers', 'noticeably simpler answers');
	},
	pace(times: number, ratio: number): Reason {
		const code = ratio > 1.25 ? 'faster' : ratio < 0.8 ? 'slower' : 'as-fast';
		return reason(code, againstReading(times));
	},
	split: (onProcessor: number) => reason('split', `${shareWords(onProcessor)} of it runs on the processor`),
	thinks: () => reason('thinks-first', 'thinks before it answers, so the first words come late'),
	tight: () => reason('tight', 'leaves little memory for other programs'),
	here: () => reason('here', 'already on this computer'),
	smaller: (size: number) => reason('smaller-download', `only ${bytes(size)} to download`),
	notMeasured: () => reason('not-measured', 'conversations with this size were not tested; judged by its family'),
	closing: (title: string, more: number) =>
		reason(
			'close-programs',
			more > 2 ** 28
				? `With other programs closed (about ${memory(more)} more free) it would be ${title}. Close what you do not need and look again.`
				: `With programs closed that use the graphics card it would be ${title}. Close what you do not need and look again.`,
		),
	forModel: (help: Reason, title: string): Reason => ({ code: help.code, text: `For ${title}: ${help.text}` }),
};

// Speed as it is told to people: against their reading, and when the first words come.

import { readingSpeed } from '../recommend/speed/people.ts';
import { isUnknown, type Known } from '../types/known.ts';

/** Tokens a second: one digit behind the point below ten. */
export const figure = (value: number): string => (value < 10 ? value.toFixed(1) : value.toFixed(0));

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

/** Writing speed in tokens per second, told against reading. */
export const pace = (low: number, high: number): string => {
	const text = rangeAgainstReading(low / readingSpeed, high / readingSpeed);
	return `It ${text}.`;
};

/** When the first words come: for a short message, and for a page of text (400 words) where that is felt. */
export function firstWords(short: Known<number>, long?: Known<number>): string {
	const first = firstOf(short);
	const felt = first !== '' && long !== undefined && !isUnknown(long) && long >= 5;
	return felt ? `${first} After a page of text it takes about ${inWords(long)}.` : first;
}

const inWords = (seconds: number): string =>
	seconds < 90 ? `${Math.round(seconds)} seconds` : `${Math.round(seconds / 60)} minutes`;

function firstOf(seconds: Known<number>): string {
	if (isUnknown(seconds)) return '';
	if (seconds < 0.7) return 'The first words come at once.';
	if (seconds < 1.5) return 'The first words come after about a second.';
	// The instructions are read once, at the very first message; a slow processor needs half a minute for that.
	const later = 'the very first time later';
	return `The first words come after about ${inWords(seconds)}, ${later}.`;
}

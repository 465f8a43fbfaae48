// Speed as it is told to people: against their reading, and when the first words come.

import { readingSpeed } from '../recommend/speed/people.ts';
import { isUnknown, type Known } from '../types/known.ts';
import { decimal, short } from './locale.ts';

/** Tokens a second: one digit behind the point below ten. */
export const figure = (value: number): string => decimal(value, value < 10 ? 1 : 0);

export const paceWords = {
	against: {
		far: 'far slower than you read',
		third: 'a third as fast as you read',
		half: 'half as fast as you read',
		same: 'about your reading speed',
		twice: 'twice as fast as you read',
		times: (times: number) => `${times} times as fast as you read`,
		more: 'more than 20 times as fast as you read',
	},
	writes: {
		farSlower: 'writes far slower than you read',
		slower: 'writes slower than you read',
		more: 'writes more than 20 times as fast as you read',
		about: (times: string) => `writes about ${times} times as fast as you read`,
		range: (from: string, to: string) => `writes ${from} to ${to} times as fast as you read`,
	},
	/** `how`: one of those that "writes". */
	pace: (how: string) => `It ${how}.`,
	/** Above and below the ruler of a speed; `low` and `high` in words a minute. */
	ruler: {
		title: (low: string, high: string) =>
			low === high ? `writing, about ${low} words a minute` : `writing, ${low} to ${high} words a minute`,
		more: (low: string) => `writing, more than ${low} words a minute`,
		slower: 'slower',
		reader: 'as you read',
		faster: 'faster',
	},
	page: (time: string) => `After a page of text it takes about ${time}.`,
	seconds: (seconds: number) => `${seconds} seconds`,
	minutes: (minutes: number) => `${minutes} minutes`,
	first: {
		atOnce: 'The first words come at once.',
		second: 'The first words come after about a second.',
		// The instructions are read once, at the very first message; a slow processor needs half a minute for that.
		after: (time: string) => `The first words come after about ${time}, the very first time later.`,
	},
};

/** "about your reading speed", "3 times as fast as you read", "half as fast as you read". */
export function againstReading(times: number): string {
	const say = paceWords.against;
	if (times < 0.2) return say.far;
	if (times < 0.4) return say.third;
	if (times < 0.75) return say.half;
	if (times < 1.35) return say.same;
	if (times < 2.5) return say.twice;
	return times >= 20 ? say.more : say.times(Math.round(times));
}

/** "as fast as you read", "8 to 12 times as fast as you read": for a range of times reading speed. */
export function rangeAgainstReading(low: number, high: number): string {
	const say = paceWords.writes;
	if (high < 0.75) return high < 0.2 ? say.farSlower : say.slower;
	if (low >= 20) return say.more;
	const figure = (value: number) => short(value, value < 2 ? 1 : 0);
	const [from, to] = [figure(low), figure(Math.min(high, 99))];
	return from === to ? say.about(from) : say.range(from, to);
}

/** Writing speed in tokens per second, told against reading. */
export const pace = (low: number, high: number): string =>
	paceWords.pace(rangeAgainstReading(low / readingSpeed, high / readingSpeed));

/** When the first words come: for a short message, and for a page of text (400 words) where that is felt. */
export function firstWords(short: Known<number>, long?: Known<number>): string {
	const first = firstOf(short);
	const felt = first !== '' && long !== undefined && !isUnknown(long) && long >= 5;
	return felt ? `${first} ${paceWords.page(inWords(long))}` : first;
}

const inWords = (seconds: number): string =>
	seconds < 90 ? paceWords.seconds(Math.round(seconds)) : paceWords.minutes(Math.round(seconds / 60));

function firstOf(seconds: Known<number>): string {
	if (isUnknown(seconds)) return '';
	if (seconds < 0.7) return paceWords.first.atOnce;
	return seconds < 1.5 ? paceWords.first.second : paceWords.first.after(inWords(seconds));
}

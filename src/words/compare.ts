// Two computers side by side, in words.

import { readingSpeed } from '../recommend/speed/people.ts';
import type { Range, Reason } from '../types/verdict.ts';
import { rangeAgainstReading } from './pace.ts';

const reason = (code: string, text: string): Reason => ({ code, text });

/** At most seven titles; of more, six and how many there are besides. */
export const someOf = (titles: readonly string[]): string =>
	titles.length > 7 ? words.andMore(titles.slice(0, 6), titles.length - 6) : titles.join(', ');

export const words = {
	second: 'Two machines are needed to compare.',
	example: 'For example: {me advise --compare mine.json other.json}',
	noReport: '--report makes a page of one answer; it cannot be combined with --compare.',
	first: 'The first computer',
	other: 'The second computer',
	runs: 'Runs',
	brings: 'What the second would bring',
	noCard: 'no graphics card',
	memoryUnknown: 'memory not known',
	count: (some: number, all: number) => `${some} of the ${all} models of the catalog`,
	instead: (title: string, before: string, { code, text }: Reason) =>
		reason(code, `${title} instead of ${before}: ${text}.`),
	itself: (title: string, now: Range, then: Range) =>
		reason(
			'same-model',
			`${title} itself ${rangeAgainstReading(then.low / readingSpeed, then.high / readingSpeed)} there; on the first it ${rangeAgainstReading(now.low / readingSpeed, now.high / readingSpeed)}.`,
		),
	noLonger: (title: string) => reason('no-longer', `${title} would no longer run.`),
	gained: (titles: string[]) => reason('gained', `Only the second runs: ${someOf(titles)}.`),
	lost: (titles: string[]) => reason('lost', `Only the first runs: ${someOf(titles)}.`),
	andMore: (shown: readonly string[], more: number) => `${shown.join(', ')} and ${more} more`,
	same: () => reason('same', 'Nothing: the second runs the same models, as well as the first.'),
};

// Why somebody might take another model than the suggested one, or would get a better one.

import { bytes, memory } from '../screen/text.ts';
import type { Reason } from '../types/verdict.ts';
import { againstReading } from './pace.ts';
import { shareWords } from './where.ts';

const reason = (code: string, text: string): Reason => ({ code, text });

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
	here: () => reason('here', 'already there'),
	smaller: (size: number) => reason('smaller-download', `only ${bytes(size)} to download`),
	larger: (size: number) => reason('larger-download', `${bytes(size)} to download`),
	notMeasured: () => reason('not-measured', 'conversations with this size were not tested; judged by its family'),
	closing: (title: string, more: number) =>
		reason(
			'close-programs',
			more > 2 ** 28
				? `With other programs closed (about ${memory(more)} more free) it would be ${title}. Close what you do not need and look again.`
				: `With programs closed that use the graphics card it would be ${title}. Close what you do not need and look again.`,
		),
	notRecommended: () => reason('not-recommended', 'The catalog advises against it for conversations like these.'),
	forModel: (help: Reason, title: string): Reason => ({ code: help.code, text: `For ${title}: ${help.text}` }),
};

// The exercises as text, for a pipe or a printer: the questions, with nothing to answer them in.

import { block } from '../../screen/text.ts';
import { type Ask, words } from '../../words/exercises.ts';
import type { Exercise } from './exercises.ts';

const asks = (list: readonly Ask[], done: string): string[] => [...list.map(({ ask }) => ask), done];

function partsOf(name: Exercise, now: Date): string[] {
	if (name === 'page') return [words.page.start(now.getDate())];
	if (name === 'breathe') return [words.breathe.paper];
	return asks(words[name].asks, words[name].done);
}

/** One or several exercises with their titles. */
export const printed = (names: readonly Exercise[], now: Date, columns: number): string =>
	[
		...names
			.flatMap((name) => [words.names[name][0] ?? name, ...partsOf(name, now), ''])
			.map((text) => block(text, columns)),
		block(words.sheet, columns),
	].join('\n');

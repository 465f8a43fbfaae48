// How fast a model writes beside how fast a person reads, as a line: equal steps for equal factors.

import { onRuler, readingSpeed, wordsPerMinute } from '../recommend/speed/people.ts';
import { isUnknown, type Known } from '../types/known.ts';
import type { Range } from '../types/verdict.ts';
import { grouped } from '../words/locale.ts';
import { paceWords } from '../words/pace.ts';
import { block, type Look, pad, paint, width } from './text.ts';

const signs = {
	lines: { rest: '·', range: '━', likely: '●', reader: '│' },
	plain: { rest: '.', range: '=', likely: 'o', reader: '|' },
};

/** Beyond so many times reading speed nobody counts. */
const uncounted = 20;

/** Two digits: the range says how little more is known. */
const words = (tokensPerSecond: number): string =>
	grouped(Number(((tokensPerSecond / readingSpeed) * wordsPerMinute).toPrecision(2)));

function titleOf({ low, high }: Range): string {
	const { title, more } = paceWords.ruler;
	return low >= uncounted * readingSpeed ? more(words(uncounted * readingSpeed)) : title(words(low), words(high));
}

function line({ low, likely, high }: Range, look: Look, room: number): string {
	const sign = look.unicode ? signs.lines : signs.plain;
	const column = (speed: number) => Math.round(onRuler(speed / readingSpeed) * (room - 1));
	const [from, dot, to, reader] = [low, likely, high, readingSpeed].map(column);
	return Array.from({ length: room }, (_, at) => {
		if (at === dot) return paint(look, 'cyan', sign.likely);
		if (at === reader) return paint(look, 'bold', sign.reader);
		return at >= (from ?? 0) && at <= (to ?? 0) ? paint(look, 'cyan', sign.range) : paint(look, 'dim', sign.rest);
	}).join('');
}

/** What the ends mean, and under its mark the speed of a reader. */
function below(room: number): string {
	const { slower, reader, faster } = paceWords.ruler;
	const at = Math.round(onRuler(1) * (room - 1)) - Math.floor(width(reader) / 2);
	const left = pad(pad(slower, at - 1), Math.max(at, width(slower) + 1)) + reader;
	return pad(left, room - width(faster)) + (room - width(faster) > width(left) ? faster : '');
}

/**
 * The ruler with its title; null where the speed is not known, and where a picture does not help (`accessible`, very narrow):
 * the sentence above says the same.
 */
export function rulerText(speed: Known<Range>, look: Look, margin: string): string | null {
	const room = Math.min(44, look.columns - margin.length - 2);
	if (isUnknown(speed) || look.accessible || room < 30) return null;
	const title = block(titleOf(speed), look.columns, margin);
	return [title, margin + line(speed, look, room), margin + below(room)].join('\n');
}

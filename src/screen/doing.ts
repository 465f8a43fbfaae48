// Finished steps become one line each and do not move; the step at work is the line of progress below.

import type { PlanStep, StepOutcome } from '../types/plan.ts';
import { common as words } from '../words/common.ts';
import { decimal } from '../words/locale.ts';
import { block, bytes, duration, type Look, pad, paint, width, wrap } from './text.ts';

const marks = {
	done: ['✓', 'green'],
	already: ['✓', 'green'],
	failed: ['✗', 'red'],
	skipped: ['-', 'dim'],
} as const;

/** One line for a step that has ended. */
export function stepLine(step: PlanStep, place: number, outcome: StepOutcome, look: Look): string {
	const [sign, style] = marks[outcome.status];
	const word = words.marks[outcome.status === 'already' ? 'done' : outcome.status];
	const mark = look.accessible ? `${word}:` : look.unicode ? sign : outcome.status === 'failed' ? 'x' : '*';
	const time = outcome.status === 'done' && outcome.seconds >= 1 ? duration(outcome.seconds) : '';
	const left = `  ${paint(look, style, mark)} ${place}  ${step.title}`;
	const line = `${pad(left, 30)}  ${outcome.detail}`;
	const gap = look.columns - width(line) - width(time) - 2;
	if (gap >= 1) return `${line}${time ? ' '.repeat(gap) + time : ''}`;
	const below = [outcome.detail, time.replace(' ', '\u00a0')].filter(Boolean).join(' · ');
	const title = wrap(step.title, look.columns - 7).join('\n       ');
	return `  ${paint(look, style, mark)} ${place}  ${title}\n${block(below, look.columns, '       ').replaceAll('\u00a0', ' ')}`;
}

export interface Fetching {
	done: number;
	total: number;
	/** Bytes per second, smoothed; 0 where nothing arrives; null until it is known. */
	rate: number | null;
	/** Seconds left, steady; null until it is known. */
	left: number | null;
}

function bar(share: number, columns: number, look: Look): string {
	const full = Math.floor(share * columns);
	return look.unicode ? '█'.repeat(full) + '░'.repeat(columns - full) : '#'.repeat(full) + '.'.repeat(columns - full);
}

function rateText(rate: number): string {
	if (rate < 1) return words.nothingArrives;
	return rate < 5e4 ? `${bytes(rate)}/s` : `${decimal(rate / 1e6, 1)} ${words.units.MB}/s`;
}

/** The line while something is fetched; stable at 40 columns, and never full before it is really there. */
export function fetchLine(fetching: Fetching, look: Look): string {
	const share = Math.min(0.99, fetching.total > 0 ? fetching.done / fetching.total : 0);
	const amount = words.arrived(bytes(fetching.done), bytes(fetching.total));
	const rate = fetching.rate === null ? '' : rateText(fetching.rate);
	const left = fetching.left === null ? '' : words.left(duration(fetching.left));
	const room = look.columns - 4;
	const all = [amount, rate, left].filter(Boolean);
	// Where a line does not hold all three, how long it takes says more than how fast it is.
	const told = width(all.join('  ')) > room && left !== '' ? [amount, left] : all;
	const spare = room - width(told.join('  ')) - 2;
	if (look.accessible || spare < 8) return `  ${told.join('  ')}`;
	return `  ${bar(share, Math.min(spare, 24), look)}  ${told.join('  ')}`;
}

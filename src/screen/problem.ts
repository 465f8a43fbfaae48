// An error as people see it: what happened, the one thing to do, what a program said word for word last and dimmed.

import type { Problem } from '../problem.ts';
import { common } from '../words/common.ts';
import { block, type Look, paint } from './text.ts';

/** The text of a problem. Stopping is no failure and gets no mark. */
export function problemText(problem: Problem, look: Look): string {
	const stopped = problem.exit === 130;
	const sign = look.accessible ? `${common.marks.failed}: ` : look.unicode ? '✗ ' : 'x ';
	const head = stopped ? problem.message : sign + problem.message;
	const parts = [paint(look, stopped ? 'dim' : 'red', block(head, look.columns))];
	if (problem.cure) parts.push(block(problem.cure, look.columns, '    '));
	if (problem.raw?.trim()) parts.push(paint(look, 'dim', block(problem.raw.trim(), look.columns, '    ')));
	return parts.join('\n');
}

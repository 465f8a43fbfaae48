// The way back as text: what would be taken back, and what became of it.

import type { UndoneStep, UndoStep } from '../install/undo/plan.ts';
import type { StepOutcome } from '../types/plan.ts';
import { common } from '../words/common.ts';
import { undoing as words } from '../words/undoing.ts';
import { block, type Look, paint, wrap } from './text.ts';

const heading = (look: Look, text: string): string =>
	block(text, look.columns).replace(text, paint(look, 'bold', text));

/** Text behind a mark; further lines stand under the first. */
function marked(look: Look, mark: string, text: string): string {
	const margin = ' '.repeat(mark.length + 3);
	const lines = wrap(text, look.columns - margin.length);
	return lines.map((line, at) => (at === 0 ? `  ${mark} ${line}` : `${margin}${line}`)).join('\n');
}

function list(look: Look, steps: readonly UndoStep[], detail: (step: UndoStep) => string): string[] {
	return steps.map((step, at) => {
		const mark = `${at + 1} `;
		const below = ' '.repeat(mark.length + 3);
		return `${marked(look, mark, step.title)}\n${paint(look, 'dim', block(detail(step), look.columns, below))}`;
	});
}

/** The plan of an undo. */
export function undoPlan(steps: readonly UndoStep[], look: Look): string {
	const [ours, others] = [steps.filter((step) => !step.shared), steps.filter((step) => step.shared)];
	return [
		'',
		...(ours.length > 0 ? [heading(look, words.head), ...list(look, ours, (step) => step.changes.join(' '))] : []),
		...(others.length > 0 ? ['', heading(look, words.not), ...list(look, others, (step) => step.shared ?? '')] : []),
		'',
	].join('\n');
}

// A mark never stands alone: where marks are not drawn or not seen, the word does.
const marks: Record<StepOutcome['status'], [sign: string, word: keyof typeof common.marks]> = {
	done: ['✓', 'done'],
	already: ['✓', 'done'],
	skipped: ['·', 'left'],
	failed: ['✗', 'failed'],
};

/** One finished step. */
export function undonePart(step: UndoneStep, look: Look): string {
	const { status, detail } = step.outcome;
	const [sign, name] = marks[status];
	const word = common.marks[name];
	const mark = look.accessible ? `${sign} ${word}` : look.unicode ? sign : word;
	const text = status === 'done' ? step.title : `${step.title}: ${detail}`;
	return marked(look, mark, text);
}

/** What could not or should not be taken back; empty where all was. */
export function undoLeft(steps: readonly UndoneStep[], look: Look): string {
	const left = steps.filter(({ outcome }) => outcome.status === 'skipped' || outcome.status === 'failed');
	if (left.length === 0) return '';
	const shared = left.some((step) => step.shared && step.outcome.status === 'skipped');
	return [
		'',
		heading(look, words.stillThere),
		...list(look, left, (step) => (step as UndoneStep).outcome.detail),
		...(shared ? ['', block(words.alsoAll, look.columns)] : []),
		'',
	].join('\n');
}

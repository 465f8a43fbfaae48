// The plan as a person sees it before the one yes.

import type { Plan, PlanStep } from '../types/plan.ts';
import { common } from '../words/common.ts';
import { plan as words } from '../words/setup.ts';
import { block, bytes, type Look, paint, width } from './text.ts';

const hostsOf = (steps: PlanStep[]): string[] => [...new Set(steps.filter((s) => !s.done).flatMap((s) => s.hosts))];

function title(look: Look, total: number): string {
	const left = `  ${words.title}`;
	const right = total > 0 ? words.total(bytes(total)) : '';
	const gap = look.columns - width(left) - width(right) - 2;
	const line = gap > 2 && right ? `${left}${' '.repeat(gap)}${right}` : right ? `${left}\n  ${right}` : left;
	return paint(look, 'bold', line);
}

function stepText(step: PlanStep, place: number, look: Look, detailed: boolean): string {
	const margin = '     ';
	const amount = bytes(step.download);
	const size = step.download > 0 && !step.done ? (step.downloadBasis === 'shown' ? common.about(amount) : amount) : '';
	const head = `${place}  ${step.title}${step.done ? ` (${words.done})` : ''}`;
	const fetches = !step.done && step.hosts.length > 0 && !['create-companion', 'prove'].includes(step.id);
	const facts = [size, fetches ? common.from(step.hosts[0] ?? '') : ''].filter(Boolean).join(' · ');
	const lines = [paint(look, step.done ? 'dim' : 'bold', block(head, look.columns))];
	// What has to be known is said of a step that is done, too.
	if (step.done) return [...lines, ...(step.notes ?? []).map((note) => block(note, look.columns, margin))].join('\n');
	if (facts) lines.push(block(facts, look.columns, margin));
	for (const change of detailed ? step.changes : step.changes.slice(0, 1))
		lines.push(block(change, look.columns, margin));
	for (const note of step.notes ?? []) lines.push(block(note, look.columns, margin));
	if (detailed && step.hosts.length)
		lines.push(paint(look, 'dim', block(common.hosts(step.hosts), look.columns, margin)));
	if (step.undo) lines.push(paint(look, 'dim', block(common.undo(step.undo), look.columns, margin)));
	return lines.join('\n');
}

/** The whole plan; `detailed` lists every change and host of each step. */
export function planText(plan: Plan, look: Look, detailed = false): string {
	const open = plan.steps.filter((step) => !step.done);
	const total = open.reduce((sum, step) => sum + step.download, 0);
	const parts = [title(look, total), ...plan.steps.map((step, i) => stepText(step, i + 1, look, detailed)), ''];
	for (const notice of plan.notices) {
		parts.push(paint(look, 'yellow', block(notice.text, look.columns)));
		if (notice.cure) parts.push(block(notice.cure, look.columns, '    '));
		parts.push('');
	}
	const password = plan.steps.some((step) => step.needsPassword) ? '' : `${words.password} `;
	parts.push(block(open.length === 0 ? words.nothing : password + words.hosts(hostsOf(plan.steps)), look.columns));
	return parts.join('\n');
}

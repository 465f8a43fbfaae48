// The findings of `doctor` as text: by group, what is wrong first with what helps, what is fine as a number.

import type { FixStep } from '../doctor/fixes.ts';
import type { Check, Group, Status } from '../doctor/types.ts';
import type { StepOutcome } from '../types/plan.ts';
import { common } from '../words/common.ts';
import { doctorScreen as words } from '../words/doctor.ts';
import { fixing } from '../words/doctor-fix.ts';
import { fillDocument, type StartedAs } from './name.ts';
import { block, type Look, paint, wrap } from './text.ts';

const order: readonly Status[] = ['fail', 'unknown', 'pass'];
const groups: readonly Group[] = ['machine', 'ollama', 'companion', 'data', 'privacy'];
const signs: Record<Status, string> = { pass: '✓', fail: '✗', unknown: '?' };
const colors = { pass: 'green', fail: 'red', unknown: 'yellow' } as const;

/** Where a sign is not drawn, or its colour not seen, its word stands there. */
function markOf(status: Status, look: Look, said: Readonly<Record<Status, string>>): string {
	if (look.color && look.unicode && !look.accessible) return signs[status];
	return look.unicode && !look.accessible ? `${signs[status]} ${said[status]}:` : `${said[status]}:`;
}

/** Text behind a mark; further lines stand in from the margin. */
function marked(
	status: Status,
	text: string,
	look: Look,
	said: Readonly<Record<Status, string>> = words.marks,
): string {
	const mark = markOf(status, look, said);
	const lines = wrap(`${mark} ${text}`, look.columns - 4);
	const [first = '', ...rest] = lines;
	const painted = first.startsWith(mark) ? paint(look, colors[status], mark) + first.slice(mark.length) : first;
	return [`  ${painted}`, ...rest.map((line) => `    ${line}`)].join('\n');
}

function line(check: Check, look: Look): string {
	const cure = check.cure === '' ? [] : [block(check.cure, look.columns, '      ')];
	return [marked(check.status, check.text, look), ...cure].join('\n');
}

/** Those that are unknown for the same reason are one line. */
function unknowns(checks: readonly Check[], look: Look): string[] {
	const reasons = [...new Set(checks.map(({ why, text }) => why ?? text))];
	return reasons.map((reason) => {
		const same = checks.filter(({ why, text }) => (why ?? text) === reason);
		const [first] = same;
		if (!first) return '';
		return line(same.length === 1 ? first : { ...first, text: words.together(same.length, reason) }, look);
	});
}

function groupText(group: Group, checks: readonly Check[], look: Look, all: boolean): string {
	const of = (status: Status) => checks.filter((check) => check.status === status);
	const title = `  ${paint(look, 'bold', words.groups[group])}`;
	if (all) return [title, ...order.flatMap(of).map((check) => line(check, look))].join('\n');
	const notes = of('pass').filter((check) => check.note);
	const fine = of('pass').length - notes.length;
	return [
		title,
		...of('fail').map((check) => line(check, look)),
		...unknowns(of('unknown'), look),
		...notes.map((check) => line(check, look)),
		...(fine > 0 ? [marked('pass', words.fine(fine), look)] : []),
	].join('\n');
}

function summary(checks: readonly Check[], mendable: boolean, all: boolean): string {
	const count = (status: Status) => checks.filter((check) => check.status === status).length;
	const [wrong, unknown] = [count('fail'), count('unknown')];
	return [
		wrong > 0 ? words.wrong(wrong) : words.allWell,
		unknown > 0 ? words.open(unknown) : '',
		mendable ? words.mend : '',
		all ? '' : words.more,
	]
		.filter(Boolean)
		.join(' ');
}

/** Our own commands as they are typed here: written out before anything is wrapped. */
const filled = <T>(value: T, name: StartedAs): T => fillDocument(value, name) as T;

export interface DoctorView {
	/** Also what is well, each by itself. */
	all?: boolean;
	/** `--fix` has a step for something. */
	mendable?: boolean;
	startedAs: StartedAs;
}

/** The whole screen. */
export function doctorText(
	found: readonly Check[],
	look: Look,
	{ all = false, mendable = false, startedAs }: DoctorView,
): string {
	const checks = filled(found, startedAs);
	const parts = groups.flatMap((group) => {
		const own = checks.filter((check) => check.group === group);
		return own.length > 0 ? [groupText(group, own, look, all)] : [];
	});
	return [
		'',
		...parts.flatMap((part) => [part, '']),
		block(filled(summary(checks, mendable, all), startedAs), look.columns),
		'',
	].join('\n');
}

function item(step: FixStep, place: number, look: Look): string {
	const margin = '     ';
	return [
		paint(look, 'bold', block(`${place}  ${step.title}`, look.columns)),
		...[step.shared, ...step.changes]
			.filter((text) => text !== undefined)
			.map((text) => block(text, look.columns, margin)),
		paint(look, 'dim', block(common.undo(step.undo), look.columns, margin)),
	].join('\n');
}

/** The plan of `--fix`. */
export function fixPlan(steps: readonly FixStep[], look: Look, startedAs: StartedAs): string {
	const numbered = filled(steps, startedAs).map((step, at) => ({ step, text: item(step, at + 1, look) }));
	const [ours, others] = [numbered.filter(({ step }) => !step.shared), numbered.filter(({ step }) => step.shared)];
	const titled = (title: string, some: typeof numbered) =>
		some.length > 0 ? [`  ${paint(look, 'bold', title)}`, ...some.map(({ text }) => text), ''] : [];
	return [...titled(fixing.title, ours), ...titled(fixing.notOurs, others)].join('\n');
}

const outcomes: Record<StepOutcome['status'], Status> = {
	done: 'pass',
	already: 'pass',
	skipped: 'unknown',
	failed: 'fail',
};

/** One step that has ended. */
export const fixLine = ({ title }: FixStep, { status, detail }: StepOutcome, look: Look): string =>
	marked(outcomes[status], `${title}: ${detail}`, look, words.done);

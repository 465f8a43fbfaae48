// Carries out the plan in front of the person: finished steps become lines, the step at work is the line of progress.

import { type Carried, carryOut, notBegun, type Report, type Watch, type Work } from '../../install/carry-out.ts';
import { withLock } from '../../install/lock.ts';
import { addRate, speedOf, startRate, timeLeft } from '../../install/rate.ts';
import { unwritable } from '../../install/unwritable.ts';
import { Problem } from '../../problem.ts';
import { fetchLine, stepLine } from '../../screen/doing.ts';
import { block, paint } from '../../screen/text.ts';
import type { Plan } from '../../types/plan.ts';
import { doing as words } from '../../words/setup.ts';
import { folders } from '../../world/folders.ts';
import { keepMachine } from './keep-machine.ts';
import { lookFirst } from './look-first.ts';
import type { Wizard } from './state.ts';
import { worksFor } from './works.ts';

type Terminal = Wizard['context']['terminal'];
const lookOf = (terminal: Terminal) => ({ ...terminal, columns: terminal.columns() });

/** Tells fetched bytes with a speed and a time left that do not jump. */
function reportTo(terminal: Terminal, title: string, now: () => number, hint: () => void): Report {
	let rate: ReturnType<typeof startRate> | null = null;
	return {
		fetched(done, total) {
			hint();
			rate = rate === null ? startRate(done, now()) : addRate(rate, done, now());
			const told = timeLeft(rate, total);
			rate = told.rate;
			terminal.progress(fetchLine({ done, total, rate: speedOf(rate), left: told.left }, lookOf(terminal)));
		},
		doing(sentence) {
			terminal.progress(`  ${terminal.unicode ? '·' : '-'} ${title}: ${sentence}`);
		},
	};
}

function watch(terminal: Terminal, now: () => number): Watch {
	let hinted = false;
	const hint = () => {
		if (!hinted) terminal.note(paint(terminal, 'dim', block(words.keep, terminal.columns(), '    ')));
		hinted = true;
	};
	return {
		begin: (step) => terminal.progress(`  ${terminal.unicode ? '·' : '-'} ${step.title} …`),
		report: (step) => reportTo(terminal, step.title, now, hint),
		end(step, place, outcome) {
			terminal.progress(null);
			if (outcome.status !== 'failed') terminal.say(stepLine(step, place, outcome, lookOf(terminal)));
		},
	};
}

/** Ctrl-C in the middle of a step is no failure of the step: it is told as stopping, with how to go on. */
function asStopped(problem: unknown, aborted: boolean, sentence: string): unknown {
	return aborted ? new Problem('stopped', sentence, { exit: 130 }) : problem;
}

/** What another command adds to the plan of a set-up. */
export interface Around {
	/** Works in place of set-up's, and beside them. */
	works?: Record<string, Work>;
	/** False: how the computer was at the last set-up stays what is compared with. */
	remember?: boolean;
	/** What is said where the person stops it. */
	stopped?: string;
	/** Under the lock, before the first step. */
	begin?: () => Promise<void>;
	/** Under the lock, after all steps went well. */
	end?: () => Promise<void>;
}

/**
 * Does what the plan says, under the lock, and then keeps how this computer was. Never rejects for a step that failed;
 * the problem is in the result.
 */
export async function perform(wizard: Wizard & { plan: Plan }, around: Around = {}): Promise<Carried> {
	const { ports, terminal } = wizard.context;
	const now = () => performance.now();
	const { state } = folders(ports);
	const carried = await withLock(state, async () => {
		terminal.progress(`  ${words.lookingFirst}`);
		const obstacle = await lookFirst(wizard).then(
			() => undefined,
			(problem: unknown) => problem,
		);
		terminal.progress(null);
		if (obstacle !== undefined) return notBegun(wizard.plan, obstacle);
		await around.begin?.();
		const carried = await carryOut(wizard.plan, { ...worksFor(wizard), ...around.works }, watch(terminal, now), now);
		if (carried.problem !== undefined) return carried;
		if (around.remember !== false) await keepMachine(wizard);
		await around.end?.();
		return carried;
	}).catch((error: unknown) => {
		throw unwritable(error, state);
	});
	return {
		...carried,
		problem:
			carried.problem === undefined
				? undefined
				: asStopped(carried.problem, ports.signal.aborted, around.stopped ?? words.stopped),
	};
}

// Carries out a plan step by step, and tells what became of each. A step that fails ends the run; the next start
// looks at every step again and goes on where it has to.

import { Problem } from '../problem.ts';
import type { Outcome, Plan, PlanStep, Proof, StepOutcome } from '../types/plan.ts';
import { plan as words } from '../words/plan.ts';

/** What a step says while it works. */
export interface Report {
	/** Bytes fetched so far of so many. */
	fetched(done: number, total: number): void;
	/** What is going on in a long silence. */
	doing(sentence: string): void;
}

/** One step's work. It looks first whether it is already done. */
export type Work = (
	report: Report,
) => Promise<{ status: 'done' | 'already' | 'skipped'; detail: string; proof?: Proof }>;

/** Who wants to know. */
export interface Watch {
	begin(step: PlanStep, place: number): void;
	report(step: PlanStep): Report;
	end(step: PlanStep, place: number, outcome: StepOutcome): void;
}

/** Ended early: the outcome so far, and the problem that ended it. */
export interface Carried {
	outcome: Outcome;
	problem: unknown;
}

type Ended = PlanStep & { outcome: StepOutcome };

const skipped: StepOutcome = { status: 'skipped', detail: '', seconds: 0 };
const failure = (error: unknown): string => (error instanceof Error ? error.message : String(error));

async function one(
	work: Work,
	report: Report,
	seconds: () => number,
): Promise<{ outcome: StepOutcome; proof?: Proof; problem?: unknown }> {
	try {
		const { proof, ...result } = await work(report);
		return { outcome: { ...result, seconds: seconds() }, ...(proof ? { proof } : {}) };
	} catch (problem) {
		return { outcome: { status: 'failed', detail: failure(problem), seconds: seconds() }, problem };
	}
}

/** A plan that was not begun, because something stands in its way. */
export const notBegun = (plan: Plan, problem: unknown): Carried => ({
	outcome: { ...plan, steps: plan.steps.map((step) => ({ ...step, outcome: skipped })) },
	problem,
});

/** Runs every step of the plan in turn. `now` gives milliseconds. Never rejects for a step that failed. */
export async function carryOut(
	plan: Plan,
	works: Record<string, Work>,
	watch: Watch,
	now: () => number,
): Promise<Carried> {
	const steps: Ended[] = [];
	let proof: Proof | undefined;
	let problem: unknown;
	for (const [index, step] of plan.steps.entries()) {
		const work = works[step.id];
		if (!work) throw new Problem('unknown-step', words.unknownStep(step.id));
		if (problem !== undefined) {
			steps.push({ ...step, outcome: skipped });
			continue;
		}
		const began = now();
		watch.begin(step, index + 1);
		const result = await one(work, watch.report(step), () => Math.round((now() - began) / 100) / 10);
		watch.end(step, index + 1, result.outcome);
		steps.push({ ...step, outcome: result.outcome });
		proof = result.proof ?? proof;
		problem = result.problem;
	}
	return { outcome: { ...plan, steps, ...(proof ? { proof } : {}) }, problem };
}

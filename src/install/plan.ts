// Makes the plan: what is already there, what will be done, where, from which hosts, how to undo it. Changes nothing.

import type { Plan } from '../types/plan.ts';
import { plan as words } from '../words/plan.ts';
import type { PlanInput } from './plan/input.ts';
import { companionStep, pullStep } from './plan/model.ts';
import { installStep, startStep } from './plan/ollama.ts';
import { elsewhere, step } from './plan/step.ts';

/** The plan for these choices on this machine. Pure but for the `Problem`s of its steps. */
export function makePlan(input: PlanInput): Plan {
	const steps = [installStep(input), startStep(input), pullStep(input), companionStep(input)];
	const proven = input.found.proven && steps.every((each) => each.done);
	steps.push(
		step('prove', words.prove.title, { done: proven, changes: [words.prove.what], hosts: elsewhere(input.machine) }),
	);
	return {
		schema: 1,
		machine: input.machine,
		advice: input.verdict,
		choices: input.choices,
		steps,
		notices: input.notices,
	};
}

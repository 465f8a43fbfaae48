// What the wizard knows so far: the machine, the advice, and the answers as they come.

import type { Context } from '../../ports.ts';
import type { Choices } from '../../types/choices.ts';
import type { Machine } from '../../types/machine.ts';
import type { ModelFacts } from '../../types/model.ts';
import type { Plan } from '../../types/plan.ts';
import type { Advice, Verdict } from '../../types/verdict.ts';
import type { Rooms } from './rooms.ts';

export interface Wizard {
	context: Context;
	rooms: Rooms;
	machine: Machine;
	advice: Advice;
	/** The model that was chosen, and what was found about it. */
	model: ModelFacts | null;
	verdict: Verdict | null;
	choices: Choices;
	plan: Plan | null;
	/** There is a companion from an earlier time. */
	companionThere: boolean;
}

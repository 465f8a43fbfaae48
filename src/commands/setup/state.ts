// What the wizard knows so far: the machine, the advice, and the answers as they come.

import type { Companion } from '../../companion/types.ts';
import type { Update } from '../../install/update.ts';
import type { Context } from '../../ports.ts';
import type { Choices } from '../../types/choices.ts';
import type { Machine } from '../../types/machine.ts';
import type { ModelFacts } from '../../types/model.ts';
import type { Plan } from '../../types/plan.ts';
import type { Advice, Verdict } from '../../types/verdict.ts';
import type { Gathered } from '../gather.ts';

export interface Wizard {
	context: Context;
	/** The computer and the models, as they were looked at last. */
	gathered: Gathered;
	machine: Machine;
	advice: Advice;
	/** The model that was chosen, and what was found about it. */
	model: ModelFacts | null;
	verdict: Verdict | null;
	choices: Choices;
	plan: Plan | null;
	/** The person agreed to the consent just now; it is stored with the yes to the plan, since until then nothing is kept. */
	agreed?: boolean;
	/** Version of the server, once it answers. */
	serverVersion?: string;
	/** The companion as it was sent. */
	companion?: Companion;
	/** The model is asked for again although it is there: the list of models has another file of it. */
	refresh?: boolean;
	/** How fast its instructions were read when they were measured, tokens per second. */
	read?: number;
	/** There is a companion from an earlier time. */
	companionThere: boolean;
	/** The Ollama that is there is to be made a newer one. */
	updating?: boolean;
	/** The proof is to be measured once more, though the last one holds. */
	proveAgain?: boolean;
	/** Why the Ollama that is there has to be a newer one, since the last plan. */
	update?: Update | null;
	/** An update found nothing newer than this. */
	newestOllama?: string;
	/** Ollama as a service of the system, set up by the person's own hands. */
	systemService?: boolean;
}

// The whole plan on one screen, and the one yes.

import { serviceObstacle } from '../../install/system-service.ts';
import { Stopped } from '../../problem.ts';
import { planText } from '../../screen/plan.ts';
import { answerNames, plan as words } from '../../words/setup.ts';
import { systemService as serviceWords } from '../../words/updating.ts';
import { planFor } from './plan-for.ts';
import { companionQuestions } from './questions.ts';
import type { Wizard } from './state.ts';
import type { Question } from './walk.ts';

type Answer = 'service' | 'yes' | 'change' | 'detail' | 'leave';

/** Which answer to change: the place of its question in the walk. The model is the first, the companion's follow. */
async function whichAnswer({ context }: Wizard): Promise<number> {
	const names = [answerNames.model, ...companionQuestions.map(({ name }) => answerNames[name])];
	return context.ask.select<number>({
		message: words.change.label,
		options: names.map((label, place) => ({ value: place, label })),
	});
}

/** Offered where Ollama would be installed, and the system can have it as a service. */
async function serviceOffered({ context, machine, systemService }: Wizard): Promise<boolean> {
	if (machine.ollama.status !== 'absent' || systemService || context.flags['systemService']) return false;
	return (await serviceObstacle(context.ports)) === null;
}

/** Shows the plan and asks for the yes. "Leave" throws `Stopped`; "change" goes back to one question. */
export const confirmPlan: Question<Wizard> = async (wizard) => {
	const { context } = wizard;
	const plan = await planFor(wizard);
	wizard.plan = plan;
	const look = { ...context.terminal, columns: context.terminal.columns() };
	let detailed = false;
	const possible = await serviceOffered(wizard);
	for (;;) {
		context.terminal.say(`\n${planText(plan, look, detailed)}\n`);
		if (plan.steps.every((step) => step.done)) return undefined;
		const usual = (['yes', 'change', 'detail', 'leave'] as const).map((value) => ({ value, ...words[value] }));
		const service = { value: 'service' as const, label: serviceWords.label, hint: serviceWords.hint };
		const options = possible ? [...usual.slice(0, 1), service, ...usual.slice(1)] : usual;
		const answer = await context.ask.select<Answer>({ message: words.question, options });
		if (answer === 'service') {
			wizard.systemService = true;
			return confirmPlan(wizard);
		}
		if (answer === 'yes') return undefined;
		if (answer === 'leave') throw new Stopped(words.left);
		if (answer === 'change') return whichAnswer(wizard);
		detailed = true;
	}
};

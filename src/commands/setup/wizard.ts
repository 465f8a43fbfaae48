// The wizard: welcome, look, advise, ask, consent, plan, do, prove. Each step is a file of its own.

import { askConsent } from '../../care/consent.ts';
import type { Context } from '../../ports.ts';
import { looking } from '../../words/setup.ts';
import { chooseModel } from './choose-model.ts';
import { confirmPlan } from './confirm-plan.ts';
import { carryOutAndShow } from './do.ts';
import { goodbye } from './end.ts';
import { helpNow } from './help.ts';
import { look, startState } from './look.ts';
import { companionQuestions } from './questions.ts';
import type { Wizard } from './state.ts';
import { type Question, walk } from './walk.ts';
import { welcome } from './welcome.ts';

const consent: Question<Wizard> = async ({ context }) => {
	await askConsent(context);
	return undefined;
};

/** Runs the whole wizard at a terminal. Returns the exit code. */
export async function runWizard(context: Context): Promise<number> {
	const wizard = await startState(context);
	for (;;) {
		const door = await welcome(context, wizard.companionThere);
		if (door === 'help') await helpNow(context);
		else if (door === 'talk') return (await import('../talk.ts')).run(context);
		else if (door === 'look') return (await import('../advise.ts')).run(context);
		else break;
	}
	context.terminal.note(`  ${looking}`);
	await look(wizard);
	const questions = companionQuestions.map(({ ask }) => ask);
	await walk([chooseModel, ...questions, consent, confirmPlan], wizard);
	const outcome = await carryOutAndShow(wizard);
	return goodbye(wizard, outcome);
}

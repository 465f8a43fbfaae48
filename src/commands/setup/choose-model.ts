// The machine and the advice on one screen, and the choice of the model.

import { Back, Problem } from '../../problem.ts';
import { adviceText } from '../../screen/advice.ts';
import { machineText } from '../../screen/machine.ts';
import { block } from '../../screen/text.ts';
import { isUnknown } from '../../types/known.ts';
import type { Verdict } from '../../types/verdict.ts';
import { model as words } from '../../words/setup.ts';
import { helpNow } from './help.ts';
import { advised, considered, look } from './look.ts';
import type { Wizard } from './state.ts';
import type { Question } from './walk.ts';

type Pick = Verdict | 'other' | 'again' | 'help';

function show({ context, machine, advice }: Wizard): void {
	const { terminal } = context;
	const options = { ...terminal, columns: terminal.columns(), why: Boolean(context.flags['why']), brief: true };
	terminal.say(`\n${machineText(machine, options)}\n\n${adviceText(advice, options)}\n`);
}

async function typedName(wizard: Wizard): Promise<void> {
	const { ask, terminal } = wizard.context;
	const name = await ask.text({ message: words.otherQuestion, placeholder: words.otherPlaceholder });
	try {
		await considered(wizard, name.trim());
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
		terminal.say(block(`${error.message} ${error.cure}`, terminal.columns()));
		await typedName(wizard);
	}
}

/** Asks which model; a model given by `--model` is taken as it is. */
export const chooseModel: Question<Wizard> = async (wizard) => {
	const { context, advice } = wizard;
	show(wizard);
	const given = context.flags['model'];
	if (typeof given === 'string') {
		await considered(wizard, given);
		return 'given';
	}
	const open = isUnknown(wizard.machine.memory.available);
	if (!advice.best && !open) context.terminal.say(block(words.nothing, context.terminal.columns()));
	const before = advice.advice.find(({ model }) => model.name === wizard.choices.model);
	const offered = [...new Set([...advice.advice.slice(0, 4), ...(before ? [before] : [])])];
	const options = [
		...offered.map((verdict) => ({ value: verdict as Pick, label: verdict.model.title, hint: verdict.model.name })),
		{ value: 'other' as Pick, ...words.other },
		// Closing programs helps only where it is known what they take.
		{ value: 'again' as Pick, ...(open ? { label: words.again.label } : words.again) },
		{ value: 'help' as Pick, ...words.help },
	];
	// The one of before is the answer that is filled in, as at every other question.
	const initial: { initial?: Pick } = before ? { initial: before } : {};
	const chosen = await context.ask.select<Pick>({ message: words.question, options, ...initial });
	if (typeof chosen === 'object') {
		await advised(wizard, chosen);
		return undefined;
	}
	if (chosen === 'other') {
		try {
			await typedName(wizard);
			return undefined;
		} catch (error) {
			if (!(error instanceof Back)) throw error;
		}
	}
	if (chosen === 'again') Object.assign(wizard, await look(wizard));
	if (chosen === 'help') await helpNow(context);
	return chooseModel(wizard);
};

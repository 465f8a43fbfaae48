// retune: fits the companion to the computer again, after its hardware, the list of models or a wish has changed.

import type { Command, Context } from '../ports.ts';
import { Problem } from '../problem.ts';
import { block } from '../screen/text.ts';
import { retuning as words } from '../words/retune.ts';
import { keepSmall } from '../world/little-memory.ts';
import { wishedFor } from './retune/choices.ts';
import { lookAgain } from './retune/look.ts';
import { retuneUnattended } from './retune/unattended.ts';
import { retuneAtTerminal } from './retune/wizard.ts';

const whatIf = ['machine', 'ram', 'gpu', 'cpuBandwidth'] as const;

function checked({ flags }: Context): void {
	const wrong = (code: string, { text, cure }: { text: string; cure: string }) =>
		new Problem(code, text, { cure, exit: 2 });
	if (whatIf.some((flag) => flags[flag] !== undefined) && !flags['plan']) throw wrong('only-with-plan', words.onlyPlan);
	if (flags['rollback'] && wishedFor(flags)) throw wrong('wrong-value', words.both);
}

export const run: Command = async (context) => {
	checked(context);
	const { flags, terminal } = context;
	if (!flags['plan']) keepSmall();
	terminal.progress(`  ${words.looking}`);
	const retune = await lookAgain(context);
	terminal.progress(null);
	if (!retune) {
		terminal.say(block(words.nothingBack, terminal.columns()));
		if (flags['json']) context.json({ schema: 1, changed: [], steps: [] });
		return 0;
	}
	const questions = terminal.interactive && !flags['yes'] && !flags['plan'] && !flags['json'];
	return questions ? retuneAtTerminal(retune) : retuneUnattended(retune);
};

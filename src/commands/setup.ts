// setup: the wizard at a terminal; without one, or with --yes or --plan, no questions.

import type { Command } from '../ports.ts';
import { Problem } from '../problem.ts';
import { commandLine as words } from '../words/command-line.ts';
import { keepSmall } from '../world/little-memory.ts';
import { runUnattended } from './setup/unattended.ts';
import { runWizard } from './setup/wizard.ts';

const whatIf = ['machine', 'from', 'ram', 'gpu', 'cpuBandwidth'] as const;

export const run: Command = async (context) => {
	const { flags, terminal } = context;
	const made = whatIf.find((flag) => flags[flag] !== undefined);
	if (made && !flags['plan'])
		throw new Problem('only-with-plan', words.onlyWithPlan, {
			cure: words.onlyWithPlanCure,
			exit: 2,
		});
	if (!flags['plan']) keepSmall();
	const questions = terminal.interactive && !flags['yes'] && !flags['plan'];
	return questions ? runWizard(context) : runUnattended(context);
};

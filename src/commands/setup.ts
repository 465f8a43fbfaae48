// setup: the wizard at a terminal; without one, or with --yes or --plan, no questions.

import type { Command } from '../ports.ts';
import { Problem } from '../problem.ts';
import { commandLine as words } from '../words/command-line.ts';
import { firstScreen } from './setup/first-screen.ts';

const whatIf = ['machine', 'from', 'ram', 'gpu', 'cpuBandwidth'] as const;

export const run: Command = async (context) => {
	const { flags, terminal } = context;
	const made = whatIf.find((flag) => flags[flag] !== undefined);
	if (made && !flags['plan'])
		throw new Problem('only-with-plan', words.onlyWithPlan, {
			cure: words.onlyWithPlanCure,
			exit: 2,
		});
	const questions = terminal.interactive && !flags['yes'] && !flags['plan'];
	if (questions) firstScreen(context);
	const way = questions
		? (await import('./setup/wizard.ts')).runWizard
		: (await import('./setup/unattended.ts')).runUnattended;
	if (!flags['plan']) (await import('../world/little-memory.ts')).keepSmall();
	return way(context);
};

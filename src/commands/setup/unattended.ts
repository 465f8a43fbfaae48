// Setup without questions: `--yes` does it, `--plan` and a missing terminal only show it.

import { textOf } from '../../options.ts';
import type { Context } from '../../ports.ts';
import { Problem } from '../../problem.ts';
import { isRemote } from '../../recommend/devices/remote.ts';
import { adviceText } from '../../screen/advice.ts';
import { machineText } from '../../screen/machine.ts';
import { planText } from '../../screen/plan.ts';
import type { Plan } from '../../types/plan.ts';
import { remoteWords } from '../../words/remote.ts';
import { model as modelWords, plan as words } from '../../words/setup.ts';
import { begunChoices, untilItIsDone } from './begun.ts';
import { perform } from './do.ts';
import { repeatCommand, rungCommand, showEnd } from './end.ts';
import { advised, considered, look, startState } from './look.ts';
import { planFor } from './plan-for.ts';
import { rungsAfter } from './rungs.ts';
import type { Wizard } from './state.ts';

/** The model that was named, the one of before where it is still advised as fit, or the best. */
async function takeModel(wizard: Wizard): Promise<void> {
	const { context, advice, choices } = wizard;
	const named = textOf(context.flags, 'model') ?? (choices.model || undefined);
	if (named) return considered(wizard, named);
	if (advice.best) return advised(wizard, advice.best);
	const help = advice.wouldHelp.map(({ text }) => text).join(' ');
	const open = advice.unfit.some(({ reasons }) => reasons.some(({ code }) => code === 'ram-unknown'));
	const { host } = wizard.machine.ollama;
	const text = isRemote(wizard.machine) ? remoteWords.cannotTell(host) : modelWords.cannotTell;
	if (open) throw new Problem('cannot-tell', text, { cure: `${help} ${modelWords.orName}` });
	throw new Problem('nothing-fits', modelWords.nothing, { cure: help });
}

function show({ context, machine, advice }: Wizard, plan: Plan): void {
	const { terminal } = context;
	const options = { ...terminal, columns: terminal.columns(), why: Boolean(context.flags['why']) };
	terminal.say(
		`\n${machineText(machine, options)}\n\n${adviceText(advice, options)}\n\n${planText(plan, options, true)}\n`,
	);
}

/** A problem in the document of `--json`. */
export const failureOf = (problem: unknown) =>
	problem instanceof Problem
		? { code: problem.code, text: problem.message, cure: problem.cure }
		: { code: 'internal', text: String(problem), cure: '' };

async function carry(wizard: Wizard & { plan: Plan }): Promise<number> {
	const { context } = wizard;
	const { outcome, problem } = await perform(wizard, untilItIsDone(wizard));
	const rungs = await rungsAfter(wizard, outcome.proof);
	if (context.flags['json']) {
		const left = rungs.map((rung) => ({
			id: rung.id,
			verdict: rung.verdict,
			command: rungCommand(rung, wizard.choices, context.flags),
		}));
		context.json({
			...outcome,
			...(left.length > 0 ? { fallback: left } : {}),
			...(problem === undefined ? {} : { error: failureOf(problem) }),
		});
		if (problem !== undefined) return problem instanceof Problem ? problem.exit : 1;
		return 0;
	}
	if (problem !== undefined) throw problem;
	showEnd(context, outcome, rungs);
	return 0;
}

/** Returns the exit code. */
export async function runUnattended(context: Context): Promise<number> {
	const wizard = await look(await startState(context, await begunChoices(context.ports)));
	await takeModel(wizard);
	const plan = await planFor(wizard);
	show(wizard, plan);
	const really = Boolean(context.flags['yes']) && !context.flags['plan'];
	if (really) return carry({ ...wizard, plan });
	if (context.flags['json']) context.json(plan);
	else if (plan.steps.some((step) => !step.done))
		context.terminal.say(`  ${words.unattended}\n  {me ${repeatCommand(plan.choices, context.flags)}}\n`);
	return 0;
}

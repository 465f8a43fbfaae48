// A retune without questions: `--yes` takes the suggestion and does it, `--plan` and a missing terminal only show it.

import { isDeepStrictEqual } from 'node:util';
import { nothingAgain } from '../../install/retune/steps.ts';
import { Problem } from '../../problem.ts';
import { block } from '../../screen/text.ts';
import type { Plan } from '../../types/plan.ts';
import type { Proposal } from '../../types/retune.ts';
import { titleOf, retuning as words } from '../../words/retune.ts';
import { hostPart, showEnd } from '../setup/end.ts';
import { keepMachine } from '../setup/keep-machine.ts';
import { failureOf } from '../setup/unattended.ts';
import { canGoBack, performAgain } from './perform.ts';
import { commandFor, documentOf, lookOf, showChanges, showPlan } from './show.ts';
import type { Retune } from './state.ts';
import { notNow, planAgain, take } from './take.ts';

const say = (retune: Retune, sentence: string): void =>
	retune.context.terminal.say(block(sentence, lookOf(retune).columns));

/** The suggestion; one that other programs are in the way of waits, and what runs stays. */
async function takeSuggestion(retune: Retune): Promise<void> {
	const [first, ...rest] = retune.proposals as [Proposal, ...Proposal[]];
	await take(retune, first);
	if (!notNow(retune, first) || first.kind === 'back' || first.kind === 'keep') return;
	const keep = rest.find(({ kind }) => kind === 'keep');
	if (first.kind !== 'better' || !keep)
		throw new Problem('not-now', words.notNow(titleOf(first)), { cure: words.notNowCure });
	say(retune, words.notNow(titleOf(first)));
	retune.waits = true;
	await take(retune, keep);
}

/** Nothing is better, nothing is in the way, nothing was asked for. */
export const settled = ({ proposals: [first, ...others], again }: Retune): boolean =>
	first?.kind === 'keep' &&
	others.length === 0 &&
	first.verdict?.verdict !== 'no' &&
	isDeepStrictEqual(again, nothingAgain);

/** Nothing is left to do. */
export const isDone = (plan: Plan): boolean => plan.steps.every(({ done }) => done);

/** The present model does not fit, and there was nothing to take in its place. */
const stuck = ({ to: { kind, verdict } }: Retune): boolean => kind === 'keep' && verdict?.verdict === 'no';

/** Nothing to do: the answer, and from now on this is the computer that is compared with. Exit code 1 where nothing fits. */
export async function endUnchanged(retune: Retune, remember: boolean): Promise<number> {
	if (remember && !retune.waits) await keepMachine(retune);
	say(retune, stuck(retune) ? words.stuck : words.nothing);
	if (retune.context.flags['json']) retune.context.json(documentOf(retune, null));
	return stuck(retune) ? 1 : 0;
}

async function carry(retune: Retune & { plan: Plan }): Promise<number> {
	const { context } = retune;
	const { outcome, problem } = await performAgain(retune);
	if (context.flags['json']) {
		const error = problem === undefined ? {} : { error: failureOf(problem) };
		context.json({ ...documentOf(retune, outcome), ...error });
		return problem === undefined ? 0 : problem instanceof Problem ? problem.exit : 1;
	}
	if (problem !== undefined) throw problem;
	showEnd(context, outcome);
	if (canGoBack(retune)) say(retune, words.goBack(hostPart(context.flags)));
	return 0;
}

/** Returns the exit code. */
export async function retuneUnattended(retune: Retune): Promise<number> {
	const { context } = retune;
	const really = Boolean(context.flags['yes']) && !context.flags['plan'];
	showChanges(retune);
	if (settled(retune)) return endUnchanged(retune, really);
	await takeSuggestion(retune);
	const plan = await planAgain(retune);
	retune.plan = plan;
	if (isDone(plan) && retune.pending === null) return endUnchanged(retune, really);
	showPlan(retune, plan, true);
	if (really) return carry({ ...retune, plan });
	if (context.flags['json']) context.json(documentOf(retune, plan));
	else context.terminal.say(`  ${words.unattended}\n  {me ${commandFor(retune)}}\n`);
	return 0;
}

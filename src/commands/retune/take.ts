// Takes one of the proposals: the model and its context become the answers, and the plan is made for them.

import { programIn } from '../../install/archive/layout.ts';
import { installFolder } from '../../install/ensure.ts';
import { readJournal } from '../../install/journal.ts';
import { leftBehind } from '../../install/retune/history.ts';
import { lookAtOld, type OldModel } from '../../install/retune/old-model.ts';
import { nothingAgain, retunePlan } from '../../install/retune/steps.ts';
import { Problem } from '../../problem.ts';
import { atRest } from '../../recommend/retune/totals.ts';
import { speedFor } from '../../recommend/speed/index.ts';
import { runs, verdictFor } from '../../recommend/verdict.ts';
import { defaultChoices } from '../../types/choices.ts';
import type { Plan } from '../../types/plan.ts';
import type { Proposal } from '../../types/retune.ts';
import { titleOf, retuning as words } from '../../words/retune.ts';
import { folders } from '../../world/folders.ts';
import { modelsFolderOf } from '../../world/models-folder.ts';
import { considered } from '../setup/look.ts';
import { planFor } from '../setup/plan-for.ts';
import { withEngine } from './engine.ts';
import type { Retune } from './state.ts';

/** It would fit, but not beside what runs at this moment. */
export const notNow = ({ verdict: now }: Retune, { verdict }: Proposal): boolean =>
	now !== null && verdict !== null && runs(verdict) && !runs(now);

/**
 * Takes a proposal. Problems: `does-not-fit` for what was asked for and can never fit here (the way back and what is kept
 * are taken all the same), and those of `considered`.
 */
export async function take(retune: Retune, proposal: Proposal): Promise<void> {
	const { kind, base, verdict } = proposal;
	if (kind === 'asked' && verdict?.verdict === 'no')
		throw new Problem('does-not-fit', words.doesNotFit(titleOf(proposal), base.context), {
			cure: words.doesNotFitCure(base.model, base.context),
		});
	await considered(retune, base.model);
	// Another one may have been taken before, and left with Esc.
	retune.choices = { ...withEngine(retune.choices, base.engine ?? retune.engine), context: base.context };
	const { model, machine, gathered } = retune;
	// The verdict of `considered` is for conversations as long as the options or the answers say.
	const usual = gathered.wishes.context ?? defaultChoices.context;
	const wishes = { ...withEngine(gathered.wishes, base.engine), context: base.context };
	if (model && (base.context !== usual || base.engine)) retune.verdict = verdictFor(model, machine, wishes, speedFor);
	// `--device gpu` is no answer that is kept, so that the verdict at rest of the proposal knows nothing of it.
	const onCard = kind === 'asked' && model && wishes.device === 'gpu';
	const whole = onCard ? verdictFor(model, atRest(machine), wishes, speedFor) : null;
	if (whole && !runs(whole))
		throw new Problem('does-not-fit', whole.reasons[0]?.text ?? words.doesNotFit(titleOf(proposal), base.context), {
			cure: words.doesNotFitCure(base.model, base.context),
		});
	retune.to = proposal;
}

/** The world in which models that are left behind are looked at and removed. */
export function worldOf({ context, choices }: Retune) {
	const { ports } = context;
	return {
		ports,
		ours: { state: folders(ports).state, program: programIn(installFolder(ports), ports.platform) },
		modelsDir: modelsFolderOf(choices, ports.env, ports.home),
	};
}

async function oldModels(retune: Retune): Promise<OldModel[]> {
	const { context, now, pending, to, choices, machine } = retune;
	const journal = await readJournal(folders(context.ports).state);
	const about = { companion: choices.name, journal };
	const names = leftBehind(now, pending, to.base);
	const found = await Promise.all(names.map((name) => lookAtOld(worldOf(retune), machine.ollama.host, name, about)));
	return found.filter((old) => old !== null);
}

/** What is done again belongs to the present model; another one is new in everything but the server. */
const againFor = ({ again, to, now }: Retune) =>
	to.base.model === now.model ? again : { ...nothingAgain, restart: again.restart, archives: again.archives };

/** The plan for what was taken. Problems as for `planFor`. */
export async function planAgain(retune: Retune): Promise<Plan> {
	const plan = await planFor(retune);
	const again = againFor(retune);
	retune.olds = await oldModels(retune);
	retune.refresh = again.fetch !== null;
	const made = retunePlan(plan, again, retune.olds, retune.keepOld);
	const { to, again: all } = retune;
	const notices = [
		...made.notices,
		...(to.verdict?.verdict === 'no' ? [notice('does-not-fit', words.backDoesNotFit(titleOf(to)))] : []),
		...(all.byHand ? [notice('restart-by-hand', words.restartYours.text, words.restartYours.cure)] : []),
	];
	return { ...made, notices };
}

const notice = (code: string, text: string, cure = '') => ({ code, text, cure });

// Looks at the computer again: what was kept of it, what it is now, and what there is to choose.

import { lastMade } from '../../install/companion-plan.ts';
import { readJournal } from '../../install/journal.ts';
import { backTo, historyOf, stillPending } from '../../install/retune/history.ts';
import { type Kept, readKept } from '../../install/retune/kept.ts';
import { nothingAgain } from '../../install/retune/steps.ts';
import type { Context } from '../../ports.ts';
import { Problem } from '../../problem.ts';
import { isGraphics } from '../../recommend/retune/compare.ts';
import { type Choices, defaultChoices } from '../../types/choices.ts';
import type { Base, Proposal } from '../../types/retune.ts';
import { retuning as words } from '../../words/retune.ts';
import { readChoices } from '../../world/choices.ts';
import { folders } from '../../world/folders.ts';
import { look as lookAtComputer, startState } from '../setup/look.ts';
import { againFor, computerChanges, modelChanges } from './changes.ts';
import { askedFor, choicesToMake, proposalOf } from './choices.ts';
import type { Retune } from './state.ts';

const notSetUp = (): Problem => new Problem('not-set-up', words.notSetUp.text, { cure: words.notSetUp.cure });

async function stored({ ports }: Context): Promise<Choices> {
	const choices = await readChoices(ports);
	if (!choices) throw notSetUp();
	return choices;
}

/** The advice and the verdicts are for conversations as long as those that were chosen, unless an option says otherwise. */
function withContext(context: Context, { context: tokens }: Choices): Context {
	if (context.flags['context'] !== undefined || tokens === defaultChoices.context) return context;
	return { ...context, flags: { ...context.flags, context: String(tokens) } };
}

/** Where the graphics changed under a running server of ours, what that server says of them is old. */
async function lookTwice(start: Awaited<ReturnType<typeof startState>>, kept: Kept | null) {
	const first = await lookAtComputer(start);
	const changes = await computerChanges(first.machine, kept);
	const { ours, status } = first.machine.ollama;
	if (!changes.some(isGraphics) || !ours || status !== 'running') return { wizard: first, changes };
	const wizard = await lookAtComputer(start, true);
	return { wizard, changes: await computerChanges(wizard.machine, kept) };
}

/**
 * Everything a retune starts with. Starts nothing. Problem `not-set-up` where there is no companion to fit. Resolves with
 * null for `--rollback` where there is nothing to go back to.
 */
export async function lookAgain(original: Context): Promise<Retune | null> {
	const { flags } = original;
	const choices = await stored(original);
	const context = withContext(original, choices);
	const { state } = folders(context.ports);
	const [kept, journal] = await Promise.all([readKept(state), readJournal(state)]);
	// Taken back by `undo`, which leaves the answers: there is nothing to fit.
	if (!lastMade(journal, choices.name)) throw notSetUp();
	const now: Base = { model: choices.model, context: choices.context };
	const before = { kept, journal, now };
	const history = historyOf(journal);
	const pending = stillPending(history, now);
	const back = flags['rollback'] === true;
	const where = back ? (pending?.back ? pending.to : backTo(history, now)) : null;
	if (back && !where) return null;
	const { wizard, changes: computer } = await lookTwice(await startState(context), kept);
	const { proof, changes: model } = await modelChanges(wizard, before, computer);
	const changes = [...computer, ...model];
	const { proposals: own, suggested } = await choicesToMake(wizard, before, proof);
	const first = where ? await proposalOf(wizard, 'back', where) : await askedFor(wizard, flags, pending);
	const proposals = first ? [first, ...own] : own;
	const again = back ? nothingAgain : await againFor(wizard, now, changes);
	const to = proposals[0] as Proposal;
	const keepOld = flags['keepOld'] === true;
	return {
		...wizard,
		now,
		pending,
		kept,
		changes,
		proposals,
		suggested,
		again,
		to,
		back,
		keepOld,
		waits: false,
		olds: [],
	};
}

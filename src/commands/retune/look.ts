// Looks at the computer again: what was kept of it, what it is now, and what there is to choose.

import { lastMade } from '../../install/companion-plan.ts';
import { type JournalEntry, pendingUndo, readJournal } from '../../install/journal.ts';
import { backTo, historyOf, stillPending } from '../../install/retune/history.ts';
import { type Kept, readKept } from '../../install/retune/kept.ts';
import { nothingAgain } from '../../install/retune/steps.ts';
import { sameName } from '../../models/names.ts';
import { hostFor } from '../../ollama/host-for.ts';
import type { Context } from '../../ports.ts';
import { Problem } from '../../problem.ts';
import { isRemote } from '../../recommend/devices/remote.ts';
import { isGraphics } from '../../recommend/retune/compare.ts';
import { type Choices, defaultChoices } from '../../types/choices.ts';
import type { Base, Proposal } from '../../types/retune.ts';
import { remoteWords } from '../../words/remote.ts';
import { retuning as words } from '../../words/retune.ts';
import { model as modelWords } from '../../words/setup.ts';
import { readChoices } from '../../world/choices.ts';
import { folders } from '../../world/folders.ts';
import { isHere, sameComputer, thisComputer } from '../../world/this-computer.ts';
import { engineWishes } from '../setup/keep-machine.ts';
import { look as lookAtComputer, startState } from '../setup/look.ts';
import type { Wizard } from '../setup/state.ts';
import { againFor, computerChanges, modelChanges } from './changes.ts';
import { askedFor, choicesToMake, proposalOf } from './choices.ts';
import type { Retune } from './state.ts';

const notSetUp = (): Problem => new Problem('not-set-up', words.notSetUp.text, { cure: words.notSetUp.cure });

/** Problem `not-set-up`: the companion is on another computer than the one that is asked about. */
function isThere(journal: readonly JournalEntry[], { name }: Choices, host: string): void {
	const made = pendingUndo(journal).filter((undo) => undo.kind === 'companion' && sameName(undo.name, name));
	const hosts = made.flatMap((undo) => ('host' in undo ? [undo.host] : []));
	const [other] = hosts;
	if (other === undefined || hosts.some((one) => sameComputer(one, host))) return;
	const { text, cure } = words.elsewhere(isHere(other) ? null : other, isHere(host) ? null : host);
	throw new Problem('not-set-up', text, { cure });
}

/** Where nobody can tell whether the model fits there is nothing to suggest. Problem `cannot-tell`. */
function tellable({ machine, advice }: Wizard, [first]: readonly Proposal[]): void {
	if (first?.kind !== 'keep' || first.verdict?.verdict !== 'unknown') return;
	const text = isRemote(machine) ? remoteWords.cannotTell(machine.ollama.host) : modelWords.cannotTell;
	const help = advice.wouldHelp.map((one) => one.text).join(' ');
	throw new Problem('cannot-tell', text, { cure: `${help} ${words.orName}` });
}

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
	const changes = computerChanges(first.machine, kept);
	const { ours, status } = first.machine.ollama;
	if (!changes.some(isGraphics) || !ours || status !== 'running') return { wizard: first, changes };
	const wizard = await lookAtComputer(start, true);
	return { wizard, changes: computerChanges(wizard.machine, kept) };
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
	const [was, journal] = await Promise.all([readKept(state), readJournal(state)]);
	// Taken back by `undo`, which leaves the answers: there is nothing to fit.
	if (!lastMade(journal, choices.name)) throw notSetUp();
	const host = (await hostFor(context)).url;
	isThere(journal, choices, host);
	// Another computer was set up since: nothing is compared with that one.
	const kept = was && sameComputer(was.host ?? thisComputer, host) ? was : null;
	const now: Base = { model: choices.model, context: choices.context };
	const before = { kept, journal, now };
	const stands: Base = { ...now, engine: engineWishes(choices) };
	const history = historyOf(journal);
	const pending = stillPending(history, stands);
	const back = flags['rollback'] === true;
	const where = back ? (pending?.back ? pending.to : backTo(history, stands)) : null;
	if (back && !where) return null;
	const { wizard, changes: computer } = await lookTwice(await startState(context), kept);
	const { proof, changes: model } = await modelChanges(wizard, before, computer);
	const changes = [...computer, ...model];
	const { proposals: own, suggested } = await choicesToMake(wizard, before, proof);
	const first = where ? await proposalOf(wizard, 'back', where) : await askedFor(wizard, flags, pending);
	const proposals = first ? [first, ...own] : own;
	tellable(wizard, proposals);
	const again = back ? nothingAgain : await againFor(wizard, now, changes);
	const to = proposals[0] as Proposal;
	const keepOld = flags['keepOld'] === true;
	return {
		...wizard,
		now: stands,
		pending,
		kept,
		changes,
		proposals,
		suggested,
		again,
		engine: engineWishes(wizard.choices),
		to,
		back,
		keepOld,
		waits: false,
		olds: [],
	};
}

// Carries out the plan of a retune: set-up's own works, a server that is started again, the model that is left behind.
// Begin and end are noted in the journal, so that one that was killed is known and gone on with.

import type { Carried, Work } from '../../install/carry-out.ts';
import { lastMade } from '../../install/companion-plan.ts';
import { installFolder } from '../../install/ensure.ts';
import { lastProof } from '../../install/found.ts';
import { type JournalEntry, readJournal, writeJournal } from '../../install/journal.ts';
import { sameBase } from '../../install/retune/history.ts';
import { lookAtOld, type OldModel, removeOld } from '../../install/retune/old-model.ts';
import { stopServer } from '../../install/stop.ts';
import { fellShort } from '../../recommend/retune/propose.ts';
import { type Known, sumOf } from '../../types/known.ts';
import type { Plan } from '../../types/plan.ts';
import type { Retuned } from '../../types/retune.ts';
import { retuning as words } from '../../words/retune.ts';
import { removeBegun } from '../../world/choices.ts';
import { folders } from '../../world/folders.ts';
import { perform } from '../setup/do.ts';
import { journaled } from '../setup/journaled.ts';
import { engineWishes } from '../setup/keep-machine.ts';
import { worksFor } from '../setup/works.ts';
import type { Retune } from './state.ts';
import { worldOf } from './take.ts';

/** The way of this retune: from where an unfinished one began, if there is one. */
function wayOf({ now, pending, to: { base }, back, choices }: Retune): Retuned {
	const from = pending?.from ?? now;
	const to = { ...base, engine: engineWishes(choices) };
	const goesBack = pending ? pending.back && sameBase(pending.to, to) : back;
	return { from, to, ...(goesBack ? { back: true } : {}) };
}

/** There is something to go back to when it is done. */
export const canGoBack = (retune: Retune): boolean => {
	const { from, to, back } = wayOf(retune);
	return !back && !sameBase(from, to);
};

const restartWork = (retune: Retune): Work => {
	const { ports } = retune.context;
	const start = worksFor(retune)['start-server'] as Work;
	return async (report) => {
		await stopServer({ ports, state: folders(ports).state, installFolder: installFolder(ports) });
		return start(report);
	};
};

/** Looks once more, right before: something may have been made from it meanwhile, or it is gone. */
async function removeAll(retune: Retune, olds: readonly OldModel[], note: (old: OldModel) => Promise<void>) {
	const world = worldOf(retune);
	const journal = await readJournal(world.ours.state);
	const won: Known<number>[] = [];
	for (const old of olds) {
		const there = await lookAtOld(world, old.host, old.name, { companion: null, journal });
		if (there && there.usedBy.length > 0)
			return { status: 'skipped', detail: words.removing.used(there.usedBy) } as const;
		if (there) await removeOld(world, there);
		if (there) won.push(there.bytes);
		await note(old);
	}
	if (won.length === 0) return { status: 'already', detail: words.removing.gone } as const;
	return { status: 'done', detail: words.removing.done(sumOf(won)) } as const;
}

/** A model that keeps its promise takes the place of the old one; where it falls short the old one stays, for the way back. */
const removeWork = (retune: Retune): Work =>
	journaled(retune, 'remove-model', words.steps.remove.title(retune.olds.map(({ name }) => name)), async (note) => {
		const journal = await readJournal(folders(retune.context.ports).state);
		if (fellShort(lastProof(journal, lastMade(journal, retune.choices.name))) && !retune.back)
			return { status: 'skipped', detail: words.removing.short };
		const leaving = retune.olds.filter(({ ours, usedBy }) => ours && usedBy.length === 0);
		return removeAll(retune, leaving, ({ name, host }) => note('undone', { undo: { kind: 'model', name, host } }));
	});

/** Does what the plan says. As for set-up's `perform`. */
export function performAgain(retune: Retune & { plan: Plan }): Promise<Carried> {
	const { ports } = retune.context;
	const way = wayOf(retune);
	const stays = sameBase(way.from, way.to);
	const write = (phase: JournalEntry['phase']) =>
		writeJournal(folders(ports).state, {
			at: ports.now().toISOString(),
			step: 'retune',
			phase,
			what: words.journal(way.from.model, way.to.model),
			retune: way,
		});
	// One that stays where it was is no retune to go back from; but one that was begun has then ended.
	const noted = !stays || retune.pending !== null;
	return perform(retune, {
		stopped: words.stopped,
		remember: !retune.waits,
		works: {
			'start-server': retune.again.restart ? restartWork(retune) : (worksFor(retune)['start-server'] as Work),
			'remove-model': removeWork(retune),
		},
		begin: () => (noted ? write('begin') : Promise.resolve()),
		end: async () => {
			if (noted) await write(stays ? 'undone' : 'done');
			// A set-up that was begun before and never came to its end is overtaken.
			await removeBegun(ports);
		},
	});
}

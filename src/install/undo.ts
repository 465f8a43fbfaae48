// Takes back what the journal says was done, one step after the other, and notes it.

import { rm } from 'node:fs/promises';
import { Problem, Stopped } from '../problem.ts';
import { undoing as words } from '../words/undoing.ts';
import { systemCode } from '../world/failure.ts';
import { folders } from '../world/folders.ts';
import { leaveNoEmptyFolder } from './empty-folder.ts';
import { type JournalEntry, journalFile, writeJournal } from './journal.ts';
import { keptFile } from './retune/kept.ts';
import type { UndoWorld } from './undo/look.ts';
import type { UndoneStep, UndoStep } from './undo/plan.ts';
import { type Result, take } from './undo/take.ts';

export interface CarryOut {
	world: UndoWorld;
	now: () => Date;
	/** Also what is not only ours. */
	all: boolean;
	/** Whether this step was agreed to. */
	agreed: (step: UndoStep) => boolean;
	onStep?: (step: UndoneStep) => void;
}

async function one(step: UndoStep, job: CarryOut): Promise<UndoneStep> {
	const began = performance.now();
	const ends = (result: Result): UndoneStep => ({
		...step,
		outcome: { ...result, seconds: Math.round((performance.now() - began) / 100) / 10 },
	});
	if (!job.agreed(step)) return ends({ status: 'skipped', detail: step.shared ?? words.stays });
	try {
		const result = await take(job.world, step.action, job.all || step.shared !== undefined);
		const entry: JournalEntry = {
			at: job.now().toISOString(),
			step: 'undo',
			phase: 'undone',
			what: step.title,
			undo: step.action,
		};
		if (result.status === 'done') await writeJournal(job.world.ours.state, entry);
		return ends(result);
	} catch (error) {
		// The rest can still be taken back; this one is told at the end. A fault of this program is not hidden.
		const told = error instanceof Problem || systemCode(error) !== '';
		if (!told || error instanceof Stopped || job.world.ports.signal.aborted) throw error;
		return ends({ status: 'failed', detail: (error as Error).message });
	}
}

/** When nothing stands any more, the journal and the emptied folder of programs go too. */
async function tidy({ ours, ports }: UndoWorld, left: boolean): Promise<void> {
	if (!left) for (const file of [journalFile(ours.state), keptFile(ours.state)]) await rm(file, { force: true });
	await leaveNoEmptyFolder(folders(ports).data);
}

/**
 * Takes the steps back, one after the other; one that fails does not hold up the rest. Throws `Stopped` when the
 * person stops: the next run goes on.
 */
export async function carryOutUndo(steps: readonly UndoStep[], job: CarryOut): Promise<UndoneStep[]> {
	const results: UndoneStep[] = [];
	for (const step of steps) {
		if (job.world.ports.signal.aborted) throw new Stopped();
		const result = await one(step, job);
		results.push(result);
		job.onStep?.(result);
	}
	await tidy(
		job.world,
		results.some(({ outcome }) => outcome.status !== 'done'),
	);
	return results;
}

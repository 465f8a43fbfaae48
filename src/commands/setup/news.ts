// At the start: whether the computer is still as it was at the last set-up (by totals, as `retune` compares), and whether
// a retune was begun and not finished.

import { readJournal } from '../../install/journal.ts';
import { historyOf, stillPending } from '../../install/retune/history.ts';
import { readKept } from '../../install/retune/kept.ts';
import { hostFor } from '../../ollama/host-for.ts';
import type { Context } from '../../ports.ts';
import { changesBetween, isHardware } from '../../recommend/retune/compare.ts';
import { totalsOf } from '../../recommend/retune/totals.ts';
import type { Choices } from '../../types/choices.ts';
import type { Change } from '../../types/retune.ts';
import { changeLine, retuning as words } from '../../words/retune.ts';
import { folders } from '../../world/folders.ts';
import { sameComputer, thisComputer } from '../../world/this-computer.ts';
import { gather } from '../gather.ts';

async function hardwareChanges(context: Context): Promise<Change[]> {
	const kept = await readKept(folders(context.ports).state);
	const host = (await hostFor(context)).url;
	if (!kept || !sameComputer(kept.host ?? thisComputer, host)) return [];
	const { machine } = await gather(context);
	return changesBetween(kept.totals, totalsOf(machine, kept.totals.catalog)).filter(isHardware);
}

/** The lines that lead to `retune`; empty where there is no reason for it. */
export async function reasonsToRetune(context: Context, { model, context: tokens }: Choices): Promise<string[]> {
	const journal = await readJournal(folders(context.ports).state);
	const pending = stillPending(historyOf(journal), { model, context: tokens });
	const changes = await hardwareChanges(context);
	return [
		...(changes.length > 0 ? [words.news.head, ...changes.map(changeLine)] : []),
		...(pending ? [words.interrupted(pending.from.model, pending.to.model)] : []),
	];
}

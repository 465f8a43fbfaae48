// At the start: whether the computer is still as it was at the last set-up. By totals, as `retune` compares.

import { readKept } from '../../install/retune/kept.ts';
import type { Context } from '../../ports.ts';
import { changesBetween, isHardware } from '../../recommend/retune/compare.ts';
import { totalsOf } from '../../recommend/retune/totals.ts';
import type { Change } from '../../types/retune.ts';
import { folders } from '../../world/folders.ts';
import { gather } from '../gather.ts';

/** What of the hardware differs from what was kept; empty where nothing does, or nothing was kept. */
export async function hardwareNews(context: Context): Promise<Change[]> {
	const kept = await readKept(folders(context.ports).state);
	if (!kept) return [];
	const { machine } = await gather(context);
	return changesBetween(kept.totals, totalsOf(machine, kept.totals.catalog)).filter(isHardware);
}

// Keeps how this computer was when a set-up or a retune ended well, for the next `retune` to compare with.

import { type Kept, writeKept } from '../../install/retune/kept.ts';
import { catalogDocument, catalogEntry, loadCatalog } from '../../models/catalog.ts';
import { sameName } from '../../models/names.ts';
import { adviseFor } from '../../recommend/advise.ts';
import { isRemote } from '../../recommend/devices/remote.ts';
import { atRest, totalsOf } from '../../recommend/retune/totals.ts';
import { speedFor } from '../../recommend/speed/index.ts';
import { verdictFor } from '../../recommend/verdict.ts';
import type { Choices, EngineChoices } from '../../types/choices.ts';
import type { Machine } from '../../types/machine.ts';
import type { Advice, Wishes } from '../../types/verdict.ts';
import { folders } from '../../world/folders.ts';
import type { Wizard } from './state.ts';

/** How the engine is to work, where the answers say so. */
export const engineWishes = ({ device, batch, kvCache, parallel, flashAttention }: EngineChoices): EngineChoices => ({
	...(device ? { device } : {}),
	...(batch === undefined ? {} : { batch }),
	...(kvCache === undefined ? {} : { kvCache }),
	...(parallel === undefined ? {} : { parallel }),
	...(flashAttention === undefined ? {} : { flashAttention }),
});

/** Only what the answers wish for: the suggestion must follow from them and the totals, not from one command's options. */
export const wishesFor = (choices: Pick<Choices, 'context' | 'language'> & EngineChoices): Wishes => ({
	context: choices.context,
	language: choices.language,
	...engineWishes(choices),
});

/** The advice for a machine at rest; `here` counts as downloaded, whatever else is. */
export function adviceAtRest(machine: Machine, wishes: Wishes, here?: string): Advice {
	const rows = loadCatalog();
	const marked = rows.map((row) =>
		here !== undefined && sameName(row.facts.name, here) ? { ...row, facts: { ...row.facts, here: true } } : row,
	);
	return adviseFor(marked, atRest(machine), wishes, (model, on, wished) => verdictFor(model, on, wished, speedFor));
}

/** The model's row in the list of models; null where it has none. */
export function listedRow(name: string): Kept['listed'] {
	const tag = catalogEntry(name)?.tag;
	return tag ? { name: tag.tag, bytes: tag.bytes, quantization: tag.quantization } : null;
}

/** Writes the totals of the machine, what is suggested for them, and the row of the model. */
export async function keepMachine(
	wizard: Pick<Wizard, 'context' | 'machine' | 'choices' | 'serverVersion'>,
): Promise<void> {
	const { context, machine, choices, serverVersion } = wizard;
	const { ports } = context;
	const { meta } = catalogDocument();
	const totals = totalsOf(machine, meta.date);
	const { best } = adviceAtRest(machine, wishesFor(choices));
	await writeKept(folders(ports).state, {
		schema: 1,
		at: ports.now().toISOString(),
		...(isRemote(machine) ? { host: machine.ollama.host } : {}),
		totals: { ...totals, ollama: serverVersion ?? totals.ollama },
		suggested: best?.model.name ?? null,
		listed: listedRow(choices.model),
	});
}

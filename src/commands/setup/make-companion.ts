// Makes the companion, measures its instructions with the model itself, and fits `num_keep` to that; in the journal before
// and after. `setup` does it as a step, `prompt --edit` and `--reset` do it again.

import type { CompanionModel } from '../../companion/types.ts';
import { type WantedCompanion, wantedCompanion } from '../../install/companion-plan.ts';
import type { JournalEntry, MadeCompanion, Undo } from '../../install/journal.ts';
import { createCompanion } from '../../install/steps/companion.ts';
import { measureSystem } from '../../install/steps/prove-reply.ts';
import type { Client } from '../../ollama/client.ts';
import type { Ports } from '../../ports.ts';
import type { Choices } from '../../types/choices.ts';
import { orElse } from '../../types/known.ts';

export interface Making {
	ports: Pick<Ports, 'now' | 'signal'>;
	client: Client;
	choices: Choices;
	model: CompanionModel;
	/** What we made before under this name. */
	made: MadeCompanion | null;
	wanted: WantedCompanion;
	/** Writes into the journal. */
	note: (phase: JournalEntry['phase'], more?: Partial<JournalEntry>) => Promise<void>;
	/** Told before the model counts its instructions. */
	measuring: () => void;
}

export interface Made {
	/** As it was sent at last. */
	wanted: WantedCompanion;
	/** It was just so before. */
	already: boolean;
	/** Name under which a version changed by hand was kept. */
	kept?: string;
	/** How fast its instructions were read, tokens per second, where they were not in the server's cache. */
	read?: number;
}

function send(
	{ client, choices, ports }: Making,
	wanted: WantedCompanion,
	digest: string | undefined,
	beforeMake?: () => Promise<void>,
) {
	const { system, parameters, messages } = wanted.companion;
	const firstLine = system.split('\n', 1)[0];
	return createCompanion(client, {
		name: choices.name,
		base: choices.model,
		system,
		parameters: { ...parameters },
		messages,
		ours: { ...(digest ? { digest } : {}), ...(firstLine ? { firstLine } : {}) },
		...(beforeMake ? { beforeMake } : {}),
		today: ports.now().toISOString().slice(0, 10),
		signal: ports.signal,
	});
}

/** Creates the companion, or finds it already as wanted. Problems as for `createCompanion`. */
export async function makeCompanion(making: Making): Promise<Made> {
	const { client, choices, model, made, wanted, note, ports } = making;
	const undo: Undo = { kind: 'companion', name: choices.name, host: client.host };
	const first = await send(making, wanted, made?.digest, () => note('begin', { undo }));
	const kept = first.kept === undefined ? {} : { kept: first.kept };
	if (first.already && made?.tokens !== undefined && made.digest === first.digest) return { wanted, already: true };
	const unfinished = { name: choices.name, base: choices.model, digest: first.digest, hash: '', textHash: '' };
	// Measuring takes minutes on a slow computer. Stopped in it, the next start knows this one as ours, not as changed by
	// hand; without its hash, as one that is not finished.
	if (!first.already) await note('begin', { undo, companion: unfinished });
	making.measuring();
	const measure = await measureSystem(client, choices.name, { signal: ports.signal });
	const tokens = orElse(measure.tokens, undefined);
	const final =
		tokens === undefined
			? wanted
			: wantedCompanion(choices, model, { textHash: wanted.textHash, tokens }, wanted.edited);
	const { hash, textHash } = final;
	const soon = { name: choices.name, base: choices.model, digest: first.digest, hash, textHash };
	// Noted before it is made: killed after that, the next start knows the very same one again.
	if (tokens !== undefined) await note('begin', { undo, companion: { ...soon, tokens } });
	const again = await send(making, final, first.digest);
	const companion = { ...soon, digest: again.digest };
	await note('done', { undo, companion: { ...companion, ...(tokens === undefined ? {} : { tokens }) } });
	const read = measure.read === undefined ? {} : { read: measure.read };
	return { wanted: final, already: first.already && again.already, ...kept, ...read };
}

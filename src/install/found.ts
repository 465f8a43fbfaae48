// What of a plan is there already: from the running server where one answers, else from the manifests on disk.

import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Client } from '../ollama/client.ts';
import type { Tag } from '../ollama/types.ts';
import type { Proof } from '../types/plan.ts';
import type { WantedCompanion } from './companion-plan.ts';
import type { JournalEntry, MadeCompanion } from './journal.ts';
import type { Found } from './plan/input.ts';
import { findTag, ownershipOf } from './steps/companion.ts';
import { compareModel, differenceLines } from './steps/companion-compare.ts';
import { parseModelName } from './steps/pull-size.ts';

/** The manifest of a model in a models folder, or null where there is none (or it may not be read). */
async function manifestDigest(modelsFolder: string, name: string): Promise<string | null> {
	const { host, namespace, model, tag } = parseModelName(name);
	try {
		const bytes = await readFile(path.join(modelsFolder, 'manifests', host, namespace, model, tag));
		return createHash('sha256').update(bytes).digest('hex');
	} catch {
		// Not there, or a service user's folder: the step itself asks the server.
		return null;
	}
}

type There = Pick<Found, 'modelHere' | 'companion' | 'byHand'>;

const sameAs = (made: MadeCompanion | null, wanted: WantedCompanion | null): 'same' | 'different' =>
	made && wanted && made.hash === wanted.hash ? 'same' : 'different';

const sentOf = ({ companion: { system, parameters, messages } }: WantedCompanion) => ({
	system,
	parameters: { ...parameters },
	messages,
});

async function fromServer(
	client: Client,
	base: string,
	name: string,
	made: MadeCompanion | null,
	wanted: WantedCompanion | null,
): Promise<There> {
	const tags: Tag[] = await client.tags();
	const tag = findTag(tags, name);
	const shown = tag ? await client.show(name) : undefined;
	const firstLine = wanted?.companion.system.split('\n', 1)[0];
	const owner = ownershipOf(tag, shown, {
		...(made ? { digest: made.digest } : {}),
		...(firstLine ? { firstLine } : {}),
	});
	const companion = { free: 'absent', foreign: 'foreign', changed: 'different', ours: sameAs(made, wanted) }[
		owner
	] as Found['companion'];
	const byHand =
		owner === 'changed' && wanted && shown ? differenceLines(compareModel(sentOf(wanted), shown)) : undefined;
	return { modelHere: findTag(tags, base) !== undefined, companion, ...(byHand ? { byHand } : {}) };
}

async function fromDisk(
	modelsFolder: string,
	base: string,
	name: string,
	made: MadeCompanion | null,
	wanted: WantedCompanion | null,
	begun: boolean,
): Promise<There> {
	const [model, companion] = await Promise.all([
		manifestDigest(modelsFolder, base),
		manifestDigest(modelsFolder, name),
	]);
	const mine = companion !== null && made !== null && companion === made.digest;
	return {
		modelHere: model !== null,
		companion: companion === null ? 'absent' : mine ? sameAs(made, wanted) : begun ? 'different' : 'foreign',
	};
}

/**
 * Looks what is there. Changes nothing and starts nothing. `begun`: the journal says that one of that name was begun;
 * without a server it counts as ours then, and the step itself looks again before it touches it.
 */
export function lookForModels(
	place: { client: Client | null; modelsFolder: string },
	base: string,
	name: string,
	made: MadeCompanion | null,
	wanted: WantedCompanion | null,
	begun = made !== null,
): Promise<There> {
	return place.client
		? fromServer(place.client, base, name, made, wanted)
		: fromDisk(place.modelsFolder, base, name, made, wanted, begun);
}

/** The last proof of this very companion, or null. */
export function lastProof(entries: readonly JournalEntry[], made: MadeCompanion | null): Omit<Proof, 'reply'> | null {
	if (!made) return null;
	let since = false;
	let proof: Omit<Proof, 'reply'> | null = null;
	for (const entry of entries) {
		if (entry.companion?.digest === made.digest) since = true;
		else if (entry.companion?.name === made.name) since = false;
		if (entry.proof && since && entry.proof.model === made.name) proof = entry.proof;
	}
	return proof;
}

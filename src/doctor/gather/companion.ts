// The companion: what the answers and the journal say it should be, and what Ollama holds, from the server where it
// runs, else from its folder.

import { lastMade, wantedCompanion } from '../../install/companion-plan.ts';
import type { JournalEntry } from '../../install/journal.ts';
import { companionModelHere } from '../../models/for-companion.ts';
import { type HeldModel, heldModels, heldText } from '../../models/held.ts';
import { sameName } from '../../models/names.ts';
import type { Client } from '../../ollama/client.ts';
import type { Shown, Tag } from '../../ollama/types.ts';
import { Problem } from '../../problem.ts';
import { type Choices, companionName } from '../../types/choices.ts';
import { isUnknown, type Known } from '../../types/known.ts';
import { readEdit } from '../../world/edited-prompt.ts';
import type { CompanionDetails } from '../types.ts';
import type { World } from '../world.ts';
import { frontEnds } from './front-ends.ts';
import { asking, shownOf } from './wire.ts';

/** The models of a server or of a folder, and one of them in words. */
export interface Store {
	tags: Known<readonly Tag[]>;
	shown(name: string): Promise<Known<Shown | null>>;
}

export async function servedStore(client: Client): Promise<Store> {
	return { tags: await asking(() => client.tags()), shown: (name) => shownOf(client, name) };
}

const asTag = ({ name, digest, remote_host }: HeldModel): Tag => ({
	name,
	digest,
	modified_at: '',
	size: 0,
	details: {},
	...(remote_host ? { remote_host } : {}),
});

/** The same from the folder of a server that does not run. */
export async function heldStore({ ports }: World, modelsFolder: string): Promise<Store> {
	const models = await heldModels(ports, modelsFolder);
	const find = (name: string) => (isUnknown(models) ? undefined : models.find((model) => sameName(model.name, name)));
	return {
		tags: isUnknown(models) ? models : models.map(asTag),
		async shown(name) {
			const model = find(name);
			if (!model) return isUnknown(models) ? models : null;
			const from = model.weights ? `FROM ${modelsFolder}/blobs/sha256-` : '';
			const text = await heldText(ports, modelsFolder, model);
			const messages = (text.messages ?? []) as NonNullable<Shown['messages']>;
			const remote = model.remote_host ? { remote_host: model.remote_host } : {};
			return { ...text, messages, modelfile: from, details: {}, model_info: {}, ...remote };
		},
	};
}

const find = (tags: Known<readonly Tag[]>, name: string): Known<Tag | null> =>
	isUnknown(tags) ? tags : (tags.find((tag) => sameName(tag.name, name)) ?? null);

/** What would be made now; null where nothing is set up, or the model or an answer does not allow it. */
async function wantedOf(
	{ ports }: World,
	choices: Choices,
	made: CompanionDetails['made'],
	from: { client?: Client; modelsDir: string },
) {
	try {
		const model = await companionModelHere(ports, choices.model, from);
		if (!model) return null;
		const measured = made?.tokens === undefined ? undefined : { textHash: made.textHash, tokens: made.tokens };
		return wantedCompanion(choices, model, measured, (await readEdit(ports))?.text);
	} catch (error) {
		if (error instanceof Problem) return null;
		throw error;
	}
}

/** Everything about the companion. `name` is asked for even where no answers are kept. */
export async function companionDetails(
	world: World,
	store: Store,
	entries: readonly JournalEntry[],
	choices: Choices | null,
	from: { client?: Client; modelsDir: string },
): Promise<CompanionDetails> {
	const name = companionName(choices);
	const made = lastMade(entries, name);
	const model = choices?.model ?? made?.base;
	const [wanted, shown, base] = await Promise.all([
		choices ? wantedOf(world, choices, made, from) : null,
		store.shown(name),
		model === undefined ? null : store.shown(model),
	]);
	const baseTag = model === undefined ? null : find(store.tags, model);
	return {
		choices,
		made,
		wanted,
		tag: find(store.tags, name),
		shown,
		base,
		baseHere: isUnknown(baseTag) ? baseTag : baseTag !== null,
		frontEnds: await frontEnds(world),
	};
}

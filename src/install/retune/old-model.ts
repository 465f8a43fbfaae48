// The model that a retune leaves: whether it is there, ours, used by something else, and how much room it takes. It is
// removed only where it is ours and nothing else is made from it.

import { layerOf } from '../../models/manifest.ts';
import { nameText, sameName } from '../../models/names.ts';
import type { Ports } from '../../ports.ts';
import { type Known, unknown } from '../../types/known.ts';
import { onLoopback } from '../../world/loopback.ts';
import { sameComputer } from '../../world/this-computer.ts';
import { type JournalEntry, pendingUndo } from '../journal.ts';
import { storeOf, type UndoWorld } from '../undo/look.ts';
import { type ModelHere, madeFrom } from '../undo/models.ts';
import { manifestOf } from './manifest-of.ts';

export interface OldModel {
	name: string;
	host: string;
	/** It was fetched by this program. */
	ours: boolean;
	/** Models that are made from it, apart from the companion. */
	usedBy: string[];
	/** What its removal sets free; unknown where the folder cannot be read. */
	bytes: Known<number>;
}

type World = UndoWorld & { ports: UndoWorld['ports'] & Pick<Ports, 'read' | 'list'> };

interface Layers {
	/** Digest of the weights; null where it has none. */
	weights: string | null;
	/** Bytes of each layer. */
	sizes: Map<string, number>;
}

async function layersOf({ ports, modelsDir }: World, name: string): Promise<Layers | null> {
	const manifest = await manifestOf(ports, modelsDir, name);
	if (manifest === null) return null;
	const sizes = [...manifest.layers, manifest.config].map(({ digest, size }) => [digest, size] as const);
	return { weights: layerOf(manifest, 'model')?.digest ?? null, sizes: new Map(sizes) };
}

/** Bytes of the layers that no other model needs. `leaving` are on their way out too, or are made anew. */
async function freedBy(world: World, name: string, models: readonly ModelHere[], leaving: readonly string[]) {
	const own = await layersOf(world, name);
	if (!own) return unknown('its folder cannot be read');
	const staying = models.filter((model) => ![name, ...leaving].some((each) => sameName(each, model.name)));
	const kept = await Promise.all(staying.map((model) => layersOf(world, model.name)));
	return [...own.sizes]
		.filter(([digest]) => !kept.some((other) => other?.sizes.has(digest)))
		.reduce((sum, [, size]) => sum + size, 0);
}

/** The models with their weights, as far as the folder tells. */
const withWeights = (world: World, models: readonly ModelHere[]): Promise<ModelHere[]> =>
	Promise.all(
		models.map(async (model) => {
			const weights = (await layersOf(world, model.name))?.weights;
			return { ...model, ...(weights ? { weights } : {}) };
		}),
	);

/** Fetched by this program, and to this server: another one's may have been there before. */
const isOurs = (journal: readonly JournalEntry[], name: string, host: string): boolean =>
	pendingUndo(journal).some(
		(undo) => undo.kind === 'model' && sameName(undo.name, name) && sameComputer(undo.host, host),
	);

/** Looks at one model of a server (`companion`: one that is made anew and does not count, or null), or of the folder where the server is stopped; null where it is not there. */
export async function lookAtOld(
	world: World,
	host: string,
	name: string,
	{ companion, journal }: { companion: string | null; journal: readonly JournalEntry[] },
): Promise<OldModel | null> {
	const models = await (await storeOf(world, host)).list();
	if (!models.some((model) => sameName(model.name, name))) return null;
	const local = onLoopback(host);
	const others = madeFrom(local ? await withWeights(world, models) : models, name).filter(
		(model) => companion === null || !sameName(model.name, companion),
	);
	return {
		name,
		host,
		ours: isOurs(journal, name, host),
		usedBy: others.map((model) => nameText(model.name).replace(/:latest$/, '')),
		bytes: local
			? await freedBy(world, name, models, companion === null ? [] : [companion])
			: unknown('it is on another computer'),
	};
}

/** Removes it. The server keeps the layers that other models need. */
export async function removeOld(world: World, { host, name }: OldModel): Promise<void> {
	await (await storeOf(world, host)).remove(name);
}

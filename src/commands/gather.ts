// What `advise`, `check` and `setup` stand on: the machine, the catalog, and one way from a model to a verdict.

import path from 'node:path';
import { loadCatalog } from '../models/catalog.ts';
import { findModel } from '../models/find.ts';
import { gpuTable } from '../models/gpus-file.ts';
import { sameName } from '../models/names.ts';
import { type Client, makeClient } from '../ollama/client.ts';
import { lookAtOllama, type OllamaLook } from '../ollama/look.ts';
import type { Tag } from '../ollama/types.ts';
import { numberOf, textOf } from '../options.ts';
import type { Context, Flags } from '../ports.ts';
import { adviseFor } from '../recommend/advise.ts';
import { bandwidthOf } from '../recommend/gpus.ts';
import { speedFor } from '../recommend/speed/index.ts';
import { verdictFor } from '../recommend/verdict.ts';
import type { CatalogModel } from '../types/catalog.ts';
import { isUnknown } from '../types/known.ts';
import type { Machine } from '../types/machine.ts';
import type { ModelFacts } from '../types/model.ts';
import type { Advice, KvCache, Verdict, Wishes } from '../types/verdict.ts';
import { modelsFolderOf } from '../world/models-folder.ts';
import { machineFor } from './machine-for.ts';

export interface Gathered {
	machine: Machine;
	/** What answers in place of an Ollama, or keeps it from answering. */
	obstacle?: NonNullable<OllamaLook['code']>;
	/** A client of the server that answers, or null. */
	client: Client | null;
	tags: Tag[];
	wishes: Wishes;
	advise(): Promise<Advice>;
	verdict(model: ModelFacts, more?: Wishes): Verdict;
	/** The same model in other quantizations that the catalog knows, this one included. */
	quantizations(model: ModelFacts): Promise<ModelFacts[]>;
	/** Throws Problem `unknown-model` (exit 2) with the nearest names. */
	find(name: string): Promise<ModelFacts>;
}

/** What the options wish for; what was not given is what Ollama and setup would choose. */
export function wishesOf(flags: Flags, language?: string): Wishes {
	const [context, batch, parallel] = ['context', 'batch', 'parallel'].map((key) => numberOf(flags, key));
	const kvCache = textOf(flags, 'kvCache') as KvCache | undefined;
	const device = textOf(flags, 'device') as Wishes['device'];
	const flash = textOf(flags, 'flashAttention');
	const tongue = textOf(flags, 'language') ?? language;
	return {
		...(context === undefined ? {} : { context }),
		...(batch === undefined ? {} : { batch }),
		...(parallel === undefined ? {} : { parallel }),
		...(kvCache ? { kvCache } : {}),
		...(device ? { device } : {}),
		...(flash ? { flashAttention: flash === 'on' } : {}),
		...(tongue ? { language: tongue } : {}),
	};
}

const marked = (facts: ModelFacts, tags: readonly Tag[]): ModelFacts =>
	tags.some((tag) => sameName(tag.name, facts.name)) ? { ...facts, here: true } : facts;

/** Looks at the computer (or the one that the options describe) and at its Ollama. Starts nothing. */
export async function gather(
	context: Context,
	options: { modelsDir?: string | undefined; language?: string; wishes?: Wishes } = {},
): Promise<Gathered> {
	const { ports, flags } = context;
	const host = textOf(flags, 'host');
	const [seen, table] = await Promise.all([lookAtOllama(ports, host ? { host } : {}), gpuTable()]);
	const { code, programs: _programs, local: _local, tags: _tags, ...ollama } = seen;
	const client = ollama.status === 'running' ? makeClient(ports, ollama.host) : null;
	const modelsDir = modelsFolderOf(
		options.modelsDir ? { modelsDir: path.resolve(options.modelsDir) } : {},
		ports.env,
		ports.home,
	);
	const [machine, tags] = await Promise.all([
		machineFor(context, { ollama, modelsDir, lookUpGpu: bandwidthOf(table), table }),
		client ? client.tags() : Promise.resolve([]),
	]);
	const wishes = { ...options.wishes, ...wishesOf(flags, options.language) };
	const verdict = (model: ModelFacts, more: Wishes = {}) =>
		verdictFor(model, machine, { ...wishes, ...more }, speedFor);
	const catalog = async (): Promise<CatalogModel[]> =>
		(await loadCatalog()).map((row) => ({ ...row, facts: marked(row.facts, tags) }));
	return {
		machine,
		...(code ? { obstacle: code } : {}),
		client,
		tags,
		wishes,
		verdict,
		quantizations: async ({ id }) =>
			(await catalog()).map(({ facts }) => facts).filter((facts) => id !== undefined && facts.id === id),
		advise: async () => adviseFor(await catalog(), machine, wishes, (model) => verdict(model)),
		find: async (name) =>
			marked(
				await findModel(ports, name, {
					...(client ? { client } : { modelsDir }),
					...(isUnknown(ollama.version) ? {} : { ollamaVersion: ollama.version }),
				}),
				tags,
			),
	};
}

// What `advise`, `check` and `setup` stand on: the machine, the catalog, and one way from a model to a verdict.

import path from 'node:path';
import { loadCatalog } from '../models/catalog.ts';
import { gpuTable } from '../models/gpus-file.ts';
import { localNames } from '../models/local-names.ts';
import { sameName } from '../models/names.ts';
import { type Client, makeClient } from '../ollama/client.ts';
import { hostFor } from '../ollama/host-for.ts';
import { lookAtOllama, type OllamaLook } from '../ollama/look.ts';
import type { Tag } from '../ollama/types.ts';
import { numberOf, textOf } from '../options.ts';
import type { Context, Flags } from '../ports.ts';
import { bestFor } from '../recommend/best.ts';
import { speedFor } from '../recommend/speed/index.ts';
import { verdictFor } from '../recommend/verdict.ts';
import type { CatalogModel } from '../types/catalog.ts';
import type { Settings } from '../types/config.ts';
import { isUnknown } from '../types/known.ts';
import type { Machine } from '../types/machine.ts';
import type { ModelFacts } from '../types/model.ts';
import type { Advice, KvCache, Verdict, Wishes } from '../types/verdict.ts';
import { screenWords } from '../words/machine.ts';
import { lookWords } from '../words/server.ts';
import { readConfig } from '../world/config.ts';
import { modelsFolderOf } from '../world/models-folder.ts';
import { machineFor, offers, serverParts } from './machine-for.ts';
import { measuresFor, withDigest } from './measures.ts';

export interface Gathered {
	machine: Machine;
	/** What answers in place of an Ollama, or keeps it from answering. */
	obstacle?: NonNullable<OllamaLook['code']>;
	/** A client of the server that answers, or null. */
	client: Client | null;
	/** Its models, asked for once; none where it could not list them. */
	tags: readonly Tag[];
	/** Why it could not. */
	unlisted?: string;
	wishes: Wishes;
	advise(): Promise<Advice>;
	/** Its `best` alone. */
	best(): Promise<Verdict | null>;
	/** `more` wishes count over those of the options. */
	verdict(model: ModelFacts, more?: Wishes): Verdict;
	/** The verdict with what would help told exactly; may ask the model's own host for its smaller forms. */
	answer(model: ModelFacts): Promise<Verdict>;
	/** The same model in other quantizations that the catalog knows, this one included. */
	quantizations(model: ModelFacts): Promise<ModelFacts[]>;
	/** Throws Problem `unknown-model` (exit 2) with the nearest names. */
	find(name: string): Promise<ModelFacts>;
}

/** What the options wish for, else the configuration; what neither says is what Ollama and setup would choose. */
function wishesOf(flags: Flags, language?: string, settings: Settings = {}): Wishes {
	const [batch, parallel] = ['batch', 'parallel'].map((key) => numberOf(flags, key));
	const context = numberOf(flags, 'context') ?? settings.context;
	const kvCache = (textOf(flags, 'kvCache') as KvCache | undefined) ?? settings['kv-cache'];
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

const marked = (facts: ModelFacts, here: readonly string[]): ModelFacts =>
	here.some((name) => sameName(name, facts.name)) ? { ...facts, here: true } : facts;

/** Said beside the advice: what is downloaded already is then not counted as here. */
const withUnlisted = (machine: Machine, why: string | undefined): Machine =>
	why === undefined ? machine : { ...machine, findings: [...machine.findings, lookWords.unlisted(why)] };

/**
 * Looks at the computer (or the one that the options describe) and at its Ollama. Starts nothing. `afresh`: a running
 * server is not asked which graphics it uses, because it looked at them before they changed.
 */
export async function gather(
	context: Context,
	options: { modelsDir?: string | undefined; language?: string; afresh?: boolean; wishes?: Wishes } = {},
): Promise<Gathered> {
	const { ports, flags } = context;
	const { settings } = await readConfig(ports);
	const host = (await hostFor(context)).url;
	const [seen, table] = await Promise.all([lookAtOllama(ports, { host }), gpuTable()]);
	const { code, unlisted } = seen;
	const { ollama, loaded } = serverParts(seen);
	// The server of a recorded computer cannot be asked, and ours says nothing about it.
	const elsewhere = textOf(flags, 'from') !== undefined;
	const client = ollama.status === 'running' && !elsewhere ? makeClient(ports, ollama.host) : null;
	const said = options.modelsDir ? { modelsDir: path.resolve(options.modelsDir) } : {};
	const usual = modelsFolderOf({}, ports.env, ports.home, settings['models-dir']);
	const modelsDir = said.modelsDir ?? usual;
	const told = options.afresh ? { ...ollama, status: 'stopped' as const } : ollama;
	const looked = await machineFor(context, { ollama: told, loaded, ...said, usual, table }, () =>
		context.terminal.note(`  ${screenWords.stillAsking}`),
	);
	const tags = (client && seen.tags) ?? [];
	const server = client && unlisted === undefined ? { tags: async () => tags, show: client.show } : null;
	// A stopped server tells nothing of what lies on this computer; its folder does.
	const stored = client || elsewhere || ollama.local === false ? [] : await localNames(ports, modelsDir);
	const downloaded = client ? tags.map(({ name }) => name) : stored;
	const machine = withUnlisted(looked.ollama === told ? { ...looked, ollama } : looked, client ? unlisted : undefined);
	const wishes = { ...options.wishes, ...wishesOf(flags, options.language, settings) };
	const measured = await measuresFor(context, machine);
	// What was measured here says nothing about another computer.
	const here: typeof speedFor = (input) => speedFor({ ...input, measured });
	const judge = (model: ModelFacts, on = machine, more: Wishes = {}) =>
		verdictFor(
			on === machine ? withDigest(model, tags, measured) : model,
			on,
			{ ...wishes, ...more },
			on === machine ? here : speedFor,
		);
	const verdict = (model: ModelFacts, more: Wishes = {}) => judge(model, machine, more);
	const version = isUnknown(ollama.version) ? {} : { ollamaVersion: ollama.version };
	const catalog = (): CatalogModel[] => {
		const rows = loadCatalog();
		return downloaded.length === 0 ? rows : rows.map((row) => ({ ...row, facts: marked(row.facts, downloaded) }));
	};
	return {
		machine,
		...(code && !elsewhere ? { obstacle: code } : {}),
		client,
		tags,
		...(client && unlisted !== undefined ? { unlisted } : {}),
		wishes,
		verdict,
		answer: async (model) => {
			const own = verdict(model);
			if (own.verdict === 'comfortable') return own;
			const { answered, canBeMended } = await import('../recommend/need/answer.ts');
			if (!canBeMended(model)) return own;
			const { formsOf } = await import('../models/forms.ts');
			return answered(own, {
				model,
				machine,
				forms: await formsOf(ports, model, version),
				finder: offers,
				judge: (other) =>
					judge(other.model ?? model, other.machine, other.context === undefined ? {} : { context: other.context }),
			});
		},
		quantizations: async ({ id }) =>
			catalog()
				.map(({ facts }) => facts)
				.filter((facts) => id !== undefined && facts.id === id),
		// What not every command needs is loaded where it is asked for.
		advise: async () => {
			const { adviseFor } = await import('../recommend/advise.ts');
			return adviseFor(catalog(), machine, wishes, (model) => verdict(model));
		},
		best: async () => bestFor(catalog(), machine, wishes, (model) => verdict(model)),
		find: async (name) => {
			const { findModel } = await import('../models/find.ts');
			const found = await findModel(ports, name, {
				// What lies on this computer is not on a server elsewhere.
				...(server ? { client: server } : ollama.local === false ? {} : { modelsDir }),
				...version,
			});
			return marked(found, downloaded);
		},
	};
}

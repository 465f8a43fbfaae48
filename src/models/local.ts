// Models in the local Ollama: from a running server's answers, or from its manifests on disk when it is stopped.

import path from 'node:path';
import type { Ports } from '../ports.ts';
import { isUnknown, unknown } from '../types/known.ts';
import type { GgufKeys, GgufValue, ModelFacts } from '../types/model.ts';
import { cannotWords, words } from '../words/models.ts';
import { assemble, enriched } from './assemble.ts';
import { catalogEntry } from './catalog.ts';
import { headerOfFile } from './file.ts';
import { piecesOf } from './gguf/facts.ts';
import { isTower, type Piece } from './gguf/sums.ts';
import { typeByName } from './gguf/types.ts';
import { bytesOfManifest, cannotRun, layerOf, type Manifest, type ManifestConfig, parseManifest } from './manifest.ts';
import { type OllamaName, parseName, sameName, shortName } from './names.ts';

/** A row of /api/tags, as far as it is used here. */
export interface TagsEntry {
	name: string;
	size: number;
	digest?: string;
	details?: {
		parent_model?: string;
		family?: string;
		parameter_size?: string;
		quantization_level?: string;
		context_length?: number;
	};
	capabilities?: string[];
	remote_host?: string;
	remote_model?: string;
}

/** Answer of /api/show with `verbose`. */
export interface ShowAnswer {
	license?: string;
	modelfile?: string;
	template?: string;
	details?: { parent_model?: string; format?: string; family?: string; quantization_level?: string };
	model_info?: Record<string, unknown>;
	projector_info?: Record<string, unknown>;
	tensors?: { name: string; type: string; shape: number[] }[];
	capabilities?: string[];
	requires?: string;
	remote_host?: string;
}

const isValue = (value: unknown): value is GgufValue =>
	['string', 'number', 'boolean', 'bigint'].includes(typeof value) || (Array.isArray(value) && value.every(isValue));

/** Keys without the tokenizer's lists, and the length of the vocabulary. */
function keysOf(info: Record<string, unknown>): { keys: GgufKeys; vocabulary?: number } {
	const list = info['tokenizer.ggml.tokens'];
	const entries = Object.entries(info).filter(
		([key, value]) => isValue(value) && !(key.startsWith('tokenizer.') && Array.isArray(value)),
	);
	const keys = Object.fromEntries(entries) as GgufKeys;
	return Array.isArray(list) && list.length > 0 ? { keys, vocabulary: list.length } : { keys };
}

function piece({ name, type, shape }: { name: string; type: string; shape: number[] }): Piece {
	const known = typeByName(type);
	const weights = shape.reduce((all, one) => all * one, 1);
	const bytes = known === undefined ? undefined : (weights / known.blockSize) * known.blockBytes;
	return { name, dims: shape, typeName: known?.name, bytes };
}

/** A table of words has at least two sides; the input table tells how many words there are. */
function vocabularyIn(pieces: readonly Piece[] | undefined): number | undefined {
	return pieces?.find(({ name }) => name === 'token_embd.weight')?.dims[1];
}

/** A tower in a layer of its own is not among the tensors: what the model's size leaves for it. */
function towerOf(
	show: ShowAnswer,
	tags: TagsEntry | undefined,
	pieces: readonly Piece[] | undefined,
): number | undefined {
	if (show.projector_info === undefined || tags === undefined || pieces === undefined) return undefined;
	if (pieces.some(isTower)) return undefined;
	const tensors = pieces.reduce((all, { bytes }) => all + (bytes ?? 0), 0);
	return Math.max(0, tags.size - tensors);
}

const firstLine = (text: string | undefined): string | undefined =>
	text
		?.split('\n')
		.map((line) => line.trim())
		.find((line) => line !== '')
		?.slice(0, 120);

/** Facts of a model from the running server: `show` with `verbose: true`, and its row of the list. Exact. */
export function modelFromShow(name: string, show: ShowAnswer, tags?: TagsEntry): ModelFacts {
	const { keys, vocabulary } = keysOf(show.model_info ?? {});
	const pieces = show.tensors?.map(piece);
	const vocab = vocabulary ?? vocabularyIn(pieces);
	const tower = towerOf(show, tags, pieces);
	const licence = firstLine(show.license);
	const digest = blobOf(show);
	const facts = assemble({
		name,
		source: 'ollama',
		basis: 'exact',
		keys,
		...(vocab === undefined ? {} : { vocabulary: vocab }),
		...(pieces === undefined || pieces.length === 0 ? {} : { pieces }),
		bytes: tags?.size ?? unknown(words.sizeNotListed),
		...(tower === undefined ? {} : { projectorBytes: tower }),
		...(show.template === undefined ? {} : { template: show.template }),
		...(show.capabilities
			? { capabilities: show.capabilities, rendered: show.capabilities.includes('completion') }
			: {}),
		...(show.details?.quantization_level ? { quantization: show.details.quantization_level } : {}),
		...(licence === undefined ? {} : { licence }),
		...(digest === undefined ? {} : { digest }),
		...(show.requires ? { minOllama: show.requires } : {}),
		here: true,
	});
	const cloud = show.remote_host !== undefined || tags?.remote_host !== undefined;
	return cloud ? { ...facts, cannot: cannotWords.cloud } : facts;
}

/** Digest of the weights' blob, from the FROM line of the Modelfile. */
function blobOf(show: ShowAnswer): string | undefined {
	const hex = /^FROM .*sha256[-:]([0-9a-f]{64})\s*$/m.exec(show.modelfile ?? '')?.[1];
	return hex === undefined ? undefined : `sha256:${hex}`;
}

type Disk = Pick<Ports, 'read' | 'list'>;

/** The name in a folder that differs from the wanted one in case only; Ollama finds it so. */
async function inFolder(ports: Disk, folder: string, wanted: string): Promise<string | undefined> {
	const names = await ports.list(folder);
	if (isUnknown(names)) return undefined;
	return names.find((name) => name === wanted) ?? names.find((name) => name.toLowerCase() === wanted.toLowerCase());
}

async function manifestFile(ports: Disk, modelsDir: string, name: OllamaName): Promise<string | undefined> {
	let at = path.join(modelsDir, 'manifests');
	for (const step of [name.host, name.namespace, name.model, name.tag]) {
		const found = await inFolder(ports, at, step);
		if (found === undefined) return undefined;
		at = path.join(at, found);
	}
	return at;
}

const blobFile = (modelsDir: string, digest: string): string => path.join(modelsDir, 'blobs', digest.replace(':', '-'));

async function readBlob(ports: Disk, modelsDir: string, digest: string | undefined): Promise<string | undefined> {
	if (digest === undefined) return undefined;
	const text = await ports.read(blobFile(modelsDir, digest));
	return isUnknown(text) ? undefined : text;
}

async function configOf(ports: Disk, modelsDir: string, manifest: Manifest): Promise<ManifestConfig> {
	const text = await readBlob(ports, modelsDir, manifest.config.digest);
	try {
		return JSON.parse(text ?? '{}') as ManifestConfig;
	} catch {
		// A configuration that is no JSON says nothing; the header of the model says the rest.
		return {};
	}
}

/**
 * Facts of a model from Ollama's folder when its server is stopped; undefined where the folder has no such model.
 * Problems of the GGUF reader where its blob is not whole.
 */
export async function modelFromManifest(ports: Disk, modelsDir: string, text: string): Promise<ModelFacts | undefined> {
	const name = parseName(text);
	const file = name && (await manifestFile(ports, modelsDir, name));
	const content = file && (await ports.read(file));
	if (name === undefined || !content || isUnknown(content)) return undefined;
	const manifest = parseManifest(content, modelsDir);
	const config = await configOf(ports, modelsDir, manifest);
	const model = layerOf(manifest, 'model');
	const none = cannotRun(manifest, config);
	const header = model && (await headerOfFile(blobFile(modelsDir, model.digest)));
	const template = await readBlob(ports, modelsDir, layerOf(manifest, 'template')?.digest);
	const licence = firstLine(await readBlob(ports, modelsDir, layerOf(manifest, 'license')?.digest));
	const vocabulary = header?.lengths['tokenizer.ggml.tokens'];
	const projector = layerOf(manifest, 'projector')?.size;
	const facts = assemble({
		name: shortName(name),
		source: 'ollama',
		basis: 'exact',
		keys: header?.keys ?? {},
		...(vocabulary === undefined ? {} : { vocabulary }),
		...(header === undefined ? {} : { pieces: piecesOf(header) }),
		bytes: bytesOfManifest(manifest),
		...(projector === undefined ? {} : { projectorBytes: projector }),
		...(template === undefined ? {} : { template }),
		rendered: config.renderer !== undefined,
		...(config.file_type === undefined ? {} : { quantization: config.file_type }),
		...(licence === undefined ? {} : { licence }),
		...(model === undefined ? {} : { digest: model.digest }),
		...(config.requires === undefined ? {} : { minOllama: config.requires }),
		here: true,
	});
	return none ? { ...facts, cannot: none } : facts;
}

export interface LocalModel {
	name: string;
	/** All layers and the configuration, bytes. */
	bytes: number;
	digest?: string;
	/** The model it was made from, where it was made from one. */
	madeFrom?: string;
	/** Runs on somebody else's computer. */
	cloud: boolean;
	capabilities?: string[];
}

/** The models of an /api/tags document. */
export const localModels = (document: { models?: TagsEntry[] }): LocalModel[] =>
	(document.models ?? []).map(({ name, size, digest, details, remote_host, capabilities }) => ({
		name,
		bytes: size,
		...(digest === undefined ? {} : { digest }),
		...(details?.parent_model ? { madeFrom: details.parent_model } : {}),
		cloud: remote_host !== undefined,
		...(capabilities === undefined ? {} : { capabilities }),
	}));

async function below(ports: Disk, folder: string, parts: readonly string[]): Promise<string[][]> {
	const entries = await ports.list(path.join(folder, ...parts));
	return isUnknown(entries) ? [] : entries.map((entry) => [...parts, entry]);
}

/** Names of the models in Ollama's folder; empty where there is none. Cloud stubs are among them. */
export async function localNames(ports: Disk, modelsDir: string): Promise<string[]> {
	const folder = path.join(modelsDir, 'manifests');
	let paths: string[][] = [[]];
	for (let depth = 0; depth < 4; depth++)
		paths = (await Promise.all(paths.map((parts) => below(ports, folder, parts)))).flat();
	return paths.map(([host = '', namespace = '', model = '', tag = '']) =>
		shortName({ scheme: 'https', host, namespace, model, tag }),
	);
}

/** What the catalog adds to a local model: by its own name, or by that of the model it was made from. */
export async function knownAs(facts: ModelFacts, madeFrom?: string): Promise<ModelFacts> {
	const entry = (await catalogEntry(facts.name)) ?? (madeFrom ? await catalogEntry(madeFrom) : undefined);
	return enriched(facts, entry?.model.facts);
}

/** The row of a list that a name means. */
export const inList = <T extends { name: string }>(list: readonly T[], name: string): T | undefined =>
	list.find((one) => sameName(one.name, name));

// Catalog document → catalog rows, one for each tag, the default tag of a model first.

import type { CatalogModel } from '../types/catalog.ts';
import { isUnknown, type Known, unknown } from '../types/known.ts';
import type { Basis, GgufKeys, ModelFacts, Weights } from '../types/model.ts';
import { words } from '../words/models.ts';
import type { CatalogDocument, ModelRow, TagRow } from './document.ts';

/** Compute buffers that were worked out beforehand, in bytes, by tag (data/compute.json). */
export type ComputeTables = Readonly<Record<string, Readonly<Record<string, number>>>>;

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);

/** Bytes outside the blocks and the input tables: the output table and the norms. */
const restOf = ({ total, tokenEmbedding, perLayerEmbedding }: TagRow['weights'], layers: readonly number[]): number =>
	total - tokenEmbedding - perLayerEmbedding - sum(layers);

/** Blocks of another quantization: those of the first tag, scaled to what the tables leave for the blocks. */
function layersOf(row: ModelRow, tag: TagRow): number[] {
	if (tag.layers) return tag.layers;
	const [first] = row.tags;
	if (first === undefined || tag === first) return row.layers;
	const { weights } = tag;
	const rest = restOf(first.weights, row.layers) * (weights.tokenEmbedding / first.weights.tokenEmbedding);
	const blocks = weights.total - weights.tokenEmbedding - weights.perLayerEmbedding - Math.max(0, rest);
	const all = sum(row.layers);
	return row.layers.map((bytes) => Math.round((bytes * blocks) / all));
}

/** The blocks of one are worked out when they are asked for, which they are only where graphics processors share them. */
function weightsOf(row: ModelRow, tag: TagRow): Weights {
	let layers: number[] | undefined;
	return {
		...tag.weights,
		get layers() {
			layers ??= layersOf(row, tag);
			return layers;
		},
	};
}

function basisOf(tag: TagRow): Basis {
	if (tag.weightsBasis === 'estimated') return 'estimated';
	return tag.basis;
}

function warningsOf(row: ModelRow): string[] {
	const { systemRole, thinking, problems } = row;
	return [
		...(systemRole.native ? [] : [words.noSystemRole]),
		...(thinking.supported && thinking.canBeDisabled === false ? [words.alwaysThinks] : []),
		...problems.flatMap(({ plain }) => (plain === undefined ? [] : [words.known(plain)])),
	];
}

function keysOf(row: ModelRow, tag: TagRow): Known<GgufKeys> {
	return tag.keys ?? row.keys;
}

function factsOf(row: ModelRow, tag: TagRow, tables: ComputeTables): ModelFacts {
	const ownSize = tag.parameters !== undefined;
	const foretold = tables[tag.tag];
	const facts: ModelFacts = {
		name: tag.tag,
		id: row.id,
		title: tag.title ?? row.title,
		architecture: row.architecture,
		parameters: tag.parameters ?? row.parameters.total,
		quantization: tag.quantization,
		bytes: tag.bytes,
		projectorBytes: row.projector.bytes,
		basis: basisOf(tag),
		source: 'catalog',
		licence: row.licence.url === undefined ? unknown(words.licenceNotRead) : row.licence.name,
		keys: keysOf(row, tag),
		weights: weightsOf(row, tag),
		contextMax: row.context.max,
		thinking: { supported: row.thinking.supported, canBeDisabled: row.thinking.canBeDisabled },
		capabilities: ['completion', ...row.capabilities],
		warnings: warningsOf(row),
	};
	if (row.parameters.active !== undefined && !ownSize) facts.activeParameters = row.parameters.active;
	if (row.minOllama !== null) facts.minOllama = row.minOllama;
	if (foretold !== undefined) facts.foretold = foretold;
	return facts;
}

/** One catalog row for a tag of a model. */
export const rowOf = (row: ModelRow, tag: TagRow, tables: ComputeTables = {}): CatalogModel => ({
	facts: factsOf(row, tag, tables),
	tier: row.tier,
	evidence: { ...row.evidence, strength: row.strength },
	sizeClass: row.sizeClass,
	languages: row.languages.list,
	careNotes: row.careNotes,
	defaultTag: tag === row.tags[0],
});

/** All rows; the default tag of each model comes before its other tags. */
export const rowsOf = (document: CatalogDocument, tables?: ComputeTables): CatalogModel[] =>
	document.models.flatMap((row) => row.tags.map((tag) => rowOf(row, tag, tables)));

/** The size by which the maker names a model with per-layer embeddings ("E2B"); absent elsewhere. */
export function effectiveOf(row: ModelRow): number | undefined {
	const { keys, architecture } = row;
	if (isUnknown(keys)) return undefined;
	const perLayer = keys[`${architecture}.embedding_length_per_layer_input`];
	return typeof perLayer === 'number' && perLayer > 0 ? row.parameters.active : undefined;
}

// The schema of data/models.json, by hand: it runs over the shipped file in a test and over files a person brings.

import {
	address,
	bool,
	type Check,
	date,
	either,
	fields,
	list,
	number,
	oneOf,
	orNull,
	record,
	should,
	text,
	unknownValue,
	whole,
	wholeAboveZero,
} from './check.ts';
import type { CatalogDocument, ModelRow, TagRow } from './document.ts';

const sources = list(text, 1);
const keyValue: Check = either(text, number, bool, list(either(number, bool, text)));
const keys: Check = fields(keyValue);

const weights = record({
	total: wholeAboveZero,
	tokenEmbedding: wholeAboveZero,
	perLayerEmbedding: whole,
	tied: bool,
	experts: whole,
	repack: whole,
});

const tag = record(
	{
		tag: should('a name with its tag, like gemma3:4b', (v) => typeof v === 'string' && /^[\w.-]+:[\w.-]+$/.test(v)),
		aliases: list(text),
		quantization: text,
		bytes: wholeAboveZero,
		basis: oneOf('exact', 'shown'),
		weights,
		weightsBasis: oneOf('exact', 'shown', 'estimated'),
	},
	{ note: text, title: text, parameters: wholeAboveZero, keys, keysSource: text, layers: list(wholeAboveZero, 1) },
);

const measured = record(
	{ benchmark: text },
	{ metric: text, score: either(number, text), rank: whole, detail: text, date: text, url: address, note: text },
);

const model = record({
	id: should(
		'a short name of letters, digits, dots and hyphens',
		(v) => typeof v === 'string' && /^[a-z0-9.-]+$/.test(v),
	),
	title: text,
	publisher: text,
	family: text,
	released: orNull(date),
	tier: oneOf('top', 'alternative', 'floor', 'not_recommended'),
	sizeClass: text,
	strength: text,
	evidence: record({}, { eq: number, arena: number, arena2025: number }),
	quality: list(measured),
	safety: list(measured),
	problems: list(record({ text }, { plain: text, url: address })),
	careNotes: list(text),
	licence: record({ name: text, sources }, { spdx: text, url: address, note: text }),
	languages: record({ list: orNull(list(text, 1)) }, { note: text, sources }),
	parameters: record({ total: wholeAboveZero, sources }, { active: wholeAboveZero, note: text }),
	context: record({ max: either(wholeAboveZero, unknownValue), sources }, { note: text }),
	thinking: record({ supported: bool, onByDefault: bool, canBeDisabled: orNull(bool), how: text, sources }),
	systemRole: record({ supported: bool, native: bool, how: text, sources }),
	sampling: record(
		{ sources: list(text) },
		{
			temperature: number,
			topP: number,
			topK: number,
			minP: number,
			repeatPenalty: number,
			presencePenalty: number,
			note: text,
		},
	),
	capabilities: list(text),
	minOllama: orNull(should('a version like 0.20.0', (v) => typeof v === 'string' && /^\d+\.\d+\.\d+$/.test(v))),
	architecture: text,
	projector: record({ bytes: whole, source: text }),
	tags: list(tag, 1),
	layers: list(wholeAboveZero, 1),
	keys: either(keys, unknownValue),
	keysSource: text,
});

const document = record({
	meta: record({
		schema: should('1', (v) => v === 1),
		date,
		registrySnapshot: text,
		notes: list(text),
	}),
	models: list(model, 1),
});

function tagSense(row: TagRow, path: string): string[] {
	const { total, tokenEmbedding, perLayerEmbedding, experts, repack } = row.weights;
	const parts = { tokenEmbedding, perLayerEmbedding, experts, repack };
	return [
		...(total > row.bytes * 1.05 ? [`${path}.weights.total: is larger than the whole download`] : []),
		...Object.entries(parts)
			.filter(([, bytes]) => bytes > total)
			.map(([name]) => `${path}.weights.${name}: is larger than the whole model`),
	];
}

function keySense(row: ModelRow, path: string): string[] {
	const { architecture, keys: known, layers } = row;
	if ('unknown' in known) return [];
	return [
		...(known['general.architecture'] === architecture ? [] : [`${path}.keys: are of another architecture`]),
		...(typeof known[`${architecture}.vocab_size`] === 'number' ? [] : [`${path}.keys: do not tell the vocabulary`]),
		...(known[`${architecture}.block_count`] === layers.length ? [] : [`${path}.layers: should be one for each block`]),
	];
}

function twice(names: string[], what: string): string[] {
	const seen = new Set<string>();
	return names.flatMap((name) => {
		const known = seen.has(name);
		seen.add(name);
		return known ? [`${what} "${name}" stands there twice`] : [];
	});
}

/** What is wrong with a catalog document, one sentence each ("models[1].bytes: should be …"); empty when nothing is. */
export function checkCatalog(value: unknown): string[] {
	const form = document(value, '');
	if (form.length > 0) return form;
	const { models } = value as CatalogDocument;
	return [
		...models.flatMap((row, i) => keySense(row, `models[${i}]`)),
		...models.flatMap((row, i) => row.tags.flatMap((one, j) => tagSense(one, `models[${i}].tags[${j}]`))),
		...twice(
			models.map(({ id }) => id),
			'The id',
		),
		...twice(
			models.flatMap(({ tags }) => tags.flatMap((one) => [one.tag, ...one.aliases])),
			'The tag',
		),
	];
}

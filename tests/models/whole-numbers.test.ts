// The numbers of a catalog block held beside each other: one that was mistyped does not go with the rest.

import { expect, it } from 'vitest';
import { catalogDocument, loadCatalog } from '../../src/models/catalog.ts';
import type { ModelRow, TagRow } from '../../src/models/document.ts';
import { classPoints } from '../../src/recommend/rank/quality.ts';
import { isUnknown } from '../../src/types/known.ts';
import type { GgufKeys, ModelFacts } from '../../src/types/model.ts';

const { models } = catalogDocument();
const tags = models.flatMap((row) => row.tags.map((tag) => [tag.tag, tag, row] as const));
const factsOf = (tag: string) => loadCatalog().find(({ facts }) => facts.name === tag)?.facts as ModelFacts;
const sum = (numbers: readonly number[]) => numbers.reduce((all, one) => all + one, 0);

it.each(models.map((row) => [row.id, row] as const))('%s is of a class that the ranking knows', (_, { sizeClass }) => {
	expect(classPoints.filter(([name]) => sizeClass.includes(name))).not.toEqual([]);
});

/** Half of the last place that the library shows: "731 MB", "7.2 GB", "16 GB". */
const rounding = (bytes: number): number => (bytes < 1e9 ? 0.5e6 : bytes < 10e9 ? 0.05e9 : 0.5e9);
/** The list of tokens and the other values in the head of a file; the projector may be rounded itself. */
const beside = 25e6;

it.each(tags.filter(([, tag]) => tag.weightsBasis !== 'estimated'))(
	'%s weighs what its download does',
	(name, { bytes, basis, weights }, { projector }) => {
		const room = beside + (basis === 'exact' ? 0 : rounding(bytes));
		expect(Math.abs(bytes - weights.total - projector.bytes), name).toBeLessThan(room);
	},
);

it.each(tags)('%s is its blocks and its tables', (name) => {
	const { weights } = factsOf(name);
	if (isUnknown(weights) || isUnknown(weights.layers)) throw new Error(name);
	const rest = weights.total - sum(weights.layers) - weights.perLayerEmbedding - weights.tokenEmbedding;
	const ratio = rest / weights.tokenEmbedding;
	// Models with a table for each layer have a projection of it beside their blocks.
	if (weights.tied)
		expect(Math.abs(rest)).toBeLessThan(weights.total * (weights.perLayerEmbedding > 0 ? 0.012 : 0.0005));
	// Else the output has a table of its own, of as many values in as many bits or more.
	else expect(ratio > 0.99 && ratio < 2, `${name}: ${ratio}`).toBe(true);
});

const known = (keys: ModelRow['keys']): GgufKeys => (isUnknown(keys) ? {} : keys);

/** Parameters of a transformer of plain blocks by its keys; null where its blocks hold something else. */
function parametersBy({ architecture }: ModelRow, keys: GgufKeys, { tied }: TagRow['weights']): number | null {
	if (Object.keys(keys).some((key) => /expert|ssm|shortconv|per_layer/.test(key))) return null;
	const of = (name: string, layer = 0): number => {
		const value = keys[`${architecture}.${name}`];
		return Number(Array.isArray(value) ? value[layer] : (value ?? Number.NaN));
	};
	const width = of('embedding_length');
	const blocks = Array.from({ length: of('block_count') }, (_, layer) => {
		const heads = of('attention.head_count', layer);
		const size = of('attention.key_length') || width / heads;
		const attention = width * size * 2 * (heads + of('attention.head_count_kv', layer));
		return attention + 3 * width * of('feed_forward_length', layer);
	});
	return sum(blocks) + width * of('vocab_size') * (tied ? 1 : 2);
}

it('has keys that give as many parameters as a model has', () => {
	const told = tags.flatMap(([name, tag, row]) => {
		const all = parametersBy(row, known(tag.keys ?? row.keys), tag.weights);
		// A model that sees counts those of its eyes too.
		return all === null ? [] : [[name, all / (tag.parameters ?? row.parameters.total)] as const];
	});
	expect(told.length).toBeGreaterThan(30);
	expect(told.filter(([, part]) => !(part > 0.89 && part < 1.06))).toEqual([]);
});

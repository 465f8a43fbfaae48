// Leaving out the middle rounds of a pattern changes no byte: every model of the catalog and of the engine's figures,
// against the graph of all its layers.

import { describe, expect, it } from 'vitest';
import { loadCatalog } from '../../src/models/catalog.ts';
import type { RunSettings } from '../../src/recommend/memory/context.ts';
import { condensed } from '../../src/recommend/memory/graph/condense.ts';
import { gemma4Bytes } from '../../src/recommend/memory/graph/gemma.ts';
import { hybridBytes } from '../../src/recommend/memory/graph/hybrid.ts';
import { latentBytes } from '../../src/recommend/memory/graph/latent.ts';
import { transformerBytes } from '../../src/recommend/memory/graph/transformer.ts';
import { type Shape, shapeOf } from '../../src/recommend/memory/shape.ts';
import { isUnknown } from '../../src/types/known.ts';
import { models, shapeNamed } from './memory-truth.ts';

const catalog = loadCatalog();
const shapes: [string, Shape][] = Object.keys(models).map((name) => [name, shapeNamed(name)]);
for (const { facts } of catalog) {
	const shape = isUnknown(facts.keys) ? facts.keys : shapeOf(facts.keys);
	if (!isUnknown(shape)) shapes.push([facts.name, shape]);
}

const base: RunSettings = {
	context: 8192,
	parallel: 1,
	kvCache: 'f16',
	batch: 512,
	gpu: false,
	flashAttention: true,
};
const runs: RunSettings[] = [
	base,
	{ ...base, gpu: true, batch: 1024 },
	{ ...base, flashAttention: false },
	{ ...base, gpu: true, kvCache: 'q8_0', context: 32768, parallel: 2 },
];

const ways = {
	transformerBytes,
	gemma4Bytes,
	latentBytes,
	hybridBytes: (shape: Shape, run: RunSettings) => hybridBytes(shape, run, false),
	attention: (shape: Shape, run: RunSettings) => hybridBytes(shape, run, true),
};
const wayOf = (shape: Shape): (keyof typeof ways)[] => {
	if (shape.latent.rank > 0) return ['latentBytes'];
	if (shape.architecture === 'gemma4') return ['gemma4Bytes'];
	return shape.layers.some((layer) => layer.kind === 'recurrent') ? ['hybridBytes', 'attention'] : ['transformerBytes'];
};

/** The same shape, told apart layer by layer, so that no pattern is seen. */
const unpatterned = (shape: Shape): Shape => ({
	...shape,
	layers: shape.layers.map((layer, index) => ({ ...layer, apart: index })),
});

describe('the layers that tell', () => {
	it('give the bytes of all layers', () => {
		const different: string[] = [];
		for (const [name, shape] of shapes)
			for (const way of wayOf(shape))
				for (const run of runs) {
					const [few, all] = [ways[way](shape, run), ways[way](unpatterned(shape), run)];
					if (few !== all) different.push(`${name} ${way} ${JSON.stringify(run)}: ${few} instead of ${all}`);
				}
		expect(different).toEqual([]);
	});

	it('are few where a pattern comes again and again, and all where none does', () => {
		const dense = shapes.find(([name]) => name === 'llama3.3:70b')?.[1];
		if (!dense) throw new Error('no dense model');
		expect(condensed(dense.layers)).toHaveLength(4);
		expect(condensed(unpatterned(dense).layers)).toHaveLength(80);
	});
});

// Figures worked out beforehand are the law's own, for every tag of the catalog.

import { expect, test } from 'vitest';
import { loadCatalog } from '../../src/models/catalog.ts';
import { computeBytes, deviceBytes } from '../../src/recommend/memory/compute.ts';
import { foretell, foretoldKey, usualBatches, usualContexts, usualRun } from '../../src/recommend/memory/foretold.ts';
import { shapeOf } from '../../src/recommend/memory/shape.ts';
import { isUnknown } from '../../src/types/known.ts';

const catalog = loadCatalog();

test('every tag with a known shape has its figures, and they are right', () => {
	const wrong: string[] = [];
	for (const { facts } of catalog) {
		const shape = isUnknown(facts.keys) ? facts.keys : shapeOf(facts.keys);
		if (isUnknown(shape)) continue;
		for (const context of usualContexts)
			for (const batch of usualBatches)
				for (const gpu of [false, true]) {
					const run = usualRun(context, batch, gpu);
					const [told, law] = [facts.foretold?.[foretoldKey(run)], deviceBytes(shape, run)];
					if (told !== law) wrong.push(`${facts.name} ${foretoldKey(run)}: ${told} instead of ${law}`);
				}
	}
	expect(wrong).toEqual([]);
	expect(catalog.filter(({ facts }) => facts.foretold).length).toBeGreaterThan(70);
});

test('they are used at the usual settings only', () => {
	const keys = catalog.find(({ facts }) => facts.name === 'gemma3:4b')?.facts.keys;
	if (!keys || isUnknown(keys)) throw new Error('no keys');
	const shape = shapeOf(keys);
	if (isUnknown(shape)) throw new Error(shape.unknown);
	const usual = usualRun(8192, 512, false);
	foretell(shape, { [foretoldKey(usual)]: 1 });
	expect(computeBytes(shape, usual).device).toBe(1);
	for (const other of [
		{ context: 2048 },
		{ kvCache: 'q8_0' as const },
		{ flashAttention: false },
		{ parallel: 2 },
		{ outputs: 512 },
	])
		expect(computeBytes(shape, { ...usual, ...other }).device).toBeGreaterThan(1e6);
});

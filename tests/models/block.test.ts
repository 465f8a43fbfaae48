// What scripts/data/inside.mjs prints for a model's file, beside the block that stands in data/models.json.

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { blockOf } from '../../scripts/data/block.mjs';
import { modelFromFile } from '../../src/models/file.ts';
import { type KeyValue, writeGguf } from '../support/gguf.ts';
import { tensorsOf } from '../support/shapes.ts';

const folder = await mkdtemp(join(tmpdir(), 'block-'));
afterAll(() => rm(folder, { recursive: true }));
const json = async (file: string) => JSON.parse(await readFile(new URL(file, import.meta.url), 'utf8'));

const { models } = await json('../../data/models.json');
const shapes = (await json('../fixtures/models/shapes.json')) as Record<
	string,
	{ keys: Record<string, KeyValue>; tied: boolean }
>;

it.each([
	['qwen3-4b-2507', 'qwen3-4b-instruct-2507'],
	['llama-3.1-8b', 'llama3.1-8b'],
])('the lines for the file of %s are those of the catalog', async (name, id) => {
	const { keys, tied } = shapes[name] ?? { keys: {}, tied: false };
	const file = join(folder, `${name}.gguf`);
	const size = await writeGguf(file, keys, tensorsOf(keys, tied));
	const block = blockOf(await modelFromFile(file));
	const read = JSON.parse(`{${block}}`);
	const row = models.find((one: { id: string }) => one.id === id);
	expect(read.tags).toMatchObject([{ bytes: size, basis: 'exact', weights: row.tags[0].weights }]);
	expect(read.layers).toEqual(row.layers);
	expect(read.keys).toEqual(row.keys);
	expect(read.architecture).toBe(row.architecture);
	// Written as the file is, so that a change of one number is a change of one line.
	expect(block).toContain(`"weights": {"total": ${row.tags[0].weights.total}, "tokenEmbedding": `);
});

it('prints nothing in the place of what a file does not tell', async () => {
	const file = join(folder, 'bare.gguf');
	await writeGguf(file, shapes['qwen3-4b-2507']?.keys ?? {}, []);
	const facts = await modelFromFile(file);
	expect(() => blockOf(facts)).toThrow(/^bare\.gguf: weights: /);
});

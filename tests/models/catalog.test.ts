import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import {
	catalogDocument,
	catalogEntry,
	loadCatalog,
	modelForCompanion,
	parseCatalog,
} from '../../src/models/catalog.ts';
import { checkCatalog } from '../../src/models/schema.ts';
import { isUnknown } from '../../src/types/known.ts';
import type { ModelFacts } from '../../src/types/model.ts';

const file = new URL('../../data/models.json', import.meta.url);
const text = await readFile(file, 'utf8');
const fresh = () => JSON.parse(text) as { models: { tags: Record<string, unknown>[] }[] };

/** Context bytes at 8192 tokens by the shape; the published table was made with a batch of 512. */
const rows = JSON.parse(
	await readFile(new URL('../fixtures/models/expected-memory.json', import.meta.url), 'utf8'),
) as {
	tag: string;
	weights: number;
	basis: string;
	kv: number;
	total: number;
}[];

const shapes = JSON.parse(await readFile(new URL('../fixtures/models/shapes.json', import.meta.url), 'utf8')) as Record<
	string,
	{ tensorBytes: number; tokenEmbedding: number; repack: number | null; tied: boolean }
>;

/** The f16 cache for 8192 tokens and a batch of 512, by the formulas of the published table, from our keys. */
function cacheAt8k({ keys, architecture }: ModelFacts): number {
	if (isUnknown(keys) || isUnknown(architecture)) throw new Error('no keys');
	const one = (name: string, otherwise = 0) => Number(keys[`${architecture}.${name}`] ?? otherwise);
	const of = (name: string, layer: number) => {
		const value = keys[`${architecture}.${name}`];
		return Array.isArray(value) ? value[layer] : value;
	};
	const width = one('attention.key_length', one('embedding_length') / one('attention.head_count'));
	const window = architecture === 'phi3' ? 0 : one('attention.sliding_window');
	const period = { gemma3: 6, 'gpt-oss': 2 }[architecture as string] ?? 0;
	const interval = one('full_attention_interval');
	let bytes = 0;
	for (let layer = 0; layer < one('block_count'); layer++) {
		const heads = Number(of('attention.head_count_kv', layer));
		const pattern = of('attention.sliding_window_pattern', layer);
		const slides = window > 0 && (pattern === undefined ? (layer + 1) % period !== 0 : pattern === true);
		const size = slides ? one('attention.key_length_swa', width) : width;
		const recurrent = interval > 0 && (layer + 1) % interval !== 0;
		const [groups, state, inner] = [one('ssm.group_count'), one('ssm.state_size'), one('ssm.inner_size')];
		const cells = slides ? Math.ceil((window + 512) / 256) * 256 : 8192;
		bytes += recurrent ? 4 * (3 * (inner + 2 * groups * state) + state * inner) : cells * heads * size * 4;
	}
	return bytes;
}

describe('data/models.json', () => {
	it('holds to its schema, and is small enough to be read at every start', () => {
		expect(checkCatalog(JSON.parse(text))).toEqual([]);
		expect(Buffer.byteLength(text)).toBeLessThan(250_000);
		// One sign beyond Latin-1 makes every sign of it two bytes in memory, and reading it takes three times as long.
		expect(text).toMatch(/^[\0-\x7f]*$/);
	});

	it('has models with plausible sizes: bits per weight between 4 and 17', async () => {
		const catalog = loadCatalog();
		expect(new Set(catalog.map(({ facts }) => facts.id)).size).toBe(fresh().models.length);
		for (const { facts } of catalog) {
			if (isUnknown(facts.weights) || isUnknown(facts.parameters) || isUnknown(facts.bytes))
				throw new Error(facts.name);
			const bits = (facts.weights.total * 8) / facts.parameters;
			expect([facts.name, bits > 3.4 && bits < 17]).toEqual([facts.name, true]);
			expect(facts.weights.total + facts.projectorBytes).toBeLessThan(facts.bytes * 1.06);
			expect(facts.weights.total + facts.projectorBytes).toBeGreaterThan(facts.bytes * 0.9);
		}
	});

	it('has blocks that with the tables make up the whole', async () => {
		for (const { facts } of loadCatalog()) {
			if (isUnknown(facts.weights) || isUnknown(facts.weights.layers)) throw new Error(facts.name);
			const blocks = facts.weights.layers.reduce((a, b) => a + b, 0);
			expect([facts.name, blocks + facts.weights.tokenEmbedding < facts.weights.total * 1.001]).toEqual([
				facts.name,
				true,
			]);
			expect(blocks).toBeGreaterThan((facts.weights.total - facts.weights.perLayerEmbedding) * 0.35);
		}
	});

	it('says which sizes are exact', async () => {
		const facts = catalogEntry('gemma3:4b')?.model.facts as ModelFacts;
		expect(facts).toMatchObject({ bytes: 3338792448, basis: 'exact', projectorBytes: 839788704, source: 'catalog' });
		expect(facts.weights).toMatchObject({ total: 2483218432, tied: true, tokenEmbedding: 550502400 });
		expect(catalogEntry('gemma4:12b')?.model.facts.basis).toBe('shown');
		expect(catalogEntry('gemma4:12b-it-qat')?.model.facts.basis).toBe('estimated');
	});

	it.each([
		['gemma3:1b', 'gemma3-1b'],
		['gemma3:12b', 'gemma3-12b'],
		['llama3.1:8b', 'llama-3.1-8b'],
		['llama3.2:1b-instruct-q4_K_M', 'llama-3.2-1b'],
		['qwen3:4b-instruct', 'qwen3-4b-2507'],
		['gpt-oss:20b', 'gpt-oss-20b'],
		['gpt-oss:120b', 'gpt-oss-120b'],
	])('has the weights of %s as the engine allocates them', async (tag, name) => {
		const { tensorBytes, tokenEmbedding, repack, tied } = shapes[name] ?? {};
		const facts = catalogEntry(tag)?.model.facts;
		expect(facts?.weights).toMatchObject({ total: tensorBytes, tokenEmbedding, tied, ...(repack ? { repack } : {}) });
	});

	it.each(rows)('agrees with the published memory table: $tag', async ({ tag, weights, basis, kv, total }) => {
		const facts = catalogEntry(tag)?.model.facts as ModelFacts;
		expect(facts.bytes).toBe(weights);
		expect(facts.bytes === weights ? weights + cacheAt8k(facts) : Number.NaN).toBe(total);
		expect(cacheAt8k(facts)).toBe(kv);
		expect(catalogEntry(tag)?.tag.basis).toBe(basis);
	});
});

describe('checkCatalog', () => {
	it('names the path, what should be there and what is', () => {
		const document = fresh();
		const tag = document.models[1]?.tags[0];
		if (tag) tag['bytes'] = '12';
		expect(checkCatalog(document)).toEqual(['models[1].tags[0].bytes: should be a whole number above zero, is "12"']);
	});

	it('finds a name that stands there twice, and an unknown field', () => {
		const document = fresh();
		const [first, second] = document.models;
		if (!first?.tags[0] || !second?.tags[0]) throw new Error('no tags');
		second.tags[0]['tag'] = first.tags[0]['tag'];
		expect(checkCatalog(document).join()).toContain('stands there twice');
		first.tags[0]['colour'] = 'red';
		expect(checkCatalog(document)).toEqual(['models[0].tags[0].colour: is not a field of this document']);
	});

	it.each([null, 3, [], {}, { models: [] }])('answers anything with sentences: %j', (value) => {
		expect(checkCatalog(value).length).toBeGreaterThan(0);
	});

	it('refuses a bad catalog that a person brings', () => {
		expect(() => parseCatalog('{')).toThrow(/not a JSON/);
		expect(() => parseCatalog('{"models": []}')).toThrow(/fault/);
		expect(parseCatalog(text).length).toBeGreaterThan(60);
	});
});

describe('names', () => {
	it('takes ids, tags, aliases and bare library names', async () => {
		const names = ['gemma3-4b', 'gemma3:4b', 'GEMMA3:4b-it-q4_K_M', 'gemma3'];
		for (const name of names) expect(catalogEntry(name)?.tag.tag).toBe('gemma3:4b');
		expect(catalogEntry('gemma33')).toBeUndefined();
	});

	it('gives the companion what its prompt is fitted to', async () => {
		expect(modelForCompanion('gemma4:e4b')).toMatchObject({
			sampling: { temperature: 1, top_p: 0.95, top_k: 64 },
			systemRole: { native: true },
			thinking: { supported: true, canBeDisabled: true },
		});
		expect(modelForCompanion('qwen3.5:4b')?.sampling).toMatchObject({
			presence_penalty: 1.5,
			repeat_penalty: 1,
		});
		const small = modelForCompanion('gemma4:e2b');
		expect(small?.effectiveParameters).toBe(2_300_000_000);
		expect(modelForCompanion('gpt-oss:20b')?.effectiveParameters).toBeUndefined();
		expect(modelForCompanion('nobody:7b')).toBeUndefined();
	});

	it('lists the default tag of a model before its others', async () => {
		const catalog = loadCatalog();
		const { models } = catalogDocument();
		expect(catalog[0]?.facts.name).toBe(models[0]?.tags[0]?.tag);
		expect(catalog.filter(({ defaultTag }) => defaultTag)).toHaveLength(models.length);
	});
});

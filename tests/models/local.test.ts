import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { modelFromManifest } from '../../src/models/disk.ts';
import { findModel } from '../../src/models/find.ts';
import { localNames } from '../../src/models/local-names.ts';
import { parseName, sameName, shortName } from '../../src/models/names.ts';
import { modelFromShow, type ShowAnswer, type TagsEntry } from '../../src/models/show.ts';
import { isUnknown } from '../../src/types/known.ts';
import { ggufHeader } from '../support/gguf.ts';
import { tensorsOf } from '../support/shapes.ts';
import { noNetwork, ports } from './ports.ts';

const json = async <T>(name: string): Promise<T> =>
	JSON.parse(await readFile(new URL(`../fixtures/models/${name}`, import.meta.url), 'utf8')) as T;
const tags = await json<{ models: TagsEntry[] }>('tags.json');
const base = await json<ShowAnswer>('show-base.json');
const derived = await json<ShowAnswer>('show-derived.json');
const folder = await mkdtemp(join(tmpdir(), 'models-'));
afterAll(() => rm(folder, { recursive: true }));

const keys = {
	'general.architecture': 'llama',
	'general.file_type': 15,
	'llama.block_count': 2,
	'llama.context_length': 8192,
	'llama.embedding_length': 512,
	'llama.attention.head_count': 8,
	'llama.attention.head_count_kv': 4,
	'llama.feed_forward_length': 1024,
	'llama.vocab_size': 640,
};

/** A model in Ollama's folder, as a pull leaves it. */
async function store(dir: string, name: string, layers: Record<string, Buffer | string>, config: object = {}) {
	await mkdir(join(dir, 'blobs'), { recursive: true });
	const blob = async (content: Buffer | string) => {
		const digest = createHash('sha256').update(content).digest('hex');
		await writeFile(join(dir, 'blobs', `sha256-${digest}`), content);
		return { digest: `sha256:${digest}`, size: Buffer.byteLength(content) };
	};
	const list = [];
	for (const [kind, content] of Object.entries(layers))
		list.push({ mediaType: `application/vnd.ollama.image.${kind}`, ...(await blob(content)) });
	const manifest = { schemaVersion: 2, config: await blob(JSON.stringify(config)), layers: list };
	const [model = '', tag = 'latest'] = name.split(':');
	const at = join(dir, 'manifests', 'registry.ollama.ai', 'library', model);
	await mkdir(at, { recursive: true });
	await writeFile(join(at, tag), JSON.stringify(manifest));
	return manifest;
}

const tensors = tensorsOf(keys, true);
const { header, size } = ggufHeader({ ...keys, 'tokenizer.ggml.tokens': ['a', 'b'] }, tensors);
const file = Buffer.concat([header, Buffer.alloc(size - header.length)]);

describe('names', () => {
	it.each([
		['gemma3', 'gemma3:latest'],
		['gemma3:4b', 'gemma3:4b'],
		['someone/thing:q4', 'someone/thing:q4'],
		['hf.co/unsloth/Qwen3-4B-GGUF:Q4_K_M', 'hf.co/unsloth/Qwen3-4B-GGUF:Q4_K_M'],
		['registry.ollama.ai/library/gemma3:4b', 'gemma3:4b'],
	])('%s is %s', (text, short) => {
		const name = parseName(text);
		expect(name && shortName(name)).toBe(short);
	});

	it.each(['', 'a b', 'a:b:c', 'x/y/z/w', '../etc/passwd', 'a/..:b', '-x', 'ä'])('%j is no name', (text) => {
		expect(parseName(text)).toBeUndefined();
	});

	it('compares as Ollama does', () => {
		expect(sameName('Gemma3', 'gemma3:latest')).toBe(true);
		expect(sameName('gemma3:4b', 'gemma3:1b')).toBe(false);
	});
});

describe('a running server', () => {
	const row = tags.models.find(({ name }) => name === 'gemma3:270m') as TagsEntry;

	it('tells a model from its recorded answers: weights to the byte', () => {
		const facts = modelFromShow('gemma3:270m', base, row);
		expect(facts).toMatchObject({
			architecture: 'gemma3',
			parameters: 268_098_176,
			quantization: 'Q4_K_M',
			bytes: row.size,
			basis: 'exact',
			contextMax: 32_768,
			here: true,
			licence: 'Gemma Terms of Use',
			digest: 'sha256:a5fd3b62230aa5ec60212297dc9d20eaa70578ac519e00d93a17e44c087a6818',
		});
		expect(facts.cannot).toBeUndefined();
		if (isUnknown(facts.weights) || isUnknown(facts.keys)) throw new Error('unknown');
		expect(facts.keys['gemma3.vocab_size']).toBe(262_144);
		// The blob of 253,113,024 bytes is these tensors and 15.8 MB of tokenizer; Ollama's input table is Q8_0.
		expect(253_113_024 - facts.weights.total).toBeGreaterThan(0);
		expect(253_113_024 - facts.weights.total).toBeLessThan(17e6);
		expect(facts.weights.tied).toBe(true);
	});

	it('takes the answers of a client, and what the catalog knows of the base of a companion', async () => {
		const asked: string[] = [];
		const client = {
			tags: async () => tags.models,
			show: async (name: string) => {
				asked.push(name);
				return name === 'gemma3:270m' ? base : derived;
			},
		};
		expect((await findModel(noNetwork, 'GEMMA3:270m', { client })).here).toBe(true);
		expect((await findModel(noNetwork, 'companion', { client })).name).toBe('companion:latest');
		expect(asked).toEqual(['gemma3:270m', 'companion:latest']);
		const missing = findModel(noNetwork, 'gemma3:270n', { client, offline: true });
		await expect(missing).rejects.toMatchObject({ code: 'unknown-model', exit: 2, cure: /gemma3:270m/ });
	});

	it('falls back to the catalog where the server goes away', async () => {
		const gone = () => Promise.reject(new Error('socket hang up'));
		const client = { tags: gone, show: gone };
		expect((await findModel(noNetwork, 'gemma3:4b', { client })).source).toBe('catalog');
	});

	it('refuses what runs elsewhere', async () => {
		const cloud = { ...row, name: 'big:cloud', remote_host: 'https://ollama.com' };
		const client = { tags: async () => [cloud], show: async () => base };
		expect((await findModel(noNetwork, 'big:cloud', { client })).cannot?.code).toBe('cloud-only');
	});
});

describe('a stopped server', () => {
	it('reads manifests and the header of the blob: exact', async () => {
		const dir = join(folder, 'one');
		const manifest = await store(dir, 'tiny:2', {
			model: file,
			template: '{{ .System }}{{ .Prompt }}!',
			license: '\nMIT\n',
		});
		const facts = await findModel(noNetwork, 'TINY:2', { modelsDir: dir });
		const expected = manifest.layers.reduce((all, one) => all + one.size, manifest.config.size);
		expect(facts).toMatchObject({
			name: 'tiny:2',
			bytes: expected,
			basis: 'exact',
			licence: 'MIT',
			quantization: 'Q4_K_M',
		});
		expect(facts.here).toBe(true);
		expect(facts.cannot).toBeUndefined();
		expect(facts.weights).toMatchObject({ tied: true, tokenEmbedding: (512 * 640 * 210) / 256 });
		expect(await localNames(ports, dir)).toEqual(['tiny:2']);
	});

	it('says why a model cannot converse', async () => {
		const dir = join(folder, 'two');
		await store(dir, 'bare:1', { model: file, template: '{{ .Prompt }}' });
		await store(dir, 'stub:cloud', {}, { remote_host: 'https://ollama.com' });
		await store(dir, 'tensors:1', { tensor: 'x' }, { model_format: 'safetensors' });
		const code = async (name: string) => (await modelFromManifest(ports, dir, name))?.cannot?.code;
		expect(await code('bare:1')).toBe('no-chat-template');
		expect(await code('stub:cloud')).toBe('cloud-only');
		expect(await code('tensors:1')).toBe('mlx-only');
		expect(await code('absent:1')).toBeUndefined();
	});

	it('answers a blob that is not whole', async () => {
		const dir = join(folder, 'three');
		await store(dir, 'cut:1', { model: file.subarray(0, file.length - 5000), template: 'x' });
		await expect(modelFromManifest(ports, dir, 'cut:1')).rejects.toMatchObject({ code: 'gguf-cut' });
	});
});

import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { modelFromGguf } from '../../src/models/file.ts';
import { piecesOf } from '../../src/models/gguf/facts.ts';
import { readHeader } from '../../src/models/gguf/header.ts';
import { type ByteSource, sourceOfBytes, sourceOfFile } from '../../src/models/gguf/source.ts';
import { isRepacked, weightsOf } from '../../src/models/gguf/sums.ts';
import { Problem } from '../../src/problem.ts';
import { isUnknown } from '../../src/types/known.ts';
import { ggufHeader, type KeyValue, str, u32, u64, writeGguf } from '../support/gguf.ts';
import { tensorsOf } from '../support/shapes.ts';
import { stopwatch } from '../support/stopwatch.ts';

interface Shape {
	keys: Record<string, KeyValue>;
	tied: boolean;
	parameters: number;
	tensorBytes: number;
	tokenEmbedding: number;
	repack: number | null;
	types: Record<string, number>;
}
const fixtures = new URL('../fixtures/models/shapes.json', import.meta.url);
const shapes = Object.entries(JSON.parse(await readFile(fixtures, 'utf8')) as Record<string, Shape>);
const folder = await mkdtemp(join(tmpdir(), 'gguf-'));
afterAll(() => rm(folder, { recursive: true }));

const tokens = (count: number): string[] => Array.from({ length: count }, (_, i) => `token${i}`);

describe('a whole file', () => {
	it.each(shapes)('sums the tensors of %s to the byte', async (name, shape) => {
		const file = join(folder, `${name}.gguf`);
		const tensors = tensorsOf(shape.keys, shape.tied);
		const size = await writeGguf(file, { ...shape.keys, 'tokenizer.ggml.tokens': tokens(5000) }, tensors);
		const source = await sourceOfFile(file);
		const header = await readHeader(source);
		await source.close?.();
		expect(header.size).toBe(size);
		expect(header.lengths).toEqual({ 'tokenizer.ggml.tokens': 5000 });
		const counted: Record<string, number> = {};
		for (const { type } of header.tensors) counted[type?.name ?? '?'] = (counted[type?.name ?? '?'] ?? 0) + 1;
		expect(counted).toEqual(shape.types);
		const sums = weightsOf(piecesOf(header));
		if (isUnknown(sums)) throw new Error(sums.unknown);
		expect(sums).toMatchObject({ total: shape.tensorBytes, tokenEmbedding: shape.tokenEmbedding, tied: shape.tied });
		if (shape.repack !== null) expect(sums.repack).toBe(shape.repack);
	});

	it('counts all parameters, and those that work on a token', async () => {
		const [, shape] = shapes.find(([name]) => name === 'gpt-oss-20b') ?? [];
		if (shape === undefined) throw new Error('no shape');
		const { header, size } = ggufHeader(shape.keys, tensorsOf(shape.keys, shape.tied));
		const whole = { ...sourceOfBytes(header), size };
		const facts = modelFromGguf([await readHeader(whole)], { name: 'x.gguf', source: 'file', basis: 'exact' });
		// The publisher counts 20.9 billion, 3.6 of them active.
		expect(facts.parameters).toBe(shape.parameters);
		expect(facts.activeParameters).toBeGreaterThan(3.5e9);
		expect(facts.activeParameters).toBeLessThan(4.3e9);
		expect(facts.cannot?.code).toBe('no-chat-template');
	});

	it('keeps lists of numbers, not the tokenizer', async () => {
		const { header } = ggufHeader({
			'general.architecture': 'lfm2',
			'lfm2.attention.head_count_kv': [0, 8, 0],
			'lfm2.flags': [true, false],
			'tokenizer.ggml.scores': [1, 2, 3],
			big: 2n ** 60n,
		});
		const read = await readHeader(sourceOfBytes(header));
		expect(read.keys['lfm2.attention.head_count_kv']).toEqual([0, 8, 0]);
		expect(read.keys['lfm2.flags']).toEqual([true, false]);
		expect(read.keys['big']).toBe(2n ** 60n);
		expect(read.lengths).toEqual({ 'tokenizer.ggml.scores': 3 });
	});

	it('reads the same in whatever pieces the bytes come', async () => {
		const { header } = ggufHeader({ 'general.architecture': 'llama', 'tokenizer.ggml.tokens': tokens(3000) }, [
			{ name: 'token_embd.weight', dims: [256, 64], type: 'Q4_K' },
		]);
		const whole = await readHeader(sourceOfBytes(Buffer.concat([header, Buffer.alloc(20_000)])));
		const drops: ByteSource = { read: async (at, length) => header.subarray(at, at + Math.min(length, 7)) };
		const { size: _, ...same } = whole;
		expect(await readHeader(drops)).toEqual(same);
	});
});

describe('what is rewritten for the processor', () => {
	const one = (name: string, dims: number[], typeName: string) => isRepacked({ name, dims, typeName, bytes: 1 });
	it.each([
		['blk.0.ffn_up.weight', [256, 64], 'Q4_K', true],
		['blk.0.ffn_up.weight', [256, 63], 'Q4_K', false],
		['blk.0.ffn_up.weight', [256, 64], 'Q6_K', false],
		['token_embd.weight', [256, 64], 'Q4_K', false],
		['blk.0.ffn_up_exps.weight', [256, 64, 8], 'MXFP4', true],
		['blk.0.attn_k_b.weight', [256, 64, 8], 'Q4_K', false],
	])('%s %j %s: %s', (name, dims, type, yes) => expect(one(name, dims, type)).toBe(yes));
});

/** Most bytes that reading a header held at once: what is in use at each read from the source, without what may go. */
async function mostHeld(source: ByteSource): Promise<number> {
	setFlagsFromString('--expose-gc');
	const collect = runInNewContext('gc') as () => void;
	const held = () => {
		collect();
		const { arrayBuffers, heapUsed } = process.memoryUsage();
		return arrayBuffers + heapUsed;
	};
	const before = held();
	let most = 0;
	const watched: ByteSource = {
		...source,
		read: async (offset, length) => {
			most = Math.max(most, held() - before);
			return source.read(offset, length);
		},
	};
	await readHeader(watched);
	return Math.max(most, held() - before);
}

describe('bad files', () => {
	const begin = (tensorCount: bigint, keyCount: bigint, ...rest: Buffer[]) =>
		Buffer.concat([Buffer.from('GGUF'), u32(3), u64(tensorCount), u64(keyCount), ...rest]);
	const tensor = (dims: bigint[], type = 0) =>
		Buffer.concat([str('blk.0.weight'), u32(dims.length), ...dims.map(u64), u32(type), u64(0)]);
	const huge = 2n ** 63n;
	/** As long as one may be that is kept. */
	const fullList = Buffer.concat([u32(0), u64(2048), Buffer.alloc(2048, 1)]);
	const longText = str('x'.repeat(8 * 1024 * 1024));

	it.each([
		['nothing', Buffer.alloc(0), 'gguf-cut'],
		['a page', Buffer.from('<!doctype html><html><body>log in</body></html>'), 'gguf-bad'],
		['safetensors', Buffer.concat([u64(200), Buffer.from('{"model.embed": {}}')]), 'gguf-bad'],
		['version 1', Buffer.concat([Buffer.from('GGUF'), u32(1), u32(0), u32(0), u64(0), u64(0)]), 'gguf-bad'],
		['big-endian', Buffer.concat([Buffer.from('GGUF'), Buffer.from([0, 0, 0, 3]), u64(0), u64(0)]), 'gguf-bad'],
		['2^63 tensors', begin(huge, 0n), 'gguf-bad'],
		['2^63 keys', begin(0n, huge), 'gguf-bad'],
		['a key of 2^63 bytes', begin(0n, 1n, u64(huge)), 'gguf-bad'],
		['a text of 2^62 bytes', begin(0n, 1n, str('k'), u32(8), u64(huge / 2n)), 'gguf-bad'],
		['a list of 2^63', begin(0n, 1n, str('k'), u32(9), u32(4), u64(huge)), 'gguf-bad'],
		['a list longer than the file', begin(0n, 1n, str('k'), u32(9), u32(4), u64(1 << 27)), 'gguf-cut'],
		['a strange type', begin(0n, 1n, str('k'), u32(77)), 'gguf-bad'],
		[
			'lists in lists',
			begin(0n, 1n, str('k'), ...Array.from({ length: 9 }, () => [u32(9), u64(1)]).flat()),
			'gguf-bad',
		],
		[
			'lists that would fill the memory',
			begin(0n, 1n, str('k'), u32(9), u32(9), u64(600), ...Array.from({ length: 600 }, () => fullList)),
			'gguf-bad',
		],
		[
			'keys of such lists',
			begin(0n, 600n, ...Array.from({ length: 600 }, (_, i) => Buffer.concat([str(`k${i}`), u32(9), fullList]))),
			'gguf-bad',
		],
		[
			'templates that would fill the memory',
			begin(0n, 5n, ...Array.from({ length: 5 }, (_, i) => Buffer.concat([str(`k${i}`), u32(8), longText]))),
			'gguf-bad',
		],
		['a tensor of 2^63', begin(1n, 0n, tensor([huge])), 'gguf-bad'],
		['a product that overflows', begin(1n, 0n, tensor([2n ** 40n, 2n ** 40n])), 'gguf-bad'],
		['a row that is no block', begin(1n, 0n, tensor([17n, 2n], 12)), 'gguf-bad'],
		['two tensors of one name', begin(2n, 0n, tensor([1n]), tensor([1n])), 'gguf-bad'],
		['data behind its end', begin(1n, 0n, tensor([1n << 20n])), 'gguf-cut'],
		['a cut header', begin(0n, 3n, str('general.name'), u32(8), u64(50), Buffer.from('half')), 'gguf-cut'],
	])('%s', async (_, bytes, code) => {
		const seconds = stopwatch();
		await expect(readHeader(sourceOfBytes(bytes))).rejects.toMatchObject({ name: 'Problem', code });
		expect(seconds()).toBeLessThan(1);
	});

	it('says of an unknown tensor type only that its weights are not known', async () => {
		const bytes = Buffer.concat([begin(1n, 0n, tensor([64n], 99)), Buffer.alloc(512)]);
		const header = await readHeader(sourceOfBytes(bytes));
		expect(weightsOf(piecesOf(header))).toMatchObject({ unknown: expect.stringContaining('blk.0.weight') });
	});

	it('walks over 50 MB of tokens in little memory', async () => {
		const token = str('x'.repeat(92));
		const count = 500_000;
		const list = Buffer.concat([str('tokenizer.ggml.tokens'), u32(9), u32(8), u64(count)]);
		const file = join(folder, 'tokens.gguf');
		await writeFile(file, Buffer.concat([begin(0n, 1n, list), Buffer.alloc(token.length * count, token)]));
		const source = await sourceOfFile(file);
		const seconds = stopwatch();
		const header = await readHeader(source);
		expect(seconds()).toBeLessThan(1);
		expect(header.lengths['tokenizer.ggml.tokens']).toBe(count);
		expect(await mostHeld(source)).toBeLessThan(30e6);
		await source.close?.();
		await expect(readHeader(await sourceOfFile(file), { limit: 1e6 })).rejects.toMatchObject({ code: 'gguf-long' });
	});

	it('knows a file that was cut', async () => {
		const file = join(folder, 'cut.gguf');
		const size = await writeGguf(file, { 'general.architecture': 'llama' }, [
			{ name: 'token_embd.weight', dims: [256, 640], type: 'F16' },
		]);
		await truncate(file, size - 100);
		const source = await sourceOfFile(file);
		await expect(readHeader(source)).rejects.toMatchObject({ code: 'gguf-cut' });
		await source.close?.();
	});

	it('answers anything with a header or a Problem', async () => {
		const { header } = ggufHeader(
			{ 'general.architecture': 'llama', 'llama.block_count': 2, list: [1, 2, 3], names: ['a', 'b'], 'x.y': 1.5 },
			[{ name: 'token_embd.weight', dims: [256, 4], type: 'Q4_K' }],
		);
		const change = fc.record({ at: fc.nat(header.length - 1), byte: fc.nat(255) });
		const broken = fc
			.tuple(fc.array(change, { minLength: 1, maxLength: 6 }), fc.nat(header.length))
			.map(([list, end]) => {
				const bytes = Buffer.from(header);
				for (const { at, byte } of list) bytes[at] = byte;
				return end % 3 === 0 ? bytes.subarray(0, end) : bytes;
			});
		await fc.assert(
			fc.asyncProperty(broken, async (bytes) => {
				const answer = await readHeader(sourceOfBytes(bytes)).catch((error: unknown) => error);
				if (answer instanceof Error) expect(answer).toBeInstanceOf(Problem);
				else expect(Object.keys(answer as object)).toContain('keys');
			}),
			{ numRuns: 1500 },
		);
	});
});

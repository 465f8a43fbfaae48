// Reads the header of a GGUF file: its keys and the list of its tensors, never their data.
// Format: docs/gguf.md of ggml-org/ggml. Long lists (the tokenizer's) are walked over; only their length is kept.

import type { GgufKeys, GgufValue } from '../../types/model.ts';
import { words } from '../../words/models.ts';
import { bad, Cursor, cut } from './cursor.ts';
import type { ByteSource } from './source.ts';
import { type TensorType, typeByNumber } from './types.ts';

export interface Tensor {
	name: string;
	/** Row length first, as in the file. */
	dims: number[];
	/** undefined: a type that is not known here. */
	type: TensorType | undefined;
	/** Number of the type in the file. */
	typeNumber: number;
	/** Bytes of its data; undefined where the type is not known. */
	bytes: number | undefined;
	/** From the begin of the data part. */
	offset: number;
}

export interface GgufHeader {
	version: number;
	keys: GgufKeys;
	/** Lengths of the lists that were not kept, by key ("tokenizer.ggml.tokens": 262144). */
	lengths: Record<string, number>;
	tensors: Tensor[];
	/** Where the data begins. */
	dataStart: number;
	/** Bytes of the whole file, where known. */
	size?: number;
}

export interface HeaderOptions {
	/** Bytes of header read at most. Default 512 MiB. */
	limit?: number;
	/** Stop at the tokenizer's list of tokens, whose length is still told: the keys before it and no tensors. */
	briefly?: boolean;
	/** Bytes of the first read. Default 64 KiB. */
	firstRead?: number;
}

const limits = {
	header: 512 * 1024 * 1024,
	keys: 16_384,
	tensors: 131_072,
	name: 1024,
	/** A chat template may be long, a text of megabytes is none. */
	text: 8 * 1024 * 1024,
	token: 1024 * 1024,
	list: 1 << 28,
	/** Lists up to this length are kept: one number for each layer. */
	kept: 2048,
	/** What a value in a list that is kept costs, bytes: its place in memory and the time to read it. */
	value: 256,
	dim: 2 ** 48,
};

const scalars: Readonly<Record<number, [number, (b: Buffer, at: number) => number | bigint | boolean]>> = {
	0: [1, (b, at) => b.readUInt8(at)],
	1: [1, (b, at) => b.readInt8(at)],
	2: [2, (b, at) => b.readUInt16LE(at)],
	3: [2, (b, at) => b.readInt16LE(at)],
	4: [4, (b, at) => b.readUInt32LE(at)],
	5: [4, (b, at) => b.readInt32LE(at)],
	6: [4, (b, at) => b.readFloatLE(at)],
	7: [1, (b, at) => b.readUInt8(at) !== 0],
	10: [8, (b, at) => b.readBigUInt64LE(at)],
	11: [8, (b, at) => b.readBigInt64LE(at)],
	12: [8, (b, at) => b.readDoubleLE(at)],
};
const textType = 8;
const listType = 9;

/** 64-bit integers become plain numbers where nothing is lost. */
const plain = (value: number | bigint | boolean): GgufValue =>
	typeof value === 'bigint' && value <= 2n ** 53n && value >= -(2n ** 53n) ? Number(value) : value;

async function scalar(cursor: Cursor, type: number, key: string): Promise<GgufValue> {
	const known = scalars[type];
	if (known === undefined) throw bad(words.strangeKey(key, type));
	const [width, read] = known;
	await cursor.need(width);
	return plain(cursor.take(width, read));
}

/** A list that is kept, or its length. */
async function list(cursor: Cursor, key: string, depth: number): Promise<GgufValue[] | number> {
	const type = await cursor.u32();
	const count = await cursor.count(limits.list, words.listLength(key));
	if (type === listType) return lists(cursor, key, count, depth);
	const keep = count <= limits.kept && !key.startsWith('tokenizer.');
	if (type === textType && !keep) {
		await cursor.skipStrings(count, limits.token, words.textLength(key));
		return count;
	}
	if (!keep) {
		const width = scalars[type]?.[0];
		if (width === undefined) throw bad(words.strangeKey(key, type));
		cursor.skip(width * count);
		return count;
	}
	cursor.hold(limits.value * count);
	const values: GgufValue[] = [];
	for (let i = 0; i < count; i++)
		values.push(
			type === textType ? await cursor.string(limits.token, words.textLength(key)) : await scalar(cursor, type, key),
		);
	return values;
}

async function lists(cursor: Cursor, key: string, count: number, depth: number): Promise<GgufValue[]> {
	if (depth > 3 || count > limits.kept) throw bad(words.strangeKey(key, listType));
	cursor.hold(limits.value * count);
	const values: GgufValue[] = [];
	for (let i = 0; i < count; i++) {
		const inner = await list(cursor, key, depth + 1);
		values.push(typeof inner === 'number' ? [] : inner);
	}
	return values;
}

/** Where a brief reading stops: everything behind it is long and says nothing of the shape. */
const tokensKey = 'tokenizer.ggml.tokens';

async function readKeys(
	cursor: Cursor,
	count: number,
	briefly: boolean,
): Promise<Pick<GgufHeader, 'keys' | 'lengths'>> {
	const keys = new Map<string, GgufValue>();
	const lengths = new Map<string, number>();
	for (let i = 0; i < count; i++) {
		const key = await cursor.string(limits.name, words.keyName);
		const type = await cursor.u32();
		if (briefly && key === tokensKey && type === listType) {
			await cursor.u32();
			lengths.set(key, await cursor.count(limits.list, words.listLength(key)));
			break;
		}
		if (type === textType) keys.set(key, await cursor.string(limits.text, words.textLength(key)));
		else if (type === listType) {
			const value = await list(cursor, key, 0);
			if (typeof value === 'number') lengths.set(key, value);
			else keys.set(key, value);
		} else keys.set(key, await scalar(cursor, type, key));
	}
	return { keys: Object.fromEntries(keys), lengths: Object.fromEntries(lengths) };
}

function bytesOf(name: string, dims: number[], type: TensorType | undefined): number | undefined {
	const weights = dims.reduce((all, one) => all * one, 1);
	if (weights > Number.MAX_SAFE_INTEGER / 16) throw bad(words.absurd(words.tensorSize(name), String(weights)));
	if (type === undefined) return undefined;
	if ((dims[0] ?? 1) % type.blockSize !== 0) throw bad(words.strangeTensor(name));
	return (weights / type.blockSize) * type.blockBytes;
}

async function readTensor(cursor: Cursor): Promise<Tensor> {
	const name = await cursor.string(limits.name, words.tensorName);
	const rank = await cursor.u32();
	if (rank > 8) throw bad(words.strangeTensor(name));
	const dims: number[] = [];
	for (let i = 0; i < rank; i++) dims.push(await cursor.count(limits.dim, words.tensorSize(name)));
	const typeNumber = await cursor.u32();
	const offset = await cursor.count(Number.MAX_SAFE_INTEGER, words.tensorSize(name));
	const type = typeByNumber(typeNumber);
	return { name, dims, type, typeNumber, bytes: bytesOf(name, dims, type), offset };
}

async function readTensors(cursor: Cursor, count: number): Promise<Tensor[]> {
	const tensors: Tensor[] = [];
	const names = new Set<string>();
	for (let i = 0; i < count; i++) {
		const tensor = await readTensor(cursor);
		if (names.has(tensor.name)) throw bad(words.strangeTensor(tensor.name));
		names.add(tensor.name);
		tensors.push(tensor);
	}
	return tensors;
}

async function readVersion(cursor: Cursor): Promise<number> {
	await cursor.need(4);
	const magic = cursor.take(4, (b, at) => b.toString('latin1', at, at + 4));
	if (magic !== 'GGUF') throw bad(words.notGguf);
	const version = await cursor.u32();
	if (version === 2 || version === 3) return version;
	throw bad(version > 0 && version < 65_536 ? words.ggufVersion(version) : words.bigEndian);
}

const aligned = (offset: number, to: number): number => Math.ceil(offset / to) * to;

function alignmentOf(keys: GgufKeys): number {
	const own = keys['general.alignment'];
	return typeof own === 'number' && own >= 1 && own <= 1 << 20 ? own : 32;
}

/** Whether the data of every tensor lies inside the file. */
function assertWhole({ tensors, dataStart, size }: GgufHeader): void {
	if (size === undefined) return;
	const end = tensors.reduce((far, { offset, bytes }) => Math.max(far, offset + (bytes ?? 0)), 0);
	if (end > 0 && dataStart + end > size) throw cut();
}

/**
 * The header of a GGUF file. Problem 'gguf-bad' for what is no GGUF file or makes no sense, 'gguf-cut' where the file
 * ends before its header or before its tensors do. What a header may make us keep is bounded (`Cursor.hold`).
 */
export async function readHeader(source: ByteSource, options: HeaderOptions = {}): Promise<GgufHeader> {
	const cursor = new Cursor(source, options.limit ?? limits.header, options.firstRead);
	const version = await readVersion(cursor);
	const tensorCount = await cursor.count(limits.tensors, words.tensorCount);
	const keyCount = await cursor.count(limits.keys, words.keyCount);
	const { keys, lengths } = await readKeys(cursor, keyCount, options.briefly === true);
	const tensors = options.briefly ? [] : await readTensors(cursor, tensorCount);
	const header: GgufHeader = {
		version,
		keys,
		lengths,
		tensors,
		dataStart: aligned(cursor.offset, alignmentOf(keys)),
		...(source.size === undefined ? {} : { size: source.size }),
	};
	assertWhole(header);
	return header;
}

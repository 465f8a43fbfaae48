// Writes GGUF files for tests: true headers over a hole where the data would lie.

import { open } from 'node:fs/promises';
import { numberOfType, typeByName } from '../../src/models/gguf/types.ts';

export type KeyValue = string | number | bigint | boolean | string[] | number[] | boolean[];
export interface TensorPlan {
	name: string;
	dims: number[];
	type: string;
}

export const u32 = (value: number): Buffer => {
	const buffer = Buffer.alloc(4);
	buffer.writeUInt32LE(value);
	return buffer;
};
export const u64 = (value: number | bigint): Buffer => {
	const buffer = Buffer.alloc(8);
	buffer.writeBigUInt64LE(BigInt(value));
	return buffer;
};
export const str = (text: string): Buffer => {
	const bytes = Buffer.from(text);
	return Buffer.concat([u64(bytes.length), bytes]);
};
const f64 = (value: number): Buffer => {
	const buffer = Buffer.alloc(8);
	buffer.writeDoubleLE(value);
	return buffer;
};

function value(one: string | number | bigint | boolean): [number, Buffer] {
	if (typeof one === 'string') return [8, str(one)];
	if (typeof one === 'boolean') return [7, Buffer.from([one ? 1 : 0])];
	if (typeof one === 'bigint') return [10, u64(one)];
	if (Number.isInteger(one) && one >= 0 && one < 2 ** 32) return [4, u32(one)];
	return [12, f64(one)];
}

function typed(one: KeyValue): Buffer {
	if (!Array.isArray(one)) {
		const [type, bytes] = value(one);
		return Buffer.concat([u32(type), bytes]);
	}
	const parts = one.map((member) => value(member));
	return Buffer.concat([u32(9), u32(parts[0]?.[0] ?? 4), u64(parts.length), ...parts.map(([, bytes]) => bytes)]);
}

const align = (offset: number): number => Math.ceil(offset / 32) * 32;

export function bytesOf({ dims, type }: TensorPlan): number {
	const known = typeByName(type);
	if (known === undefined) throw new Error(`no type ${type}`);
	return (dims.reduce((all, one) => all * one, 1) / known.blockSize) * known.blockBytes;
}

/** The header, and the size that the file has with its data. */
export function ggufHeader(keys: Record<string, KeyValue>, tensors: TensorPlan[] = [], version = 3) {
	let offset = 0;
	const infos = tensors.map((tensor) => {
		const info = Buffer.concat([
			str(tensor.name),
			u32(tensor.dims.length),
			...tensor.dims.map((size) => u64(size)),
			u32(numberOfType(tensor.type) ?? 9999),
			u64(offset),
		]);
		offset = align(offset + bytesOf(tensor));
		return info;
	});
	const entries = Object.entries(keys);
	const header = Buffer.concat([
		Buffer.from('GGUF'),
		u32(version),
		u64(tensors.length),
		u64(entries.length),
		...entries.map(([key, one]) => Buffer.concat([str(key), typed(one)])),
		...infos,
	]);
	return { header, size: align(header.length) + offset };
}

/** A file as long as a real one that takes a few kilobytes of disk. */
export async function writeGguf(file: string, keys: Record<string, KeyValue>, tensors: TensorPlan[] = []) {
	const { header, size } = ggufHeader(keys, tensors);
	const handle = await open(file, 'w');
	await handle.write(header);
	await handle.truncate(size);
	await handle.close();
	return size;
}

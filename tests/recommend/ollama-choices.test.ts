// Where Ollama's choices turn: each border at its own byte.

import { describe, expect, it } from 'vitest';
import {
	batchFor,
	flashAttentionFor,
	mappedFor,
	parallelFor,
	predictedBytes,
} from '../../src/recommend/memory/ollama.ts';
import type { Gpu } from '../../src/types/machine.ts';
import { GiB, gpuOf } from './machines.ts';
import { shapeNamed } from './memory-truth.ts';

describe('the batch', () => {
	const card = [gpuOf('A', 24)];
	const batch = (predicted: number, available: number) =>
		batchFor(65536, predicted, available, { flashAttention: true, gpus: card });

	it.each([
		['60 % of what is free for 2048', 100 * GiB, 60 * GiB, 2048, 1024],
		['75 % for 1024', 100 * GiB, 75 * GiB, 1024, 512],
		['2 GiB more below 80 % for 2048', 5 * GiB, 2 * GiB, 2048, 1024],
		['768 MiB more below 80 % for 1024', 5 * GiB, 3.25 * GiB, 1024, 512],
	])('is given with %s, and the next smaller one with a byte less room', (_, available, predicted, large, small) => {
		expect(batch(predicted, available)).toBe(large);
		expect(batch(predicted + 1, available)).toBe(small);
	});

	it('is the largest where nothing is predicted', () => {
		expect(batch(0, GiB)).toBe(2048);
	});

	it('never falls below 512, however little is free', () => {
		expect(batch(GiB, 1)).toBe(512);
	});
});

describe('the batch without flash attention', () => {
	const batch = (gpus: Gpu[]) => batchFor(8192, GiB, 24 * GiB, { flashAttention: false, gpus });
	it('is small from 4097 tokens on', () => {
		const at = (context: number) => batchFor(context, GiB, 8 * GiB, { flashAttention: false, gpus: [gpuOf('A', 8)] });
		expect([at(4096), at(4097)]).toEqual([512, 256]);
	});

	const holding = (free: number | { unknown: string }, total: number | { unknown: string } = 24 * GiB) =>
		gpuOf('A', 24, { memory: { total, free } });
	const none = { unknown: 'not told' };

	it('is small with 8 GiB free, not with a byte more, and not where nothing is', () => {
		expect(batch([holding(8 * GiB)])).toBe(256);
		expect(batch([holding(8 * GiB + 1)])).toBe(512);
		expect(batch([holding(1)])).toBe(256);
		expect(batch([holding(0)])).toBe(512);
	});

	it('goes by the whole memory where it is not known what is free, and is not small where neither is', () => {
		expect(batch([holding(none, 6 * GiB)])).toBe(256);
		expect(batch([holding(none, 24 * GiB)])).toBe(512);
		expect(batch([holding(none, none)])).toBe(512);
	});

	it('is small as soon as one CUDA card is; other cards do not count', () => {
		const vulkan = gpuOf('V', 4, { library: 'vulkan', vendor: 'amd' });
		expect(batch([gpuOf('A', 24), gpuOf('B', 8)])).toBe(256);
		expect(batch([gpuOf('A', 24), vulkan])).toBe(512);
		expect(batch([vulkan])).toBe(1024);
	});
});

describe('conversations at once', () => {
	it('are whole, at least one, and one where the number is none', () => {
		const asked = [2.9, 1, 0, -3, Number.NaN, Number.POSITIVE_INFINITY];
		expect(asked.map((wanted) => parallelFor('llama', wanted))).toEqual([2, 1, 1, 1, 1, 1]);
		expect(parallelFor('llama')).toBe(1);
	});
});

describe("Ollama's estimate", () => {
	const shape = shapeNamed('llama-3.1-8b');
	const of = (changes: object[]) => ({
		...shape,
		layers: changes.map((change) => ({ ...(shape.layers[0] as (typeof shape.layers)[0]), ...change })),
	});

	it('goes by the layer with fewest heads for keys and the one with most heads', () => {
		const mixed = of([
			{ heads: 16, kvHeads: 8 },
			{ heads: 32, kvHeads: 2 },
		]);
		expect(predictedBytes(0, mixed, 10)).toBe(2 * 2 * 2 * (4096 / 32) * 10 * 2);
	});

	it('takes one head where a layer has none, and a part of a head is left out', () => {
		expect(predictedBytes(0, of([{ kvHeads: 0 }, { kvHeads: 8 }]), 10)).toBe(2 * 2 * 1 * 128 * 10 * 2);
		expect(predictedBytes(0, { ...of([{ heads: 32 }]), embedding: 4127 }, 10)).toBe(2 * 8 * 128 * 10 * 2);
	});

	it('is the file alone where no layer has heads', () => {
		expect(predictedBytes(7, of([{ heads: 0 }]), 10)).toBe(7);
	});
});

describe('flash attention', () => {
	const on = (computeCapability: string | undefined, changes: Partial<Gpu> = {}) =>
		flashAttentionFor([gpuOf('A', 8, { ...(computeCapability ? { computeCapability } : {}), ...changes })]);

	it('begins with compute capability 6.0', () => {
		expect(['5.9', '6.0', '6.1', '7.0', '7.5'].map((at) => on(at))).toEqual([false, true, true, true, true]);
	});

	it('is on where the capability is not known, or is no matter of CUDA', () => {
		expect(on(undefined)).toBe(true);
		expect(on('5.2', { library: 'vulkan' })).toBe(true);
	});

	it('is off as soon as one card cannot', () => {
		const old = gpuOf('B', 8, { computeCapability: '5.2' });
		expect(flashAttentionFor([gpuOf('A', 8, { computeCapability: '8.9' }), old])).toBe(false);
	});
});

describe('mapping the file', () => {
	const input = {
		platform: 'linux' as const,
		gpus: [gpuOf('A', 24)],
		allOnGpu: true,
		file: 5e9,
		ramFree: 13e9,
		ramTotal: 32e9,
	};
	const integrated = gpuOf('I', 8, { kind: 'integrated', library: 'vulkan', vendor: 'amd' });

	it('needs 8 GB beside the file on Linux, a tenth of the RAM where that is more', () => {
		expect(mappedFor(input)).toBe(true);
		expect(mappedFor({ ...input, ramFree: 13e9 - 1 })).toBe(false);
		expect(mappedFor({ ...input, ramTotal: 200e9, ramFree: 25e9 })).toBe(true);
		expect(mappedFor({ ...input, ramTotal: 200e9, ramFree: 25e9 - 1 })).toBe(false);
	});

	it('looks at the RAM for discrete cards and on Linux only', () => {
		const short = { ...input, ramFree: 1e9 };
		expect(mappedFor({ ...short, gpus: [integrated] })).toBe(true);
		expect(mappedFor({ ...short, gpus: [integrated, gpuOf('A', 24)] })).toBe(false);
		expect(mappedFor({ ...short, platform: 'darwin' })).toBe(true);
	});

	it('is left to Windows cards that are not CUDA, and to Apple where all lies on the graphics side', () => {
		expect(mappedFor({ ...input, platform: 'win32', gpus: [integrated] })).toBe(true);
		expect(mappedFor({ ...input, platform: 'win32', gpus: [integrated, gpuOf('A', 24)] })).toBe(false);
		const apple = {
			...input,
			platform: 'darwin' as const,
			gpus: [gpuOf('M4', 12, { library: 'metal', kind: 'unified' })],
		};
		expect(mappedFor(apple)).toBe(true);
		expect(mappedFor({ ...apple, allOnGpu: false })).toBe(false);
		expect(mappedFor({ ...input, allOnGpu: false })).toBe(true);
	});
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	batchFor,
	flashAttentionFor,
	mappedFor,
	parallelFor,
	predictedBytes,
} from '../../src/recommend/memory/ollama.ts';
import { chosenDevices, gpuFree, ramFree } from '../../src/recommend/placement/devices.ts';
import { place } from '../../src/recommend/placement/place.ts';
import { orElse } from '../../src/types/known.ts';
import type { Gpu } from '../../src/types/machine.ts';
import { GiB, gpuOf, machineOf } from './machines.ts';
import { factsOf, modelOf, models, shapeNamed, weightsOf } from './memory-truth.ts';

const cuda = [gpuOf('A', 24)];
const settings = (gpus: Gpu[] = cuda, flashAttention = true) => ({ gpus, flashAttention });

describe("Ollama's choices", () => {
	it.each([
		[4096, 1 * GiB, 24 * GiB, 512],
		[4097, 1 * GiB, 24 * GiB, 1024],
		[32768, 1 * GiB, 24 * GiB, 1024],
		[32769, 1 * GiB, 24 * GiB, 2048],
		// More than 60 % of what is free: one step down; more than 75 %: two.
		[65536, 15 * GiB, 24 * GiB, 1024],
		[65536, 18.5 * GiB, 24 * GiB, 512],
		// 70 % is allowed for 1024, but its 768 MiB do not fit under 80 %.
		[8192, 4.2 * GiB, 6 * GiB, 512],
		// On the CPU nothing is looked at.
		[65536, 100 * GiB, 0, 2048],
	])('batch for context %i, predicted %i of %i', (context, predicted, available, batch) => {
		expect(batchFor(context, predicted, available, settings())).toBe(batch);
	});

	it('keeps the batch small for CUDA without flash attention', () => {
		expect(batchFor(8192, GiB, 24 * GiB, settings([gpuOf('A', 24)], false))).toBe(512);
		expect(batchFor(8192, GiB, 8 * GiB, settings([gpuOf('A', 8)], false))).toBe(256);
		expect(batchFor(4096, GiB, 8 * GiB, settings([gpuOf('A', 8)], false))).toBe(512);
	});

	it('one conversation at a time for the families that cannot do more', () => {
		for (const name of ['qwen35', 'qwen35moe', 'qwen3next', 'lfm2moe', 'nemotron_h', 'mllama', 'qwen3vl'])
			expect(parallelFor(name, 4), name).toBe(1);
		expect(parallelFor('llama', 4)).toBe(4);
	});

	it('flash attention is off with a card that is too old', () => {
		expect(flashAttentionFor([])).toBe(true);
		expect(flashAttentionFor([gpuOf('A', 8, { computeCapability: '8.9' })])).toBe(true);
		expect(flashAttentionFor([gpuOf('A', 8, { computeCapability: '5.2' })])).toBe(false);
		expect(flashAttentionFor([gpuOf('A', 8, { computeCapability: '7.2' })])).toBe(false);
	});

	it('estimates as Ollama does: the file and a plain cache', () => {
		expect(predictedBytes(5e9, shapeNamed('llama-3.1-8b'), 8192)).toBe(5e9 + 2 * 32 * 8 * 128 * 8192 * 2);
		expect(predictedBytes(5e9, null, 8192)).toBe(5e9);
	});

	it('maps the file only beside graphics processors, and not where RAM is short', () => {
		const input = { platform: 'linux' as const, gpus: cuda, allOnGpu: true, file: 5e9, ramFree: 20e9, ramTotal: 32e9 };
		expect(mappedFor(input)).toBe(true);
		expect(mappedFor({ ...input, gpus: [] })).toBe(false);
		expect(mappedFor({ ...input, platform: 'win32' })).toBe(false);
		expect(mappedFor({ ...input, ramFree: 12e9 })).toBe(false);
		const metal = [gpuOf('M4', 12, { library: 'metal', kind: 'unified' })];
		expect(mappedFor({ ...input, platform: 'darwin', gpus: metal, allOnGpu: false })).toBe(false);
	});
});

describe('which devices', () => {
	it('one card where the estimate is at most 80 % of what is free there, the one with most free', () => {
		const machine = machineOf({ gpus: [gpuOf('small', 8), gpuOf('large', 24)] });
		expect(chosenDevices(machine, 6 * GiB).map((gpu) => gpu.name)).toEqual(['large']);
	});

	it('all of the best group of one library where no single one is enough', () => {
		const gpus = [gpuOf('a', 12), gpuOf('b', 12), gpuOf('c', 20, { library: 'vulkan', vendor: 'amd' })];
		expect(chosenDevices(machineOf({ gpus }), 18 * GiB).map((gpu) => gpu.name)).toEqual(['a', 'b']);
	});

	it('leaves out what Ollama leaves out', () => {
		const machine = machineOf({ gpus: [gpuOf('old', 24, { usedByOllama: false })] });
		expect(chosenDevices(machine, GiB)).toEqual([]);
	});

	it('prefers a discrete card to memory that is shared with the system', () => {
		const gpus = [gpuOf('built in', 48, { kind: 'integrated', sharesRam: true }), gpuOf('card', 12)];
		expect(chosenDevices(machineOf({ ram: 64, gpus }), 4 * GiB).map((gpu) => gpu.name)).toEqual(['card']);
	});

	it('shared memory is never more than the RAM that is free, and a container limits it', () => {
		const mac = gpuOf('M4', 17, { kind: 'unified', library: 'metal' });
		expect(gpuFree(mac, machineOf({ ram: 24, free: 6, gpus: [mac] }))).toBe(6 * GiB);
		expect(ramFree(machineOf({ ram: 24, free: 20, limit: 4 }))).toBe(4 * GiB);
	});
});

describe('placing', () => {
	it.each([0, 855e6])(
		'all in RAM without a usable card, counting everything once, a tower of %i too',
		(projectorBytes) => {
			const seen = factsOf('llama-3.2-1b', { projectorBytes });
			const { placement, memory } = place(seen, machineOf({ ram: 16 }), { context: 8192 });
			expect(memory.weights).toBe(modelOf('llama-3.2-1b').tensorBytes + projectorBytes);
			expect(placement).toBe('cpu');
			expect(memory.gpu).toBe(0);
			expect(memory.mapped).toBe(false);
			const parts = [memory.weights, memory.context, memory.compute, memory.output, memory.process];
			expect(memory.ram).toBe(parts.reduce<number>((sum, part) => sum + orElse(part, 0), 0));
		},
	);

	it('all on one card: the engine’s own figure for that side', () => {
		// llama-3.1-8b at 8192 tokens with a batch of 1024.
		const { placement, memory, batch } = place(factsOf('llama-3.1-8b'), machineOf({ gpus: cuda }), { context: 8192 });
		expect(placement).toBe('gpu');
		expect(batch).toBe(1024);
		const weights = weightsOf(modelOf('llama-3.1-8b'));
		const onGpu = weights.total - weights.tokenEmbedding + 8192 * 32 * 2 * 2 * 1024;
		expect(orElse(memory.gpu, 0) - onGpu).toBe(1024 * 4 * (14336 * 3 + 2 * 4096 + 4096 + 5) + 2 * 8192 * 1024 + 128);
		expect(memory.layersOnGpu).toBe(32);
		expect(memory.margin).toBe(GiB);
	});

	it('all on one card: what stays in RAM is the table that is looked up, and what works on the host', () => {
		const { memory, devices, need } = place(factsOf('llama-3.1-8b'), machineOf({ gpus: cuda }), { context: 8192 });
		const host = orElse(memory.compute, 0) - (devices[0]?.compute ?? 0);
		const inRam = modelOf('llama-3.1-8b').tokenEmbedding + host + orElse(memory.output, 0) + orElse(memory.process, 0);
		expect(memory.ram).toBe(Math.round(inRam));
		expect(need.ram).toBe(memory.ram);
	});

	it('tells no free memory of a card of which nothing is known, and keeps off it', () => {
		const none = { unknown: 'not told' };
		const dark = gpuOf('D', 8, { memory: { total: none, free: none } });
		const { placement, memory } = place(factsOf('llama-3.2-1b'), machineOf({ gpus: [dark] }), {});
		expect(placement).toBe('cpu');
		expect(memory.gpuFree).toBe(0);
	});

	it('splits by layers where the card is too small, and the rest lies in RAM', () => {
		const machine = machineOf({ ram: 32, gpus: [gpuOf('A', 6)] });
		const { placement, memory, gpuShare } = place(factsOf('qwen3-14b'), machine, { context: 8192 });
		expect(placement).toBe('split');
		expect(orElse(memory.layersOnGpu, 0)).toBeGreaterThan(10);
		expect(orElse(memory.layersOnGpu, 0)).toBeLessThan(40);
		expect(orElse(memory.gpu, 0)).toBeLessThanOrEqual(5 * GiB);
		expect(orElse(gpuShare, 0)).toBeGreaterThan(0.3);
	});

	it('moves experts to RAM before whole layers', () => {
		const facts = factsOf('qwen3-30b-a3b');
		const weights = { ...weightsOf(modelOf('qwen3-30b-a3b')), experts: 17e9 };
		const result = place({ ...facts, weights }, machineOf({ ram: 32, gpus: [gpuOf('A', 8)] }), {});
		expect(result.placement).toBe('split');
		expect(result.memory.layersOnGpu).toBe(48);
		expect(result.expertsInRam).toBeGreaterThan(8e9);
	});

	it('shares out over two cards, each with its margin', () => {
		const machine = machineOf({ ram: 64, gpus: [gpuOf('a', 24), gpuOf('b', 24)] });
		const big = factsOf('qwen3-32b', { bytes: 40e9, weights: { ...weightsOf(modelOf('qwen3-32b')), total: 36e9 } });
		const { placement, memory, devices } = place(big, machine, {});
		expect(placement).toBe('gpu');
		expect(devices.length).toBe(2);
		expect(memory.margin).toBe(2 * GiB);
		for (const device of devices)
			expect(device.weights + device.context + device.compute).toBeLessThanOrEqual(device.free - device.margin);
	});

	it('a vision tower is kept free beside the margin and counted on the card', () => {
		const plain = place(factsOf('gemma3-12b'), machineOf({ gpus: cuda }), {});
		const seeing = place(factsOf('gemma3-12b', { projectorBytes: 855e6 }), machineOf({ gpus: cuda }), {});
		expect(orElse(seeing.memory.gpu, 0) - orElse(plain.memory.gpu, 0)).toBe(855e6);
		expect(seeing.memory.margin).toBe(GiB + 855e6);
	});

	it('counts memory that both sides share once', () => {
		const mac = gpuOf('M2', 5.3, { kind: 'unified', library: 'metal' });
		const machine = machineOf({ ram: 8, free: 5, gpus: [mac], platform: 'darwin' });
		const { placement, need } = place(factsOf('qwen3-4b-2507'), machine, { context: 4096 });
		expect(placement).toBe('gpu');
		expect(orElse(need.ram, 0)).toBeLessThan(5 * GiB);
		expect(place(factsOf('gemma3-12b'), machine, {}).placement).toBe('none');
	});

	it('does as told: --device cpu, --device gpu', () => {
		const machine = machineOf({ ram: 32, gpus: [gpuOf('A', 6)] });
		expect(place(factsOf('llama-3.2-1b'), machine, { device: 'cpu' }).placement).toBe('cpu');
		expect(place(factsOf('qwen3-14b'), machine, { device: 'gpu' })).toMatchObject({
			placement: 'none',
			obstacle: 'gpu-memory',
		});
		expect(place(factsOf('llama-3.2-1b'), machineOf(), { device: 'gpu' })).toMatchObject({ obstacle: 'no-gpu' });
	});

	it('law: what fits stays within what is free, on every device and in RAM', () => {
		const machine = fc.record({
			ram: fc.integer({ min: 2, max: 256 }),
			share: fc.double({ min: 0.05, max: 0.95, noNaN: true }),
			gpus: fc.array(fc.integer({ min: 1, max: 96 }), { maxLength: 3 }),
		});
		const name = fc.constantFrom(...Object.keys(models));
		const context = fc.integer({ min: 4, max: 131072 });
		fc.assert(
			fc.property(machine, name, context, (m, model, tokens) => {
				const gpus = m.gpus.map((gib, i) => gpuOf(`gpu ${i}`, gib));
				const result = place(factsOf(model), machineOf({ ram: m.ram, free: m.ram * m.share, gpus }), {
					context: tokens,
				});
				if (result.placement === 'none') return;
				expect(orElse(result.memory.ram, Number.NaN)).toBeLessThanOrEqual(m.ram * m.share * GiB);
				for (const device of result.devices)
					expect(device.weights + device.context + device.compute).toBeLessThanOrEqual(device.free - device.margin + 1);
			}),
			{ numRuns: 80 },
		);
	});
});

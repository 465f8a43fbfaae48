import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeBytes, outputBytes } from '../../src/recommend/memory/compute.ts';
import { contextBytes, type RunSettings } from '../../src/recommend/memory/context.ts';
import { processBytes } from '../../src/recommend/memory/process.ts';
import { gpuWeights, hostWeights } from '../../src/recommend/memory/weights.ts';
import { modelOf, models, rows, runOf, shapeNamed, weightsOf } from './memory-truth.ts';

const label = (row: (typeof rows)[number]) =>
	`${row.model} ${row.device} ${row.n_ctx} ${row.kv_type} ${row.flash_attn ? 'flash' : 'plain'} ub ${row.n_ubatch} x${row.n_parallel}`;

describe('against what the engine itself reports', () => {
	it('the conversation is exact to the byte, on every row', () => {
		for (const row of rows) expect(contextBytes(shapeNamed(row.model), runOf(row)), label(row)).toBe(row.context_bytes);
	});

	it('the output buffer is exact', () => {
		for (const row of rows) expect(outputBytes(shapeNamed(row.model), runOf(row)), label(row)).toBe(row.output_bytes);
	});

	it('weights lie on the side where the engine puts them', () => {
		for (const row of rows) {
			if (row.gpu_model_bytes === null) continue;
			// CUDA-like devices pad some rows to 512 values: some ten KB.
			const off = Math.abs(gpuWeights(weightsOf(modelOf(row.model))) - row.gpu_model_bytes);
			expect(off, label(row)).toBeLessThan(128 * 1024);
			expect(hostWeights(weightsOf(modelOf(row.model))), label(row)).toBe(row.host_model_bytes);
		}
	});

	it('what it works in is right to half a kilobyte on six rows of seven; fewer are a loss, more are welcome here', () => {
		const right = (flash: boolean) => {
			const some = rows.filter((row) => row.flash_attn === flash);
			const near = some.filter((row) => {
				const { device, host } = computeBytes(shapeNamed(row.model), runOf(row));
				return Math.abs(device + host - row.compute_bytes) <= 512;
			});
			return `${near.length} of ${some.length}`;
		};
		expect([right(true), right(false)]).toEqual(['269 of 313', '22 of 23']);
	});

	it('all together: within 1 % on every usual row, 0.05 % in the mean; the graphics side within 2 %', () => {
		const errors = rows
			.filter((row) => row.flash_attn)
			.map((row) => {
				const compute = computeBytes(shapeNamed(row.model), runOf(row));
				const total = row.model_bytes + row.context_bytes + row.compute_bytes + row.output_bytes;
				const error = Math.abs(compute.device + compute.host - row.compute_bytes) / total;
				expect(error, label(row)).toBeLessThan(0.01);
				if (row.gpu_compute_bytes !== null) {
					const there = Number(row.gpu_model_bytes) + Number(row.gpu_context_bytes) + row.gpu_compute_bytes;
					expect(Math.abs(compute.device - row.gpu_compute_bytes) / there, label(row)).toBeLessThan(0.02);
				}
				return error;
			});
		expect(errors.reduce((sum, error) => sum + error, 0) / errors.length).toBeLessThan(0.0005);
	});
});

describe('the process', () => {
	// Loaded by a real Ollama 0.33 with a prompt of 1,200 tokens: what it held beyond weights, context, compute and output.
	it.each([
		['llama-3.2-1b', 4096, 512, 1005.9e6, 56e6],
		['llama-3.2-1b', 8192, 1024, 1219.8e6, 48e6],
		['qwen3-4b-2507', 4096, 512, 3184e6, 54e6],
		['qwen3-4b-2507', 8192, 1024, 3884.5e6, 49e6],
		['gemma3-1b', 4096, 512, 897.3e6, 96e6],
		['gemma3-1b', 8192, 1024, 992e6, 89e6],
		['gemma3-1b', 32768, 1024, 1143e6, 92e6],
	])('of %s at %i is not told too small by more than 2 %, nor too large by 3 %', (name, context, batch, need, real) => {
		const run: RunSettings = { context, batch, parallel: 1, kvCache: 'f16', gpu: false, flashAttention: true };
		const told = need + processBytes(shapeNamed(name), run);
		expect(told).toBeGreaterThan((need + real) * 0.98);
		expect(told).toBeLessThan((need + real) * 1.03);
	});
});

it('answers a header that claims a monster at once', () => {
	const layer = shapeNamed('qwen3-30b-a3b').layers[0];
	const shape = shapeNamed('qwen3-30b-a3b');
	const layers = Array.from({ length: 1024 }, () => ({ ...(layer ?? shape.layers[1]) })) as typeof shape.layers;
	const monster = { ...shape, layers, experts: { ...shape.experts, used: 4096, count: 65536 } };
	const run: RunSettings = { context: 8192, batch: 512, parallel: 1, kvCache: 'f16', gpu: true, flashAttention: true };
	expect(computeBytes(monster, run).device).toBeGreaterThan(1e9);
});

describe('laws', () => {
	const settings = fc.record({
		context: fc.integer({ min: 1, max: 300_000 }),
		kvCache: fc.constantFrom('f16' as const, 'q8_0' as const, 'q4_0' as const),
		parallel: fc.integer({ min: 1, max: 8 }),
		batch: fc.constantFrom(256, 512, 1024, 2048),
		gpu: fc.boolean(),
		flashAttention: fc.boolean(),
	});
	const name = fc.constantFrom(...Object.keys(models));
	const all = (model: string, run: RunSettings): number => {
		const compute = computeBytes(shapeNamed(model), run);
		return contextBytes(shapeNamed(model), run) + compute.device + compute.host;
	};

	it('a longer context never needs less', () => {
		fc.assert(
			fc.property(name, settings, fc.nat(100_000), (model, run, more) => {
				expect(all(model, { ...run, context: run.context + more })).toBeGreaterThanOrEqual(all(model, run));
			}),
			{ numRuns: 80 },
		);
	});

	it('a smaller cache type never needs more conversation', () => {
		fc.assert(
			fc.property(name, settings, (model, run) => {
				const of = (kvCache: RunSettings['kvCache']) => contextBytes(shapeNamed(model), { ...run, kvCache });
				expect(of('q4_0')).toBeLessThanOrEqual(of('q8_0'));
				expect(of('q8_0')).toBeLessThanOrEqual(of('f16'));
			}),
			{ numRuns: 80 },
		);
	});

	it('every figure is a finite whole number of bytes', () => {
		fc.assert(
			fc.property(name, settings, (model, run) => {
				const compute = computeBytes(shapeNamed(model), run);
				for (const bytes of [contextBytes(shapeNamed(model), run), compute.device, compute.host])
					expect(Number.isSafeInteger(bytes) && bytes >= 0).toBe(true);
			}),
			{ numRuns: 80 },
		);
	});
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { verdictFor } from '../../src/recommend/verdict.ts';
import type { VerdictWord } from '../../src/types/verdict.ts';
import { GiB, gpuOf, machineOf } from './machines.ts';
import { factsOf, modelOf, models, weightsOf } from './memory-truth.ts';
import { codes, judge, readingAt } from './verdict-make.ts';

describe('the word', () => {
	it('comfortable where much stays free', () => {
		const verdict = judge('llama-3.2-1b', { ram: 16, free: 11 });
		expect(verdict.verdict).toBe('comfortable');
		expect(codes(verdict.reasons)).toEqual(['runs-on-cpu', 'room-kept']);
		expect(verdict.wouldHelp).toEqual([]);
	});

	it('tight where it just fits, and says what to close', () => {
		const verdict = judge('llama-3.2-1b', { ram: 8, free: 1.6 });
		expect(verdict.verdict).toBe('tight');
		expect(codes(verdict.reasons)).toContain('ram-tight');
		expect(codes(verdict.wouldHelp)).toContain('close-programs');
	});

	it('slow where it writes slower than people read', () => {
		const verdict = judge('qwen3-32b', { ram: 64, free: 50 }, {}, 0.4);
		expect(verdict.verdict).toBe('slow');
		expect(codes(verdict.reasons)).toContain('slow');
		expect(codes(verdict.wouldHelp)).toContain('more-gpu-memory');
	});

	it('no where it does not fit, with the numbers', () => {
		const verdict = judge('qwen3-32b', { ram: 16, free: 10 });
		expect(verdict).toMatchObject({ verdict: 'no', placement: 'none' });
		expect(verdict.reasons[0]).toMatchObject({ code: 'ram-short' });
		expect(verdict.reasons[0]?.text).toMatch(/needs 2[0-9] GB of RAM; 10 GB are free now/);
		expect(codes(verdict.wouldHelp)).toEqual(expect.arrayContaining(['more-ram', 'more-gpu-memory']));
	});

	it('no where the disk is too full, though memory would do; nothing to fetch needs no disk', () => {
		const full = { ram: 16, disk: 2e9 };
		const verdict = judge('llama-3.2-1b', full);
		expect(verdict.verdict).toBe('no');
		expect(verdict.disk.needed).toBe(modelOf('llama-3.2-1b').tensorBytes + 2e9);
		expect(codes(verdict.wouldHelp)).toContain('free-disk');
		expect(judge('llama-3.2-1b', full, { here: true })).toMatchObject({ verdict: 'comfortable', download: 0 });
	});

	it('no for what cannot be a companion, and nothing would help', () => {
		const cannot = { code: 'embedding', text: 'It does not converse.' };
		const verdict = judge('llama-3.2-1b', {}, { cannot });
		expect(verdict.verdict).toBe('no');
		expect(verdict.reasons[0]).toEqual(cannot);
		expect(verdict.wouldHelp).toEqual([]);
	});

	it('says what is known against it, and of what cannot be a companion only that', () => {
		const warnings = ['No licence is named in it.'];
		expect(judge('llama-3.2-1b', {}, { warnings }).reasons.at(-1)).toEqual({
			code: 'model-warning',
			text: 'No licence is named in it.',
		});
		const cannot = { code: 'base-model', text: 'It only continues text.' };
		expect(judge('llama-3.2-1b', {}, { warnings, cannot }).reasons).toEqual([cannot]);
	});

	it('a container counts by its limit', () => {
		const verdict = judge('llama-3.1-8b', { ram: 64, free: 60, limit: 4 });
		expect(verdict.verdict).toBe('no');
		expect(codes(verdict.reasons)).toContain('container-limit');
		expect(codes(verdict.wouldHelp)).toContain('raise-limit');
	});

	it('says how much shorter a conversation would fit', () => {
		const machine = machineOf({ ram: 16, free: 8.5 });
		const verdict = verdictFor(factsOf('llama-3.1-8b'), machine, { context: 65536 }, readingAt(3));
		expect(verdict.verdict).toBe('no');
		expect(codes(verdict.wouldHelp)).toContain('smaller-context');
	});
});

describe('where not everything is known', () => {
	const keys = { unknown: 'The architecture "warp9" is not known to this program.' };

	it('judges by the size on the safe side, and tells what it does not know', () => {
		const verdict = judge('llama-3.2-1b', { ram: 16 }, { keys, architecture: 'warp9' });
		expect(verdict.verdict).toBe('tight');
		expect(verdict.memory.context).toEqual(keys);
		expect(verdict.memory.weights).toBe(modelOf('llama-3.2-1b').tensorBytes);
		expect(codes(verdict.reasons)).toEqual(expect.arrayContaining(['memory-unknown', 'from-size']));
	});

	it('does not promise what it cannot tell, and refuses what cannot be', () => {
		expect(judge('qwen3-32b', { ram: 32, free: 24 }, { keys }).verdict).toBe('unknown');
		expect(judge('qwen3-32b', { ram: 16, free: 12 }, { keys }).verdict).toBe('no');
	});

	it('unknown free memory makes the verdict unknown', () => {
		const machine = machineOf();
		machine.memory.available = { unknown: 'meminfo is not readable' };
		const verdict = verdictFor(factsOf('llama-3.2-1b'), machine, {}, readingAt(3));
		expect(verdict.verdict).toBe('unknown');
		expect(codes(verdict.reasons)).toContain('ram-unknown');
	});

	it('unknown size: unknown, without a number made up', () => {
		const none = { unknown: 'the server did not say' };
		const verdict = judge('llama-3.2-1b', {}, { bytes: none, weights: none, keys });
		expect(verdict.verdict).toBe('unknown');
		expect(verdict.download).toEqual(none);
	});

	it('echoes what really will be used, and says where it differs from what was asked', () => {
		const old = gpuOf('old', 24, { computeCapability: '5.2' });
		const wishes = { kvCache: 'q8_0' as const, parallel: 4, context: 10_000_000 };
		const verdict = verdictFor(factsOf('qwen3.5-4b'), machineOf({ gpus: [old], ram: 64 }), wishes, readingAt(3));
		expect(verdict).toMatchObject({ kvCache: 'f16', parallel: 1, context: 262144 });
		expect(codes(verdict.reasons)).toEqual(expect.arrayContaining(['cache-f16', 'parallel-one', 'context-capped']));
	});

	it('tells of an Ollama that is too old', () => {
		const machine = machineOf();
		machine.ollama.version = '0.9.6';
		const verdict = verdictFor(factsOf('gemma3-1b', { minOllama: '0.12.0' }), machine, {}, readingAt(3));
		expect(codes(verdict.reasons)).toContain('ollama-too-old');
	});
});

describe('laws', () => {
	const order: Record<VerdictWord, number> = { unknown: 0, no: 0, slow: 1, tight: 2, comfortable: 3 };
	const name = fc.constantFrom(...Object.keys(models));
	const computer = fc.record({
		ram: fc.integer({ min: 2, max: 192 }),
		share: fc.double({ min: 0.1, max: 0.9, noNaN: true }),
		gpus: fc.array(fc.integer({ min: 2, max: 48 }), { maxLength: 2 }),
		context: fc.integer({ min: 512, max: 65536 }),
	});

	it('more bytes in the same devices never make it worse', () => {
		fc.assert(
			fc.property(computer, name, fc.nat(64), (c, model, more) => {
				const at = (extra: number) => {
					const gpus = c.gpus.map((gib, i) => gpuOf(`gpu ${i}`, gib + extra));
					const machine = machineOf({ ram: c.ram + extra, free: c.ram * c.share + extra, gpus });
					return verdictFor(factsOf(model), machine, { context: c.context }, readingAt(3)).verdict;
				};
				expect(order[at(more)]).toBeGreaterThanOrEqual(order[at(0)]);
			}),
			{ numRuns: 80 },
		);
	});

	it('a longer conversation never makes it better', () => {
		fc.assert(
			fc.property(computer, name, fc.nat(65536), (c, model, more) => {
				const at = (context: number) => {
					const gpus = c.gpus.map((gib, i) => gpuOf(`gpu ${i}`, gib));
					const machine = machineOf({ ram: c.ram, free: c.ram * c.share, gpus });
					return verdictFor(factsOf(model), machine, { context, batch: 512 }, readingAt(3)).verdict;
				};
				expect(order[at(c.context + more)]).toBeLessThanOrEqual(order[at(c.context)]);
			}),
			{ numRuns: 50 },
		);
	});

	it('no number is NaN, negative or infinite, and every sentence is one', () => {
		const numbers = (value: unknown): number[] => {
			if (typeof value === 'number') return [value];
			return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbers) : [];
		};
		const bytes = fc.oneof(fc.constant(0), fc.integer({ min: 0, max: 2 ** 31 - 1 }), fc.constant(2 ** 60));
		fc.assert(
			fc.property(computer, name, bytes, fc.boolean(), (c, model, size, bare) => {
				const gpus = c.gpus.map((gib, i) =>
					gpuOf(`gpu ${i}`, gib, { memory: { total: gib * GiB, free: { unknown: 'x' } } }),
				);
				const weights = { ...weightsOf(modelOf(model)), total: size, experts: size };
				const facts = factsOf(model, bare ? { bytes: size, keys: { unknown: 'x' } } : { bytes: size, weights });
				const machine = machineOf({ ram: c.ram, free: c.ram * c.share, gpus, disk: 0 });
				const verdict = verdictFor(facts, machine, { context: c.context }, readingAt(1));
				for (const number of numbers(verdict)) expect(Number.isFinite(number) && number >= 0).toBe(true);
				for (const { text } of [...verdict.reasons, ...verdict.wouldHelp])
					expect(text).not.toMatch(/NaN|undefined|Infinity/);
			}),
			{ numRuns: 80 },
		);
	});
});

// What would help, sentence by sentence: each with its number, and none where it would change nothing.

import { describe, expect, it } from 'vitest';
import { cardFor, ramFor } from '../../src/recommend/verdict/needs.ts';
import { olderThan } from '../../src/recommend/verdict/version.ts';
import { GiB, gpuOf, machineOf } from './machines.ts';
import { codes, judge } from './verdict-make.ts';

type Judged = ReturnType<typeof judge>;
const helps = ({ wouldHelp }: Judged) => codes(wouldHelp);
const said = ({ reasons, wouldHelp }: Judged, code: string) =>
	[...reasons, ...wouldHelp].find((one) => one.code === code)?.text;

const tight = { ram: 8, free: 1.6 };

describe('memory', () => {
	it('says how much to free where the computer is large enough, and what would be left', () => {
		const verdict = judge('llama-3.2-1b', tight);
		expect(said(verdict, 'ram-tight')).toBe(
			'Only 416 MB of RAM would be left for everything else; close what you do not need.',
		);
		expect(said(verdict, 'close-programs')).toBe('Close other programs until about 164 MB more RAM are free.');
	});

	it('is not asked for where it would do, and it is only slow', () => {
		const verdict = judge('qwen3-32b', { ram: 64, free: 50 }, {}, 0.4);
		expect(helps(verdict)).toEqual(['more-gpu-memory', 'smaller-model']);
		expect(said(verdict, 'room-kept')).toMatch(/^2\.0 GB are kept in mind/);
	});

	it('is bought in the sizes that are sold, beside what other programs hold', () => {
		expect(said(judge('qwen3-32b', { ram: 16, free: 10 }), 'more-ram')).toBe('32 GB of RAM would hold it.');
		expect(ramFor(32 * GiB, 0)).toBe(32 * GiB);
		expect(ramFor(31 * GiB, 2 * GiB)).toBe(48 * GiB);
		expect(ramFor(3000 * GiB, 0)).toBeNull();
		// A card loses 4 % to its driver.
		expect(cardFor(7.6 * GiB)).toBe(8 * GiB);
		expect(cardFor(7.7 * GiB)).toBe(10 * GiB);
		expect(cardFor(2000 * GiB)).toBeNull();
	});

	it('of a container: its limit where that is what is small, other programs where it is not', () => {
		expect(said(judge('llama-3.1-8b', { ram: 64, free: 60, limit: 4 }), 'raise-limit')).toBe(
			'Give this container 7.9 GB of memory.',
		);
		const wide = judge('qwen3-32b', { ram: 64, free: 10, limit: 60 });
		expect(helps(wide)).toContain('close-programs');
		expect(helps(wide)).not.toContain('raise-limit');
		// A limit above what there is, as some systems write it, limits nothing.
		expect(helps(judge('llama-3.1-8b', { ram: 4, free: 3, limit: 8 }))).not.toContain('raise-limit');
	});

	it('is no matter where the graphics card is what was asked for', () => {
		const verdict = judge('qwen3-14b', { ram: 16, free: 2, gpus: [gpuOf('A', 6)] }, {}, 3, { device: 'gpu' });
		expect(helps(verdict).filter((code) => /ram|programs|limit/.test(code))).toEqual([]);
	});
});

describe('the graphics card', () => {
	const card = { ram: 8, free: 6, gpus: [gpuOf('A', 8)] };
	const only = (context: number) => judge('qwen3-4b-2507', card, {}, 3, { device: 'gpu', context });

	it('is too small for the conversation that was asked for, not for a shorter one', () => {
		// In 64k of conversation it needs more than the card has; the figure of 8k would be below what is free.
		const [, needed, free] =
			/needs ([\d.]+) GB there.*; ([\d.]+) GB are free/.exec(said(only(65536), 'gpu-short') ?? '') ?? [];
		expect(Number(needed)).toBeGreaterThan(Number(free));
		expect(said(only(65536), 'more-gpu-memory')).toBe('A graphics card with 16 GB would run all of it.');
		expect(said(only(65536), 'smaller-context')).toContain('--context 16384');
	});

	it('is freed where it is large enough, bought where it is not', () => {
		const busy = gpuOf('A', 12, { memory: { total: 12 * GiB, free: 2 * GiB } });
		const verdict = judge('qwen3-4b-2507', { ...card, gpus: [busy] }, {}, 0.5);
		expect(said(verdict, 'free-gpu-memory')).toBe(
			'Close programs that use the graphics card until about 2.5 GB more are free on it.',
		);
		expect(helps(verdict)).not.toContain('more-gpu-memory');
		// One that Ollama leaves out is none, and one that shares the RAM is no card to free.
		for (const other of [
			gpuOf('old', 24, { usedByOllama: false }),
			gpuOf('built in', 24, { kind: 'integrated', sharesRam: true, memory: { total: 24 * GiB, free: GiB } }),
		])
			expect(helps(judge('qwen3-4b-2507', { ...card, gpus: [other] }, {}, 0.5))).toContain('more-gpu-memory');
	});

	it('is not spoken of where the processor was asked for, or on a Mac', () => {
		expect(helps(judge('qwen3-32b', { ram: 64, free: 50 }, {}, 0.4, { device: 'cpu' }))).toEqual(['smaller-model']);
		expect(helps(judge('qwen3-32b', { ram: 64, free: 50, platform: 'darwin' }, {}, 0.4))).toEqual(['smaller-model']);
	});
});

describe('the rest', () => {
	it.each(['F32', 'F16', 'BF16', 'Q8_0', 'Q6_K', 'Q5_K_M'])('a smaller form instead of %s', (quantization) => {
		expect(said(judge('llama-3.2-1b', tight, { quantization }), 'smaller-quantization')).toContain(quantization);
	});

	it('no smaller form where it is small, or where all of it lies on the card', () => {
		expect(helps(judge('llama-3.2-1b', tight, { quantization: 'Q4_K_M' }))).not.toContain('smaller-quantization');
		const onCard = judge('llama-3.2-1b', { gpus: [gpuOf('A', 8)] }, { quantization: 'F16' }, 0.5);
		expect(helps(onCard)).not.toContain('smaller-quantization');
	});

	it('a smaller model only where nothing gentler helps, and not where this one just fits', () => {
		expect(helps(judge('llama-3.2-1b', tight))).not.toContain('smaller-model');
		expect(helps(judge('qwen3-32b', { ram: 16, free: 10 }))).toContain('smaller-model');
		expect(helps(judge('qwen3-32b', { ram: 64, free: 50 }, { quantization: 'Q8_0' }, 0.4))).not.toContain(
			'smaller-model',
		);
	});

	it('is said of what it does: fit where this one does not, write faster where this one is slow', () => {
		const slow = (quantization: string) => judge('qwen3-32b', { ram: 64, free: 50 }, { quantization }, 0.4);
		const no = (quantization: string) => judge('qwen3-32b', { ram: 16, free: 10 }, { quantization });
		expect(said(slow('Q4_K_M'), 'smaller-model')).toMatch(/^A smaller model would write faster;/);
		expect(said(no('Q4_K_M'), 'smaller-model')).toMatch(/^A smaller model would fit;/);
		expect(said(slow('Q8_0'), 'smaller-quantization')).toMatch(/would take less memory and write faster\.$/);
		expect(said(no('Q8_0'), 'smaller-quantization')).toMatch(/would fit\.$/);
	});

	it('disk alone where that is all that is short; more where it would be slow besides', () => {
		const disk = 2e9;
		expect(helps(judge('llama-3.2-1b', { ram: 16, disk }))).toEqual(['free-disk']);
		expect(helps(judge('llama-3.2-1b', { ram: 16, disk }, { quantization: 'F16' }))).toEqual(['free-disk']);
		const slow = judge('qwen3-32b', { ram: 64, free: 50, disk }, {}, 0.4);
		expect(slow.verdict).toBe('no');
		expect(helps(slow)).toEqual(['free-disk', 'more-gpu-memory', 'smaller-model']);
	});

	it('the bytes of disk that are missing, two of room among them', () => {
		const verdict = judge('llama-3.2-1b', { ram: 16, disk: 2e9 });
		expect(said(verdict, 'free-disk')).toBe('Free 800 MB of disk space, or choose another folder for models.');
		expect(said(verdict, 'disk-short')).toBe('The download and some room need 2.8 GB of disk; 2.0 GB are free.');
		const enough = { ram: 16, disk: verdict.disk.needed as number };
		expect(judge('llama-3.2-1b', enough).verdict).toBe('comfortable');
	});

	it('a newer Ollama, where it is there and older', () => {
		const at = (version: string) => {
			const { ollama } = machineOf();
			return judge('llama-3.2-1b', { ...tight, ollama: { ...ollama, version } }, { minOllama: '0.12.0' });
		};
		expect(said(at('0.9.6'), 'update-ollama')).toBe('Update Ollama to 0.12.0 or newer.');
		expect(said(at('0.9.6'), 'ollama-too-old')).toBe('It needs Ollama 0.12.0 or newer; 0.9.6 is installed.');
		for (const version of ['0.12.0', '0.12.1', '1.0']) expect(helps(at(version))).not.toContain('update-ollama');
	});

	it('versions are compared by numbers; one without any is not called old', () => {
		expect(olderThan('0.9.6', '0.12.0')).toBe(true);
		expect(olderThan('0.12.0-rc3', '0.12.0')).toBe(false);
		expect(olderThan('0.12', '0.12.1')).toBe(true);
		expect(olderThan('1.0.0', '0.99.99')).toBe(false);
		expect(olderThan('dev', '0.12.0')).toBe(false);
		expect(olderThan('0.12.0', 'newest')).toBe(false);
	});
});

// The sentences that say why: each where it is true, with its numbers, and not a word beside it.

import { describe, expect, it } from 'vitest';
import { verdictFor } from '../../src/recommend/verdict.ts';
import { unknown } from '../../src/types/known.ts';
import type { Machine } from '../../src/types/machine.ts';
import type { ModelFacts } from '../../src/types/model.ts';
import type { Wishes } from '../../src/types/verdict.ts';
import { GiB, gpuOf, machineOf } from './machines.ts';
import { factsOf } from './memory-truth.ts';
import { codes, type judge, readingAt } from './verdict-make.ts';

type Judged = ReturnType<typeof judge>;
const said = ({ reasons }: Judged, code: string) => reasons.find((one) => one.code === code)?.text;
const on = (machine: Machine, changes: Partial<ModelFacts> = {}, wishes: Wishes = {}, times = 3) =>
	verdictFor(factsOf('qwen3-4b-2507', changes), machine, wishes, readingAt(times));
const unknownFree = (gib: number) => gpuOf('A', gib, { memory: { total: gib * GiB, free: unknown('not told') } });

describe('where it runs', () => {
	it('wholly on a card, with what Ollama keeps free there', () => {
		const verdict = on(machineOf({ gpus: [gpuOf('A', 12)] }));
		expect(codes(verdict.reasons)).toEqual(['fits-gpu', 'room-kept', 'margin']);
		expect(said(verdict, 'fits-gpu')).toMatch(
			/^All of it runs on the graphics card \(A\): it takes [34]\.\d GB of the 12 GB free there\.$/,
		);
		expect(said(verdict, 'margin')).toMatch(/^Ollama keeps 1\.0 GB of graphics memory free/);
	});

	it('in memory that is shared', () => {
		const mac = gpuOf('Apple M4', 17, { kind: 'unified', library: 'metal' });
		const verdict = on(machineOf({ ram: 24, free: 18, gpus: [mac], platform: 'darwin' }));
		expect(said(verdict, 'fits-gpu')).toMatch(
			/^All of it runs on Apple M4, which shares the RAM: [34]\.\d GB of the 17 GB free\.$/,
		);
	});

	it('in part on a card, by its layers', () => {
		const verdict = on(machineOf({ gpus: [gpuOf('A', 3)] }));
		expect(said(verdict, 'split')).toMatch(/: \d+ of its 36 layers run on A, the rest on the processor/);
		expect(codes(verdict.reasons)).not.toContain('experts-in-ram');
	});

	it('with experts in RAM and every layer on the card', () => {
		const facts = factsOf('qwen3-30b-a3b');
		const weights = { ...(facts.weights as Exclude<ModelFacts['weights'], { unknown: string }>), experts: 17e9 };
		const machine = machineOf({ ram: 32, gpus: [gpuOf('A', 8)] });
		const verdict = verdictFor({ ...facts, weights }, machine, {}, readingAt(3));
		expect(said(verdict, 'experts-in-ram')).toMatch(/^Every layer runs on A, but \d+ GB of its experts/);
		expect(codes(verdict.reasons)).not.toContain('split');
	});

	it('on the processor, and why not on the card that is there', () => {
		const small = machineOf({ gpus: [gpuOf('A', 1), gpuOf('old', 8, { usedByOllama: false })] });
		expect(said(on(small), 'gpu-too-small')).toBe('There is not enough graphics memory free for any part of it (A).');
		expect(codes(on(small, {}, { device: 'cpu' }).reasons)).toEqual(['runs-on-cpu', 'room-kept']);
		expect(codes(on(machineOf()).reasons)).toEqual(['runs-on-cpu', 'room-kept']);
	});

	it('nowhere: no room is kept in mind, nothing is judged by its size', () => {
		const verdict = on(machineOf({ ram: 4, free: 1 }));
		expect(codes(verdict.reasons)).toEqual(['ram-short']);
		expect(verdict.speed.generate).toEqual({ unknown: 'It does not fit.' });
		const rough = on(machineOf({ ram: 4, free: 1 }), { keys: unknown('x') });
		expect(codes(rough.reasons)).not.toContain('from-size');
	});

	it('on the card or not at all: no card, or one that is short', () => {
		expect(codes(on(machineOf(), {}, { device: 'gpu' }).reasons)).toEqual(['no-gpu']);
		const short = on(machineOf({ gpus: [gpuOf('A', 3)] }), {}, { device: 'gpu' });
		expect(codes(short.reasons)).toContain('gpu-short');
		const blind = on(machineOf({ gpus: [gpuOf('A', 3)] }), { keys: unknown('x') }, { device: 'gpu' });
		expect(codes(blind.reasons)).not.toContain('gpu-short');
	});
});

describe('notes', () => {
	const card = machineOf({ gpus: [gpuOf('A', 12)] });

	it('a card that does not tell what is free, once one that is used', () => {
		expect(said(on(machineOf({ gpus: [unknownFree(12)] })), 'gpu-free-unknown')).toBe(
			'A does not tell what is free; 85 % of its memory is counted on.',
		);
		expect(codes(on(machineOf({ gpus: [unknownFree(1)] })).reasons)).not.toContain('gpu-free-unknown');
	});

	it('what differs from what was asked, and not what does not', () => {
		const quiet = on(card, {}, { context: 8192, kvCache: 'q8_0', parallel: 1 });
		expect(codes(quiet.reasons)).toEqual(['fits-gpu', 'room-kept', 'margin']);
		const capped = on(card, {}, { context: 1_000_000 });
		expect(said(capped, 'context-capped')).toBe(
			'It was made for at most 262144 tokens of conversation; 1000000 were asked for.',
		);
	});

	it('how fast, where that is slow or not known', () => {
		expect(said(on(card, {}, {}, 0.99), 'slow')).toMatch(/at about 1\.0 times your reading speed/);
		expect(codes(on(card, {}, {}, 1).reasons)).not.toContain('slow');
		const silent = verdictFor(factsOf('qwen3-4b-2507'), card, {}, () => ({
			...readingAt(1)({} as never),
			timesReadingSpeed: unknown('no bandwidth is known.'),
		}));
		expect(said(silent, 'speed-unknown')).toBe('How fast it would write is not known: no bandwidth is known.');
	});

	it('what its size is known from', () => {
		expect(said(on(card, { basis: 'shown' }), 'size-shown')).toMatch(/about 3 % off/);
		expect(said(on(card, { basis: 'estimated', source: 'description' }), 'size-estimated')).toBe(
			'Its size is an estimate from its description.',
		);
		expect(codes(on(card, { basis: 'exact' }).reasons).join()).not.toMatch(/size-/);
	});

	it('what a person said of this computer, and that the server is another one', () => {
		const stated = { key: 'ram' as const, value: ['16'], on: '2026-11-28', seen: '8 GB' };
		expect(said(on({ ...card, said: [stated] }), 'said-ram')).toMatch(/2026/);
		const elsewhere = machineOf({
			ollama: { ...machineOf().ollama, status: 'running', local: false, host: 'http://192.168.1.5:11434' },
		});
		expect(said(on(elsewhere), 'remote-server')).toMatch(/192\.168\.1\.5/);
		expect(codes(on(card).reasons).join()).not.toMatch(/said-|remote/);
	});

	it('no disk is short where nobody knows how much is free, or how large it is', () => {
		const dark = machineOf();
		dark.disk.free = unknown('not told');
		expect(codes(on(dark).reasons)).not.toContain('disk-short');
		expect(on(dark).verdict).toBe('comfortable');
		const none = on(machineOf({ disk: 0 }), { bytes: unknown('x') });
		expect(codes(none.reasons)).not.toContain('disk-short');
	});
});

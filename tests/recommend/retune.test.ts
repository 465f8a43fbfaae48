// Comparing a computer with itself: what counts as a change, and what there is to choose after it.

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changesBetween, isGraphics, isHardware } from '../../src/recommend/retune/compare.ts';
import { fellShort, proposalsFor, type Seen } from '../../src/recommend/retune/propose.ts';
import { atRest, type Totals, totalsOf } from '../../src/recommend/retune/totals.ts';
import { unknown } from '../../src/types/known.ts';
import type { Gpu, Machine } from '../../src/types/machine.ts';
import type { Change } from '../../src/types/retune.ts';
import type { Verdict } from '../../src/types/verdict.ts';
import { changeLine } from '../../src/words/retune.ts';
import { GiB, gpuOf, machineOf } from './machines.ts';

const date = '2026-11-23';
const totals = (machine: Machine, catalog = date): Totals => totalsOf(machine, catalog);
const changes = (a: Machine, b: Machine) => changesBetween(totals(a), totals(b));

const names = ['NVIDIA GeForce RTX 4090', 'NVIDIA GeForce RTX 3060', 'AMD Radeon RX 7900 XTX', 'Intel Arc B580'];
const someGpu: fc.Arbitrary<Gpu> = fc
	.record({
		name: fc.constantFrom(...names),
		gib: fc.constantFrom(8, 12, 16, 24),
		driver: fc.constantFrom('550.54', '580.95'),
		used: fc.boolean(),
		kind: fc.constantFrom('discrete' as const, 'integrated' as const),
		library: fc.constantFrom('cuda' as const, 'rocm' as const, 'vulkan' as const),
	})
	.map(({ name, gib, driver, used, kind, library }) =>
		gpuOf(name, gib, { driver, kind, usedByOllama: used, ...(used ? { library } : {}) }),
	);
const someMachine = fc
	.record({
		ram: fc.constantFrom(4, 8, 16, 32, 64),
		gpus: fc.array(someGpu, { maxLength: 3 }),
		limit: fc.option(fc.constantFrom(2, 4, 12), { nil: undefined }),
	})
	.map(({ ram, gpus, limit }) => machineOf({ ram, gpus, ...(limit === undefined ? {} : { limit }) }));

/** The same computer at another moment: other programs, another disk, memory on the cards in use. */
const busy = (machine: Machine, share: number): Machine => ({
	...machine,
	memory: { ...machine.memory, available: share * 2 * GiB },
	gpus: machine.gpus.map((gpu) => ({ ...gpu, memory: { ...gpu.memory, free: share * GiB } })),
	disk: { ...machine.disk, free: share * 1e9 },
});

const mirrored = ({ what, before, after }: Change) => JSON.stringify([what, after, before]);
const plainly = ({ what, before, after }: Change) => JSON.stringify([what, before, after]);
// The name of a card is told as it is now; the other way round it is the one of before, of the same card.
const unnamed = (text: string) => text.replace(/"name":"[^"]*",?/g, '');

describe('comparing by totals', () => {
	test('an open browser changes nothing', () => {
		fc.assert(
			fc.property(someMachine, fc.double({ min: 0, max: 1, noNaN: true }), (machine, share) => {
				expect(changes(machine, busy(machine, share))).toEqual([]);
				expect(atRest(busy(machine, share))).toEqual(atRest(machine));
			}),
		);
	});

	test('the other way round the same differences come out, mirrored', () => {
		fc.assert(
			fc.property(someMachine, someMachine, (a, b) => {
				const there = changes(a, b).map(plainly).map(unnamed).sort();
				expect(changes(b, a).map(mirrored).map(unnamed).sort()).toEqual(there);
			}),
		);
	});

	test('the order of the cards, and who tells their names, is no difference', () => {
		fc.assert(
			fc.property(someMachine, (machine) => {
				const turned = { ...machine, gpus: [...machine.gpus].reverse() };
				expect(changes(machine, turned)).toEqual([]);
				const other = {
					...machine,
					gpus: machine.gpus.map((gpu) => ({ ...gpu, name: gpu.name.replace(/^\w+ /, '') })),
				};
				expect(changes(machine, other)).toEqual([]);
			}),
		);
	});

	test('every difference can be said in one plain line', () => {
		fc.assert(
			fc.property(someMachine, someMachine, (a, b) => {
				for (const change of changesBetween(totals(a), totals(b, '2027-01-01')))
					expect(changeLine(change)).toMatch(/^[A-Z][^!]*\.$/);
			}),
		);
	});

	test('what is not known is no difference', () => {
		const dark = { ...machineOf({ ram: 16 }), memory: { ...machineOf().memory, total: unknown('not told') } };
		expect(changes(machineOf({ ram: 8 }), dark)).toEqual([]);
		expect(changes(dark, machineOf({ ram: 8 }))).toEqual([]);
		const card = gpuOf('NVIDIA GeForce RTX 4090', 24);
		const blind = { ...card, memory: { total: unknown('x'), free: unknown('x') }, driver: unknown('x') };
		expect(changes(machineOf({ gpus: [card] }), machineOf({ gpus: [blind] }))).toEqual([]);
		expect(changes(machineOf({ gpus: [blind] }), machineOf({ gpus: [card] }))).toEqual([]);
	});

	test('at rest a container has its limit, a card all but what a desktop takes, and an unknown total what was seen', () => {
		const rest = atRest(machineOf({ ram: 32, free: 3, limit: 8, gpus: [gpuOf('A', 10)] }));
		expect(rest.memory.available).toBe(8 * GiB);
		expect(rest.gpus[0]?.memory).toEqual({ total: 10 * GiB, free: 9.5 * GiB });
		expect(atRest(machineOf({ ram: 32, free: 3 })).memory.available).toBe(30.5 * GiB);
		expect(atRest(machineOf({ ram: 1 })).memory.available).toBe(0);
		const dark = machineOf({ free: 3, limit: 8 });
		dark.memory.total = unknown('not told');
		expect(atRest(dark).memory.available).toBe(3 * GiB);
		expect(atRest({ ...dark, memory: { ...dark.memory, available: unknown('x') } }).memory.available).toEqual({
			unknown: 'x',
		});
	});
});

describe('what is told', () => {
	const card = gpuOf('NVIDIA GeForce RTX 4090', 24);
	const old = gpuOf('NVIDIA GeForce RTX 3060', 12);
	const lines = (a: Machine, b: Machine) => changes(a, b).map(changeLine);

	test('memory by whole modules, not by what a kernel keeps', () => {
		expect(lines(machineOf({ ram: 32 }), machineOf({ ram: 16 }))).toEqual(['Memory: 16 GB; it was 32 GB.']);
		expect(lines(machineOf({ ram: 16 }), machineOf({ ram: 15.7 }))).toEqual([]);
		// A fortieth, and never less than 256 MB, may be lost without a word; a byte more may not.
		expect(lines(machineOf({ ram: 40 }), machineOf({ ram: 39 }))).toEqual([]);
		expect(lines(machineOf({ ram: 40 }), machineOf({ ram: 38.9 }))).toHaveLength(1);
		expect(lines(machineOf({ ram: 4 }), machineOf({ ram: 3.75 }))).toEqual([]);
		expect(lines(machineOf({ ram: 4 }), machineOf({ ram: 3.7 }))).toHaveLength(1);
	});

	test('a card that came, went, was swapped, or has another size', () => {
		const [none, one, other] = [machineOf(), machineOf({ gpus: [card] }), machineOf({ gpus: [old] })];
		expect(lines(none, one)).toEqual(['New graphics card: NVIDIA GeForce RTX 4090, 24 GB.']);
		expect(lines(one, none)).toEqual(['A graphics card is no longer there: NVIDIA GeForce RTX 4090, 24 GB.']);
		expect(lines(other, one)).toEqual([
			'Graphics card: NVIDIA GeForce RTX 4090, 24 GB, in place of NVIDIA GeForce RTX 3060, 12 GB.',
		]);
		const slice = machineOf({ gpus: [gpuOf('NVIDIA GeForce RTX 4090', 12)] });
		expect(lines(one, slice)).toEqual(['NVIDIA GeForce RTX 4090 has 12 GB now; it was 24 GB.']);
		expect(changes(none, one).every(isGraphics)).toBe(true);
	});

	test('a driver, another backend, a card that Ollama no longer uses', () => {
		const newer = machineOf({ gpus: [{ ...card, driver: '590.10' }] });
		expect(lines(machineOf({ gpus: [card] }), newer)).toEqual([
			'Driver of NVIDIA GeForce RTX 4090: 590.10; it was 580.95.',
		]);
		const radeon = gpuOf('AMD Radeon RX 7900 XTX', 24, { library: 'vulkan' });
		const rocm = machineOf({ gpus: [{ ...radeon, library: 'rocm' }] });
		expect(changes(machineOf({ gpus: [radeon] }), rocm)).toMatchObject([{ what: 'backend' }]);
		const { library: _, ...idle } = { ...card, usedByOllama: false };
		expect(lines(machineOf({ gpus: [card] }), machineOf({ gpus: [idle] }))).toEqual([
			'Ollama can no longer use NVIDIA GeForce RTX 4090.',
		]);
	});

	test('the rules and a running server are not held against each other', () => {
		const running = machineOf({ gpus: [{ ...card, usedByOllama: false }] });
		running.ollama = { ...running.ollama, status: 'running' };
		expect(changes(machineOf({ gpus: [card] }), running)).toEqual([]);
	});

	test("a container's limit, Ollama, the list of models", () => {
		expect(lines(machineOf({ limit: 8 }), machineOf({ limit: 4 }))).toEqual([
			'This container may use 4.0 GB of memory; it was 8.0 GB.',
		]);
		expect(lines(machineOf({ limit: 8 }), machineOf())[0]).toMatch(/all of the memory now/);
		// From none to one is told however large it is, a small shift of one is not.
		expect(changes(machineOf(), machineOf({ limit: 16 }))).toEqual([
			{ what: 'memory-limit', before: null, after: 16 * GiB },
		]);
		expect(changes(machineOf({ limit: 8 }), machineOf({ limit: 7.9 }))).toEqual([]);
		const ollama = (version: string) => machineOf({ ollama: { ...machineOf().ollama, version } });
		expect(lines(ollama('0.32.0'), ollama('0.33.0'))).toEqual(['Ollama 0.33.0; it was 0.32.0.']);
		expect(changes(machineOf(), ollama('0.33.0'))).toEqual([]);
		const later = changesBetween(totals(machineOf()), totals(machineOf(), '2027-02-01'));
		expect(later.map(changeLine)).toEqual(['The list of models is of 2027-02-01; it was of 2026-11-23.']);
		expect(later.some(isHardware)).toBe(false);
	});
});

describe('which changes count', () => {
	const of = (what: Change['what']) => ({ what, before: null, after: null }) as Change;
	test('as the computer itself, and as graphics', () => {
		const hardware = ['memory', 'memory-limit', 'gpu', 'gpu-used', 'backend', 'driver'] as const;
		expect(hardware.map(of).map(isHardware)).toEqual(hardware.map(() => true));
		expect(hardware.map(of).map(isGraphics)).toEqual([false, false, true, true, true, true]);
		for (const what of ['ollama', 'catalog', 'placement', 'speed'] as const)
			expect([isHardware(of(what)), isGraphics(of(what))]).toEqual([false, false]);
	});

	test('an integrated one that Ollama leaves out is none, one that it uses is', () => {
		const idle = gpuOf('Intel UHD', 8, { kind: 'integrated', usedByOllama: false });
		expect(totals(machineOf({ gpus: [idle] })).gpus).toEqual([]);
		expect(totals(machineOf({ gpus: [{ ...idle, usedByOllama: true }] })).gpus).toMatchObject([{ memory: null }]);
		expect(totals(machineOf({ gpus: [gpuOf('old', 2, { usedByOllama: false })] })).gpus).toHaveLength(1);
		expect(totals(machineOf({ gpus: [gpuOf('A100', 40, { slice: '1g.10gb' })] })).gpus[0]?.name).toBe('A100 (1g.10gb)');
	});
});

describe('what there is to choose', () => {
	const verdict = (name: string, over: Partial<Verdict> = {}, gb = 4): Verdict =>
		({
			model: { name, title: name, bytes: gb * 1e9 },
			context: 8192,
			placement: 'split',
			verdict: 'comfortable',
			memory: { layersOnGpu: 10 },
			speed: { generate: { low: 16, likely: 20, high: 24 } },
			...over,
		}) as unknown as Verdict;
	const seen = (over: Partial<Seen> = {}): Seen => ({
		now: { model: 'mine:4b', context: 8192 },
		current: verdict('mine:4b'),
		best: verdict('mine:4b'),
		news: false,
		proof: null,
		running: [verdict('mine:4b'), verdict('small:1b', {}, 1)],
		tags: [],
		at: () => verdict('mine:4b'),
		...over,
	});
	const kinds = (over: Partial<Seen> = {}) =>
		proposalsFor(seen(over)).map(({ kind, base }) => `${kind} ${base.model} ${base.context}`);
	const proof = (generate: number, codes: string[] = []) => ({
		model: 'kettleside',
		placement: 'cpu' as const,
		gpuShare: 0,
		generate,
		systemPromptPresent: true,
		contextLength: 8192,
		promised: { low: 16, high: 24 },
		findings: codes.map((code) => ({ code, text: '', cure: '' })),
	});

	test('nothing new: it is kept', () => expect(kinds()).toEqual(['keep mine:4b 8192']));

	test('a better one is offered first, but only where it is news', () => {
		const best = verdict('large:12b');
		expect(kinds({ best, news: true })).toEqual(['better large:12b 8192', 'keep mine:4b 8192']);
		expect(kinds({ best })).toEqual(['keep mine:4b 8192']);
		// The one that is there, however its name is written, is no other one.
		expect(kinds({ best: verdict('Mine:4B'), news: true })).toEqual(['keep mine:4b 8192']);
	});

	test('one that no longer fits is kept last, and another offered though it is no news', () => {
		const current = verdict('mine:4b', { verdict: 'no', placement: 'none' });
		expect(kinds({ current, best: verdict('small:1b') })).toEqual(['fits small:1b 8192', 'keep mine:4b 8192']);
		expect(kinds({ current, best: null })).toEqual(['keep mine:4b 8192']);
	});

	test('far below the promise: measured again first, then a step down that keeps up with a reader', () => {
		expect(fellShort(proof(13))).toBe(false);
		expect(fellShort(proof(11))).toBe(true);
		expect(fellShort(proof(20, ['not-on-gpu']))).toBe(true);
		expect(kinds({ proof: proof(11) })).toEqual(['keep mine:4b 8192', 'smaller small:1b 8192']);
		expect(fellShort(proof(12))).toBe(false);
		expect(fellShort(proof(20, ['partly-on-gpu']))).toBe(true);
		// Seven tenths of its size are small enough, and the model itself is no step.
		const of = (gb: number) => kinds({ proof: proof(11), running: [verdict('other:3b', {}, gb)] });
		expect(of(2.8)).toEqual(['keep mine:4b 8192', 'smaller other:3b 8192']);
		expect(of(2.9)).toEqual(['keep mine:4b 8192']);
		expect(kinds({ proof: proof(11), running: [verdict('mine:4b', {}, 1)] })).toEqual(['keep mine:4b 8192']);
		// One that is offered as better already is not offered as smaller as well.
		expect(kinds({ proof: proof(11), best: verdict('small:1b'), news: true })).toEqual([
			'better small:1b 8192',
			'keep mine:4b 8192',
		]);
		// Where nothing was measured, or expected, the speeds are taken as they are.
		const mute = { ...proof(1, ['not-on-gpu']), generate: unknown('too short') };
		expect(kinds({ proof: mute })).toEqual(['keep mine:4b 8192', 'smaller small:1b 8192']);
		const silent = verdict('mine:4b', { speed: { ...verdict('x').speed, generate: unknown('x') } });
		expect(kinds({ proof: proof(1), current: silent })).toEqual(['keep mine:4b 8192', 'smaller small:1b 8192']);
		// A twentieth of the speed makes the small one too slow as well.
		expect(kinds({ proof: proof(1) })).toEqual(['keep mine:4b 8192']);
	});

	test('a shorter conversation where more then lies on the card, another quantization where there is one', () => {
		const at = (context: number) => verdict('mine:4b', { placement: context <= 4096 ? 'gpu' : 'split' });
		const tags = [verdict('mine:4b-q3', {}, 3)];
		const larger = [verdict('mine:4b-q3', {}, 3.41)];
		expect(kinds({ proof: proof(11), at, tags: larger })).not.toContain('smaller mine:4b-q3 8192');
		expect(kinds({ proof: proof(11), at, tags: [verdict('mine:4b-q3', {}, 3.4)] })).toContain(
			'smaller mine:4b-q3 8192',
		);
		// More layers on the card are a gain as well; one that no longer runs is none.
		const layers = (context: number) =>
			verdict('mine:4b', { memory: { layersOnGpu: context <= 2048 ? 11 : 10 } as never });
		expect(kinds({ proof: proof(11), at: layers })).toContain('context mine:4b 2048');
		expect(kinds({ proof: proof(11), at: (context) => ({ ...layers(context), verdict: 'no' }) })).not.toContain(
			'context mine:4b 2048',
		);
		const late = (context: number) => verdict('mine:4b', { placement: context < 2048 ? 'gpu' : 'split' });
		expect(kinds({ proof: proof(11), at: late }).join()).not.toContain('context');
		expect(kinds({ proof: proof(11), at, tags })).toEqual([
			'keep mine:4b 8192',
			'context mine:4b 4096',
			'smaller mine:4b-q3 8192',
			'smaller small:1b 8192',
		]);
	});
});

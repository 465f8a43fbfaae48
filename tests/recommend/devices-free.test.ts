// What counts as free on a graphics processor, and which of several Ollama takes.

import { describe, expect, it } from 'vitest';
import { cardFree, systemKeeps, whenClosed } from '../../src/recommend/closed.ts';
import { chosenDevices, gpuFree, marginFor, ramFree, ramFreeKnown } from '../../src/recommend/placement/devices.ts';
import { place } from '../../src/recommend/placement/place.ts';
import { safeBytes } from '../../src/recommend/placement/rough.ts';
import { unknown } from '../../src/types/known.ts';
import type { Gpu, Machine } from '../../src/types/machine.ts';
import { GiB, gpuOf, machineOf } from './machines.ts';
import { factsOf } from './memory-truth.ts';

const card = gpuOf('A', 8);
const builtIn = gpuOf('I', 8, { kind: 'integrated', sharesRam: true });
const under = (gpu: Gpu, os: Partial<Machine['os']>) => {
	const machine = machineOf({ ram: 32, gpus: [gpu] });
	return gpuFree(gpu, { ...machine, os: { ...machine.os, ...os } }) / GiB;
};

describe('free on a card', () => {
	it('is a little less under Windows and WSL2, whatever the driver says', () => {
		expect(under(card, {})).toBe(8);
		expect(under(card, { platform: 'win32' })).toBeCloseTo(6.9, 6);
		expect(under(card, { environment: 'wsl2' })).toBeCloseTo(6.9, 6);
		// What other programs use there is already more than that.
		expect(under(gpuOf('A', 8, { memory: { total: 8 * GiB, free: 5 * GiB } }), { platform: 'win32' })).toBe(5);
	});

	it('is not cut for memory that is shared with the system, or that a person stated', () => {
		expect(under(builtIn, { platform: 'win32' })).toBe(8);
		expect(under(gpuOf('A', 8, { said: true }), { platform: 'win32' })).toBe(8);
	});

	it('is 85 % of what it has where the driver does not tell, and nothing where that is not known either', () => {
		const mute = unknown('not told');
		expect(under(gpuOf('A', 8, { memory: { total: 8 * GiB, free: mute } }), {})).toBeCloseTo(6.8, 6);
		expect(under(gpuOf('A', 8, { memory: { total: mute, free: mute } }), {})).toBe(0);
		expect(under(gpuOf('A', 8, { memory: { total: mute, free: 3 * GiB } }), {})).toBe(3);
	});

	it('keeps a gibibyte, and a vision tower', () => {
		expect(marginFor(0)).toBe(GiB);
		expect(marginFor(855e6)).toBe(GiB + 855e6);
	});
});

describe('free RAM', () => {
	it('is never more than the limit or the whole, and unknown stays unknown', () => {
		expect(ramFree(machineOf({ ram: 16, free: 20 }))).toBe(16 * GiB);
		expect(ramFree(machineOf({ ram: 16, free: 12, limit: 4 }))).toBe(4 * GiB);
		const dark = machineOf();
		dark.memory.available = unknown('not readable');
		expect(ramFree(dark)).toBeNull();
		expect(ramFreeKnown(dark)).toEqual({ unknown: 'not readable' });
		expect(ramFreeKnown(machineOf({ ram: 16, free: 12, limit: 4 }))).toBe(4 * GiB);
	});

	it('with programs closed is all but what the system keeps, within a limit, and never less than now', () => {
		const closed = (options: Parameters<typeof machineOf>[0]) => whenClosed(machineOf(options)).memory.available;
		expect(closed({ ram: 16, free: 2 })).toBe(16 * GiB - systemKeeps);
		expect(closed({ ram: 16, free: 15.5 })).toBe(15.5 * GiB);
		expect(closed({ ram: 16, free: 2, limit: 4 })).toBe(4 * GiB);
		const busy = gpuOf('A', 8, { memory: { total: 8 * GiB, free: GiB } });
		const dark = gpuOf('B', 8, { memory: { total: 8 * GiB, free: unknown('x') } });
		const none = gpuOf('C', 8, { memory: { total: unknown('x'), free: GiB } });
		const [one, two, three] = whenClosed(machineOf({ gpus: [busy, dark, none] })).gpus;
		expect(one?.memory.free).toBe(cardFree * 8 * GiB);
		expect(two).toEqual(dark);
		expect(three).toEqual(none);
	});
});

describe('which devices', () => {
	const names = (gpus: Gpu[], predicted: number, ram = 64) =>
		chosenDevices(machineOf({ ram, gpus }), predicted * GiB).map(({ name }) => name);

	it('one alone up to exactly 80 % of what is free on it', () => {
		const [a, b] = [gpuOf('a', 10), gpuOf('b', 10)];
		expect(names([a, b], 8)).toEqual(['a']);
		expect(names([a, b], 8.01)).toEqual(['a', 'b']);
	});

	it('a card before memory shared with the system, in either order, among groups too', () => {
		const shared = gpuOf('I', 48, { kind: 'integrated', sharesRam: true, library: 'vulkan' });
		const small = gpuOf('a', 6);
		for (const list of [
			[shared, small],
			[small, shared],
		]) {
			expect(names(list, 4)).toEqual(['a']);
			expect(names(list, 100)).toEqual(['a']);
		}
		// A group that holds one card counts as cards.
		const mixed = [gpuOf('x', 4, { library: 'vulkan' }), { ...shared, name: 'y' }];
		expect(names([...mixed, gpuOf('z', 30)], 100)).toEqual(['x', 'y']);
	});

	it('none that has nothing free', () => {
		const full = gpuOf('a', 8, { memory: { total: 8 * GiB, free: 0 } });
		expect(names([full, gpuOf('b', 8)], 100)).toEqual(['b']);
	});
});

describe('by the size alone', () => {
	const keys = unknown('not known here');
	const rough = (machine: Machine, bytes: number, device?: 'gpu' | 'cpu') =>
		place(factsOf('llama-3.2-1b', { keys, bytes, weights: keys }), machine, device ? { device } : {});

	it('takes the file and a half and 1.5 GiB, half a file more for each 8192 tokens', () => {
		expect(safeBytes(4e9, 8192)).toBe(6e9 + 1.5 * GiB);
		expect(safeBytes(4e9, 2048)).toBe(6e9 + 1.5 * GiB);
		expect(safeBytes(4e9, 24576)).toBe(10e9 + 1.5 * GiB);
	});

	it('lies on a card where that much is free beside the margin, and needs little RAM then', () => {
		const on = rough(machineOf({ ram: 8, free: 4, gpus: [gpuOf('A', 10)] }), 4 * GiB);
		expect(on).toMatchObject({ placement: 'gpu', gpuShare: 1, gpuWeights: 4 * GiB, ramWeights: 0 });
		expect(on.need.ram).toBe(GiB);
		expect(on.memory.margin).toBe(GiB);
		// 7.5 and the margin of 1 do not go into 8.4.
		const beside = rough(machineOf({ ram: 32, gpus: [gpuOf('A', 8.4)] }), 4 * GiB);
		expect(beside).toMatchObject({ placement: 'cpu', gpuShare: 0, ramWeights: 4 * GiB, memory: { gpu: 0, margin: 0 } });
		expect(beside.need.ram).toBe(7.5 * GiB);
		expect(rough(machineOf({ ram: 32 }), 4 * GiB).placement).toBe('cpu');
	});

	it('is refused only where not even the bare file fits', () => {
		const at = (free: number, bytes: number) => rough(machineOf({ ram: 16, free }), bytes * GiB);
		expect(at(6, 5)).toMatchObject({ placement: 'none', obstacle: 'unknown' });
		expect(at(6, 6.1)).toMatchObject({ placement: 'none', obstacle: 'ram' });
		// What a card has free counts as well, without its margin.
		const withCard = (bytes: number) =>
			rough(machineOf({ ram: 16, free: 6, gpus: [gpuOf('A', 5)] }), bytes * GiB).obstacle;
		expect(withCard(9.9)).toBe('unknown');
		expect(withCard(10.1)).toBe('ram');
	});

	it('says that the card is not enough, or that nothing is known of a file without a size', () => {
		const machine = machineOf({ ram: 32, gpus: [gpuOf('A', 6)] });
		expect(rough(machine, 4 * GiB, 'gpu')).toMatchObject({ placement: 'none', obstacle: 'unknown' });
		const none = rough(machine, 0);
		expect(none).toMatchObject({ placement: 'none', obstacle: 'unknown' });
		expect(none.memory.weights).toEqual({ unknown: 'Its size is not known.' });
		expect(none.need.ram).toEqual({ unknown: 'Its size is not known.' });
	});
});

// How layers are shared out, in bytes small enough to count by hand.

import { describe, expect, it } from 'vitest';
import { fill } from '../../src/recommend/placement/fit.ts';

// Four layers of 10 with 1 of context each, an output of 5, and 2 to compute in: 51 in all.
const job = (budgets: number[], experts = [0, 0, 0, 0]) => ({
	weights: { layers: [10, 10, 10, 10], experts, output: 5 },
	context: [1, 1, 1, 1],
	compute: 2,
	rooms: budgets.map((budget) => ({ budget })),
});
const layers = (budgets: number[]) => fill(job(budgets)).devices.map((device) => device.layers);

describe('one device', () => {
	it('takes all of it at exactly its size, with nothing to spare', () => {
		expect(fill(job([51]))).toEqual({
			devices: [{ weights: 45, context: 4, layers: 4 }],
			layersOnGpu: 4,
			expertsInRam: 0,
		});
	});

	it('takes the output and the last layers at a byte less', () => {
		expect(fill(job([50]))).toEqual({
			devices: [{ weights: 35, context: 3, layers: 3 }],
			layersOnGpu: 3,
			expertsInRam: 0,
		});
		expect(layers([18])).toEqual([1]);
		expect(layers([17])).toEqual([0]);
	});

	it('takes nothing at all where only the output would fit, or nothing is free', () => {
		for (const budget of [17, 7, 0, -5])
			expect(fill(job([budget]))).toEqual({
				devices: [{ weights: 0, context: 0, layers: 0 }],
				layersOnGpu: 0,
				expertsInRam: 0,
			});
	});
});

describe('several devices', () => {
	it('share by what is free, the output counted as one more layer', () => {
		expect(layers([40, 40])).toEqual([3, 1]);
		expect(layers([60, 15])).toEqual([4, 0]);
	});

	it('leave one out that has less than its margin', () => {
		expect(layers([-5, 60])).toEqual([0, 4]);
		expect(layers([60, -5])).toEqual([4, 0]);
	});

	it('are filled from the last back where the even share does not fit, each with room to compute', () => {
		// 5 + 11 + 2 on the last, two layers and 2 on the one before, one layer stays in RAM.
		expect(layers([25, 18])).toEqual([2, 1]);
		expect(layers([23, 18])).toEqual([1, 1]);
	});
});

describe('experts', () => {
	const experts = [6, 6, 6, 6];

	it('go to RAM before whole layers do, and come back one layer after another, the last first', () => {
		// Without experts: 45 - 24 + 4 + 2 = 27.
		expect(fill(job([27], experts))).toMatchObject({ layersOnGpu: 4, expertsInRam: 24 });
		expect(fill(job([33], experts))).toMatchObject({ layersOnGpu: 4, expertsInRam: 18 });
		expect(fill(job([45], experts))).toMatchObject({ layersOnGpu: 4, expertsInRam: 6 });
		expect(fill(job([51], experts))).toMatchObject({ layersOnGpu: 4, expertsInRam: 0 });
	});

	it('stay with their layers where not even the rest fits whole', () => {
		// 5 + 11 + 2 for one layer; without its experts two would have fitted.
		expect(fill(job([26], experts))).toMatchObject({ layersOnGpu: 1, expertsInRam: 0 });
	});

	it('that are larger than others come back where they fit, on the device of their layer', () => {
		// The last one's 8 do not fit into the 7 that are left, those of the layer before do.
		expect(fill(job([32], [6, 6, 6, 8]))).toMatchObject({ expertsInRam: 20 });
		const two = fill(job([20, 20], experts));
		expect(two.layersOnGpu).toBe(4);
		for (const device of two.devices) expect(device.weights + device.context + 2).toBeLessThanOrEqual(20);
	});
});

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addRate, type Rate, speedOf, startRate, timeLeft } from '../../src/install/rate.ts';

/** Walks a download second by second; gives what was told each second. */
function walk(speeds: number[], total: number, bytes = 0) {
	let rate: Rate = startRate(bytes, 0);
	const told: { speed: number | null; left: number | null }[] = [];
	speeds.forEach((speed, i) => {
		bytes = Math.min(total, bytes + speed);
		const next = timeLeft(addRate(rate, bytes, (i + 1) * 1000), total);
		rate = next.rate;
		told.push({ speed: speedOf(rate), left: next.left });
	});
	return told;
}

describe('speed and time left', () => {
	it('is unknown for the first seconds, then right for an even line', () => {
		const told = walk(Array(60).fill(10e6), 1e9, 200e6);
		expect(told.slice(0, 2)).toEqual([
			{ speed: null, left: null },
			{ speed: null, left: null },
		]);
		expect(told[9]?.speed).toBeCloseTo(10e6, -1);
		expect(told[9]?.left).toBeCloseTo(70, 0);
	});

	it('does not count what was there before', () => {
		expect(walk(Array(5).fill(1e6), 1e9, 900e6)[4]?.speed).toBeCloseTo(1e6, -1);
	});

	it('runs down evenly over a jittery line', () => {
		const jitter = Array.from({ length: 120 }, (_, i) => (i % 4 === 0 ? 0 : i % 3 === 0 ? 22e6 : 9e6));
		const left = walk(jitter, 3e9)
			.map((at) => at.left ?? Number.NaN)
			.slice(10);
		const leaps = left.slice(1).map((now, i) => Math.abs(now - (left[i] ?? 0)));
		expect(Math.max(...leaps)).toBeLessThan(0.1 * Math.max(...left));
	});

	it('finds the new speed of a line that changed for good', () => {
		const told = walk([...Array(30).fill(10e6), ...Array(60).fill(2e6)], 2e9);
		const last = told.at(-1);
		expect(last?.speed).toBeGreaterThan(1.9e6);
		expect(last?.speed).toBeLessThan(2.2e6);
		expect(Math.abs((last?.left ?? 0) - (2e9 - 420e6) / 2e6)).toBeLessThan(200);
	});

	it('says soon that nothing arrives, instead of a time left that grows, and finds back', () => {
		const told = walk([...Array(30).fill(10e6), ...Array(20).fill(0), ...Array(20).fill(10e6)], 1e9);
		expect(told[45]).toEqual({ speed: 0, left: null });
		expect(told[55]?.speed).toBeCloseTo(10e6, -1);
		expect(told.at(-1)?.left).toBeCloseTo(50, -1);
	});

	it('never tells anything negative or endless', () => {
		const looks = fc.array(fc.tuple(fc.nat(5e9), fc.nat(10_000)), { maxLength: 60 });
		fc.assert(
			fc.property(looks, (steps) => {
				let rate = startRate(0, 0);
				let at = 0;
				for (const [bytes, dt] of steps) {
					at += dt;
					const next = timeLeft(addRate(rate, bytes, at), 5e9);
					rate = next.rate;
					if (next.left !== null) expect(Number.isFinite(next.left) && next.left >= 0).toBe(true);
					expect(speedOf(rate) ?? 0).toBeGreaterThanOrEqual(0);
				}
				expect(at).toBeGreaterThanOrEqual(0);
			}),
		);
	});
});

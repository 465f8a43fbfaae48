// A speed measured on this computer corrects what is told about this model and about others.

import { isUnknown, type Known } from '../../types/known.ts';
import type { ModelFacts } from '../../types/model.ts';
import type { Range } from '../../types/verdict.ts';
import type { Reads } from './bytes.ts';
import type { Measured, Placed, SpeedInput } from './types.ts';

/** How a measure is used: as it is for the measured model, as a factor for others. */
export interface Use {
	measured: Measured;
	own: boolean;
}

// Half of the layers elsewhere is another speed; a few more or less are not.
const sameShare = 0.1;

/** It ran in the same place: on the processor, on the card, or with about the same share on each. */
const inSamePlace = (one: Measured, placed: Placed): boolean => {
	if (one.placement === undefined) return true;
	if (one.placement !== placed.placement) return false;
	if (placed.placement !== 'split') return true;
	const here = typeof placed.gpuShare === 'number' ? placed.gpuShare : Number.NaN;
	return Math.abs((one.gpuShare ?? Number.NaN) - here) <= sameShare;
};

/** The measure to use: of this very model, else of the one most like it in size; none where it ran elsewhere. */
export function measureFor({ measured, model, placement }: SpeedInput, reads: Reads): Use | undefined {
	const all = measured === undefined ? [] : 'digest' in measured ? [measured] : measured;
	const here = all.filter((one) => one.tokensPerSecond > 0 && one.bytes > 0 && inSamePlace(one, placement));
	const own = here.find((one) => isOfThis(one, model));
	if (own) return { measured: own, own: true };
	const far = (one: Measured) =>
		Math.abs(Math.log((one.perToken ?? one.bytes) / reads.perToken)) + (one.moe === reads.moe ? 0 : 10);
	const [nearest] = [...here].sort((a, b) => far(a) - far(b));
	return nearest && { measured: nearest, own: false };
}

const isOfThis = (measured: Measured, model: ModelFacts): boolean => model.digest === measured.digest;

/** The range moved to `likely`, no wider in proportion than it was, and no wider than `low` to `high`. */
const around = (likely: number, was: Range, low: number, high: number): Range => ({
	low: likely * Math.max(low, Math.min(1, was.low / was.likely)),
	likely,
	high: likely * Math.min(high, Math.max(1, was.high / was.likely)),
});

/** The range around a measure of the very model: how much one evening differs from another. */
export const ownRange = (measured: number): Range => ({
	low: measured * 0.85,
	likely: measured,
	high: measured * 1.15,
});

/** A measure may differ from the law by a factor of three either way and still be believed. */
export const isBelievable = (factor: number): boolean => factor > 1 / 3 && factor < 3;

/**
 * The corrected speed. For the measured model: the measure itself, within 15 %. For another one in the same place: the
 * law times measured/law of the measured one (`predicted`), within 0.8 to 1.25; between dense models and mixtures of
 * experts the range keeps its proportions. Never wider than before. A measure that is more than three times off is left
 * aside for others: the computer was busy, or something else was wrong.
 */
export function calibrated(speed: Range, { measured, own }: Use, alike: boolean, predicted: Known<Range>): Range {
	if (own) return around(measured.tokensPerSecond, speed, 0.85, 1.15);
	if (isUnknown(predicted)) return speed;
	const factor = measured.tokensPerSecond / predicted.likely;
	if (!isBelievable(factor)) return speed;
	return alike ? around(speed.likely * factor, speed, 0.8, 1.25) : around(speed.likely * factor, speed, 0, Infinity);
}

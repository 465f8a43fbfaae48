// A speed measured on this computer corrects what is told about other models on it.

import { isUnknown, type Known } from '../../types/known.ts';
import type { ModelFacts } from '../../types/model.ts';
import type { Range } from '../../types/verdict.ts';
import type { Measured, Placed } from './types.ts';

const around = (likely: number, low: number, high: number): Range => ({
	low: likely * low,
	likely,
	high: likely * high,
});

/** The measure is of this very model, on the same side. */
export const isOfThis = (measured: Measured, model: ModelFacts, placed: Placed): boolean =>
	model.digest === measured.digest && (measured.placement === undefined || measured.placement === placed.placement);

/**
 * The corrected speed: the measure itself (within 15 %) for the measured model; for another one in the same place
 * the prediction times measured/predicted of the measured one (within 20 to 25 %). `predicted` is what the law says
 * for a model of `measured.bytes` here. Implausible measures (more than five times off) are left aside.
 */
export function calibrated(
	speed: Known<Range>,
	measured: Measured,
	own: boolean,
	predicted: Known<Range>,
): Known<Range> {
	if (isUnknown(speed) || !(measured.tokensPerSecond > 0)) return speed;
	if (own) return around(measured.tokensPerSecond, 0.85, 1.15);
	if (isUnknown(predicted)) return speed;
	const factor = measured.tokensPerSecond / predicted.likely;
	return factor > 0.2 && factor < 5 ? around(speed.likely * factor, 0.8, 1.25) : speed;
}

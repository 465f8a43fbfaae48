// How fast a model would be on a machine, from where it lies: writing, reading, and both as people notice them.

import { isUnknown, type Known, orElse } from '../../types/known.ts';
import type { Machine } from '../../types/machine.ts';
import type { Range, Speed } from '../../types/verdict.ts';
import { type Reads, readsOf } from './bytes.ts';
import { calibrated, isOfThis } from './calibrate.ts';
import { firstWord, loading, longMessage, shortMessage, timesReading } from './people.ts';
import { reading } from './read.ts';
import type { Measured, Placed, SpeedFn, SpeedInput } from './types.ts';
import { writing } from './write.ts';

export type { Measured, Placed, SpeedFn, SpeedInput } from './types.ts';

// The law for a model of the measured size: as many layers per byte, no mixture.
function predictedFor(measured: Measured, placed: Placed, machine: Machine, like: Reads, quantization: string) {
	const reads = { ...like, perToken: measured.bytes, total: measured.bytes, moe: false };
	const result = writing(placed, machine, reads, 0, quantization);
	return isUnknown(result) ? result : result.speed;
}

function corrected(input: SpeedInput, speed: Known<Range>, reads: Reads, quantization: string): Known<Range> {
	const { measured, placement, machine, model } = input;
	if (measured === undefined) return speed;
	if (measured.placement !== undefined && measured.placement !== placement.placement) return speed;
	const predicted = predictedFor(measured, placement, machine, reads, quantization);
	return calibrated(speed, measured, isOfThis(measured, model, placement), predicted);
}

const nowhere = (why: { unknown: string }): Speed => ({
	generate: why,
	read: why,
	timesReadingSpeed: why,
	firstWordSeconds: why,
	loadSeconds: why,
});

/**
 * Speed in tokens per second, as low, likely and high; `likely` is told early in a conversation (about 1000 tokens in).
 * Unknown, with the reason, where a bandwidth, the model's size or a measurement of this kind of device is missing.
 * `measured` is a speed from this computer's proof; it replaces or corrects the prediction.
 */
export const speedFor: SpeedFn = (input) => {
	const { model, machine, placement, context } = input;
	const reads = readsOf(model);
	if (isUnknown(reads)) return nowhere(reads);
	if (placement.placement === 'none') return nowhere({ unknown: 'It does not run here.' });
	const quantization = orElse(model.quantization, '');
	const law = writing(placement, machine, reads, context, quantization);
	const generate = corrected(input, isUnknown(law) ? law : law.speed, reads, quantization);
	const read = reading(placement, machine, reads);
	return {
		generate,
		read,
		timesReadingSpeed: timesReading(generate),
		firstWordSeconds: firstWord(generate, read, shortMessage),
		firstWordLongSeconds: firstWord(generate, read, longMessage),
		loadSeconds: loading(model.bytes),
		...(isUnknown(law) ? {} : { basis: input.measured ? `${law.basis}; corrected by a measure here` : law.basis }),
	};
};

// How fast a model would be on a machine, from where it lies: writing, reading, and both as people notice them.

import { isUnknown, type Known, orElse } from '../../types/known.ts';
import type { Range, Speed } from '../../types/verdict.ts';
import { notKnown } from '../../words/not-known.ts';
import { measuredHere } from '../../words/speed.ts';
import { type Reads, readsOf } from './bytes.ts';
import { calibrated, isBelievable, measureFor, ownRange, type Use } from './calibrate.ts';
import { conversationBytes } from './conversation.ts';
import { firstWord, loading, longMessage, shortMessage, timesReading } from './people.ts';
import { reading } from './read.ts';
import type { Measured, SpeedFn, SpeedInput } from './types.ts';
import { type Writing, writing } from './write.ts';

export type { Measured, Placed, SpeedFn, SpeedInput } from './types.ts';

/** The measured model as the law sees it; what was not kept of it is taken to be like the other one's. */
const readsOfMeasured = (measured: Measured, like: Reads): Reads => ({
	...like,
	perToken: measured.perToken ?? measured.bytes,
	total: measured.bytes,
	layers: measured.layers ?? like.layers,
	moe: measured.moe ?? false,
	expertShare: 1,
	activeParameters: measured.activeParameters ?? { unknown: 'not kept' },
});

/** What the law says of the measured model in the same place; its conversation is taken to grow with its size. */
function lawOfMeasured(input: SpeedInput, measured: Measured, like: Reads): Known<Writing> {
	const { placement, machine } = input;
	const reads = readsOfMeasured(measured, like);
	const conversation = conversationBytes(input) * (reads.perToken / like.perToken);
	const placed = { ...placement, expertsInRam: 0 };
	return writing({ placed, machine, reads, conversation, quantization: measured.quantization ?? '' });
}

function corrected(input: SpeedInput, law: Known<Writing>, reads: Reads, use: Use | undefined): Known<Range> {
	// A measure of this very model needs no law.
	if (isUnknown(law)) return use?.own ? ownRange(use.measured.tokensPerSecond) : law;
	if (!use) return law.speed;
	const predicted = lawOfMeasured(input, use.measured, reads);
	const alike = (use.measured.moe ?? false) === reads.moe;
	return calibrated(law.speed, use, alike, isUnknown(predicted) ? predicted : predicted.speed);
}

/** Reading, corrected in the same way where the proof could measure it. */
function correctedReading(input: SpeedInput, read: Known<Range>, reads: Reads, use: Use | undefined): Known<Range> {
	const rate = use?.measured.readTokensPerSecond;
	if (!use || rate === undefined || isUnknown(read)) return read;
	const { measured } = use;
	const predicted = reading(input.placement, input.machine, readsOfMeasured(measured, reads), measured.quantization);
	// Reading is over in seconds: what else the computer did in them weighs more than in writing.
	if (use.own && !isBelievable(rate / read.likely)) return read;
	return calibrated(read, { ...use, measured: { ...measured, tokensPerSecond: rate } }, true, predicted);
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
 * `measured` are speeds from this computer's proof; they replace or correct the prediction.
 */
export const speedFor: SpeedFn = (input) => {
	const { model, machine, placement } = input;
	const reads = readsOf(model);
	if (isUnknown(reads)) return nowhere(reads);
	if (placement.placement === 'none') return nowhere({ unknown: notKnown.notHere });
	const quantization = orElse(model.quantization, '');
	const conversation = conversationBytes(input);
	const law = writing({ placed: placement, machine, reads, conversation, quantization });
	const use = measureFor(input, reads);
	const generate = corrected(input, law, reads, use);
	const read = correctedReading(input, reading(placement, machine, reads, quantization), reads, use);
	const known = isUnknown(law) ? undefined : law;
	const measured = use && !isUnknown(generate) && generate !== known?.speed ? measuredHere(use) : undefined;
	const basis = [known?.basis, measured].filter((part) => part !== undefined).join('; ');
	return {
		generate,
		read,
		timesReadingSpeed: timesReading(generate),
		firstWordSeconds: firstWord(generate, read, shortMessage),
		firstWordLongSeconds: firstWord(generate, read, longMessage),
		loadSeconds: loading(model.bytes),
		...(basis === '' ? {} : { basis }),
	};
};

// Speeds as people notice them: against reading, until the first word, until it is loaded.

import { isUnknown, type Known } from '../../types/known.ts';
import type { Range, Speed } from '../../types/verdict.ts';

/** A usual reader of English (about 238 words a minute: Brysbaert 2019, doi:10.1016/j.jml.2019.104047). */
export const wordsPerMinute = 240;
/** English text in the tokenizers of the catalog's models; other languages take more. */
export const tokensPerWord = 1.33;
/** What a reader takes in, tokens per second: 5.3. */
export const readingSpeed = (wordsPerMinute * tokensPerWord) / 60;

/** A short message: two or three sentences. Tokens. */
export const shortMessage = 50;
/** A long one: a page of a journal, 400 words. Tokens. */
export const longMessage = Math.round(400 * tokensPerWord);

/** Loading reads the file from disk: a usual SSD; a hard disk takes seven times as long. Bytes per second. */
export const loadRate = 1e9;
const loadStart = 1;

/** How many times as fast as a person reads; unknown where the writing speed is. */
export const timesReading = (generate: Known<Range>): Known<number> =>
	isUnknown(generate) ? generate : generate.likely / readingSpeed;

/**
 * Seconds until the first word of the answer to a message of so many tokens, once the system prompt has been read
 * and is kept: the message is read, one token written. Unknown where either speed is.
 */
export function firstWord(generate: Known<Range>, read: Known<Range>, tokens: number): Known<number> {
	if (isUnknown(read)) return read;
	if (isUnknown(generate)) return generate;
	return tokens / read.likely + 1 / generate.likely;
}

/** Seconds to load from an SSD of 1 GB/s (assumed; the disk is not measured) and to start the engine. */
export const loading = (bytes: Known<number>): Known<number> =>
	isUnknown(bytes) ? bytes : loadStart + bytes / loadRate;

/** The ends of a ruler for writing speed, times reading speed; what is beyond an end stands there. */
const [slowest, fastest] = [0.1, 40];

/** Where so many times reading speed stand on that ruler, 0 to 1: equal steps for equal factors. */
export function onRuler(times: number): number {
	const inside = Math.min(fastest, Math.max(slowest, times));
	return Math.log(inside / slowest) / Math.log(fastest / slowest);
}

/** A pause never catches up with the reader: a fifth faster than reading, and even at worst not much slower. */
export const fluent = 1.2;
export const atWorst = 0.75;

/** Whether nobody has to wait for it while reading; `factor`: how many times as much it writes. False where not known. */
export const quick = ({ generate, timesReadingSpeed }: Speed, factor = 1): boolean =>
	!isUnknown(timesReadingSpeed) &&
	timesReadingSpeed >= fluent * factor &&
	(isUnknown(generate) || generate.low >= atWorst * readingSpeed);

// How fast a reply is written when nothing else is in the way. Another program, or another guest of the same host, makes
// a processor slow for some seconds, and the average of a short reply is theirs as much as the model's (measured: 1.6
// times too slow). So the reply is looked at piece by piece, as it arrives.

import type { ReplyStats } from '../../ollama/types.ts';
import { type Known, unknown } from '../../types/known.ts';
import { proveWords } from '../../words/proving.ts';

/** Fewer tokens than this say nothing about speed. */
const least = 8;
/** Pieces of a reply that are looked at together: one alone is held up by the way it takes. */
const together = 8;
/** What is within this is the same: later tokens take longer than the first, and clocks differ. */
const same = 1.15;
/** A median cannot be told from fewer. */
const leastParts = 5;

/** Writing speed of a reply, tokens per second = eval_count / eval_duration (nanoseconds); unknown under 8 tokens. */
export function speedOfReply({ eval_count = 0, eval_duration = 0 }: ReplyStats): Known<number> {
	if (eval_count < least || eval_duration <= 0) return unknown(proveWords.tooShort(eval_count));
	return (eval_count / eval_duration) * 1e9;
}

/** Milliseconds that each eight pieces took after the piece before them. */
function parts(arrivals: readonly number[]): number[] {
	const took: number[] = [];
	for (let at = together; at < arrivals.length; at += together)
		took.push((arrivals[at] ?? 0) - (arrivals[at - together] ?? 0));
	return took;
}

/**
 * The writing speed without slow moments, tokens per second: that of the usual part of the reply (the median) where it
 * is clearly more than the server's own figure, which is the average. The server's figure as it is where there are fewer
 * than five parts, and where the pieces did not arrive as they were written (the time between the first and the last is
 * another than the server's). `arrivals`: of the pieces, in milliseconds of one clock.
 */
export function steadySpeed(stats: ReplyStats, arrivals: readonly number[]): Known<number> {
	const speed = speedOfReply(stats);
	const took = parts(arrivals);
	const span = (arrivals[arrivals.length - 1] ?? 0) - (arrivals[0] ?? 0);
	const asWritten = span / ((stats.eval_duration ?? 0) / 1e6);
	if (typeof speed !== 'number' || took.length < leastParts || asWritten < 1 / same || asWritten > same) return speed;
	const usual = [...took].sort((a, b) => a - b)[Math.floor(took.length / 2)] ?? 0;
	const tokens = (together * (stats.eval_count ?? 0)) / arrivals.length;
	const steady = (1000 * tokens) / usual;
	return steady > same * speed && Number.isFinite(steady) ? steady : speed;
}

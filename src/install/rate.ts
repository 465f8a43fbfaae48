// How fast a download goes and how long it will still take, without numbers that jump. Pure: the clock comes in.

export interface Rate {
	/** Bytes at the last look, and when that was (milliseconds). */
	bytes: number;
	at: number;
	/** When counting began, milliseconds; what lay there before is no speed. */
	since: number;
	/** When anything arrived last, milliseconds. */
	moved: number;
	/** Smoothed bytes per second; null until anything was seen. */
	speed: number | null;
	/** Seconds left as last told, and when. */
	told: { left: number; at: number } | null;
}

/** Old speed loses its weight with this time constant, seconds: a dip of a second hardly shows, a new speed does soon. */
const memory = 12;
/** Nothing is told before this many seconds have been measured. */
const least = 3;
/** Where nothing arrived for so many seconds, the mean of before says nothing about what comes: it stands still. */
const still = 10;

/** Starts to count; `bytes` that are already there are not counted as speed. */
export const startRate = (bytes: number, at: number): Rate => ({
	bytes,
	at,
	since: at,
	moved: at,
	speed: null,
	told: null,
});

/**
 * The rate after one more look: an exponentially weighted mean that knows uneven intervals (weight 1 - e^(-dt/12 s)).
 * Looks in the same millisecond are taken together; bytes that shrink (a part begun again) count as none; what arrives
 * after it stood still is counted anew.
 */
export function addRate(rate: Rate, bytes: number, at: number): Rate {
	const seconds = (at - rate.at) / 1000;
	if (seconds <= 0) return rate;
	const now = Math.max(0, bytes - rate.bytes) / seconds;
	// While little has been seen the plain mean is better: it forgets nothing.
	const span = Math.min(memory, (rate.at - rate.since) / 1000);
	const weight = rate.speed === null ? 1 : 1 - Math.exp(-seconds / Math.max(span, seconds));
	if (now > 0 && standsStill(rate)) return startRate(bytes, at);
	const moved = now > 0 ? at : rate.moved;
	return { ...rate, bytes, at, moved, speed: (rate.speed ?? now) * (1 - weight) + now * weight };
}

const standsStill = (rate: Rate): boolean => (rate.at - rate.moved) / 1000 > still;

/** Bytes per second, 0 where it stands still, or null while too little has been seen. */
export function speedOf(rate: Rate): number | null {
	if ((rate.at - rate.since) / 1000 < least) return null;
	return standsStill(rate) ? 0 : rate.speed;
}

/**
 * Seconds until `total` bytes are there, or null while that cannot be told. What was told once runs down with the
 * clock, and is corrected by a twentieth of the difference at a time: it never leaps, and still becomes right.
 */
export function timeLeft(rate: Rate, total: number): { left: number | null; rate: Rate } {
	if (standsStill(rate)) return { left: null, rate: { ...rate, told: null } };
	const speed = speedOf(rate);
	if (speed === null || speed <= 0) return { left: rate.told?.left ?? null, rate };
	const fresh = Math.max(0, total - rate.bytes) / speed;
	const { told } = rate;
	const running = told ? Math.max(0, told.left - (rate.at - told.at) / 1000) : fresh;
	// Far off (the line changed its speed for good): nearer in larger steps. At the end: the plain truth.
	const step = fresh < 10 ? 1 : Math.abs(fresh - running) > running ? 0.3 : 0.05;
	const left = running + (fresh - running) * step;
	return { left, rate: { ...rate, told: { left, at: rate.at } } };
}

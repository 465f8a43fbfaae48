// Aborts a request when nothing arrived for a while, and when it is over (an answer may not have been read to its end).

export interface Watchdog {
	/** For the request. */
	signal: AbortSignal;
	/** Aborted when it stood still. */
	stalled: AbortSignal;
	/** Something arrived. */
	touch: () => void;
	/** The request is over. */
	stop: () => void;
}

/** `limit` in milliseconds without a byte; `outer` is the person's stop. */
export function watchdog(limit: number, outer: AbortSignal | undefined): Watchdog {
	const [stalled, over] = [new AbortController(), new AbortController()];
	const signal = AbortSignal.any([stalled.signal, over.signal, ...(outer ? [outer] : [])]);
	const timer = setTimeout(() => stalled.abort(), limit);
	const stop = () => {
		clearTimeout(timer);
		over.abort();
	};
	return { signal, stalled: stalled.signal, touch: () => timer.refresh(), stop };
}

// Fetches a model through the server's own API. The server retries broken parts but waits for ever on a stalled one
// (server/download.go, no error is ever sent), so the watchdog is ours; what has arrived is kept, resuming is free.

import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from '../../ollama/client.ts';
import { type Problem, Stopped } from '../../problem.ts';
import { pullWords } from '../../words/server.ts';
import { explain, isPassing, problem } from '../faults.ts';
import { addLine, arrived, newAttempt, type PullProgress, type PullState, progressOf } from './pull-progress.ts';

export interface PullLimits {
	/** Milliseconds without one more byte after which the pull is begun again; default 120 000. */
	stall: number;
	/** Bytes per second that checking is given at least (slow disks), default 50 MB/s, and milliseconds on top: 60 000. */
	verifyRate: number;
	verifyExtra: number;
	/** Tries in a row that brought nothing new before it gives up; default 4. */
	fruitless: number;
	/** Tries in all; default 30. */
	tries: number;
	/** Milliseconds before the second, third, … try; the last one repeats. */
	pauses: number[];
}

const pullLimits: PullLimits = {
	stall: 120_000,
	verifyRate: 50e6,
	verifyExtra: 60_000,
	fruitless: 4,
	tries: 30,
	pauses: [2_000, 5_000, 15_000, 30_000],
};

export interface PullOptions {
	model: string;
	/** Size of the whole model in bytes (exactSize), where known. */
	expectedBytes?: number;
	signal?: AbortSignal;
	onProgress?: (progress: PullProgress) => void;
	/** Called before another try, with why the last one ended: the place to start a server that is gone. */
	beforeRetry?: (because: Problem) => Promise<void>;
	limits?: Partial<PullLimits>;
	/** Version of the server, for what is said when it is too old. */
	version?: string;
	now?: () => number;
	/** Resolves after milliseconds; rejects when the signal is aborted. */
	sleep?: (milliseconds: number, signal?: AbortSignal) => Promise<unknown>;
}

export interface Pulled {
	/** Bytes of the model as far as they were seen. */
	bytes: number;
	attempts: number;
	seconds: number;
}

const realSleep = (milliseconds: number, signal?: AbortSignal) =>
	delay(milliseconds, undefined, signal ? { signal } : {});

type Clock = Required<Pick<PullOptions, 'now' | 'sleep'>>;

/** How long this moment may last without one more byte. Checking reads every fresh byte again and says nothing. */
const patience = (state: PullState, limits: PullLimits, total: number) =>
	state.phase === 'checking'
		? Math.max(limits.stall, (total / limits.verifyRate) * 1000 + limits.verifyExtra)
		: limits.stall;

interface Watch {
	state: PullState;
	/** When the last new byte or the last change of phase was seen. */
	grown: number;
}

/** Ends when `over` is aborted; aborts `stop` when nothing has grown for too long. */
async function watchdog(watch: Watch, wait: () => number, stop: AbortController, over: AbortSignal, clock: Clock) {
	while (!over.aborted) {
		const rest = wait() - (clock.now() - watch.grown);
		if (rest <= 0) return stop.abort(problem('download-stalled'));
		try {
			await clock.sleep(rest, over);
		} catch (error) {
			if (!over.aborted) throw error;
		}
	}
}

/** One request to the server, from its first line to "success". Throws whatever ended it. */
async function attempt(
	client: Client,
	options: PullOptions,
	limits: PullLimits,
	tries: number,
	watch: Watch,
	clock: Clock,
) {
	const stop = new AbortController();
	const over = new AbortController();
	const signal = options.signal ? AbortSignal.any([options.signal, stop.signal]) : stop.signal;
	const total = () => progressOf(watch.state, options.expectedBytes, tries).total;
	const guard = watchdog(watch, () => patience(watch.state, limits, total()), stop, over.signal, clock);
	// The most that this try has had: a server that begins a part again every 30 s, and gets as far each time
	// ("part stalled; retrying", server/download.go), brings nothing new.
	let most = 0;
	try {
		for await (const line of client.pull(options.model, { signal })) {
			const { phase } = watch.state;
			watch.state = addLine(watch.state, line);
			const bytes = arrived(watch.state);
			if (bytes > most || watch.state.phase !== phase) watch.grown = clock.now();
			most = Math.max(most, bytes);
			options.onProgress?.(progressOf(watch.state, options.expectedBytes, tries));
		}
	} finally {
		over.abort();
		await guard;
	}
}

/** Whether another try is worth it: the problem may pass, and the last tries brought something new. */
const goesOn = (because: Problem, fruitless: number, tries: number, limits: PullLimits) =>
	isPassing(because) &&
	tries < limits.tries &&
	// Wrong bytes cost the whole download each time: once more, no oftener.
	fruitless < (because.code === 'digest-mismatch' ? Math.min(1, limits.fruitless) : limits.fruitless);

/** What ended a try, as a Problem; a person's stop is one that says what is kept. */
function because(error: unknown, client: Client, options: PullOptions): Problem {
	if (options.signal?.aborted) return new Stopped(pullWords.stopped);
	const { model, version } = options;
	return explain(error, { model, host: client.host, ...(version === undefined ? {} : { version }) });
}

/**
 * Pulls a model until the server says "success", over stalls, broken connections and a server that comes back.
 * Progress is told from real bytes. Ctrl-C (the signal) throws `Stopped`; what cannot be mended throws its Problem.
 */
export async function pullModel(client: Client, options: PullOptions): Promise<Pulled> {
	const limits = { ...pullLimits, ...options.limits };
	const clock: Clock = { now: options.now ?? (() => performance.now()), sleep: options.sleep ?? realSleep };
	const began = clock.now();
	const watch: Watch = { state: newAttempt(), grown: began };
	let fruitless = 0;
	for (let tries = 1; ; tries++) {
		const before = watch.state.highest;
		watch.state = newAttempt(before);
		watch.grown = clock.now();
		try {
			await attempt(client, options, limits, tries, watch, clock);
			const { total } = progressOf(watch.state, options.expectedBytes, tries);
			return { bytes: total, attempts: tries, seconds: (clock.now() - began) / 1000 };
		} catch (error) {
			const reason = because(error, client, options);
			fruitless = watch.state.highest > before ? 0 : fruitless + 1;
			if (reason instanceof Stopped || !goesOn(reason, fruitless, tries, limits)) throw reason;
			await pause(options, limits, watch, tries, Math.max(0, fruitless - 1), reason, clock);
		}
	}
}

async function pause(
	options: PullOptions,
	limits: PullLimits,
	watch: Watch,
	tries: number,
	step: number,
	reason: Problem,
	clock: Clock,
): Promise<void> {
	const milliseconds = limits.pauses[Math.min(step, limits.pauses.length - 1)] ?? 0;
	options.onProgress?.({
		...progressOf({ ...watch.state, phase: 'waiting' }, options.expectedBytes, tries),
		waits: { seconds: milliseconds / 1000, because: pullWords.because[reason.code] ?? reason.message },
	});
	try {
		await clock.sleep(milliseconds, options.signal);
	} catch (error) {
		if (options.signal?.aborted) throw new Stopped(pullWords.stopped);
		throw error;
	}
	await options.beforeRetry?.(reason);
}

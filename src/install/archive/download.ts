// Fetches one file, checks it while it streams to disk, goes on where an earlier try stopped.
// What has arrived lies in `<to>.part`; `<to>` exists only whole and checked.

import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Ports } from '../../ports.ts';
import { Problem, Stopped } from '../../problem.ts';
import { fetching as words } from '../../words/fetching.ts';
import { answerProblem, requestProblem, saying } from './network.ts';
import { Part } from './part.ts';
import { type Watchdog, watchdog } from './watchdog.ts';

export interface Progress {
	/** `checking`: reading again what an earlier run left. `waiting`: until the next try. */
	phase: 'checking' | 'downloading' | 'waiting';
	/** Bytes that are there; never less than said before. */
	done: number;
	/** Bytes of the whole file, where the server said so. */
	total: number | null;
	/** 1 for the first try since bytes last arrived. */
	attempt: number;
	/** Only while `waiting`: milliseconds. */
	waits?: number;
}

export interface Download {
	fetch: Ports['fetch'];
	url: string;
	/** 64 hex digits. */
	sha256: string;
	/** Where the whole file will lie, absolute. */
	to: string;
	signal?: AbortSignal;
	onProgress?: (progress: Progress) => void;
	/** Milliseconds without a byte until a try is given up; default 60 000. */
	stall?: number;
	/** Milliseconds to wait before each further try; their number is the limit of tries in a row that bring nothing. */
	backOff?: readonly number[];
}

export interface Downloaded {
	/** Bytes of the file. */
	bytes: number;
	/** It was there already, whole. */
	already: boolean;
	/** Bytes that an earlier run had left and that were used. */
	resumedFrom: number;
}

const defaults = { stall: 60_000, backOff: [1000, 2000, 4000, 8000, 16_000] };
// So much has to be new for the count of failed tries to begin again: a bad line gets to its end, a broken server does not.
const enough = 1024 * 1024;

/** A try that failed in a way that another try may mend; `problem` is what the person hears when none does. */
class Passing extends Error {
	readonly problem: (kept: number) => Problem;

	constructor(problem: (kept: number) => Problem) {
		super('a try failed');
		this.problem = problem;
	}
}

class Fetching {
	private readonly job: Download;
	private readonly part: Part;
	private readonly host: string;
	private readonly stall: number;
	private readonly backOff: readonly number[];
	private high = 0;
	private attempt = 1;
	private total: number | null = null;
	private resumed = 0;

	constructor(job: Download) {
		const { to, sha256, signal } = job;
		this.job = job;
		this.part = new Part({ to, sha256, onRead: (read) => this.tell('checking', read), ...(signal ? { signal } : {}) });
		this.host = new URL(job.url).host;
		this.stall = job.stall ?? defaults.stall;
		this.backOff = job.backOff ?? defaults.backOff;
	}

	async run(): Promise<Downloaded> {
		const there = await this.part.whole().catch(this.stopped);
		if (there !== null) return { bytes: there, already: true, resumedFrom: there };
		await this.part.takeUp().catch(this.stopped);
		this.resumed = this.part.have;
		if (this.part.have > 0 && this.part.matches()) return this.finish();
		await this.tries();
		if (this.part.matches()) return this.finish();
		if (this.resumed > 0) {
			// The old beginning may have been of another file; a fresh start decides.
			await this.part.startAnew();
			this.resumed = 0;
			await this.tries();
			if (this.part.matches()) return this.finish();
		}
		await this.part.startAnew();
		throw saying('checksum', words.checksum(path.basename(this.job.to)));
	}

	private async finish(): Promise<Downloaded> {
		await this.part.finish();
		return { bytes: this.part.have, already: false, resumedFrom: this.resumed };
	}

	private tell(phase: Progress['phase'], done: number, waits?: number): void {
		this.high = Math.max(this.high, done);
		const shown = this.total === null ? this.high : Math.min(this.high, this.total);
		const { attempt, total } = this;
		this.job.onProgress?.({ phase, done: shown, total, attempt, ...(waits === undefined ? {} : { waits }) });
	}

	private async tries(): Promise<void> {
		let best = this.part.have;
		for (this.attempt = 1; ; this.attempt++) {
			try {
				await this.once();
				return;
			} catch (error) {
				if (!(error instanceof Passing)) throw error;
				if (this.part.have >= best + enough) {
					best = this.part.have;
					this.attempt = 1;
				}
				const waits = this.backOff[this.attempt - 1];
				if (waits === undefined) throw error.problem(this.part.have);
				this.tell('waiting', this.part.have, waits);
				await delay(waits, undefined, this.job.signal ? { signal: this.job.signal } : {}).catch(this.stopped);
			}
		}
	}

	private async once(): Promise<void> {
		const watch = watchdog(this.stall, this.job.signal);
		try {
			const answer = await this.request(watch);
			if (answer) await this.store(answer, watch);
		} finally {
			watch.stop();
		}
	}

	/** The answer to be stored, or null where the server says that all of it is here. */
	private async request(watch: Watchdog): Promise<Response | null> {
		const { fetch, url } = this.job;
		const headers: Record<string, string> = { 'accept-encoding': 'identity' };
		if (this.part.have > 0) headers['range'] = `bytes=${this.part.have}-`;
		const answer = await fetch(url, { headers, signal: watch.signal }).catch((error) => this.broken(error, watch));
		const range = /^bytes (?:(\d+)-\d+|\*)\/(\d+|\*)$/.exec(answer.headers.get('content-range') ?? '');
		if (answer.status === 416) {
			if (range && Number(range[2]) === this.part.have) return null;
			// What lies here is longer than the file, so it was never this file.
			await this.part.startAnew();
			throw new Passing((kept) => saying('download-cut', words.cut(this.host, kept)));
		}
		const wrong = answerProblem(answer, url);
		if (wrong) throw wrong.code === 'host-down' || wrong.code === 'rate-limited' ? new Passing(() => wrong) : wrong;
		// A server without Range answers 200 with all of it; one that begins elsewhere is not understood either.
		if (this.part.have > 0 && !(answer.status === 206 && Number(range?.[1]) === this.part.have)) {
			await this.part.startAnew();
			if (answer.status === 206) throw new Passing((kept) => saying('download-cut', words.cut(this.host, kept)));
		}
		const length = Number(answer.headers.get('content-length') ?? Number.NaN);
		this.total = Number.isSafeInteger(length) ? this.part.have + length : null;
		return answer;
	}

	private async store(answer: Response, watch: Watchdog): Promise<void> {
		const handle = await this.part.open();
		try {
			const reader = answer.body?.getReader();
			while (reader) {
				const { value, done } = await reader.read().catch((error: unknown) => this.broken(error, watch));
				if (done) break;
				await this.part.append(handle, value);
				watch.touch();
				this.tell('downloading', this.part.have);
			}
		} finally {
			await handle.close();
		}
		if (this.total !== null && this.part.have < this.total)
			throw new Passing((kept) => saying('download-cut', words.cut(this.host, kept)));
	}

	private readonly stopped = (error: unknown): never => {
		const { signal } = this.job;
		if (!signal?.aborted) throw error;
		throw signal.reason instanceof Problem ? signal.reason : new Stopped(words.stopped(this.part.have));
	};

	/** A request or a body that broke: the person's stop, a stall, or a connection that another try may mend. */
	private broken(error: unknown, watch: Watchdog): never {
		if (this.job.signal?.aborted) this.stopped(error);
		if (watch.stalled.aborted)
			throw new Passing((kept) => saying('download-stalled', words.stalled(this.host, this.stall / 1000, kept)));
		const problem = requestProblem(error, this.host);
		if (problem.code === 'bad-certificate' || problem.code === 'proxy-failed') throw problem;
		throw new Passing((kept) =>
			kept > 0 && problem.code === 'no-network'
				? saying('download-cut', words.cut(this.host, kept), { raw: problem.raw ?? '', cause: error })
				: problem,
		);
	}
}

/**
 * Fetches `url` to `to`, checked against `sha256`. Problems: checksum (nothing is kept), disk-full, folder-denied,
 * download-stalled, download-cut, no-dns, no-network, bad-certificate, proxy-failed, release-missing,
 * download-refused, rate-limited, host-down, login-page; `Stopped` on abort. All but checksum keep what has arrived.
 */
export const fetchVerified = (job: Download): Promise<Downloaded> => new Fetching(job).run();

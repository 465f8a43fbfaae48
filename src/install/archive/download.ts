// Fetches one file, checks it while it streams to disk, goes on where an earlier try stopped.
// What has arrived lies in `<to>.part`; `<to>` exists only whole and checked.

import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Ports } from '../../ports.ts';
import { Problem, Stopped } from '../../problem.ts';
import { fetching as words } from '../../words/install.ts';
import { passedThrough } from '../../world/little-memory.ts';
import { answerProblem, isDenied, isFull, requestProblem, saying, systemCode } from './network.ts';

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

const sizeOf = async (file: string): Promise<number | null> => {
	try {
		return (await stat(file)).size;
	} catch (error) {
		if (systemCode(error) === 'ENOENT') return null;
		throw error;
	}
};

async function hashFile(file: string, onBytes: (read: number) => void, signal?: AbortSignal): Promise<Hash> {
	const hash = createHash('sha256');
	let read = 0;
	for await (const chunk of createReadStream(file, { highWaterMark: 256 * 1024, ...(signal ? { signal } : {}) })) {
		hash.update(chunk as Buffer);
		read += (chunk as Buffer).length;
		onBytes(read);
		passedThrough((chunk as Buffer).length);
	}
	return hash;
}

/** Aborts a request when nothing arrived for a while, and when it is over (an answer may not have been read to its end). */
function watchdog(limit: number, outer: AbortSignal | undefined) {
	const [stalled, over] = [new AbortController(), new AbortController()];
	const signal = AbortSignal.any([stalled.signal, over.signal, ...(outer ? [outer] : [])]);
	const timer = setTimeout(() => stalled.abort(), limit);
	const stop = () => {
		clearTimeout(timer);
		over.abort();
	};
	return { signal, stalled: stalled.signal, touch: () => timer.refresh(), stop };
}

type Watchdog = ReturnType<typeof watchdog>;

class Fetching {
	private readonly job: Download;
	private readonly part: string;
	private readonly host: string;
	private readonly stall: number;
	private readonly backOff: readonly number[];
	private high = 0;
	private attempt = 1;
	private total: number | null = null;
	private hash: Hash = createHash('sha256');
	private have = 0;
	private resumed = 0;

	constructor(job: Download) {
		this.job = job;
		this.part = `${job.to}.part`;
		this.host = new URL(job.url).host;
		this.stall = job.stall ?? defaults.stall;
		this.backOff = job.backOff ?? defaults.backOff;
	}

	async run(): Promise<Downloaded> {
		await this.onDisk(() => mkdir(path.dirname(this.job.to), { recursive: true }));
		const there = await this.wholeFile();
		if (there !== null) return { bytes: there, already: true, resumedFrom: there };
		await this.readPart();
		this.resumed = this.have;
		if (this.have > 0 && this.matches()) return this.finish();
		await this.tries();
		if (this.matches()) return this.finish();
		if (this.resumed > 0) {
			// The old beginning may have been of another file; a fresh start decides.
			await this.startAnew();
			this.resumed = 0;
			await this.tries();
			if (this.matches()) return this.finish();
		}
		await rm(this.part, { force: true });
		throw saying('checksum', words.checksum(path.basename(this.job.to)));
	}

	private matches(): boolean {
		return this.hash.copy().digest('hex') === this.job.sha256.toLowerCase();
	}

	private async finish(): Promise<Downloaded> {
		await this.onDisk(async () => {
			const handle = await open(this.part, 'r+');
			await handle.sync().finally(() => handle.close());
			await rename(this.part, this.job.to);
		});
		return { bytes: this.have, already: false, resumedFrom: this.resumed };
	}

	/** Bytes of the file where it is there and right; a wrong one is removed. */
	private async wholeFile(): Promise<number | null> {
		const size = await sizeOf(this.job.to);
		if (size === null) return null;
		const hash = await hashFile(this.job.to, (read) => this.tell('checking', read), this.job.signal).catch(
			this.stopped,
		);
		if (hash.digest('hex') === this.job.sha256.toLowerCase()) return size;
		await rm(this.job.to);
		return null;
	}

	private async readPart(): Promise<void> {
		this.have = (await sizeOf(this.part)) ?? 0;
		if (this.have === 0) return;
		this.hash = await hashFile(this.part, (read) => this.tell('checking', read), this.job.signal).catch(this.stopped);
	}

	private async startAnew(): Promise<void> {
		await rm(this.part, { force: true });
		this.hash = createHash('sha256');
		this.have = 0;
	}

	private tell(phase: Progress['phase'], done: number, waits?: number): void {
		this.high = Math.max(this.high, done);
		const shown = this.total === null ? this.high : Math.min(this.high, this.total);
		const { attempt, total } = this;
		this.job.onProgress?.({ phase, done: shown, total, attempt, ...(waits === undefined ? {} : { waits }) });
	}

	private async tries(): Promise<void> {
		let best = this.have;
		for (this.attempt = 1; ; this.attempt++) {
			try {
				await this.once();
				return;
			} catch (error) {
				if (!(error instanceof Passing)) throw error;
				if (this.have >= best + enough) {
					best = this.have;
					this.attempt = 1;
				}
				const waits = this.backOff[this.attempt - 1];
				if (waits === undefined) throw error.problem(this.have);
				this.tell('waiting', this.have, waits);
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
		if (this.have > 0) headers['range'] = `bytes=${this.have}-`;
		const answer = await fetch(url, { headers, signal: watch.signal }).catch((error) => this.broken(error, watch));
		const range = /^bytes (?:(\d+)-\d+|\*)\/(\d+|\*)$/.exec(answer.headers.get('content-range') ?? '');
		if (answer.status === 416) {
			if (range && Number(range[2]) === this.have) return null;
			// What lies here is longer than the file, so it was never this file.
			await this.startAnew();
			throw new Passing((kept) => saying('download-cut', words.cut(this.host, kept)));
		}
		const wrong = answerProblem(answer, url);
		if (wrong) throw wrong.code === 'host-down' || wrong.code === 'rate-limited' ? new Passing(() => wrong) : wrong;
		// A server without Range answers 200 with all of it; one that begins elsewhere is not understood either.
		if (this.have > 0 && !(answer.status === 206 && Number(range?.[1]) === this.have)) {
			await this.startAnew();
			if (answer.status === 206) throw new Passing((kept) => saying('download-cut', words.cut(this.host, kept)));
		}
		const length = Number(answer.headers.get('content-length') ?? Number.NaN);
		this.total = Number.isSafeInteger(length) ? this.have + length : null;
		return answer;
	}

	private async store(answer: Response, watch: Watchdog): Promise<void> {
		const handle = await this.onDisk(() => open(this.part, this.have > 0 ? 'a' : 'w'));
		try {
			const reader = answer.body?.getReader();
			while (reader) {
				const { value, done } = await reader.read().catch((error: unknown) => this.broken(error, watch));
				if (done) break;
				await this.onDisk(() => this.append(handle, value));
				passedThrough(value.length);
				watch.touch();
				this.tell('downloading', this.have);
			}
		} finally {
			await handle.close();
		}
		if (this.total !== null && this.have < this.total)
			throw new Passing((kept) => saying('download-cut', words.cut(this.host, kept)));
	}

	/** Short writes (a disk that fills) are counted byte by byte, so that what is kept and its hash always agree. */
	private async append(handle: FileHandle, value: Uint8Array): Promise<void> {
		for (let at = 0; at < value.length; ) {
			const { bytesWritten } = await handle.write(value, at, value.length - at);
			this.hash.update(value.subarray(at, at + bytesWritten));
			at += bytesWritten;
			this.have += bytesWritten;
		}
	}

	private readonly stopped = (error: unknown): never => {
		const { signal } = this.job;
		if (!signal?.aborted) throw error;
		throw signal.reason instanceof Problem ? signal.reason : new Stopped(words.stopped(this.have));
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

	private async onDisk<T>(act: () => Promise<T>): Promise<T> {
		try {
			return await act();
		} catch (error) {
			const code = systemCode(error);
			const folder = path.dirname(this.job.to);
			const more = { raw: error instanceof Error ? error.message : String(error), cause: error };
			if (isFull(code)) throw saying('disk-full', words.diskFull(folder, this.have), more);
			if (isDenied(code)) throw saying('folder-denied', words.folderDenied(folder), more);
			throw error;
		}
	}
}

/**
 * Fetches `url` to `to`, checked against `sha256`. Problems: checksum (nothing is kept), disk-full, folder-denied,
 * download-stalled, download-cut, no-dns, no-network, bad-certificate, proxy-failed, release-missing,
 * download-refused, rate-limited, host-down, login-page; `Stopped` on abort. All but checksum keep what has arrived.
 */
export const fetchVerified = (job: Download): Promise<Downloaded> => new Fetching(job).run();

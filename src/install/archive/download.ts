// Fetches one file of a known checksum: streamed to disk beside its place, resumable, hashed on the way, with a
// watchdog of its own against lines that go quiet.

import { createHash, type Hash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { Problem } from '../../problem.ts';
import { download as words } from '../../words/install.ts';

export interface Download {
	fetch: typeof globalThis.fetch;
	url: string;
	/** Hex. */
	sha256: string;
	/** Where it ends up; while it arrives it is `<to>.part`. */
	to: string;
	signal: AbortSignal;
	onProgress?: (done: number, total: number) => void;
	/** Milliseconds without a byte after which the line counts as dead; default 60 000. */
	stall?: number;
	/** How often a broken line is taken up again without a new byte between; default 5. */
	attempts?: number;
	/** Milliseconds before the first new attempt, doubled each time; default 1000. */
	pause?: number;
}

/** A line that broke: worth another attempt. `told` is what to say where it stays so. */
class Broken extends Error {
	readonly told: Problem | undefined;
	constructor(text: string, options: { told?: Problem; cause?: unknown } = {}) {
		super(text, options.cause === undefined ? undefined : { cause: options.cause });
		this.told = options.told;
	}
}

const cut = (job: Download, raw: string): Broken => {
	const text = words.cut(path.basename(job.to), hostOf(job.url));
	return new Broken(raw, { told: new Problem('download-cut', text, { cure: words.offlineCure, raw }) });
};

const sizeOf = async (file: string): Promise<number> => {
	try {
		return (await stat(file)).size;
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return 0;
		throw error;
	}
};

async function hashed(file: string, hash: Hash): Promise<void> {
	for await (const chunk of createReadStream(file)) hash.update(chunk as Buffer);
}

/** Whether the file lies there already, with the right checksum; a wrong one is fetched again. */
async function isWhole(job: Download): Promise<boolean> {
	const size = await sizeOf(job.to);
	if (size === 0) return false;
	const hash = createHash('sha256');
	await hashed(job.to, hash);
	if (hash.digest('hex') !== job.sha256) return false;
	job.onProgress?.(size, size);
	return true;
}

const hostOf = (url: string): string => new URL(url).host;

function refused(response: Response, url: string): Error {
	const options = { cure: words.refusedCure, raw: `${url}: ${response.status} ${response.statusText}` };
	const told = new Problem(
		response.status === 404 ? 'not-found' : 'refused',
		words.refused(hostOf(url), response.status),
		options,
	);
	return response.status === 429 || response.status >= 500 ? new Broken(told.message, { told }) : told;
}

/** Opens the line where the part ends; a server that ignores the range starts anew. */
async function request(
	job: Download,
	have: number,
	signal: AbortSignal,
): Promise<{ response: Response; from: number; total: number }> {
	const response = await job.fetch(job.url, { signal, headers: have > 0 ? { range: `bytes=${have}-` } : {} });
	if (response.status === 416) return { response, from: have, total: have };
	if (!response.ok) throw refused(response, job.url);
	if (/text\/html/.test(response.headers.get('content-type') ?? ''))
		throw new Problem('login-page', words.portal(hostOf(job.url)), { cure: words.portalCure });
	const begins = /^bytes (\d+)-/.exec(response.headers.get('content-range') ?? '')?.[1];
	const from = response.status === 206 && Number(begins) === have ? have : 0;
	return { response, from, total: from + Number(response.headers.get('content-length') ?? 0) };
}

function watchdog(job: Download): { signal: AbortSignal; alive: () => void; stop: () => void; stalled: () => boolean } {
	const dead = new AbortController();
	const timer = setTimeout(() => dead.abort(), job.stall ?? 60_000);
	return {
		signal: AbortSignal.any([job.signal, dead.signal]),
		alive: () => {
			timer.refresh();
		},
		stop: () => clearTimeout(timer),
		stalled: () => dead.signal.aborted,
	};
}

async function receive(
	job: Download,
	handle: FileHandle,
	hash: Hash,
	opened: Awaited<ReturnType<typeof request>>,
	alive: () => void,
) {
	const { response, from, total } = opened;
	let done = from;
	job.onProgress?.(done, total);
	if (response.status === 416 || !response.body) return { done, total };
	for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
		alive();
		await handle.write(chunk, 0, chunk.length, done);
		hash.update(chunk);
		done += chunk.length;
		job.onProgress?.(done, total);
	}
	return { done, total };
}

async function attempt(job: Download, part: string): Promise<void> {
	const have = await sizeOf(part);
	const dog = watchdog(job);
	try {
		const opened = await request(job, have, dog.signal);
		const hash = createHash('sha256');
		if (opened.from > 0) await hashed(part, hash);
		const handle = await open(part, opened.from > 0 ? 'r+' : 'w');
		let got: { done: number; total: number };
		try {
			got = await receive(job, handle, hash, opened, dog.alive);
			await handle.sync();
		} finally {
			await handle.close();
		}
		if (got.total > 0 && got.done < got.total) throw cut(job, 'the line broke off');
		if (hash.digest('hex') !== job.sha256) {
			await rm(part, { force: true });
			throw new Problem('checksum', words.checksum(path.basename(job.to)), { cure: words.checksumCure });
		}
	} catch (error) {
		throw translated(error, job, dog.stalled());
	} finally {
		dog.stop();
	}
}

function translated(error: unknown, job: Download, stalled: boolean): unknown {
	if (job.signal.aborted) return job.signal.reason ?? error;
	if (error instanceof Problem || error instanceof Broken) return error;
	if (stalled) return cut(job, 'the line went quiet');
	const code = codeOf(error);
	if (code === 'ENOSPC' || code === 'EDQUOT')
		return new Problem('disk-full', words.full(path.dirname(job.to)), {
			cure: words.fullCure,
			raw: String(error),
			cause: error,
		});
	if (code && ['EACCES', 'EPERM', 'EROFS', 'ENOTDIR', 'EEXIST'].includes(code))
		return new Problem('no-permission', words.denied(path.dirname(job.to)), {
			cure: words.deniedCure,
			raw: String(error),
			cause: error,
		});
	return new Broken(reasonOf(error), { cause: error });
}

/** The system's code of a network or file error, also where fetch hides it in the cause. */
export function codeOf(error: unknown): string | undefined {
	for (let at = error, depth = 0; at instanceof Error && depth < 5; at = at.cause, depth++) {
		const { code } = at as NodeJS.ErrnoException;
		if (typeof code === 'string') return code;
	}
	return undefined;
}

const reasonOf = (error: unknown): string => {
	const code = codeOf(error);
	const text = error instanceof Error ? error.message : String(error);
	return code && !text.includes(code) ? `${text} (${code})` : text;
};

/** What a person is told when a host cannot be reached at all. */
export function unreachable(url: string, raw: string): Problem {
	const host = hostOf(url);
	if (/ENOTFOUND|EAI_AGAIN/.test(raw))
		return new Problem('no-network', words.noName(host), { cure: words.offlineCure, raw });
	if (/CERT|SELF_SIGNED|UNABLE_TO_VERIFY/.test(raw))
		return new Problem('certificate', words.certificate(host), { cure: words.certificateCure, raw });
	return new Problem('unreachable', words.unreachable(host), { cure: words.offlineCure, raw });
}

/** Why no attempt got through: a line that had brought something broke off; else the host is not reached at all. */
const endOf = (job: Download, arrived: number, raw: string): Problem | undefined =>
	arrived > 0 && !/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|CERT|SELF_SIGNED|UNABLE_TO_VERIFY/.test(raw)
		? cut(job, raw).told
		: unreachable(job.url, raw);

/**
 * Fetches `url` to `to` and checks it. Resumes what lies there as `<to>.part`; a part survives Ctrl-C, a kill and a
 * broken line. Problems: checksum (the part is removed), disk-full and no-permission (it is kept), login-page,
 * not-found, refused, download-cut, no-network, certificate, unreachable. An abort rejects with the signal's reason.
 */
export async function fetchVerified(job: Download): Promise<void> {
	const part = `${job.to}.part`;
	await mkdir(path.dirname(job.to), { recursive: true }).catch((error: unknown) => {
		throw translated(error, job, false);
	});
	// Whole from an earlier start that was killed while unpacking: it is not fetched twice.
	if (await isWhole(job)) return;
	let failures = 0;
	let before = await sizeOf(part);
	for (;;) {
		try {
			await attempt(job, part);
			await rename(part, job.to);
			return;
		} catch (error) {
			if (!(error instanceof Broken)) throw error;
			const now = await sizeOf(part);
			failures = now > before ? 1 : failures + 1;
			before = now;
			if (failures >= (job.attempts ?? 5)) throw error.told ?? endOf(job, before, error.message);
			await delay((job.pause ?? 1000) * 2 ** (failures - 1), undefined, { signal: job.signal });
		}
	}
}

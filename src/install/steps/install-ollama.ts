// The step that installs Ollama without root: looks, fetches, checks, unpacks beside, lets the program say its
// version, renames into place. Killed at any instant, the next run ends in the same place.

import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Ports } from '../../ports.ts';
import { Problem } from '../../problem.ts';
import { releasing as words } from '../../words/fetching.ts';
import { installing } from '../../words/install.ts';
import { fetchVerified } from '../archive/download.ts';
import { besideOf, besides, installed, programIn, seal, settle, swap } from '../archive/layout.ts';
import { clearUnused, leftBytes } from '../archive/leftovers.ts';
import { saying } from '../archive/network.ts';
import {
	type Asset,
	assetUrl,
	checksums,
	exactSize,
	type Look,
	latestVersion,
	neededForOllama,
} from '../archive/release.ts';
import { checkSignature } from '../archive/signature.ts';
import { unpack, type Written } from '../archive/unpack.ts';
import type { Report } from '../carry-out.ts';
import { lookAtDisk, lookBeforeInstall } from '../preflight.ts';
import { olderThan, oldestOllama } from '../version.ts';

export { installed as installedIn } from '../archive/layout.ts';

export interface Install {
	ports: Pick<Ports, 'platform' | 'arch' | 'env' | 'run' | 'read' | 'list' | 'freeSpace' | 'fetch' | 'signal'>;
	/** Where it ends up: holds bin/ollama and lib/ollama. */
	folder: string;
	/** Where archives lie while they arrive. */
	downloads: string;
	/** The archives and sizes that the plan showed. */
	assets: readonly Asset[];
	report: Report;
	/** Asked where the archives are more than 10 % larger than the plan said; false ends the step. */
	larger: (what: string, planned: number, real: number) => Promise<boolean>;
	/** A newer one is wanted: at least this version; `newest` where it was asked for by name. */
	update?: { least: string; newest: boolean };
	/** For tests: where releases lie, bytes that have to be free, milliseconds between tries. */
	base?: string;
	space?: number;
	backOff?: readonly number[];
}

export interface Installed {
	status: 'done' | 'already';
	detail: string;
	version: string;
}

interface Archive extends Asset {
	url: string;
	sha256: string;
}

const lookOf = ({ ports, base }: Install): Look => ({ signal: ports.signal, ...(base ? { base } : {}) });
const sum = (assets: readonly Asset[]): number => assets.reduce((total, { bytes }) => total + bytes, 0);

/** Names, addresses, checksums and exact sizes, as the release says. */
async function ask(job: Install, version: string): Promise<Archive[]> {
	const { fetch } = job.ports;
	const look = lookOf(job);
	const sums = await checksums(fetch, version, look);
	return Promise.all(
		job.assets.map(async ({ asset, bytes }) => {
			const sha256 = sums.get(asset);
			if (!sha256) throw saying('checksum-unknown', words.noSum(asset, version));
			const url = assetUrl(version, asset, job.base);
			return { asset, url, sha256, bytes: (await exactSize(fetch, url, look)) ?? bytes };
		}),
	);
}

async function agreeOnSize(job: Install, archives: readonly Archive[]): Promise<void> {
	const [planned, real] = [sum(job.assets), sum(archives)];
	if (real <= planned * 1.1 || (await job.larger('Ollama', planned, real))) return;
	throw new Problem('larger-than-planned', words.larger(planned, real), { cure: words.largerCure });
}

/** The name of an archive while it waits, by which a later run knows it. */
const nameOf = (version: string, asset: string): string => `${version}-${asset}`;

/** Packed and, at two and a half times that, unpacked (0.20.0: 1.9 GB and 4.25 GiB). */
async function makeRoom({ ports, folder, downloads }: Install, archives: readonly Archive[], version: string) {
	const wanted = archives.map(({ asset }) => nameOf(version, asset));
	await clearUnused(folder, downloads, wanted);
	const crowded = await lookAtDisk(ports, folder, sum(archives) * 3.5 - (await leftBytes(folder, downloads)));
	if (crowded) throw crowded;
}

async function fetchAll(job: Install, archives: readonly Archive[], version: string): Promise<string[]> {
	const { ports, downloads, report } = job;
	const files: string[] = [];
	let before = 0;
	for (const { asset, url, sha256, bytes } of archives) {
		const to = path.join(downloads, nameOf(version, asset));
		await fetchVerified({
			fetch: ports.fetch,
			url,
			sha256,
			to,
			signal: ports.signal,
			onProgress: ({ phase, done, waits }) => {
				if (phase === 'waiting') report.doing(installing.waiting((waits ?? 0) / 1000));
				else if (phase === 'checking') report.doing(installing.checking);
				else report.fetched(before + done, sum(archives));
			},
			...(job.backOff ? { backOff: job.backOff } : {}),
		});
		before += bytes;
		files.push(to);
	}
	return files;
}

async function unpackAll({ ports, report }: Install, files: readonly string[], into: string): Promise<Written[]> {
	await rm(into, { recursive: true, force: true });
	const written = new Map<string, Written>();
	for (const archive of files) {
		const onProgress = (done: number, total: number) => report.doing(installing.unpacking(done / total));
		for (const each of await unpack({ archive, into, env: ports.env, signal: ports.signal, onProgress }))
			written.set(each.path, each);
	}
	return [...written.values()];
}

/** The program itself is asked: a missing library, a wrong processor or a forbidden start show here. */
async function tryProgram({ ports }: Install, program: string): Promise<void> {
	// An address where nothing listens: the answer must not come from a server that is there.
	const result = await ports.run(program, ['--version'], { timeout: 60_000, env: { OLLAMA_HOST: '127.0.0.1:1' } });
	if (result.exitCode === 0) return;
	const raw = [result.failed ?? '', result.stderr, result.stdout].join('\n').trim();
	throw saying('program-does-not-run', installing.notRunning(program), { raw });
}

async function put(job: Install, version: string, archives: readonly Archive[]): Promise<void> {
	const { folder } = job;
	const files = await fetchAll(job, archives, version);
	const into = besideOf(folder, version);
	const written = await unpackAll(job, files, into);
	const program = programIn(into, job.ports.platform);
	await checkSignature(job.ports, program);
	await tryProgram(job, program);
	await seal(into, { version, archives: archives.map(({ asset, sha256 }) => ({ asset, sha256 })), files: written });
	await swap(into, folder);
	await clear(job);
}

/** What is of no use once the folder is whole. */
async function clear({ folder, downloads }: Install): Promise<void> {
	for (const left of [downloads, ...(await besides(folder))]) await rm(left, { recursive: true, force: true });
}

/** The version that is there, whole, new enough and with every archive that is needed; else null. */
async function sufficient({ folder, assets, update }: Install, newest?: string): Promise<string | null> {
	const there = await installed(folder);
	if (!there || olderThan(there.version, newest ?? update?.least ?? oldestOllama)) return null;
	if (update?.newest && newest === undefined) return null;
	return assets.every(({ asset }) => there.archives.some((archive) => archive.asset === asset)) ? there.version : null;
}

/**
 * Installs Ollama unless it is there and whole. Problems: those of preflight.ts (before anything is fetched),
 * network.ts, download.ts and unpack.ts, and checksum-unknown, larger-than-planned, program-does-not-run; `Stopped`
 * when the person stops. Downloads of that version that arrived are kept in all cases but a wrong
 * checksum.
 */
export async function installOllama(job: Install): Promise<Installed> {
	const { ports, folder, downloads } = job;
	await settle(folder);
	const there = await sufficient(job);
	if (there !== null) {
		// A kill may have come between the last rename and the clearing up.
		await clear(job);
		return { status: 'already', detail: installing.there(there), version: there };
	}
	const obstacle = await lookBeforeInstall(
		ports,
		folder,
		(job.space ?? neededForOllama) - (await leftBytes(folder, downloads)),
	);
	if (obstacle) throw obstacle;
	const version = await latestVersion(ports.fetch, lookOf(job));
	const newest = job.update ? await sufficient(job, version) : null;
	if (newest !== null) {
		await clear(job);
		return { status: 'already', detail: installing.newest(newest), version: newest };
	}
	const archives = await ask(job, version);
	await agreeOnSize(job, archives);
	await makeRoom(job, archives, version);
	await put(job, version, archives);
	return { status: 'done', detail: installing.done(version), version };
}

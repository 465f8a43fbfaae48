// The step that installs Ollama on Linux without root: looks, fetches, checks, unpacks beside, renames into place,
// lets the program say its version. Killed at any instant, the next run ends in the same place.

import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Ports } from '../../ports.ts';
import { Problem } from '../../problem.ts';
import { tilde } from '../../screen/text.ts';
import { installing, release as words } from '../../words/install.ts';
import { folders } from '../../world/folders.ts';
import { type Progress as DownloadProgress, fetchVerified } from '../archive/download.ts';
import { installed, layout, seal, settle, swap } from '../archive/layout.ts';
import { saying, systemCode } from '../archive/network.ts';
import { assetUrl, checksums, exactSize, latestVersion, type PlannedArchive, spaceNeeded } from '../archive/release.ts';
import { unpack, type Written } from '../archive/unpack.ts';
import { type Journal, recorded } from '../journal.ts';
import { lookAtDisk, lookBeforeInstall } from '../preflight.ts';

type World = Pick<
	Ports,
	'platform' | 'arch' | 'env' | 'home' | 'run' | 'read' | 'list' | 'freeSpace' | 'fetch' | 'signal' | 'now'
>;

export type InstallProgress =
	| { phase: 'looking' }
	| ({ asset: string } & DownloadProgress)
	| { phase: 'unpacking'; asset: string; done: number; total: number };

export interface InstallOptions {
	/** The archives and sizes the plan showed. */
	planned: readonly PlannedArchive[];
	journal: Pick<Journal, 'write'>;
	/** A version, "0.33.0"; absent: the newest, where none is installed. */
	version?: string;
	/** True when the version that is installed will do; absent: any that is whole does. */
	accepts?: (version: string) => boolean;
	onProgress?: (progress: InstallProgress) => void;
	/** Where releases lie, for tests. */
	base?: string;
	/** Free bytes needed; default 6 GB. */
	space?: number;
	/** Milliseconds between tries and until silence is a stall, for tests. */
	backOff?: readonly number[];
	stall?: number;
}

export interface InstallResult {
	status: 'done' | 'already';
	version: string;
	/** Absolute path of the program. */
	program: string;
	/** Bytes that were fetched in all. */
	bytes: number;
}

/** The plan's size was too small by more than a tenth: `bytes` is what it really is. Choices: go-on, leave. */
export class LargerThanPlanned extends Problem {
	override name = 'LargerThanPlanned';
	readonly bytes: number;
	readonly archives: PlannedArchive[];

	constructor(planned: number, archives: PlannedArchive[]) {
		const exact = archives.reduce((sum, { bytes }) => sum + bytes, 0);
		super('larger-than-planned', words.larger(planned, exact), {
			cure: words.largerCure,
			choices: [
				{ id: 'go-on', label: words.goOn },
				{ id: 'leave', label: words.leave },
			],
		});
		this.bytes = exact;
		this.archives = archives;
	}
}

async function leftovers(data: string): Promise<string[]> {
	try {
		return (await readdir(data)).filter((name) => /^ollama-.+\.new$/.test(name)).map((name) => path.join(data, name));
	} catch (error) {
		if (systemCode(error) === 'ENOENT') return [];
		throw error;
	}
}

/** What is here of an interrupted or older download counts as room that will be free again or need not be found. */
async function kept(downloads: string): Promise<number> {
	try {
		const files = await readdir(downloads);
		const all = await Promise.all(files.map(async (file) => (await stat(path.join(downloads, file))).size));
		return all.reduce((sum, size) => sum + size, 0);
	} catch (error) {
		if (systemCode(error) === 'ENOENT') return 0;
		throw error;
	}
}

interface Asset extends PlannedArchive {
	url: string;
	sha256: string;
}

/** Names, addresses, checksums and exact sizes, as the release says. */
async function ask(world: World, version: string, options: InstallOptions): Promise<Asset[]> {
	const { fetch, signal } = world;
	const look = { signal, ...(options.base ? { base: options.base } : {}) };
	const sums = await checksums(fetch, version, look);
	return Promise.all(
		options.planned.map(async ({ asset, bytes }) => {
			const sha256 = sums.get(asset);
			if (!sha256) throw saying('checksum-unknown', words.noSum(asset, version));
			const url = assetUrl(version, asset, options.base);
			return { asset, url, sha256, bytes: (await exactSize(fetch, url, look)) ?? bytes };
		}),
	);
}

function compareSizes(planned: readonly PlannedArchive[], exact: readonly Asset[]): void {
	const sum = (archives: readonly PlannedArchive[]) => archives.reduce((total, { bytes }) => total + bytes, 0);
	if (sum(exact) <= sum(planned) * 1.1) return;
	throw new LargerThanPlanned(
		sum(planned),
		exact.map(({ asset, bytes }) => ({ asset, bytes })),
	);
}

async function fetchAll(world: World, assets: readonly Asset[], version: string, options: InstallOptions) {
	const { downloads } = layout(folders(world).data);
	const files: string[] = [];
	for (const { asset, url, sha256 } of assets) {
		const to = path.join(downloads, `${version}-${asset}`);
		await fetchVerified({
			fetch: world.fetch,
			url,
			sha256,
			to,
			signal: world.signal,
			onProgress: (progress) => options.onProgress?.({ asset, ...progress }),
			...(options.backOff ? { backOff: options.backOff } : {}),
			...(options.stall ? { stall: options.stall } : {}),
		});
		files.push(to);
	}
	return files;
}

async function unpackAll(world: World, files: readonly string[], into: string, options: InstallOptions) {
	await rm(into, { recursive: true, force: true });
	const written = new Map<string, Written>();
	for (const archive of files) {
		const asset = path.basename(archive);
		const onProgress = (done: number, total: number) =>
			options.onProgress?.({ phase: 'unpacking', asset, done, total });
		for (const each of await unpack({ archive, into, signal: world.signal, onProgress })) written.set(each.path, each);
	}
	return [...written.values()];
}

/** The program itself is asked: a missing library, a wrong processor or a forbidden start show here. */
async function tryProgram(world: World, program: string): Promise<void> {
	// An address where nothing listens: the answer must not come from a server that is there.
	const result = await world.run(program, ['--version'], { timeout: 60_000, env: { OLLAMA_HOST: '127.0.0.1:1' } });
	if (result.exitCode === 0) return;
	const raw = [result.failed ?? '', result.stderr, result.stdout].join('\n').trim();
	throw saying('program-does-not-run', installing.notRunning(program), { raw });
}

async function put(world: World, version: string, assets: readonly Asset[], options: InstallOptions): Promise<void> {
	const { data } = folders(world);
	const { folder, beside, downloads } = layout(data);
	const files = await fetchAll(world, assets, version, options);
	const into = beside(version);
	const written = await unpackAll(world, files, into, options);
	await tryProgram(world, path.join(into, 'bin', 'ollama'));
	await seal(into, {
		version,
		archives: assets.map(({ asset, sha256 }) => ({ asset, sha256 })),
		files: written,
	});
	await swap(into, folder);
	await rm(downloads, { recursive: true, force: true });
	for (const old of await leftovers(data)) await rm(old, { recursive: true, force: true });
}

/** The download is a thing of its own to take back for as long as it lies there. */
async function record(world: World, journal: Pick<Journal, 'write'>, version: string, act: () => Promise<void>) {
	const { folder, downloads } = layout(folders(world).data);
	const step = 'install-ollama';
	const fetched = {
		step,
		what: installing.downloads(tilde(downloads, world.home)),
		undo: { kind: 'remove-folder', path: downloads },
	} as const;
	const what = installing.what(version, tilde(folder, world.home));
	await journal.write({ ...fetched, phase: 'begin' });
	await recorded(journal, { step, what, undo: { kind: 'remove-folder', path: folder } }, act);
	await journal.write({ ...fetched, phase: 'undone' });
}

/**
 * Installs Ollama into `<data>/ollama`, or finds that it is there. Problems: those of preflight.ts, network.ts,
 * download.ts and unpack.ts, `checksum-unknown`, `larger-than-planned` (LargerThanPlanned: plan again with its
 * `archives`), `program-does-not-run`; `Stopped` when the person stops, all that arrived is kept.
 */
export async function installOllama(world: World, options: InstallOptions): Promise<InstallResult> {
	const { data } = folders(world);
	const { folder, program, downloads } = layout(data);
	options.onProgress?.({ phase: 'looking' });
	await settle(folder, await leftovers(data));
	const there = await installed(folder);
	const wanted = (version: string) =>
		options.version ? version === options.version : (options.accepts?.(version) ?? true);
	if (there && wanted(there.version)) return { status: 'already', version: there.version, program, bytes: 0 };

	const space = (options.space ?? spaceNeeded) - (await kept(downloads));
	const obstacle = await lookBeforeInstall(world, data, space);
	if (obstacle) throw obstacle;
	const look = { signal: world.signal, ...(options.base ? { base: options.base } : {}) };
	const version = options.version ?? (await latestVersion(world.fetch, look));
	const assets = await ask(world, version, options);
	compareSizes(options.planned, assets);
	const bytes = assets.reduce((sum, asset) => sum + asset.bytes, 0);
	// Packed and, at two and a half times that, unpacked (0.20.0: 1.9 GB and 4.25 GiB).
	const crowded = await lookAtDisk(world, data, bytes * 3.5 - (await kept(downloads)));
	if (crowded) throw crowded;

	await record(world, options.journal, version, () => put(world, version, assets, options));
	return { status: 'done', version, program, bytes };
}

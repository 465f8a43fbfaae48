// Puts Ollama into the home folder: newest release, checked, unpacked beside and renamed into place only when whole.

import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Ports } from '../../ports.ts';
import { Problem } from '../../problem.ts';
import { bytes } from '../../screen/text.ts';
import { isUnknown } from '../../types/known.ts';
import { release as words } from '../../words/install.ts';
import { plan as planWords } from '../../words/plan.ts';
import { fetchVerified } from '../archive/download.ts';
import { type Asset, assetUrl, checksums, latestVersion, neededForOllama, sizeOfAsset } from '../archive/release.ts';
import { unpack } from '../archive/unpack.ts';
import type { Report } from '../carry-out.ts';
import { unwritable } from '../unwritable.ts';
import { olderThan, oldestOllama } from '../version.ts';

export interface Install {
	ports: Pick<Ports, 'fetch' | 'signal' | 'freeSpace' | 'run'>;
	/** Where it ends up: holds bin/ollama and lib/ollama. */
	folder: string;
	/** Where archives lie while they arrive. */
	downloads: string;
	assets: readonly Asset[];
	report: Report;
	/** Asked where the archives are more than 10 % larger than the plan said; false ends the step. */
	larger: (what: string, planned: number, real: number) => Promise<boolean>;
}

interface Mark {
	version: string;
	assets: string[];
}

export const programIn = (folder: string): string => path.join(folder, 'bin', 'ollama');

/** Where archives lie while they arrive. */
export const downloadsOf = (folder: string): string => path.join(path.dirname(folder), 'downloads');

/** What a kill may leave beside the folder: parts of downloads, a half-unpacked folder, the one before. */
export const leftoversOf = (folder: string): string[] => [`${folder}.new`, `${folder}.old`, downloadsOf(folder)];

const markFile = (folder: string) => path.join(folder, 'kettleside.json');

/** What we unpacked there, or null where it is not there or not whole. */
export async function installedIn(folder: string): Promise<Mark | null> {
	try {
		const mark = JSON.parse(await readFile(markFile(folder), 'utf8')) as Mark;
		return (await stat(programIn(folder))).isFile() ? mark : null;
	} catch {
		// Not there, or cut off by a crash before the mark was written: not installed.
		return null;
	}
}

async function checkSpace({ ports, folder }: Install): Promise<void> {
	const free = await ports.freeSpace(folder);
	if (isUnknown(free) || free >= neededForOllama) return;
	throw new Problem('disk-space', words.space(bytes(neededForOllama), bytes(free), folder), { cure: words.spaceCure });
}

/** Whether programs may run there at all, before anything large is fetched: a disk may be mounted noexec. */
async function checkMayRun({ ports, folder }: Install): Promise<void> {
	const probe = `${folder}.probe`;
	try {
		await mkdir(path.dirname(folder), { recursive: true });
		await writeFile(probe, '#!/bin/sh\nexit 0\n', { mode: 0o755 });
		const { failed } = await ports.run(probe, [], { timeout: 5000 });
		if (failed === 'EACCES')
			throw new Problem('no-exec', words.noExec(path.dirname(folder)), { cure: words.noRunCure });
	} catch (error) {
		throw unwritable(error, path.dirname(folder));
	} finally {
		await rm(probe, { force: true }).catch(() => undefined);
	}
}

async function sizes(job: Install, version: string): Promise<number[]> {
	const { ports, assets } = job;
	const found = await Promise.all(assets.map(({ asset }) => sizeOfAsset(ports.fetch, version, asset, ports.signal)));
	const real = found.map((size, i) => size ?? assets[i]?.bytes ?? 0);
	const [sum, planned] = [real, assets.map((asset) => asset.bytes)].map((all) => all.reduce((a, b) => a + b, 0)) as [
		number,
		number,
	];
	if (sum > planned * 1.1 && !(await job.larger('Ollama', planned, sum)))
		throw new Problem('larger-than-planned', planWords.larger('Ollama', bytes(planned), bytes(sum)), {
			cure: 'Agree to it in the wizard: {me}',
		});
	return real;
}

async function fetchAll(job: Install, version: string): Promise<string[]> {
	const { ports, assets, downloads, report } = job;
	const sums = await checksums(ports.fetch, version, ports.signal);
	const real = await sizes(job, version);
	const total = real.reduce((a, b) => a + b, 0);
	const files: string[] = [];
	let before = 0;
	for (const [i, { asset }] of assets.entries()) {
		const sha256 = sums.get(asset);
		if (!sha256) throw new Problem('not-found', words.noAsset(asset, version));
		const to = path.join(downloads, `${version}-${asset}`);
		const onProgress = (done: number) => report.fetched(before + done, total);
		await fetchVerified({
			fetch: ports.fetch,
			url: assetUrl(version, asset),
			sha256,
			to,
			signal: ports.signal,
			onProgress,
		});
		before += real[i] ?? 0;
		files.push(to);
	}
	return files;
}

/** It has to start from where it lies: a folder may forbid programs, a system may lack its C library. */
async function checkItRuns({ ports }: Install, folder: string): Promise<void> {
	const program = programIn(folder);
	// The address is one where nobody answers: only the program itself is wanted.
	const { failed, exitCode, stderr } = await ports.run(program, ['--version'], {
		timeout: 30_000,
		env: { OLLAMA_HOST: '127.0.0.1:9' },
	});
	if (exitCode === 0) return;
	if (failed === 'EACCES') throw new Problem('no-exec', words.noRun(program), { cure: words.noRunCure });
	throw new Problem('no-libc', words.noLibrary, {
		cure: words.noLibraryCure,
		raw: stderr || failed || `exit ${exitCode}`,
	});
}

async function putInPlace(job: Install, version: string, files: readonly string[]): Promise<void> {
	const fresh = `${job.folder}.new`;
	await rm(fresh, { recursive: true, force: true });
	job.report.doing(words.unpacking);
	for (const file of files) await unpack(file, fresh, job.ports.signal);
	await checkItRuns(job, fresh);
	const mark: Mark = { version, assets: job.assets.map(({ asset }) => asset) };
	await writeFile(markFile(fresh), `${JSON.stringify(mark)}\n`, { flush: true });
	const old = `${job.folder}.old`;
	await rm(old, { recursive: true, force: true });
	await rename(job.folder, old).catch((error: NodeJS.ErrnoException) => {
		if (error.code !== 'ENOENT') throw error;
	});
	await rename(fresh, job.folder);
	await rm(old, { recursive: true, force: true });
}

/**
 * Installs Ollama unless it is there and whole. Killed at any instant, the next call goes on: parts of downloads are
 * taken up, a half-unpacked folder is thrown away. Problems as for the download, and disk-space, larger-than-planned,
 * no-exec, no-libc.
 */
export async function installOllama(
	job: Install,
): Promise<{ status: 'done' | 'already'; detail: string; version: string }> {
	const there = await installedIn(job.folder);
	if (there && !olderThan(there.version, oldestOllama) && job.assets.every(({ asset }) => there.assets.includes(asset)))
		return { status: 'already', detail: `${there.version}, ${words.there}`, version: there.version };
	await checkSpace(job);
	await checkMayRun(job);
	const version = await latestVersion(job.ports.fetch, job.ports.signal);
	const files = await fetchAll(job, version);
	await putInPlace(job, version, files);
	await rm(job.downloads, { recursive: true, force: true });
	return { status: 'done', detail: words.detail(version), version };
}

// What an interrupted installation left beside the folder: how much room it takes, and what of it nobody takes up again.

import { lstat, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { systemCode } from '../../world/failure.ts';
import { besides, downloadsOf } from './layout.ts';

const ifThere = <T>(asked: Promise<T>, otherwise: T): Promise<T> =>
	asked.catch((error: unknown) => {
		if (systemCode(error) === 'ENOENT') return otherwise;
		throw error;
	});

async function bytesIn(folder: string): Promise<number> {
	const names = await ifThere(readdir(folder, { recursive: true }), []);
	let bytes = 0;
	for (const name of names) {
		const found = await ifThere(lstat(path.join(folder, name)), null);
		if (found?.isFile()) bytes += found.size;
	}
	return bytes;
}

/**
 * Bytes that need not be found on the disk again: archives are taken up, or go before the others come (`clearUnused`);
 * what was unpacked goes before it is unpacked again.
 */
export async function leftBytes(folder: string, downloads = downloadsOf(folder)): Promise<number> {
	let bytes = 0;
	for (const left of [downloads, ...(await besides(folder))]) bytes += await bytesIn(left);
	return bytes;
}

/** Removes what was unpacked, and every archive but those that are `wanted` now (by name), whole or in part. */
export async function clearUnused(folder: string, downloads: string, wanted: readonly string[]): Promise<void> {
	const kept = new Set(wanted.flatMap((name) => [name, `${name}.part`]));
	const archives = (await ifThere(readdir(downloads), [])).filter((name) => !kept.has(name));
	const unused = [...archives.map((name) => path.join(downloads, name)), ...(await besides(folder))];
	for (const each of unused) await rm(each, { recursive: true, force: true });
}

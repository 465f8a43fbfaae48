// How an installed Ollama lies on the disk, and how it gets there in one act: unpacked beside, described by a list of
// everything in it, and renamed into place only when whole.

import { lstat, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Ports } from '../../ports.ts';
import { systemCode } from '../../world/failure.ts';
import type { Written } from './unpack.ts';

/** The list inside an installed folder; it is written last. */
export interface Receipt {
	version: string;
	archives: { asset: string; sha256: string }[];
	/** Every file and link: path inside the folder, bytes. */
	files: Written[];
}

const receiptName = 'kettleside.json';
const oldEnding = '.old';
const newEnding = '.new';

/** The program in an installed folder: bin/ollama in Linux archives, flat in those of macOS and Windows. */
export function programIn(folder: string, platform: Ports['platform']): string {
	if (platform === 'linux') return path.join(folder, 'bin', 'ollama');
	return path.join(folder, platform === 'win32' ? 'ollama.exe' : 'ollama');
}

/** Where a version is unpacked before it is whole: `<folder>-<version>.new`. */
export const besideOf = (folder: string, version: string): string => `${folder}-${version}${newEnding}`;

/** What an interrupted installation may have left beside a folder: unpacked versions, whole or not. */
export async function besides(folder: string): Promise<string[]> {
	const parent = path.dirname(folder);
	try {
		const names = await readdir(parent);
		return names
			.filter((name) => name.startsWith(`${path.basename(folder)}-`) && name.endsWith(newEnding))
			.map((name) => path.join(parent, name));
	} catch (error) {
		if (systemCode(error) === 'ENOENT') return [];
		throw error;
	}
}

async function sizes(folder: string, files: readonly Written[]): Promise<boolean> {
	for (const { path: inner, size } of files) {
		const found = await lstat(path.join(folder, inner)).catch((error: unknown) => {
			if (['ENOENT', 'ENOTDIR'].includes(systemCode(error))) return null;
			throw error;
		});
		if (!found || !(found.isSymbolicLink() || (found.isFile() && found.size === size))) return false;
	}
	return true;
}

/** The receipt of an installed folder where all of it is there; null where it is not, or is no work of ours. */
export async function installed(folder: string): Promise<Receipt | null> {
	try {
		const receipt = JSON.parse(await readFile(path.join(folder, receiptName), 'utf8')) as Receipt;
		return Array.isArray(receipt.files) && (await sizes(folder, receipt.files)) ? receipt : null;
	} catch (error) {
		if (error instanceof SyntaxError || ['ENOENT', 'ENOTDIR'].includes(systemCode(error))) return null;
		throw error;
	}
}

async function syncFolder(folder: string): Promise<void> {
	// Windows opens no folder, and keeps their entries by itself.
	if (process.platform === 'win32') return;
	const handle = await open(folder, 'r');
	await handle.sync().finally(() => handle.close());
}

/** Writes the receipt: from now on the folder counts as whole. */
export async function seal(folder: string, receipt: Receipt): Promise<void> {
	const file = path.join(folder, receiptName);
	const handle = await open(`${file}.part`, 'w', 0o644);
	try {
		await handle.writeFile(`${JSON.stringify(receipt, null, '\t')}\n`);
		await handle.sync();
	} finally {
		await handle.close();
	}
	await rename(`${file}.part`, file);
	await syncFolder(folder);
}

async function move(from: string, to: string): Promise<boolean> {
	try {
		await rename(from, to);
		return true;
	} catch (error) {
		if (systemCode(error) === 'ENOENT') return false;
		throw error;
	}
}

/** Puts a sealed folder in place of what is there. Killed in between, `settle` ends it. */
export async function swap(beside: string, folder: string): Promise<void> {
	await rm(folder + oldEnding, { recursive: true, force: true });
	await move(folder, folder + oldEnding);
	await rename(beside, folder);
	await syncFolder(path.dirname(folder));
	await rm(folder + oldEnding, { recursive: true, force: true });
}

/** Ends a swap that was interrupted: the new one where it is whole, else the old one back. Leaves other things alone. */
export async function settle(folder: string): Promise<void> {
	const there = await lstat(folder).then(
		() => true,
		() => false,
	);
	if (!there) {
		for (const beside of await besides(folder))
			if (await installed(beside)) {
				await swap(beside, folder);
				return;
			}
		await move(folder + oldEnding, folder);
	}
	await rm(folder + oldEnding, { recursive: true, force: true });
}

/** Where archives wait until they are unpacked. */
export const downloadsOf = (folder: string): string => path.join(path.dirname(folder), 'downloads');

/** An installed folder and all that an interrupted installation may have left beside it. */
export const allOf = async (folder: string): Promise<string[]> => [
	folder,
	folder + oldEnding,
	downloadsOf(folder),
	...(await besides(folder)),
];

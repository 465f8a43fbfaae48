// Unpacks a zip by the tar that Windows 10 and later have (bsdtar, C:\\Windows\\System32\\tar.exe): Node has no unzip of its
// own. It refuses absolute paths, "..", and paths through links unless told otherwise (bsdtar(1), -P).

import { spawn } from 'node:child_process';
import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Ports } from '../../ports.ts';
import { findProgram } from '../../world/run.ts';
import { DamagedArchive } from './tar.ts';
import type { Written } from './unpack.ts';

/** The system's own, not one of a Unix shell that stands before it on PATH and knows no zip. */
async function tarProgram(env: Ports['env']): Promise<string> {
	const own = path.join(env['SystemRoot'] ?? 'C:\\Windows', 'System32', 'tar.exe');
	for (const candidate of [own, 'tar']) {
		const found = findProgram(candidate, env);
		if ('path' in found) return found.path;
	}
	throw new DamagedArchive('no program was found here that can unpack it (tar.exe)');
}

/** Everything in a folder, as it was written: files and links with their paths inside. */
async function contents(folder: string): Promise<Written[]> {
	const entries = await readdir(folder, { recursive: true, withFileTypes: true });
	const files = entries.filter((entry) => !entry.isDirectory());
	return Promise.all(
		files.map(async (entry) => {
			const full = path.join(entry.parentPath ?? entry.path, entry.name);
			const { size } = await lstat(full);
			return { path: path.relative(folder, full), size: entry.isSymbolicLink() ? 0 : size };
		}),
	);
}

/** Unpacks and lists. Throws `DamagedArchive` with what tar said, the system's error where tar did not start. */
export async function unzip(job: {
	archive: string;
	into: string;
	env: Ports['env'];
	signal?: AbortSignal;
}): Promise<Written[]> {
	const child = spawn(await tarProgram(job.env), ['-xf', job.archive, '-C', job.into], {
		stdio: ['ignore', 'ignore', 'pipe'],
		windowsHide: true,
		...(job.signal ? { signal: job.signal } : {}),
	});
	let told = '';
	child.stderr.on('data', (chunk: Buffer) => {
		told = (told + chunk.toString()).slice(-2000);
	});
	const code = await new Promise<number | null>((done, fail) => child.on('error', fail).on('close', done));
	if (/no space left|not enough space/i.test(told)) throw Object.assign(new Error(told.trim()), { code: 'ENOSPC' });
	if (code !== 0) throw new DamagedArchive(told.trim() || `tar: ${code}`);
	return contents(job.into);
}

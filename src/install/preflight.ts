// Looks before Ollama is installed: can this computer run the official build, is there room, may we write there.
// Changes nothing. Sources: Ollama's install notes (glibc builds for amd64 and arm64), proc(5) for mounts.

import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import path from 'node:path';
import type { Ports } from '../ports.ts';
import type { Problem } from '../problem.ts';
import { isUnknown } from '../types/known.ts';
import { looks as words } from '../words/install.ts';
import { systemCode } from '../world/failure.ts';
import { mountOf, mountsIn } from '../world/mounts.ts';
import { requestProblem, saying } from './archive/network.ts';

type Look = Pick<Ports, 'platform' | 'arch' | 'read' | 'list' | 'freeSpace'>;

// The program interpreter that the official builds name in their header.
const loaders: Record<string, { folder: string; file: string }> = {
	x64: { folder: '/lib64', file: 'ld-linux-x86-64.so.2' },
	arm64: { folder: '/lib', file: 'ld-linux-aarch64.so.1' },
};

/** Problems: `processor-unsupported` (32-bit and others), `needs-glibc` (musl, NixOS). */
async function system({ platform, arch, list }: Look): Promise<Problem | null> {
	const loader = loaders[arch];
	if (!loader) return saying('processor-unsupported', words.processor(arch));
	if (platform !== 'linux') return null;
	const names = await list(loader.folder);
	// A folder that is not there has no loader; one that may not be read says nothing.
	const there = isUnknown(names) ? names.unknown !== 'ENOENT' : names.includes(loader.file);
	return there ? null : saying('needs-glibc', words.glibc);
}

/** Options of the mount that holds a path, by the text of /proc/mounts; empty where no mount does. */
export const mountOptions = (mounts: string, file: string): string[] => mountOf(mountsIn(mounts), file)?.options ?? [];

async function nearestThere(folder: string): Promise<{ at: string; code: string }> {
	for (let at = path.resolve(folder); ; at = path.dirname(at)) {
		const code = await access(at, constants.W_OK | constants.X_OK).then(() => '', systemCode);
		if (code !== 'ENOENT' || at === path.dirname(at)) return { at, code };
	}
}

/** Problems: `folder-denied`, `noexec`. */
async function place({ read }: Look, folder: string): Promise<Problem | null> {
	const { at, code } = await nearestThere(folder);
	if (code !== '') return saying('folder-denied', words.denied(at), { raw: code });
	const mounts = await read('/proc/mounts');
	const options = isUnknown(mounts) ? [] : mountOptions(mounts, path.resolve(folder));
	return options.includes('noexec') ? saying('noexec', words.noexec(folder)) : null;
}

/**
 * The Problem `disk-space` where less than `needed` bytes are free on the volume of a folder, `disk-read-only` where it
 * takes no writing; null where there is room
 * or nobody knows (a full disk is then met and told while it fills).
 */
export async function lookAtDisk(
	{ freeSpace }: Pick<Ports, 'freeSpace'>,
	folder: string,
	needed: number,
): Promise<Problem | null> {
	const free = await freeSpace(folder);
	if (isUnknown(free) && free.unknown === 'EROFS') return saying('disk-read-only', words.readOnly(folder));
	if (isUnknown(free) || free >= needed) return null;
	return saying('disk-space', words.space(folder, needed, free));
}

/** The first reason why Ollama cannot be installed into this folder, or null. `needed` in bytes. */
export async function lookBeforeInstall(ports: Look, folder: string, needed: number): Promise<Problem | null> {
	return (await system(ports)) ?? (await place(ports, folder)) ?? (await lookAtDisk(ports, folder, needed));
}

/**
 * The first host that cannot be reached, as a Problem (no-dns, no-network, bad-certificate, proxy-failed), or null.
 * Any answer counts as reached; each address gets `limit` milliseconds.
 */
export async function lookAtNetwork(
	{ fetch, signal }: Pick<Ports, 'fetch' | 'signal'>,
	addresses: readonly string[],
	limit = 15_000,
): Promise<Problem | null> {
	const found = await Promise.all(
		addresses.map(async (address) => {
			try {
				const init = {
					method: 'HEAD',
					redirect: 'manual',
					signal: AbortSignal.any([signal, AbortSignal.timeout(limit)]),
				} as const;
				await fetch(address, init);
				return null;
			} catch (error) {
				if (signal.aborted) throw signal.reason;
				return requestProblem(error, new URL(address).host);
			}
		}),
	);
	return found.find((problem) => problem !== null) ?? null;
}

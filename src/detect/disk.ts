// Room for models: what this user may still write on the volume of their folder. A volume that is mounted read-only has
// none, and a quota can leave less than the disk has.

import { isUnknown, type Known } from '../types/known.ts';
import { type Mount, mountOf, mountsIn } from '../world/mounts.ts';
import type { Look } from './probe.ts';
import { clean, filled, whole } from './text.ts';

export interface DiskAnswer {
	free: Known<number>;
	readOnly?: true;
	source: string;
}

/** Bytes that `quota -w` leaves on a device (its columns count KiB), or null where it sets no limit there. */
export function quotaLeft(text: string, device: string): number | null {
	const line = filled(clean(text))
		.map((row) => row.trim().split(/\s+/))
		.find(([name]) => name === device);
	const [used, soft, hard] = (line ?? []).slice(1, 4).map((cell) => whole(cell.replace(/\*$/, '')));
	const limit = hard || soft;
	return used === undefined || used === null || !limit ? null : Math.max(0, limit - used) * 1024;
}

// Only a volume that keeps quotas is asked about them: asking is a process of its own.
const keepsQuotas = /^(?:usrquota|uquota|usrjquota=.*|quota)$/;

async function quotaOf(look: Look, mount: Mount | undefined): Promise<number | null> {
	if (!mount?.options.some((option) => keepsQuotas.test(option))) return null;
	const result = await look.run('quota', ['-w', '-p'], { timeout: 2000, env: { LC_ALL: 'C' } });
	return quotaLeft(result.stdout, mount.device);
}

/** Room in a folder, or in what will hold it once it is made. */
export async function roomFor(look: Look, folder: string): Promise<DiskAnswer> {
	const plain = 'the file system';
	const [told, table] = await Promise.all([
		look.freeSpace(folder),
		look.platform === 'linux' ? look.read('/proc/self/mounts') : undefined,
	]);
	const mounts = table === undefined || isUnknown(table) ? [] : mountsIn(table);
	const mount = mountOf(mounts, folder);
	if (isUnknown(told) && told.unknown === 'EROFS') return { free: 0, readOnly: true, source: 'mounted read-only' };
	// The folder of a service's own user may be closed to us; its volume is not.
	const closed = isUnknown(told) && /^(?:EACCES|EPERM)$/.test(told.unknown) && mount !== undefined;
	const free = closed ? await look.freeSpace(mount.at) : told;
	const left = isUnknown(free) ? null : await quotaOf(look, mount);
	if (left === null || isUnknown(free) || left >= free) return { free, source: plain };
	return { free: left, source: 'quota (this user’s share of the disk)' };
}

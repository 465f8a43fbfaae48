// Whether Ollama can be a service of the whole system here: systemd runs it, and programs can be put below /usr/local.

import type { Ports } from '../ports.ts';
import { isUnknown } from '../types/known.ts';
import { systemService as words } from '../words/updating.ts';
import { mountOptions } from './preflight.ts';

/** Why not, or null where it is possible. Immutable systems: ostree's mark (ostree-booted), or /usr/local read-only. */
export async function serviceObstacle({
	platform,
	list,
	read,
}: Pick<Ports, 'platform' | 'list' | 'read'>): Promise<string | null> {
	if (platform !== 'linux') return words.onlyLinux;
	// sd_booted(3)
	if (isUnknown(await list('/run/systemd/system'))) return words.noSystemd;
	const run = await list('/run');
	const mounts = await read('/proc/mounts');
	const fixed = !isUnknown(mounts) && mountOptions(mounts, '/usr/local').includes('ro');
	return fixed || (!isUnknown(run) && run.includes('ostree-booted')) ? words.immutable : null;
}

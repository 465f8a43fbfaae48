// The same computer with other programs closed.

import { isUnknown, orElse } from '../types/known.ts';
import type { Machine } from '../types/machine.ts';

/** What the system itself keeps of the RAM when every program is closed, bytes. */
export const systemKeeps = 1.5 * 2 ** 30;
/** What a screen and its desktop leave of a card, as a share. */
export const cardFree = 0.95;

/** The same machine with other programs closed: free becomes what can be free. */
export function whenClosed(machine: Machine): Machine {
	const { total, available, limit } = machine.memory;
	const most = Math.min(orElse(total, 0) - systemKeeps, orElse(limit ?? total, Number.POSITIVE_INFINITY));
	const free = isUnknown(available) ? available : Math.max(available, most);
	const gpus = machine.gpus.map((gpu) => {
		const { total: all, free: now } = gpu.memory;
		if (isUnknown(all) || isUnknown(now)) return gpu;
		return { ...gpu, memory: { total: all, free: Math.max(now, cardFree * all) } };
	});
	return { ...machine, memory: { ...machine.memory, available: free }, gpus };
}

// How much RAM the engine really takes. /api/ps adds up buffers from the engine's log and is too small for models with
// sliding windows, so the process itself is asked.

import { engines } from '../../ollama/processes.ts';
import type { Ports } from '../../ports.ts';
import { isUnknown, type Known, unknown } from '../../types/known.ts';
import { proveWords } from '../../words/proving.ts';

/** Kilobytes of a line of /proc/PID/status ("VmRSS:   123 kB"). */
const kilobytes = (status: string, name: string): number =>
	Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0);

/**
 * Bytes of RAM (resident and swapped out) of all engines that run on this computer: the mapped file counts with what
 * of it is resident, memory on graphics cards does not count. Linux only; elsewhere, and for a server on another
 * computer or in a container that hides its processes, unknown.
 */
export async function engineMemory(ports: Pick<Ports, 'platform' | 'list' | 'read'>): Promise<Known<number>> {
	if (ports.platform !== 'linux') return unknown(proveWords.memoryElsewhere);
	const running = await engines(ports);
	if (isUnknown(running)) return running;
	if (running.length === 0) return unknown(proveWords.noEngine);
	const states = await Promise.all(running.map(({ pid }) => ports.read(`/proc/${pid}/status`)));
	const seen = states.filter((state): state is string => !isUnknown(state));
	return seen.reduce((sum, state) => sum + (kilobytes(state, 'VmRSS') + kilobytes(state, 'VmSwap')) * 1024, 0);
}

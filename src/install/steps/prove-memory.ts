// How much RAM the engine really takes. /api/ps adds up buffers from the engine's log and is too small for models with
// sliding windows, so the process itself is asked.

import type { Ports } from '../../ports.ts';
import { isUnknown, type Known, unknown } from '../../types/known.ts';
import { proveWords } from '../../words/proving.ts';

/** Kilobytes of a line of /proc/PID/status ("VmRSS:   123 kB"). */
const kilobytes = (status: string, name: string): number =>
	Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(status)?.[1] ?? 0);

/** An engine is a llama-server with a model: Ollama starts one for each loaded model. */
const isEngine = (commandLine: string) => {
	const [file = '', ...args] = commandLine.split('\0');
	return /(^|[/\\])llama-server$/.test(file) && args.includes('--model');
};

/**
 * Bytes of RAM (resident and swapped out) of all engines that run on this computer: the mapped file counts with what
 * of it is resident, memory on graphics cards does not count. Linux only; elsewhere, and for a server on another
 * computer or in a container that hides its processes, unknown.
 */
export async function engineMemory(ports: Pick<Ports, 'platform' | 'list' | 'read'>): Promise<Known<number>> {
	if (ports.platform !== 'linux') return unknown(proveWords.memoryElsewhere);
	const names = await ports.list('/proc');
	if (isUnknown(names)) return names;
	const pids = names.filter((name) => /^\d+$/.test(name));
	const lines = await Promise.all(pids.map((pid) => ports.read(`/proc/${pid}/cmdline`)));
	const engines = pids.filter((_, i) => {
		const line = lines[i];
		return line !== undefined && !isUnknown(line) && isEngine(line);
	});
	if (engines.length === 0) return unknown(proveWords.noEngine);
	const states = await Promise.all(engines.map((pid) => ports.read(`/proc/${pid}/status`)));
	const seen = states.filter((state): state is string => !isUnknown(state));
	return seen.reduce((sum, state) => sum + (kilobytes(state, 'VmRSS') + kilobytes(state, 'VmSwap')) * 1024, 0);
}

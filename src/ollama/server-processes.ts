// The running `ollama serve` of this computer and what each was told by its environment. Linux, by /proc (proc(5)).

import type { Ports } from '../ports.ts';
import { isUnknown, type Known, orElse } from '../types/known.ts';

export interface ServerProcess {
	pid: number;
	/** The text of /proc/PID/environ: NAME=value, each ended by a zero; unknown where it is another user's. */
	environment: Known<string>;
}

/** Every running `ollama serve`; empty where the system shows none. */
export async function serverProcesses({ list, read }: Pick<Ports, 'list' | 'read'>): Promise<ServerProcess[]> {
	const pids = orElse(await list('/proc'), []).filter((name) => /^\d+$/.test(name));
	const found = await Promise.all(
		pids.map(async (pid) => {
			const command = await read(`/proc/${pid}/cmdline`);
			if (isUnknown(command) || !/ollama\0serve\0/.test(command)) return null;
			return { pid: Number(pid), environment: await read(`/proc/${pid}/environ`) };
		}),
	);
	return found.filter((process) => process !== null);
}

/** Environments of those that this user may look at. */
export const serverEnvironments = async (ports: Pick<Ports, 'list' | 'read'>): Promise<string[]> =>
	(await serverProcesses(ports)).flatMap(({ environment }) => (isUnknown(environment) ? [] : [environment]));

/** The text of an environment by its names. */
export const parseEnvironment = (text: string): Record<string, string> =>
	Object.fromEntries(
		text
			.split('\0')
			.map((entry) => /^([A-Za-z_]\w*)=(.*)$/s.exec(entry))
			.flatMap((match) => (match ? [[match[1] ?? '', match[2] ?? '']] : [])),
	);

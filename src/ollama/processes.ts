// Running `ollama serve` processes, by the command lines that Linux shows of every process (proc(5)).

import type { Ports } from '../ports.ts';
import { isUnknown, type Known, orElse } from '../types/known.ts';

type Looker = Pick<Ports, 'read' | 'list'>;

export interface Served {
	pid: number;
	/** The program, as it was started. */
	file: string;
}

/**
 * What the kernel calls it, after its file. Asked first: it is answered at once, where the words of a command line are read
 * from the memory of each process, which waits for one that hangs, and there are hundreds.
 */
const program = 'ollama';

/** Every server that runs here; unknown where processes cannot be seen. */
export async function serving({ read, list }: Looker): Promise<Known<Served[]>> {
	const names = await list('/proc');
	if (isUnknown(names)) return names;
	const found = await Promise.all(
		names
			.filter((name) => /^\d+$/.test(name))
			.map(async (pid): Promise<Served[]> => {
				if (orElse(await read(`/proc/${pid}/comm`), program).trim() !== program) return [];
				const [file = '', command] = orElse(await read(`/proc/${pid}/cmdline`), '').split('\0');
				return command === 'serve' && /(^|\/)ollama$/.test(file) ? [{ pid: Number(pid), file }] : [];
			}),
	);
	return found.flat();
}

/** Which programs serve now; null where that cannot be seen (other systems than Linux). */
export async function runsFrom(ports: Looker & Pick<Ports, 'platform'>): Promise<string[] | null> {
	const found = ports.platform === 'linux' ? await serving(ports) : null;
	return found === null || isUnknown(found) ? null : found.map(({ file }) => file);
}

export interface ServerProcess {
	pid: number;
	/** The text of /proc/PID/environ: NAME=value, each ended by a zero; unknown where it is another user's. */
	environment: Known<string>;
}

/** Every server with what it was told; empty where the system shows none. */
export const serverProcesses = async (ports: Looker): Promise<ServerProcess[]> =>
	Promise.all(
		orElse(await serving(ports), []).map(async ({ pid }) => ({
			pid,
			environment: await ports.read(`/proc/${pid}/environ`),
		})),
	);

/** Environments of those that this user may look at. */
export const serverEnvironments = async (ports: Looker): Promise<string[]> =>
	(await serverProcesses(ports)).flatMap(({ environment }) => (isUnknown(environment) ? [] : [environment]));

/** The text of an environment by its names. */
export const parseEnvironment = (text: string): Record<string, string> =>
	Object.fromEntries(
		text
			.split('\0')
			.map((entry) => /^([A-Za-z_]\w*)=(.*)$/s.exec(entry))
			.flatMap((match) => (match ? [[match[1] ?? '', match[2] ?? '']] : [])),
	);

// Running servers and engines of Ollama, by what Linux shows of every process (proc(5)).

import type { Ports } from '../ports.ts';
import { isUnknown, type Known, orElse } from '../types/known.ts';

type Looker = Pick<Ports, 'read' | 'list'>;

export interface Started {
	pid: number;
	/** The program, as it was started. */
	file: string;
	/** The words after it. */
	args: string[];
}

/**
 * Every process of a program by its file's name, of at most 15 signs; unknown where processes cannot be seen. The kernel's own
 * name for each is asked first: it is answered at once, where the words of a command line are read from the memory of the
 * process, which waits for one that hangs, and there are hundreds.
 */
async function running(program: string, { read, list }: Looker): Promise<Known<Started[]>> {
	const names = await list('/proc');
	if (isUnknown(names)) return names;
	const found = await Promise.all(
		names
			.filter((name) => /^\d+$/.test(name))
			.map(async (pid): Promise<Started[]> => {
				if (orElse(await read(`/proc/${pid}/comm`), program).trim() !== program) return [];
				const [file = '', ...args] = orElse(await read(`/proc/${pid}/cmdline`), '').split('\0');
				return file === program || file.endsWith(`/${program}`) ? [{ pid: Number(pid), file, args }] : [];
			}),
	);
	return found.flat();
}

const only = (found: Known<Started[]>, wanted: (one: Started) => boolean): Known<Started[]> =>
	isUnknown(found) ? found : found.filter(wanted);

/** Every server that runs here; unknown where processes cannot be seen. */
export const serving = async (ports: Looker): Promise<Known<Started[]>> =>
	only(await running('ollama', ports), ({ args }) => args[0] === 'serve');

/** Every engine: a llama-server with a model, of which Ollama starts one for each that is loaded. Unknown as above. */
export const engines = async (ports: Looker): Promise<Known<Started[]>> =>
	only(await running('llama-server', ports), ({ args }) => args.includes('--model'));

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

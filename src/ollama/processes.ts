// Running `ollama serve` processes, by the command lines that Linux shows of every process (proc(5)).

import type { Ports } from '../ports.ts';
import { isUnknown, type Known, orElse } from '../types/known.ts';

type Looker = Pick<Ports, 'read' | 'list'>;

export interface Served {
	pid: number;
	/** The program, as it was started. */
	file: string;
}

/** Every server that runs here; unknown where processes cannot be seen. */
export async function serving({ read, list }: Looker): Promise<Known<Served[]>> {
	const names = await list('/proc');
	if (isUnknown(names)) return names;
	const found = await Promise.all(
		names
			.filter((name) => /^\d+$/.test(name))
			.map(async (pid): Promise<Served[]> => {
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

/** Environments (NAME=value, each ended by a zero) of the servers that this user may look into. */
export async function serverEnvironments(ports: Looker): Promise<string[]> {
	const found = await Promise.all(
		orElse(await serving(ports), []).map(async ({ pid }) => orElse(await ports.read(`/proc/${pid}/environ`), null)),
	);
	return found.filter((environment) => environment !== null);
}

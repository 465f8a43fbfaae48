// Stops our server and gives its memory back. A server that somebody else started stays as it is.

import type { Ports } from '../ports.ts';
import { programIn } from './archive/layout.ts';
import { endServer, forgetServer, ownServers } from './server/detached.ts';
import { removeUnit, stopUnit, unitExists, unitRuns } from './server/systemd.ts';

export interface StopJob {
	ports: Pick<Ports, 'platform' | 'env' | 'home' | 'run'>;
	state: string;
	/** Where our Ollama lies. */
	installFolder: string;
	/** Also remove the file of the service. */
	remove?: boolean;
	/** Milliseconds a server may take to end by itself; default 10 000. */
	patience?: number;
}

/** Ends every server of ours. Returns whether one ran (or, with `remove`, a service was described). Problem `server-stays`. */
export async function stopServer(job: StopJob): Promise<boolean> {
	const { ports, state, remove = false, patience } = job;
	const servers = await ownServers({ state, program: programIn(job.installFolder, ports.platform) });
	const described = await unitExists(ports);
	const served = described && (await unitRuns(ports));
	// First, because the service would start it again.
	if (served) await stopUnit(ports);
	for (const server of servers) await endServer(server, patience);
	await forgetServer(state);
	if (described && remove) await removeUnit(ports);
	return servers.length > 0 || served || (described && remove);
}

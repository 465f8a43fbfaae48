// Stops our server and gives its memory back. A server that somebody else started stays as it is.

import type { Ports } from '../ports.ts';
import { serving as words } from '../words/install.ts';
import { programIn } from './archive/layout.ts';
import { saying } from './archive/network.ts';
import { endServer, forgetServer, ownServers } from './server/detached.ts';
import { removeUnit, stopUnit, unitEnds, unitExists, unitName, unitRuns } from './server/systemd.ts';

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

/**
 * Ends every server of ours. Returns whether one ran (or, with `remove`, a service was described). Problem `server-stays`,
 * also where a service goes on because systemctl did not stop it.
 */
export async function stopServer(job: StopJob): Promise<boolean> {
	const { ports, state, remove = false, patience = 10_000 } = job;
	const servers = await ownServers({ state, program: programIn(job.installFolder, ports.platform) });
	const described = await unitExists(ports);
	const served = described && (await unitRuns(ports));
	// First, because the service would start it again.
	const refused = served ? await stopUnit(ports) : null;
	for (const server of servers) await endServer(server, patience);
	await forgetServer(state);
	// Its process may have ended above; then the service has too.
	if (refused !== null && !(await unitEnds(ports, patience)))
		throw saying('server-stays', words.unitStays(unitName), { raw: refused });
	if (described && remove) await removeUnit(ports);
	return servers.length > 0 || served || (described && remove);
}

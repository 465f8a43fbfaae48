// Stops our server and gives its memory back. A server that somebody else started stays as it is.

import type { Ports } from '../ports.ts';
import { endServer, forgetServer, ownServers } from './server/own.ts';
import { stopUnit, unitRuns } from './server/unit.ts';

type World = Pick<Ports, 'platform' | 'env' | 'home' | 'run'>;

export interface Stopping {
	/** Servers of ours that ran and were ended. */
	stopped: number;
}

/** Ends every server of ours; none is no error. `patience`: milliseconds each may take to end by itself. Problem `server-stays`. */
export async function stopServer(world: World, patience?: number): Promise<Stopping> {
	if (world.platform !== 'linux') return { stopped: 0 };
	const servers = await ownServers(world);
	// The service would start it again.
	if ((await unitRuns(world)) && (await stopUnit(world)) && servers.length === 0) return { stopped: 1 };
	for (const server of servers) await endServer(server, patience);
	await forgetServer(world);
	return { stopped: servers.length };
}

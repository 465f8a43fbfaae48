// Stops our server, and only ours.

import type { Ports } from '../ports.ts';
import { stopDetached } from './server/detached.ts';
import { stopUnit } from './server/systemd.ts';
import { programIn } from './steps/install-ollama.ts';

export interface StopJob {
	ports: Pick<Ports, 'run' | 'env' | 'home'>;
	state: string;
	/** Where our Ollama lies. */
	installFolder: string;
	/** Also remove the start-up entry. */
	remove?: boolean;
}

/** Returns whether something of ours was running (or set to start). */
export async function stopServer(job: StopJob): Promise<boolean> {
	const unit = await stopUnit(job.ports, job.remove ?? false);
	const process = await stopDetached(job.state, programIn(job.installFolder));
	return unit || process;
}

// The server that talking needs: after a reboot ours is gone, and is started again.

import path from 'node:path';
import { type Client, makeClient } from '../ollama/client.ts';
import { hostFor } from '../ollama/host-for.ts';
import { findPrograms } from '../ollama/programs.ts';
import type { Context, Ports } from '../ports.ts';
import type { Choices, ServerChoices } from '../types/choices.ts';
import { readChoices } from '../world/choices.ts';
import { folders } from '../world/folders.ts';
import { findProgram } from '../world/run.ts';
import { serverSettings } from './server/settings.ts';
import { type Start, type Started, startServer } from './steps/start-server.ts';

/** Where our own Ollama lies, or would lie. */
export const installFolder = (ports: Pick<Ports, 'platform' | 'env' | 'home'>): string =>
	path.join(folders(ports).data, 'ollama');

/** The Ollama to start, of those that a look finds: ours, else the one a shell would start; null where there is none. */
export async function findOllama(ports: Pick<Ports, 'platform' | 'env' | 'home' | 'list'>): Promise<string | null> {
	const programs = await findPrograms(ports);
	const oursFirst = [...programs.filter(({ ours }) => ours), ...programs];
	// A look knows their names only: a folder, or a file that may not be started, is none.
	return oursFirst.find(({ file }) => 'path' in findProgram(file, ports.env))?.file ?? null;
}

/** Our server at `host`, as the answers want it: every start goes this way, so that none forgets a part. As `startServer`. */
export async function startOurs(
	ports: Start['ports'] & Pick<Ports, 'list'>,
	host: string,
	answers: ServerChoices & Pick<Choices, 'modelsDir'>,
	report: Start['report'],
): Promise<Started> {
	const { modelsDir } = answers;
	return startServer({
		ports,
		program: await findOllama(ports),
		host,
		state: folders(ports).state,
		report,
		settings: serverSettings(answers),
		...(modelsDir ? { modelsDir } : {}),
	});
}

/**
 * A client of a server that answers; ours is started where nothing does, with the settings of the answers. Problems as for
 * `startServer`. `modelsDir` is the folder that was chosen at set-up.
 */
export async function ensureServer(
	context: Pick<Context, 'ports' | 'terminal' | 'flags'>,
	modelsDir?: string,
): Promise<Client> {
	const { ports, terminal, flags } = context;
	const host = (await hostFor({ ports, flags })).url;
	const report = { doing: (sentence: string) => terminal.progress(`  ${sentence}`) };
	const answers = (await readChoices(ports)) ?? {};
	await startOurs(ports, host, { ...answers, ...(modelsDir ? { modelsDir } : {}) }, report);
	terminal.progress(null);
	return makeClient(ports, host);
}

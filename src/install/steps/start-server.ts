// The step that starts Ollama for this person, on this computer alone, cloud features off. There is only ever one:
// what already answers, or is about to, is used.

import { access } from 'node:fs/promises';
import path from 'node:path';
import type { Ports } from '../../ports.ts';
import { type Problem, Stopped } from '../../problem.ts';
import { tilde } from '../../screen/text.ts';
import { serving as words } from '../../words/install.ts';
import { saying, systemCode } from '../archive/network.ts';
import { type Journal, recorded } from '../journal.ts';
import { serverEnvironment } from '../server/environment.ts';
import { lastWords, openLog, ownServers, serverFiles, startApart } from '../server/own.ts';
import { isSame } from '../server/processes.ts';
import { lookAt, type Patience, portProblem, waitForServer } from '../server/ready.ts';
import { startUnit, systemdWorks, unitFile, unitRuns } from '../server/unit.ts';
import { stopServer } from '../stop.ts';

type World = Pick<Ports, 'platform' | 'env' | 'home' | 'run' | 'fetch' | 'signal'>;

export interface StartOptions {
	/** Where the server shall answer: "http://127.0.0.1:11434". */
	host: string;
	/** Absolute path of the program; absent where none is known: then only a server that is there will do. */
	program?: string;
	/** Folder for models, absolute; absent: OLLAMA_MODELS, else Ollama's own. */
	modelsDir?: string;
	/** Settings of the server by their names, e.g. OLLAMA_KV_CACHE_TYPE. */
	settings?: Readonly<Record<string, string>>;
	journal: Pick<Journal, 'write'>;
	/** A sentence to show while waiting. */
	onProgress?: (text: string) => void;
	/** Waiting times, for tests. */
	patience?: Pick<Patience, 'open' | 'silent' | 'every'>;
}

export interface StartResult {
	status: 'done' | 'already';
	version: string;
	/** We started it, now or earlier. */
	ours: boolean;
	/** How it was started now; absent for one that was there. */
	how?: 'service' | 'process';
}

const isHere = (host: string) => /^(127\.\d+\.\d+\.\d+|localhost|\[::1\])$/.test(new URL(host).hostname);

const waiting = (options: StartOptions): Patience => ({
	...options.patience,
	onSilent: (seconds) => options.onProgress?.(words.silent(seconds)),
});

/** A server that answers, or is ours and about to; null where one has to be started. */
async function find(world: World, options: StartOptions): Promise<StartResult | null> {
	const look = await lookAt(world, options.host, 2000);
	if (look.state === 'foreign') throw await portProblem(options.host);
	const own = isHere(options.host) ? await ownServers(world) : [];
	if (look.state === 'answers') return { status: 'already', version: look.version, ours: own.length > 0 };
	const starting = own.length > 0 || (world.platform === 'linux' && (await unitRuns(world)));
	if (look.state === 'closed' && !starting) return null;
	const ended = async () => ((await ownServers(world)).length === 0 && !(await unitRuns(world)) ? '' : null);
	try {
		const version = await waitForServer(world, options.host, { ...waiting(options), ...(starting ? { ended } : {}) });
		return { status: 'already', version, ours: (await ownServers(world)).length > 0 };
	} catch (error) {
		// It was ending, not starting.
		if ((error as Partial<Problem>).code === 'server-ended') return null;
		throw error;
	}
}

async function launch(world: World, program: string, options: StartOptions, log: string) {
	const environment = serverEnvironment(world.env, options.host, options.modelsDir, options.settings);
	if (await systemdWorks(world)) {
		const failed = await startUnit(world, program, environment, log);
		if (failed === null) return { how: 'service' as const, runs: () => unitRuns(world) };
	}
	try {
		const server = await startApart(world, program, environment);
		return { how: 'process' as const, runs: () => isSame(server) };
	} catch (error) {
		throw saying('server-ended', words.died, {
			raw: error instanceof Error ? error.message : String(error),
			cause: error,
		});
	}
}

async function start(world: World, program: string, options: StartOptions): Promise<StartResult> {
	const { log } = serverFiles(world);
	const from = await openLog(log);
	options.onProgress?.(words.starting);
	const { how, runs } = await launch(world, program, options, log);
	const ended = async () => ((await runs()) ? null : await lastWords(log, from));
	try {
		const version = await waitForServer(world, options.host, { ...waiting(options), ended });
		return { status: 'done', version, ours: (await ownServers(world)).length > 0, how };
	} catch (error) {
		// One that never answered helps nobody; when the person stops, the next run finds it and waits for it.
		if (!(error instanceof Stopped)) await stopServer(world);
		throw error;
	}
}

const isMissing = (file: string): Promise<boolean> =>
	access(file).then(
		() => false,
		(error) => systemCode(error) === 'ENOENT',
	);

/** What the server will make for itself is to be taken back only if it was not there before. */
async function recordFolders(world: World, options: StartOptions): Promise<void> {
	const home = path.join(world.home, '.ollama');
	const modelsDir = options.modelsDir ?? world.env['OLLAMA_MODELS'] ?? path.join(home, 'models');
	const outside = path.relative(home, modelsDir).startsWith('..');
	for (const folder of [home, ...(outside ? [modelsDir] : [])])
		if (await isMissing(folder))
			await options.journal.write({
				step: 'start-server',
				phase: 'begin',
				what: words.modelsFolder(tilde(folder, world.home)),
				undo: { kind: 'remove-models-folder', path: folder, modelsDir },
			});
}

/**
 * Starts Ollama, or finds that it answers. Linux: as a service of this user where systemd works, else as a process of
 * its own with a log. Problems: those of `waitForServer`, `server-by-hand` (macOS, Windows), `server-remote` (an
 * address elsewhere), `program-missing`.
 */
export async function startServer(world: World, options: StartOptions): Promise<StartResult> {
	const found = await find(world, options);
	if (found) return found;
	if (!isHere(options.host)) throw saying('server-remote', words.remote(options.host));
	if (world.platform !== 'linux') throw saying('server-by-hand', words.byHand[world.platform]);
	const { program } = options;
	if (program === undefined || (await isMissing(program))) throw saying('program-missing', words.noProgram);
	await recordFolders(world, options);
	const undo = { kind: 'stop-server', program, unit: unitFile(world) } as const;
	return recorded(options.journal, { step: 'start-server', what: words.what(options.host), undo }, () =>
		start(world, program, options),
	);
}

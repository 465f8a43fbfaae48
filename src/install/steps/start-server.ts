// The step that starts Ollama for this person, on this computer alone, cloud features off. There is only ever one:
// what already answers, or is about to, is used.

import { access } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { Client } from '../../ollama/client.ts';
import { OllamaError } from '../../ollama/error.ts';
import { recognise } from '../../ollama/meaning.ts';
import type { Ports } from '../../ports.ts';
import { type Problem, Stopped } from '../../problem.ts';
import { serving as words } from '../../words/install.ts';
import { systemCode } from '../../world/failure.ts';
import { folders } from '../../world/folders.ts';
import { onLoopback } from '../../world/loopback.ts';
import { isHere } from '../../world/this-computer.ts';
import { programIn } from '../archive/layout.ts';
import { saying } from '../archive/network.ts';
import type { Report } from '../carry-out.ts';
import { problem } from '../faults.ts';
import { lastWords, openLog, ownServers, serverFiles, startApart } from '../server/detached.ts';
import { serverEnvironment } from '../server/environment.ts';
import { lookAt, type Patience, portProblem, waitForAnswer } from '../server/ready.ts';
import { isFor, runsAs } from '../server/runs-as.ts';
import { startUnit, systemdWorks, unitExists, unitFile, unitRuns } from '../server/systemd.ts';
import { inTurn } from '../server/turn.ts';
import { isSame } from '../server/who.ts';
import { stopServer } from '../stop.ts';
import { unwritable } from '../unwritable.ts';
import { olderThan, oldestOllama } from '../version.ts';

export interface Start {
	ports: Pick<Ports, 'platform' | 'env' | 'home' | 'run' | 'fetch' | 'signal'>;
	/** Absolute path of the program; null where there is none yet (then only a server that is there will do). */
	program: string | null;
	/** "http://127.0.0.1:11434" */
	host: string;
	/** The state folder: log and note of the server. */
	state: string;
	/** Folder for models, absolute; absent: OLLAMA_MODELS, else Ollama's own. */
	modelsDir?: string;
	/** Settings of the server by their names, e.g. OLLAMA_KV_CACHE_TYPE. */
	settings?: Readonly<Record<string, string>>;
	/** Milliseconds; for tests. */
	patience?: Pick<Patience, 'open' | 'silent' | 'every'>;
	report: Pick<Report, 'doing'>;
}

export interface Started {
	status: 'done' | 'already';
	detail: string;
	version: string;
	/** The file of the service that was started now, where systemd runs it. */
	unit?: string;
}

/** Where our own Ollama lies; another program is ours only by the note of its start. */
const folderOf = ({ ports }: { ports: Pick<Ports, 'platform' | 'env' | 'home'> }): string =>
	path.join(folders(ports).data, 'ollama');

const ours = (job: Parameters<typeof folderOf>[0] & { state: string }) =>
	ownServers({ state: job.state, program: programIn(folderOf(job), job.ports.platform) });

/** A server of ours runs, but for another address, with another folder for models or other settings: it is started anew. */
export async function isOtherwise(
	job: Pick<Start, 'host' | 'modelsDir' | 'settings' | 'state'> & { ports: Pick<Ports, 'platform' | 'env' | 'home'> },
): Promise<boolean> {
	const all = await Promise.all((await ours(job)).map(async ({ pid }) => runsAs(pid)));
	const wanted = { host: running(job.host), modelsDir: job.modelsDir, settings: job.settings };
	return all.length > 0 && all.every((as) => !isFor(as, wanted));
}

const running = (host: string) => new URL(host).host;

const waiting = (job: Start): Patience => ({
	...job.patience,
	onSilent: (seconds) => job.report.doing(words.silent(seconds)),
});

const already = (job: Start, version: string): Started => ({ status: 'already', detail: running(job.host), version });

/** A server that answers, or is ours and about to; null where one has to be started. */
async function find(job: Start): Promise<Started | null> {
	const { ports, host } = job;
	const look = await lookAt(ports, host, 2000);
	if (look.state === 'answers') return (await isOtherwise(job)) ? null : already(job, look.version);
	if (look.state === 'foreign') throw await portProblem(host);
	if (await isOtherwise(job)) return null;
	const lives = async () => (await ours(job)).length > 0 || ((await unitExists(ports)) && (await unitRuns(ports)));
	const starting = onLoopback(host) && (await lives());
	if (look.state === 'closed' && !starting) return null;
	const ended = async () => ((await lives()) ? null : '');
	try {
		return already(job, await waitForAnswer(ports, host, { ...waiting(job), ...(starting ? { ended } : {}) }));
	} catch (error) {
		// It was ending, not starting.
		if ((error as Partial<Problem>).code === 'server-ended') return null;
		throw error;
	}
}

async function launch(
	job: Start,
	program: string,
	log: string,
): Promise<{ unit?: string; runs: () => Promise<boolean> }> {
	const { ports } = job;
	const environment = serverEnvironment(ports.env, job.host, job.modelsDir, job.settings);
	if (ports.platform === 'linux' && (await systemdWorks(ports))) {
		const failed = await startUnit(ports, program, environment, log);
		if (failed === null) return { unit: unitFile(ports), runs: () => unitRuns(ports) };
	}
	const server = await startApart(job.state, program, environment);
	return { runs: () => isSame(server) };
}

/** A server that ended at once said why, as a rule: a port that is taken or reserved, a full disk, a missing library. */
function lastWordsTell(error: unknown, { host }: Start): unknown {
	const { code, raw } = error as Partial<Problem>;
	const known = code === 'server-ended' && raw ? recognise(raw) : undefined;
	return known ? problem(known, { host: running(host) }, { raw: raw ?? '', cause: error }) : error;
}

async function start(job: Start, program: string): Promise<Started> {
	const { log } = serverFiles(job.state);
	const from = await openLog(log);
	const { unit, runs } = await launch(job, program, log);
	const ended = async () => ((await runs()) ? null : await lastWords(log, from));
	try {
		const version = await waitForAnswer(job.ports, job.host, { ...waiting(job), ended });
		return { status: 'done', detail: running(job.host), version, ...(unit ? { unit } : {}) };
	} catch (error) {
		// One that never answered helps nobody; when the person stops, the next run finds it and waits for it.
		if (!(error instanceof Stopped))
			await stopServer({ ports: job.ports, state: job.state, installFolder: folderOf(job) });
		throw lastWordsTell(error, job);
	}
}

/** One of ours that runs in another way goes first. */
async function anew(job: Start, program: string): Promise<Started> {
	if (await isOtherwise(job)) await stopServer({ ports: job.ports, state: job.state, installFolder: folderOf(job) });
	return start(job, program);
}

const isMissing = (file: string): Promise<boolean> =>
	access(file).then(
		() => false,
		(error) => systemCode(error) === 'ENOENT',
	);

/**
 * Makes sure that a server answers at `host`. Linux: as a service of this user where systemd works, else as a process
 * of its own with a log. Problems: port-held and server-silent (with the program that holds the port), server-ended
 * (with its last words), server-closed, server-remote, program-missing, disk-full, no-permission, locked; `Stopped`.
 */
export async function startServer(job: Start): Promise<Started> {
	const found = await find(job);
	if (found) return found;
	if (!isHere(job.host)) throw saying('server-remote', words.remote(job.host));
	// A server started there would listen to the network; ours is for this computer alone.
	if (!onLoopback(job.host)) throw saying('server-by-hand', words.byNetworkName(job.host));
	const { program, state, report } = job;
	if (program === null || (await isMissing(program))) throw saying('program-missing', words.noProgram);
	const turn = { state, signal: job.ports.signal, onWait: () => report.doing(words.waiting) };
	// Another one may have started it meanwhile.
	return inTurn(turn, async () => (await find(job)) ?? anew(job, path.resolve(program))).catch((error: unknown) => {
		throw unwritable(error, state);
	});
}

/** The version of the server that answers, or null where none does; something else at the port is a Problem `port-held`. */
export async function answering(client: Client, signal: AbortSignal): Promise<string | null> {
	try {
		return await client.version({ timeout: 90_000, signal });
	} catch (error) {
		if (!(error instanceof OllamaError)) throw error;
		if (error.kind === 'unreachable') return null;
		throw await portProblem(client.host);
	}
}

interface Waiting {
	ports: Pick<Start['ports'], 'fetch' | 'signal'>;
	host: string;
	patience?: Start['patience'];
	/** The oldest version that will do. */
	least?: string;
}

/**
 * Waits up to `minutes` until a server that the person starts by hand is there, `least` or newer. One that is restarted
 * breaks off what it was asked, and may stay silent for as long as its first look at the graphics processors takes
 * (90 s): only what stays silent twice as long is no start. Problems: `port-held`, `server-silent`, `program-missing`.
 */
export async function waitForServer(
	{ ports, host, patience = {}, least = oldestOllama }: Waiting,
	minutes = 60,
): Promise<string> {
	const { silent = 90_000, every = 1000 } = patience;
	const until = performance.now() + minutes * 60_000;
	for (let heard = performance.now(); performance.now() < until; ) {
		const look = await lookAt(ports, host, Math.ceil(Math.min(silent, until - performance.now())));
		if (look.state === 'answers' && !olderThan(look.version, least)) return look.version;
		if (look.state === 'foreign') throw await portProblem(host);
		if (look.state !== 'silent') heard = performance.now();
		const silence = performance.now() - heard;
		if (silence >= 2 * silent) throw await portProblem(host, silence);
		await delay(every, undefined, { signal: ports.signal });
	}
	throw saying('program-missing', words.noProgram);
}

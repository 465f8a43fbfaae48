// Starts Ollama for this person and this computer alone, with its cloud features off; never a second one.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Client, makeClient } from '../../ollama/client.ts';
import { OllamaError } from '../../ollama/error.ts';
import { isLoopback } from '../../ollama/privacy.ts';
import { waitUntilReady } from '../../ollama/ready.ts';
import type { Ports } from '../../ports.ts';
import { Problem } from '../../problem.ts';
import { server as words } from '../../words/install.ts';
import type { Report } from '../carry-out.ts';
import { explain } from '../faults.ts';
import { logFile, ourServers, startDetached } from '../server/detached.ts';
import { startUnit, systemdWorks, unitFile } from '../server/systemd.ts';
import { whoHolds } from '../server/who.ts';

export interface Start {
	ports: Pick<Ports, 'run' | 'env' | 'home' | 'fetch' | 'signal' | 'platform'>;
	/** Absolute path of the program; null where there is none yet (then only a wait is possible). */
	program: string | null;
	/** "http://127.0.0.1:11434" */
	host: string;
	state: string;
	modelsDir?: string;
	/** Milliseconds; for tests. */
	patience?: { open?: number; silent?: number };
	report: Pick<Report, 'doing'>;
}

/** What our server is started with: this computer alone, nothing in the cloud, no history of typed lines. */
export function serverSettings(host: string, modelsDir?: string): Record<string, string> {
	const { hostname, port } = new URL(host);
	return {
		OLLAMA_HOST: `${hostname}:${port || '80'}`,
		OLLAMA_NO_CLOUD: '1',
		OLLAMA_NOHISTORY: '1',
		...(modelsDir ? { OLLAMA_MODELS: modelsDir } : {}),
	};
}

/** Milliseconds. Only an Ollama that has just been started may stay silent for longer than `first` (ready.ts). */
const silence = { first: 5_000, rest: 85_000 };

/**
 * The version of the server that answers, or null where none does. Problems: `port-held` for something else at the
 * port, at once where its name can be seen; `server-silent` for an Ollama that says nothing for `waits` milliseconds.
 */
export async function answering(
	client: Client,
	signal: AbortSignal,
	{ waits = silence, onSilent }: { waits?: typeof silence; onSilent?: () => void } = {},
): Promise<string | null> {
	const port = new URL(client.host).port || '80';
	const who = async () => (isLoopback(client.host) ? whoHolds(Number(port)) : null);
	const held = (by: string | null, error: OllamaError) =>
		new Problem('port-held', error.kind === 'silent' ? words.heldSilent(port, by) : words.held(port, by), {
			cure: words.heldCure,
			raw: error.kind === 'silent' ? '' : error.message,
			cause: error,
		});
	for (const timeout of [waits.first, waits.rest])
		try {
			return await client.version({ timeout, signal });
		} catch (error) {
			if (!(error instanceof OllamaError)) throw error;
			if (error.kind === 'unreachable') return null;
			const by = await who();
			if (error.kind !== 'silent' || (by !== null && !/ollama/i.test(by))) throw held(by, error);
			if (timeout === waits.first) onSilent?.();
			else if (by === null) throw held(by, error);
		}
	throw explain(new OllamaError('silent', ''), { host: client.host });
}

const lastWords = async (state: string): Promise<string> => {
	const log = await readFile(logFile(state), 'utf8').catch(() => '');
	return log.trim().split('\n').slice(-5).join('\n');
};

async function watchForDeath(job: Start, program: string, until: AbortSignal): Promise<never> {
	for (;;) {
		await delay(500, undefined, { signal: until });
		if ((await ourServers(job.state, program)).length > 0) continue;
		const raw = await lastWords(job.state);
		throw new Problem('server-died', words.died, { cure: `${words.diedCure} ${logFile(job.state)}`, raw });
	}
}

/** Starts it one way or the other. Returns the unit's file where systemd runs it. */
async function launch(job: Start, program: string, settings: Record<string, string>): Promise<{ unit?: string }> {
	if (job.ports.platform === 'linux' && (await systemdWorks(job.ports))) {
		const refused = await startUnit(job.ports, program, settings);
		if (refused === null) return { unit: unitFile(job.ports) };
	}
	if ((await ourServers(job.state, program)).length === 0)
		await startDetached(job.state, program, { ...job.ports.env, ...settings });
	return {};
}

async function ready(job: Start, client: Client, program: string | null, unit: string | undefined): Promise<string> {
	const over = new AbortController();
	const wait = waitUntilReady(client, {
		...job.patience,
		signal: job.ports.signal,
		onSilent: () => job.report.doing(words.silent),
	});
	const death = program && !unit ? watchForDeath(job, program, AbortSignal.any([over.signal, job.ports.signal])) : wait;
	// Whichever comes second is of no interest any more; its rejection is only the end of the watch.
	death.catch(() => undefined);
	try {
		return await Promise.race([wait, death]);
	} finally {
		over.abort();
	}
}

export interface Started {
	status: 'done' | 'already';
	detail: string;
	version: string;
	unit?: string;
}

/**
 * Makes sure that a server answers at `host`. Looks first; starts ours where nothing answers. Problems: port-held,
 * server-died (with the last lines of its log), server-not-starting, server-silent, no-program, remote-silent.
 */
export async function startServer(job: Start): Promise<Started> {
	const client = makeClient(job.ports, job.host);
	const onSilent = () => job.report.doing(words.silent);
	const version = await answering(client, job.ports.signal, { onSilent });
	if (version !== null) return { status: 'already', detail: words.running(job.host), version };
	if (!isLoopback(job.host)) throw new Problem('remote-silent', words.remote(job.host), { cure: words.remoteCure });
	if (!job.program) throw new Problem('no-program', words.noProgram, { cure: words.noProgramCure });
	const program = path.resolve(job.program);
	const { unit } = await launch(job, program, serverSettings(job.host, job.modelsDir));
	const running = await ready(job, client, program, unit);
	return { status: 'done', detail: words.running(job.host), version: running, ...(unit ? { unit } : {}) };
}

/** Waits until a server that the person starts by hand is there; looks every second for up to `minutes`. */
export async function waitForServer(job: Pick<Start, 'ports' | 'host' | 'report'>, minutes = 60): Promise<string> {
	const client = makeClient(job.ports, job.host);
	job.report.doing(words.waiting);
	for (let second = 0; second < minutes * 60; second++) {
		const version = await answering(client, job.ports.signal);
		if (version !== null) return version;
		await delay(1000, undefined, { signal: job.ports.signal });
	}
	throw new Problem('no-program', words.noProgram, { cure: words.noProgramCure });
}

// Is there an Ollama, does it run, which version, whose is it? Looks only: nothing is started, nothing is written.

import type { Ports } from '../ports.ts';
import { isUnknown, type Known, unknown } from '../types/known.ts';
import type { LoadedModel, OllamaFacts } from '../types/machine.ts';
import { lookWords } from '../words/server.ts';
import { cleanText } from './clean.ts';
import { type Client, makeClient } from './client.ts';
import { OllamaError } from './error.ts';
import { type OllamaHost, ollamaHost } from './host.ts';
import { loadedFrom } from './loaded.ts';
import { runsFrom } from './processes.ts';
import { findPrograms, type Program } from './programs.ts';
import type { Running, Tag } from './types.ts';
import { clientVersion, readVersion } from './version.ts';

type Place = Pick<Ports, 'fetch' | 'run' | 'list' | 'read' | 'platform' | 'env' | 'home'>;

export interface OllamaLook extends OllamaFacts {
	/** What is in the way: something else on the port, a silent server, another computer that cannot be reached. */
	code?: 'port-held' | 'server-silent' | 'host-unreachable' | 'server-refuses';
	/** Models on the running server; absent where it could not list them. */
	tags?: Tag[];
	/** Why a running server could not list its models, in its own words. */
	unlisted?: string;
	/** Models in its memory now: bytes, all and on graphics cards. */
	loaded?: LoadedModel[];
	/** The server is on this computer. */
	local: boolean;
	/** Every program found, the one a shell would start first. */
	programs: Program[];
}

export interface LookOptions {
	/** `--host`; wins over OLLAMA_HOST. */
	host?: string;
	/** Milliseconds an open port may stay silent; default 5000. */
	patience?: number;
	signal?: AbortSignal;
}

type Listed = Pick<OllamaLook, 'tags' | 'unlisted'>;

type Server =
	| { runs: true; version: string; cloud: OllamaFacts['cloud']; tags: Listed; loaded: Running[] | undefined }
	| { runs: false; code?: NonNullable<OllamaLook['code']>; why: string };

/** Nothing there (a refused connection says so at once), or why it is no Ollama that answers. */
function absent(error: OllamaError, { local }: OllamaHost): Server {
	const why = error.message;
	if (error.kind === 'silent') return { runs: false, code: 'server-silent', why };
	if (error.status === 403) return { runs: false, code: 'server-refuses', why };
	if (error.kind === 'unreachable')
		return local ? { runs: false, why } : { runs: false, code: 'host-unreachable', why };
	return { runs: false, code: 'port-held', why };
}

const listed = (tags: PromiseSettledResult<Tag[]>): Listed =>
	tags.status === 'fulfilled' ? { tags: tags.value } : { unlisted: cleanText(String(tags.reason?.message)) };

async function lookAtServer(client: Client, host: OllamaHost, options: LookOptions): Promise<Server> {
	const call = options.signal ? { signal: options.signal } : {};
	try {
		const version = await client.version({ timeout: options.patience ?? 5000, ...call });
		const rest = { timeout: 10_000, ...call };
		const [cloud, tags, loaded] = await Promise.allSettled([client.status(rest), client.tags(rest), client.ps(rest)]);
		return {
			runs: true,
			version,
			cloud: cloud.status === 'fulfilled' ? cloud.value : 'unknown',
			tags: listed(tags),
			loaded: loaded.status === 'fulfilled' ? loaded.value : undefined,
		};
	} catch (error) {
		if (error instanceof OllamaError) return absent(error, host);
		throw error;
	}
}

/** Version of a program; asked only where there is one. `ollama -v` first tries the server, so it gets its address. */
async function versionOf(ports: Place, program: Program | undefined, host: OllamaHost): Promise<Known<string>> {
	if (!program) return unknown(lookWords.noProgram);
	const result = await ports.run(program.file, ['-v'], { timeout: 5000, env: { OLLAMA_HOST: host.url } });
	if (result.failed !== undefined || result.timedOut) return unknown(lookWords.noAnswer(program.file));
	return clientVersion(result.stdout + result.stderr);
}

/** A running server is ours when its process runs our program; where that cannot be seen, when there is no other. */
async function isOurs(ports: Place, programs: Program[], server: Server, host: OllamaHost): Promise<boolean> {
	const ours = programs.filter((program) => program.ours);
	if (ours.length === 0 || !host.local) return false;
	if (!server.runs) return programs[0]?.ours === true;
	const running = await runsFrom(ports);
	if (running === null || running.length === 0) return ours.length === programs.length;
	return ours.some(({ file }) => running.includes(file));
}

function statusOf(server: Server, program: Program | undefined, { local }: OllamaHost): OllamaFacts['status'] {
	if (server.runs) return 'running';
	if (!local || server.code === 'server-silent' || server.code === 'server-refuses') return 'unknown';
	return program ? 'stopped' : 'absent';
}

/**
 * Looks at the server first, then at the programs on disk. `version` is the running server's, or the program's where
 * none runs. Never throws for what it finds; a bad `--host` is Problem `bad-host`, an abort the signal's reason.
 */
export async function lookAtOllama(ports: Place, options: LookOptions = {}): Promise<OllamaLook> {
	const host = ollamaHost(ports.env, options.host);
	const client = makeClient(ports, host.url);
	const [server, programs] = await Promise.all([
		lookAtServer(client, host, options),
		host.local ? findPrograms(ports) : Promise.resolve([]),
	]);
	const ours = await isOurs(ports, programs, server, host);
	const program = programs.find((candidate) => candidate.ours === ours) ?? programs[0];
	const programVersion = await versionOf(ports, program, host);
	const other = server.runs && !isUnknown(programVersion) && programVersion !== server.version;
	return {
		status: statusOf(server, program, host),
		version: server.runs ? readVersion(server.version) : program || !server.code ? programVersion : unknown(server.why),
		ours,
		host: host.url,
		cloud: server.runs ? server.cloud : 'unknown',
		local: host.local,
		programs,
		...(program ? { program: program.file } : {}),
		...(other ? { programVersion } : {}),
		...(server.runs ? {} : server.code ? { code: server.code } : {}),
		...(server.runs ? server.tags : {}),
		...(server.runs && server.loaded?.length ? { loaded: loadedFrom(server.loaded) } : {}),
	};
}

// How one of our servers was started: its address, its folder for models, its settings. Linux, by /proc/PID/environ;
// elsewhere nothing is known, and it counts as the one that is wanted.

import { readFile } from 'node:fs/promises';
import { parseEnvironment } from '../../ollama/processes.ts';
import { orNull } from './processes.ts';

export interface RunsAs {
	/** "127.0.0.1:11434" */
	host?: string;
	/** Absolute; absent also where it is Ollama's own. */
	models?: string;
	/** The whole of it, by name; empty where it cannot be read. */
	environment: Readonly<Record<string, string>>;
}

/** How it is wanted. */
export interface Wanted {
	host: string;
	/** Absolute; absent where any will do. */
	modelsDir?: string | undefined;
	/** As `serverSettings` gives them. */
	settings?: Readonly<Record<string, string>> | undefined;
}

/** What its environment says; empty where that cannot be read. */
export async function runsAs(pid: number): Promise<RunsAs> {
	const text = (await orNull(() => readFile(`/proc/${pid}/environ`, 'utf8'))) ?? '';
	const environment = parseEnvironment(text);
	const { OLLAMA_HOST: host, OLLAMA_MODELS: models } = environment;
	return { environment, ...(host ? { host } : {}), ...(models ? { models } : {}) };
}

/** It was started for this address and, where they were named, this folder and these settings. Unknown counts as the same. */
export function isFor({ host, models, environment }: RunsAs, wanted: Wanted): boolean {
	if (host === undefined) return true;
	const settings = Object.entries(wanted.settings ?? {});
	return (
		host === wanted.host &&
		(wanted.modelsDir === undefined || models === wanted.modelsDir) &&
		settings.every(([name, value]) => environment[name] === value)
	);
}

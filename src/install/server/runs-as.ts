// How one of our servers was started: its address and its folder for models. Linux, by /proc/PID/environ; elsewhere
// nothing is known, and it counts as the one that is wanted.

import { readFile } from 'node:fs/promises';
import { orNull } from './processes.ts';

export interface RunsAs {
	/** "127.0.0.1:11434" */
	host?: string;
	/** Absolute; absent also where it is Ollama's own. */
	models?: string;
}

/** What its environment says; empty where that cannot be read. */
export async function runsAs(pid: number): Promise<RunsAs> {
	const text = (await orNull(() => readFile(`/proc/${pid}/environ`, 'utf8'))) ?? '';
	const of = (name: string) =>
		text
			.split('\0')
			.find((line) => line.startsWith(`${name}=`))
			?.slice(name.length + 1);
	const [host, models] = [of('OLLAMA_HOST'), of('OLLAMA_MODELS')];
	return { ...(host ? { host } : {}), ...(models ? { models } : {}) };
}

/** It was started for this address and, where one was named, this folder. What is not known counts as the same. */
export const isFor = (as: RunsAs, host: string, modelsDir: string | undefined): boolean =>
	(as.host === undefined || as.host === host) &&
	(modelsDir === undefined || as.host === undefined || as.models === modelsDir);

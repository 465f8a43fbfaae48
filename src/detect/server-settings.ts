// What the Ollama server of this computer was told: by its own process, its service, or the log of its start. Its settings
// count for the cards and for the folder of its models, not those of the shell we run in.

import path from 'node:path';
import { parseEnvironment, serverEnvironments } from '../ollama/processes.ts';
import { isUnknown } from '../types/known.ts';
import type { OllamaFacts } from '../types/machine.ts';
import { accountOf } from './accounts.ts';
import type { Look } from './probe.ts';
import { clean, endOf, filled } from './text.ts';

type Env = Readonly<Record<string, string | undefined>>;

export interface ServerSettings {
	/** Its environment, as far as it could be seen. */
	env: Env;
	/** Where its models go. */
	modelsDir: string;
	/** What told of the folder. */
	source: string;
	/** Why the folder may be another one. */
	unsure?: string;
}

/** Where models go unless something else is said: Ollama's own folder, in the home of whoever runs it. */
export function usualModelsDir(look: Pick<Look, 'env' | 'home' | 'platform'>): string {
	const set = look.env['OLLAMA_MODELS']?.trim();
	const { join } = look.platform === 'win32' ? path.win32 : path.posix;
	return set ? set : join(look.home, '.ollama', 'models');
}

/** The values of `Environment=` lines, plain or in quotes, several on a line (systemd.exec(5)). */
export function unitEnvironment(text: string): Env {
	const lines = clean(text).matchAll(/^Environment=(.*)$/gm);
	const words = [...lines].flatMap(([, line = '']) => line.match(/"(?:[^"\\]|\\.)*"|'[^']*'|\S+/g) ?? []);
	return parseEnvironment(words.map((word) => word.replace(/^(["'])(.*)\1$/s, '$2')).join('\0'));
}

const units = '/etc/systemd/system/ollama.service';

/** The service that Ollama's installer makes, with what was changed about it; null where there is none. */
async function serviceText(look: Look): Promise<string | null> {
	const files = [units, '/usr/lib/systemd/system/ollama.service', '/lib/systemd/system/ollama.service'];
	const texts = await Promise.all(files.map((file) => look.read(file)));
	const unit = texts.find((text) => !isUnknown(text));
	if (unit === undefined || isUnknown(unit)) return null;
	const names = await look.list(`${units}.d`);
	const changes = isUnknown(names) ? [] : names.filter((name) => name.endsWith('.conf'));
	const more = await Promise.all(changes.map((name) => look.read(`${units}.d/${name}`)));
	return [unit, ...more.map((text) => (isUnknown(text) ? '' : text))].join('\n');
}

async function fromService(look: Look): Promise<ServerSettings | null> {
	const text = await serviceText(look);
	if (text === null) return null;
	const env = unitEnvironment(text);
	const user = [...text.matchAll(/^User=(\S+)$/gm)].at(-1)?.[1];
	const home = env['HOME'] ?? (user ? (await accountOf(look, user))?.[5] || undefined : '/root') ?? '/usr/share/ollama';
	return { env, modelsDir: usualModelsDir({ env, home, platform: 'linux' }), source: 'the service ollama.service' };
}

/** The server's own process, where it belongs to this person. */
async function fromProcess(look: Look): Promise<ServerSettings | null> {
	const found = (await serverEnvironments(look))[0];
	if (found === undefined) return null;
	const env = parseEnvironment(found);
	const modelsDir = usualModelsDir({ env, home: env['HOME'] ?? look.home, platform: 'linux' });
	return { env, modelsDir, source: 'the environment of the running server' };
}

/** OLLAMA_MODELS in the newest "server config" line of a log (envconfig prints its whole table there). */
export function modelsInLog(log: string): string | null {
	const line = filled(endOf(log)).findLast((text) => /msg="server config"/.test(text));
	const map = /env="((?:[^"\\]|\\.)*)"/.exec(line ?? '')?.[1]?.replace(/\\(.)/g, '$1') ?? '';
	return /(?:^map\[| )OLLAMA_MODELS:(.+?)(?= [A-Z][A-Z_]+:|\]$)/.exec(map)?.[1] ?? null;
}

/** The app's own settings, where its server's log does not tell the folder; null where the usual one holds. */
async function fromApp(look: Look): Promise<ServerSettings | null> {
	const { appModels } = await import('./app-models.ts');
	const models = await appModels(look);
	if (models === null) return null;
	const source = 'the settings of the Ollama app';
	if (isUnknown(models)) return { env: look.env, modelsDir: usualModelsDir(look), source, unsure: models.unknown };
	return { env: look.env, modelsDir: models, source };
}

const snapModels = '/var/snap/ollama/common/models';

/**
 * Settings of the server that runs (or, where it is a snap, would run); null where they are this shell's, as for one
 * that we or this person start. `log` is the text of its log, where that could be read.
 */
export async function serverSettings(
	look: Look,
	ollama: OllamaFacts,
	log: string | null,
): Promise<ServerSettings | null> {
	if (look.platform === 'linux' && ollama.program?.startsWith('/snap/'))
		return { env: look.env, modelsDir: snapModels, source: 'the snap ollama' };
	if (ollama.status !== 'running') return null;
	const told = log === null ? null : modelsInLog(log);
	const seen = look.platform === 'linux' ? ((await fromProcess(look)) ?? (await fromService(look))) : null;
	if (told === null) return look.platform === 'linux' ? seen : fromApp(look);
	return { env: seen?.env ?? look.env, modelsDir: told, source: 'the log of the server’s start' };
}

// Other programs around Ollama: its desktop app, what starts it with the computer, containers. All asked on this
// computer; a Docker that is set to another computer is not asked.

import path from 'node:path';
import { appDatabase, appRow } from '../../ollama/app-database.ts';
import type { RunResult } from '../../ports.ts';
import { isMissing, isUnknown, type Known, unknown } from '../../types/known.ts';
import { unseen } from '../../words/doctor-unseen.ts';
import type { AppSettings, Autostart, Container } from '../types.ts';
import type { World } from '../world.ts';

type Look = World['ports'];

const on = (value: unknown): boolean =>
	value === true || (typeof value === 'number' ? value !== 0 : /^(1|true)$/i.test(String(value)));

/** The row of settings as sqlite3 prints it with -json; unknown where it has not what is looked for. */
export function parseAppSettings(text: string): Known<AppSettings> {
	try {
		const [row] = JSON.parse(text) as Record<string, unknown>[];
		if (!row || !('expose' in row) || !('browser' in row)) return unknown(unseen.appShape);
		const updates = Object.entries(row).find(([name]) => /auto.?update/i.test(name))?.[1] ?? true;
		return { expose: on(row['expose']), browser: on(row['browser']), updates: on(updates) };
	} catch (error) {
		if (error instanceof SyntaxError || error instanceof TypeError) return unknown(unseen.appShape);
		throw error;
	}
}

/** Settings of the desktop app; null where it is not there. Its file is opened for reading only. */
export async function appSettings({ ports, about }: World): Promise<Known<AppSettings | null>> {
	const file = appDatabase(ports);
	if (file === null) return null;
	const there = await about(file);
	if (isUnknown(there)) return isMissing(there) ? null : unknown(unseen.closed(file));
	const row = await appRow(ports, file, '*');
	return row === null ? unknown(unseen.noTool('sqlite3')) : parseAppSettings(row);
}

/** What `systemctl is-enabled` says: true, false, or unknown. */
function enabled({ failed, stdout, stderr }: RunResult): Known<boolean> {
	if (failed === 'ENOENT') return false;
	const word = stdout.trim();
	if (/^(enabled|enabled-runtime|linked|linked-runtime|alias)$/.test(word)) return true;
	if (/^(disabled|static|masked|masked-runtime|indirect|generated|not-found)$/.test(word)) return false;
	return /No such file|not found|does not exist/i.test(stderr) ? false : unknown(unseen.noTool('systemctl'));
}

async function linuxAutostart({ run }: Look): Promise<Known<Autostart | null>> {
	const answers = await Promise.all(
		[[], ['--user']].map(async (scope) => enabled(await run('systemctl', [...scope, 'is-enabled', 'ollama.service']))),
	);
	if (answers.includes(true)) return { what: 'ollama.service', app: false };
	// Without a session of its own a user has no services of its own either.
	const [system] = answers;
	return system !== undefined && isUnknown(system) ? system : null;
}

async function macAutostart({ run }: Look): Promise<Known<Autostart | null>> {
	const result = await run('launchctl', ['print', `gui/${process.getuid?.() ?? 501}`], { timeout: 5000 });
	if (result.exitCode !== 0) return unknown(unseen.noTool('launchctl'));
	const label = /\S*ollama\S*/i.exec(result.stdout)?.[0];
	return label === undefined ? null : { what: label, app: !/homebrew|kettleside/i.test(label) };
}

async function windowsAutostart({ list, env, home }: Look): Promise<Known<Autostart | null>> {
	const roaming = env['APPDATA'] ?? path.win32.join(home, 'AppData', 'Roaming');
	const folder = path.win32.join(roaming, 'Microsoft', 'Windows', 'Start Menu', 'Programs', 'Startup');
	const names = await list(folder);
	if (isUnknown(names)) return unknown(unseen.closed(folder));
	const found = names.find((name) => /^ollama/i.test(name));
	return found ? { what: found, app: true } : null;
}

/** What starts Ollama with the computer. */
export function autostart({ ports }: World): Promise<Known<Autostart | null>> {
	if (ports.platform === 'linux') return linuxAutostart(ports);
	return ports.platform === 'darwin' ? macAutostart(ports) : windowsAutostart(ports);
}

/** Lines of `docker ps` with name, image and ports ("0.0.0.0:11434->11434/tcp, [::]:11434->11434/tcp"). */
const parseContainers = (text: string): Container[] =>
	text.split('\n').flatMap((line) => {
		const [name = '', image = '', ports = ''] = line.split('\t');
		if (!/ollama/i.test(image) && !/->11434\/tcp/.test(ports)) return [];
		const bound = [...ports.matchAll(/(?:^|, )(\[[^\]]*\]|[^\s:,]+):[\d-]+->/g)];
		return [{ name, addresses: bound.map(([, address = '']) => address.replace(/^\[|\]$/g, '')) }];
	});

const dockerHere = (platform: Look['platform']): string =>
	platform === 'win32' ? 'npipe:////./pipe/docker_engine' : 'unix:///var/run/docker.sock';

/** Containers with an Ollama on this computer; null where there is no Docker. */
export async function containers({ ports }: World): Promise<Known<Container[] | null>> {
	const set = ports.env['DOCKER_HOST'] ?? '';
	if (set !== '' && !/^(unix|npipe):/.test(set)) return unknown(unseen.dockerElsewhere);
	const args = ['ps', '--format', '{{.Names}}\t{{.Image}}\t{{.Ports}}'];
	// Named, because a "context" of Docker's could else lead to another computer.
	const env = { DOCKER_HOST: set || dockerHere(ports.platform), DOCKER_CONTEXT: undefined };
	const result = await ports.run('docker', args, { timeout: 5000, env });
	if (result.failed === 'ENOENT') return null;
	return result.exitCode === 0 ? parseContainers(result.stdout) : unknown(unseen.noTool('docker'));
}

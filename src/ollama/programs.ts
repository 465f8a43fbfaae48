// Where an `ollama` program lies on this computer. Folders are looked into first; a process is started only for one that is
// there (starting one costs as much as a whole Node).

import path from 'node:path';
import type { Ports } from '../ports.ts';
import { isUnknown } from '../types/known.ts';
import { folders } from '../world/folders.ts';

type Place = Pick<Ports, 'platform' | 'env' | 'home' | 'list'>;

export interface Program {
	/** Absolute path. */
	file: string;
	/** Below our own data folder. */
	ours: boolean;
}

const join = (platform: Ports['platform']) => (platform === 'win32' ? path.win32.join : path.posix.join);
const fileName = (platform: Ports['platform']) => (platform === 'win32' ? 'ollama.exe' : 'ollama');

/** Our own copy: <data>/ollama/bin; macOS and Windows archives are flat. */
function ownFolder(ports: Place): string {
	const at = join(ports.platform);
	const root = at(folders(ports).data, 'ollama');
	return ports.platform === 'linux' ? at(root, 'bin') : root;
}

/** Folders where installers of every kind put it; PATH may be stale after an installation. */
function knownFolders({ platform, env, home }: Place): string[] {
	const at = join(platform);
	if (platform === 'win32')
		return [
			at(env['LOCALAPPDATA'] ?? at(home, 'AppData', 'Local'), 'Programs', 'Ollama'),
			at(env['ProgramFiles'] ?? 'C:\\Program Files', 'Ollama'),
		];
	const app = 'Applications/Ollama.app/Contents/Resources';
	const mac = [`/${app}`, at(home, app), '/opt/homebrew/bin'];
	const all = ['/usr/local/bin', '/usr/bin', at(home, '.local', 'bin')];
	return platform === 'darwin' ? [...mac, ...all] : [...all, '/snap/bin'];
}

const onPath = ({ platform, env }: Place): string[] =>
	(env['PATH'] ?? env['Path'] ?? '').split(platform === 'win32' ? ';' : ':').filter((folder) => folder !== '');

/** Every `ollama` program, the one a shell would start first, ours last unless it is on PATH. */
export async function findPrograms(ports: Place): Promise<Program[]> {
	const own = ownFolder(ports);
	const all = [...new Set([...onPath(ports), ...knownFolders(ports), own])];
	const name = fileName(ports.platform);
	// Elsewhere capital letters make no difference to a file's name.
	const only = ports.platform === 'linux' ? [name] : [];
	const lists = await Promise.all(all.map((folder) => ports.list(folder, ...only)));
	const isIn = (names: string[]) =>
		names.includes(name) || (ports.platform !== 'linux' && names.some((entry) => entry.toLowerCase() === name));
	return all.flatMap((folder, i) => {
		const names = lists[i];
		if (names === undefined || isUnknown(names) || !isIn(names)) return [];
		return [{ file: join(ports.platform)(folder, name), ours: folder === own }];
	});
}

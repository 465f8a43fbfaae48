// Where things of ours lie on each system: the journal (state), Ollama and downloads (data), answers (config).

import path from 'node:path';
import type { Ports } from '../ports.ts';

export interface Folders {
	state: string;
	data: string;
	config: string;
}

// The XDG rules say that relative values are to be ignored.
const absolute = (value: string | undefined): string | undefined =>
	value && path.isAbsolute(value) ? value : undefined;

/** The three folders of this program, absolute; they may not exist yet. */
export function folders({ platform, env, home }: Pick<Ports, 'platform' | 'env' | 'home'>): Folders {
	const name = 'kettleside';
	if (platform === 'darwin') {
		const support = path.join(home, 'Library', 'Application Support', name);
		return { state: support, data: support, config: support };
	}
	if (platform === 'win32') {
		const local = path.join(env['LOCALAPPDATA'] ?? path.join(home, 'AppData', 'Local'), name);
		return {
			state: local,
			data: local,
			config: path.join(env['APPDATA'] ?? path.join(home, 'AppData', 'Roaming'), name),
		};
	}
	const of = (variable: string, otherwise: string) =>
		path.join(absolute(env[variable]) ?? path.join(home, otherwise), name);
	return {
		state: of('XDG_STATE_HOME', '.local/state'),
		data: of('XDG_DATA_HOME', '.local/share'),
		config: of('XDG_CONFIG_HOME', '.config'),
	};
}

/** Where the configuration file lies. */
export const configFile = (ports: Pick<Ports, 'platform' | 'env' | 'home'>): string =>
	path.join(folders(ports).config, 'config.json');

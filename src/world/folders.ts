// Where this program keeps its own things, by the habits of each system. Relative values of XDG variables are
// ignored, as the XDG base directory specification asks.

import path from 'node:path';
import type { Ports } from '../ports.ts';

export interface Folders {
	/** Journal, lock, logs, process id: what happened. */
	state: string;
	/** Programs that were installed. */
	data: string;
	/** What the person chose. */
	config: string;
}

const name = 'kettleside';

/** Absolute folders of this person; none of them is made here. On macOS and Windows all three are one. */
export function folders({ platform, env, home }: Pick<Ports, 'platform' | 'env' | 'home'>): Folders {
	const { join, isAbsolute } = platform === 'win32' ? path.win32 : path.posix;
	const or = (variable: string, otherwise: string) => {
		const value = env[variable];
		return join(value !== undefined && isAbsolute(value) ? value : otherwise, name);
	};
	if (platform === 'linux')
		return {
			state: or('XDG_STATE_HOME', join(home, '.local', 'state')),
			data: or('XDG_DATA_HOME', join(home, '.local', 'share')),
			config: or('XDG_CONFIG_HOME', join(home, '.config')),
		};
	const one =
		platform === 'darwin'
			? join(home, 'Library', 'Application Support', name)
			: or('LOCALAPPDATA', join(home, 'AppData', 'Local'));
	return { state: one, data: one, config: one };
}

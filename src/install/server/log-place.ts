// Where the log of an Ollama server lies, for a fault whose words say too little. Places: Ollama's docs/troubleshooting.mdx.

import type { Ports } from '../../ports.ts';
import { Problem } from '../../problem.ts';
import { tilde } from '../../screen/text.ts';
import { logging as words } from '../../words/faults.ts';
import { folders } from '../../world/folders.ts';
import { serverFiles } from './detached.ts';

const others: Record<Ports['platform'], string> = {
	linux: 'journalctl -u ollama',
	darwin: '~/.ollama/logs/server.log',
	win32: '%LOCALAPPDATA%\\Ollama\\server.log',
};

/** The file of our own server, or where another one on this computer is wont to write. */
export const logPlace = (ports: Pick<Ports, 'platform' | 'env' | 'home'>, ours: boolean): string =>
	ours ? tilde(serverFiles(folders(ports).state).log, ports.home) : others[ports.platform];

const wanting = new Set([
	'unrecognised',
	'engine-stopped',
	'engine-killed',
	'load-timeout',
	'server-gone',
	// Why Ollama gave a reply up stands nowhere else.
	'reply-ended',
]);

/** The error with the place of the log in its cure, where that helps; any other as it is. */
export function withLog(error: unknown, place: string): unknown {
	if (!(error instanceof Problem) || !wanting.has(error.code)) return error;
	const { code, message, cure, exit, raw, choices, cause } = error;
	const more = { cure: `${cure} ${words.place(place)}`, exit, choices, cause };
	return new Problem(code, message, raw === undefined ? more : { ...more, raw });
}

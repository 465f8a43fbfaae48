// What Ollama itself says it found: the "inference compute" lines of the server's log. The best truth there is about what
// will be used.

import path from 'node:path';
import type { EngineDevice } from '../recommend/devices/engine.ts';
import { isUnknown } from '../types/known.ts';
import { folders } from '../world/folders.ts';
import { libraries } from './engine-libraries.ts';
import type { Look } from './probe.ts';
import { endOf, filled, pciAddress, printable, size } from './text.ts';

/** "8.0 GiB" → bytes, to the tenth that is told. */
function tenths(text: string | undefined): number | null {
	const match = /^(\d{1,6})(?:\.(\d))? (GiB|MiB)$/.exec(text ?? '');
	const unit = size(`1 ${match?.[3] ?? ''}`);
	return match && unit ? Math.round((Number(match[1]) + Number(match[2] ?? 0) / 10) * unit) : null;
}

function computeLine(line: string): EngineDevice | null {
	const entries = [...line.matchAll(/(\w+)=(?:"((?:[^"\\]|\\.)*)"|(\S*))/g)];
	const map = new Map(entries.map(([, key = '', quoted, bare]) => [key, quoted ?? bare ?? '']));
	const library = map.get('library')?.toLowerCase() ?? '';
	const total = tenths(map.get('total'));
	const name = printable(map.get('description')) ?? printable(map.get('name'));
	if (library === '' || name === null || total === null) return null;
	const free = tenths(map.get('available'));
	const pci = pciAddress(map.get('pci_id'));
	return {
		name,
		library: libraries[library] ?? null,
		total,
		...(free === null ? {} : { free }),
		...(pci ? { pci } : {}),
	};
}

/** The lines of the server's last start that name the devices it found; none where the log has none. */
export function computeLines(raw: string): string[] {
	const lines = filled(endOf(raw));
	const start = lines.findLastIndex((line) => /msg="?(?:server config|Listening on)/.test(line));
	return lines.slice(Math.max(0, start)).filter((line) => /inference compute|^library=/.test(line));
}

/** Devices of the server's last start, the processor among them (library null); empty where the log tells none. */
export const parseServerLog = (raw: string): EngineDevice[] =>
	computeLines(raw)
		.map(computeLine)
		.filter((device) => device !== null);

type Place = { file: string } | { command: string; args: string[] };

/** Where a server's log lies: ours in a file of our own, Ollama's app in its folder, on Linux in the journal. */
export function logPlace(look: Pick<Look, 'platform' | 'env' | 'home'>, ours: boolean): Place {
	const { platform, env, home } = look;
	const { join } = platform === 'win32' ? path.win32 : path.posix;
	if (ours) return { file: join(folders(look).state, 'server.log') };
	if (platform === 'darwin') return { file: join(home, '.ollama', 'logs', 'server.log') };
	if (platform === 'win32')
		return { file: join(env['LOCALAPPDATA'] ?? join(home, 'AppData', 'Local'), 'Ollama', 'server.log') };
	return { command: 'journalctl', args: ['-u', 'ollama', '-b', '-n', '2000', '-o', 'cat', '--no-pager'] };
}

/** The server's log, as far as this person may read it; null where there is none for us. */
export async function logText(look: Look, ours: boolean): Promise<string | null> {
	const place = logPlace(look, ours);
	if ('file' in place) {
		const text = await look.read(place.file);
		return isUnknown(text) ? null : text;
	}
	const result = await look.run(place.command, place.args, { timeout: 3000 });
	return result.exitCode === 0 ? result.stdout : null;
}

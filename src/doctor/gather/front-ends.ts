// Chat programs that put instructions of their own in the place of the companion's: Ollama takes the system message of
// a request instead of the stored one (server/routes.go). Known to send one by themselves: AnythingLLM (its workspace
// prompt), Open WebUI (where one is set for the model or the person), Chatbox and Page Assist (their default prompt),
// Msty, LobeChat. Looked for where their installers put them; a web page's program is not seen here.

import path from 'node:path';
import { isUnknown } from '../../types/known.ts';
import type { World } from '../world.ts';

const names: readonly [RegExp, string][] = [
	[/^anything-?llm/i, 'AnythingLLM'],
	[/^open-?webui/i, 'Open WebUI'],
	[/^chatbox(?!es)/i, 'Chatbox'],
	[/^(msty|cloudstack.*msty)/i, 'Msty'],
	[/^(lobe-?chat|lobehub)/i, 'LobeChat'],
];

function places({ platform, env, home }: World['ports']): string[] {
	if (platform === 'darwin') return ['/Applications', path.posix.join(home, 'Applications')];
	if (platform === 'win32') {
		const local = env['LOCALAPPDATA'] ?? path.win32.join(home, 'AppData', 'Local');
		return [path.win32.join(local, 'Programs'), env['ProgramFiles'] ?? 'C:\\Program Files'];
	}
	const onPath = (env['PATH'] ?? '').split(':').filter(Boolean);
	const below = ['.local/bin', '.local/share', '.config', 'Applications', '.local/share/applications'];
	return [...onPath, '/opt', '/var/lib/flatpak/app', '/snap/bin', ...below.map((each) => path.posix.join(home, each))];
}

/** Their names, each once. */
export async function frontEnds({ ports }: World): Promise<string[]> {
	const lists = await Promise.all([...new Set(places(ports))].map((folder) => ports.list(folder)));
	const seen = lists.flatMap((list) => (isUnknown(list) ? [] : list));
	return names.flatMap(([pattern, name]) => (seen.some((entry) => pattern.test(entry)) ? [name] : []));
}

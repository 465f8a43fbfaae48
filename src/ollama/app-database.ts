// The settings of Ollama's desktop app (macOS, Windows): one row in a database of its own, read through sqlite3, which
// macOS brings along. The conversations held in the app lie in the same file; nothing but the settings is asked for.

import path from 'node:path';
import type { Ports } from '../ports.ts';

/** Where the app keeps it (app/store/store.go); null on Linux, where there is no app. */
export function appDatabase({ platform, env, home }: Pick<Ports, 'platform' | 'env' | 'home'>): string | null {
	if (platform === 'darwin') return path.posix.join(home, 'Library', 'Application Support', 'Ollama', 'db.sqlite');
	if (platform !== 'win32') return null;
	return path.win32.join(env['LOCALAPPDATA'] ?? path.win32.join(home, 'AppData', 'Local'), 'Ollama', 'db.sqlite');
}

/** The row of settings as JSON, `columns` of it; null where sqlite3 could not tell. The file is opened for reading only. */
export async function appRow({ run }: Pick<Ports, 'run'>, file: string, columns: string): Promise<string | null> {
	const address = `file:${encodeURI(file.replaceAll('\\', '/'))}?immutable=1`;
	const args = ['-readonly', '-json', address, `select ${columns} from settings limit 1`];
	const result = await run('sqlite3', args, { timeout: 3000 });
	return result.exitCode === 0 ? result.stdout : null;
}

// Forgetting without a server: the companion is removed by the files on the disk, as `undo` does it.

import { sameName } from '../models/names.ts';
import { systemCode } from '../world/failure.ts';
import { isHere } from '../world/this-computer.ts';
import type { CompanionUndo, ForgetClient } from './forget.ts';
import { modelsOnDisk } from './undo/models.ts';

/**
 * By the files where no server answers: what was made here can be removed without one. Null where none of the companions
 * lies there: it may be in the folder of another user's server, so nothing is known of it. `unsure`: several servers of
 * this computer were named, so that the folder may be another one's.
 */
export async function byFiles(
	host: string,
	modelsDir: string,
	companions: readonly CompanionUndo[],
	unsure: boolean,
): Promise<ForgetClient | null> {
	if (!isHere(host)) return null;
	const store = modelsOnDisk(modelsDir);
	const names = await store.list().catch((error: unknown) => {
		if (systemCode(error) === '') throw error;
		return [];
	});
	if (!companions.some(({ name }) => names.some((model) => sameName(model.name, name)))) return null;
	return { unsure, tags: () => store.list(), unload: async () => null, delete: (name: string) => store.remove(name) };
}

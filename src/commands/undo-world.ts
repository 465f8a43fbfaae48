// Where the things lie that `undo` and `forget` take back.

import { programIn } from '../install/archive/layout.ts';
import { installFolder } from '../install/ensure.ts';
import { readJournal } from '../install/journal.ts';
import type { UndoWorld } from '../install/undo/look.ts';
import type { Context } from '../ports.ts';
import { readChoices } from '../world/choices.ts';
import { folders } from '../world/folders.ts';
import { modelsFolderOf } from '../world/models-folder.ts';

/** The folder for models that was chosen: from the answers, or from the journal where these were forgotten. */
async function modelsDirOf(ports: Context['ports']): Promise<string | undefined> {
	const choices = await readChoices(ports);
	if (choices) return choices.modelsDir;
	return (await readJournal(folders(ports).state)).findLast((entry) => entry.modelsDir)?.modelsDir;
}

/** Reads the answers, so before they are removed. */
export async function undoWorld({ ports }: Pick<Context, 'ports'>): Promise<UndoWorld> {
	const modelsDir = await modelsDirOf(ports);
	return {
		ports,
		ours: { state: folders(ports).state, program: programIn(installFolder(ports), ports.platform) },
		modelsDir: modelsFolderOf(modelsDir === undefined ? {} : { modelsDir }, ports.env, ports.home),
	};
}

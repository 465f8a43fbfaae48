// What a kill left of texts that were open in an editor.

import { rm } from 'node:fs/promises';
import path from 'node:path';
import { openEdit } from '../world/editor.ts';
import { personalFiles } from './forget.ts';
import { alive } from './lock.ts';

/** Removes them; one whose process runs is open still. */
export async function removeLeftEdits(state: string): Promise<void> {
	for (const file of await personalFiles({ config: state, state })) {
		const pid = openEdit.pidOf(path.basename(file));
		if (pid !== null && !alive(pid)) await rm(file, { recursive: true, force: true });
	}
}

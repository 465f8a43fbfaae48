// How each thing is taken back.

import { rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import type { StepOutcome } from '../../types/plan.ts';
import { undoing as words } from '../../words/undoing.ts';
import { systemCode } from '../../world/failure.ts';
import { allOf } from '../archive/layout.ts';
import { installFolder } from '../ensure.ts';
import type { Undo } from '../journal.ts';
import { lockHolder } from '../lock.ts';
import { serverFiles } from '../server/detached.ts';
import { turnFolder } from '../server/turn.ts';
import { stopServer } from '../stop.ts';
import { modelsIn, storeOf, type UndoWorld } from './look.ts';
import { modelsOnDisk } from './models.ts';

export type Result = Pick<StepOutcome, 'status' | 'detail'>;

async function removeOllamaHome(folder: string, all: boolean): Promise<Result> {
	const left = all ? [] : await modelsOnDisk(modelsIn(folder)).list();
	if (left.length > 0) return { status: 'skipped', detail: words.remaining(left.map(({ name }) => name)) };
	await rm(folder, { recursive: true, force: true });
	return { status: 'done', detail: words.nowGone };
}

/** A folder for models that is empty but for what every server makes in it. */
async function removeEmptyStore(folder: string): Promise<Result> {
	const models = await modelsOnDisk(folder).list();
	if (models.length > 0) return { status: 'skipped', detail: words.remaining(models.map(({ name }) => name)) };
	for (const each of [path.join(folder, 'manifests'), path.join(folder, 'blobs'), folder])
		try {
			await rmdir(each);
		} catch (error) {
			if (systemCode(error) === 'ENOTEMPTY') return { status: 'skipped', detail: words.filled };
			if (systemCode(error) !== 'ENOENT') throw error;
		}
	return { status: 'done', detail: words.nowGone };
}

/**
 * Takes one thing back: what was done, or why it was left. `all`: also what others keep in it. Problems: `server-stays`,
 * `models-unreachable`; what the system says where a file stays.
 */
export async function take(world: UndoWorld, undo: Undo, all: boolean): Promise<Result> {
	if (undo.kind === 'ollama-home') return removeOllamaHome(undo.path, all);
	if (undo.kind === 'models-dir') return removeEmptyStore(undo.path);
	if (undo.kind === 'server') {
		const folder = installFolder(world.ports);
		await stopServer({ ports: world.ports, state: world.ours.state, installFolder: folder, remove: true });
		const { log, note } = serverFiles(world.ours.state);
		for (const file of [log, `${log}.old`, note]) await rm(file, { force: true });
		// Left by a start that was killed; one that goes on now keeps its own.
		const turn = turnFolder(world.ours.state);
		if ((await lockHolder(turn)) !== 'held') await rm(turn, { recursive: true, force: true });
		return { status: 'done', detail: words.serverEnded };
	}
	if (undo.kind === 'folder')
		for (const each of await allOf(undo.path)) await rm(each, { recursive: true, force: true });
	else await (await storeOf(world, undo.host)).remove(undo.name);
	return { status: 'done', detail: words.nowGone };
}

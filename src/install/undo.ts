// Takes back what the journal says was done, newest first; what is not only ours stays unless all of it is asked for.

import { readdir, rm, rmdir, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Tag } from '../ollama/types.ts';
import { tilde } from '../screen/text.ts';
import type { PlanStep, StepOutcome } from '../types/plan.ts';
import { undo as words } from '../words/install.ts';
import type { MadeCompanion, Undo } from './journal.ts';
import { leftoversOf } from './steps/install-ollama.ts';

/** The little of a server that taking back needs. */
export interface UndoClient {
	tags(): Promise<Tag[]>;
	delete(name: string): Promise<void>;
}

export interface UndoWorld {
	home: string;
	/** Gives a client of a server that runs, starting ours where it has to; null where that is not possible. */
	client(): Promise<UndoClient | null>;
	/** Stops our server and removes its start-up entry. */
	stop(): Promise<boolean>;
	/** Take also what is not only ours. */
	all: boolean;
	/** The companion of that name as it was made last; null where a kill came before that was noted. */
	made?: (name: string) => Pick<MadeCompanion, 'digest'> | null;
}

export interface UndoStep extends PlanStep {
	item: Undo;
}

function titleOf(item: Undo, home: string): string {
	if (item.kind === 'model') return words.model(item.name);
	if (item.kind === 'companion') return words.companion(item.name);
	if (item.kind === 'server') return words.server;
	const shown = tilde(item.path, home);
	return item.kind === 'folder' ? words.folder(shown) : words.home(shown);
}

// Models need the server, the server needs its folder, and its own folder is the last thing it lets go of.
const order: Record<Undo['kind'], number> = { companion: 0, model: 1, server: 2, folder: 3, 'ollama-home': 4 };

/** The plan of taking back: newest first, but never a thing before what needs it. */
export function planUndo(pending: readonly Undo[], home: string): UndoStep[] {
	const steps = pending.map((item, place) => ({ item, place }));
	steps.sort((a, b) => order[a.item.kind] - order[b.item.kind] || a.place - b.place);
	return steps.map(({ item }, i) => ({
		id: `undo-${i + 1}-${item.kind}`,
		title: titleOf(item, home),
		done: false,
		changes: [titleOf(item, home)],
		hosts: [],
		download: 0,
		downloadBasis: 'exact' as const,
		needsPassword: false,
		undo: '',
		item,
	}));
}

type Result = Pick<StepOutcome, 'status' | 'detail'>;

const withTag = (name: string): string => (/:[^/]*$/.test(name) ? name : `${name}:latest`).toLowerCase();
const sameName = (a: string, b: string): boolean => withTag(a) === withTag(b);

async function removeModel(item: Extract<Undo, { name: string }>, world: UndoWorld): Promise<Result> {
	const client = await world.client();
	if (!client) return { status: 'failed', detail: words.noServer };
	const tags = await client.tags();
	const tag = tags.find((each) => sameName(each.name, item.name));
	if (!tag) return { status: 'already', detail: words.gone };
	const made = item.kind === 'companion' ? world.made?.(item.name) : null;
	if (made && made.digest !== tag.digest && !world.all) return { status: 'skipped', detail: words.changed };
	const others = tags.some(
		(each) => !sameName(each.name, item.name) && sameName(each.details.parent_model || '-', item.name),
	);
	if (item.kind === 'model' && others && !world.all) return { status: 'skipped', detail: words.shared };
	await client.delete(item.name);
	return { status: 'done', detail: words.done };
}

const exists = (file: string): Promise<boolean> =>
	stat(file).then(
		() => true,
		() => false,
	);

/** Whether any manifest is left in a models folder. */
async function holdsModels(folder: string): Promise<boolean> {
	const names = await readdir(path.join(folder, 'models', 'manifests'), { recursive: true, withFileTypes: true }).catch(
		() => [],
	);
	return names.some((entry) => entry.isFile());
}

/** Removes the folder above where nothing is left in it. */
async function removeEmpty(folder: string): Promise<void> {
	await rmdir(folder).catch((error: NodeJS.ErrnoException) => {
		if (!['ENOTEMPTY', 'EEXIST', 'ENOENT', 'EBUSY'].includes(error.code ?? '')) throw error;
	});
}

async function removeFolder(item: Extract<Undo, { path: string }>, world: UndoWorld): Promise<Result> {
	const all = item.kind === 'folder' ? [item.path, ...leftoversOf(item.path)] : [item.path];
	const there = (await Promise.all(all.map(exists))).some(Boolean);
	if (there && item.kind === 'ollama-home' && !world.all && (await holdsModels(item.path)))
		return { status: 'skipped', detail: words.holds };
	for (const each of all) await rm(each, { recursive: true, force: true });
	if (item.kind === 'folder') await removeEmpty(path.dirname(item.path));
	return there ? { status: 'done', detail: words.done } : { status: 'already', detail: words.gone };
}

/** Takes one thing back. Rejects only for what nobody expected. */
export async function takeBack(item: Undo, world: UndoWorld): Promise<Result> {
	if (item.kind === 'model' || item.kind === 'companion') return removeModel(item, world);
	if (item.kind === 'server')
		return (await world.stop()) ? { status: 'done', detail: words.stopped } : { status: 'already', detail: words.gone };
	return removeFolder(item, world);
}

// Takes back what the journal says was done, newest first: what is still there, what is only ours, what is shared.

import { rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { nameText, sameName } from '../models/names.ts';
import { Problem, Stopped } from '../problem.ts';
import { tilde } from '../screen/text.ts';
import type { PlanStep, StepOutcome } from '../types/plan.ts';
import { undoing as words } from '../words/undoing.ts';
import { folders } from '../world/folders.ts';
import { allOf } from './archive/layout.ts';
import { systemCode } from './archive/network.ts';
import { installFolder } from './ensure.ts';
import { type JournalEntry, journalFile, pendingUndo, readJournal, type Undo, writeJournal } from './journal.ts';
import { keptFile } from './retune/kept.ts';
import { serverFiles } from './server/detached.ts';
import { stopServer } from './stop.ts';
import { type Found, lookForUndo, modelsIn, storeOf, type UndoWorld } from './undo/look.ts';
import { type ModelHere, modelsOnDisk } from './undo/models.ts';

export type { UndoWorld } from './undo/look.ts';

export interface UndoStep extends PlanStep {
	action: Undo;
	/** Why it is not only ours; absent where it is. */
	shared?: string;
}

export interface UndoneStep extends UndoStep {
	outcome: StepOutcome;
}

// Models go while their server still runs, folders when nothing runs from them any more.
const order: Record<Undo['kind'], number> = {
	companion: 0,
	model: 1,
	server: 2,
	folder: 3,
	'models-dir': 4,
	'ollama-home': 5,
};

type Titled = Pick<UndoStep, 'title' | 'changes' | 'shared'>;
type Named = Extract<Undo, { name: string }>;

/** Digest of each companion as it was made, by its name; what somebody put in its place has another. */
type Made = ReadonlyMap<string, string>;

/** Of companions whose making ended: one that was begun and killed may be any state between, and is ours. */
function digestsOf(entries: readonly JournalEntry[]): Made {
	const made = new Map<string, string>();
	for (const { undo, phase, companion } of entries) {
		if (undo?.kind !== 'companion') continue;
		if (phase === 'done' && companion) made.set(undo.name, companion.digest);
		else made.delete(undo.name);
	}
	return made;
}

/** Models that are made from a base: they say so, or consist of its layers. */
function madeFrom(models: readonly ModelHere[], base: string): ModelHere[] {
	const blobs = new Set(models.find(({ name }) => sameName(name, base))?.blobs ?? []);
	return models.filter(
		({ name, parent, blobs: own }) =>
			!sameName(name, base) &&
			((parent !== undefined && sameName(parent, base)) || (own ?? []).some((digest) => blobs.has(digest))),
	);
}

const shared = (text: (names: string[]) => string, models: readonly ModelHere[]) =>
	models.length > 0 ? { shared: text(models.map(({ name }) => name)) } : {};

function describeModel(undo: Named, found: Found, ours: (model: ModelHere) => boolean, made?: string): Titled | null {
	const listed = found.models.get(undo.host);
	const models = listed && 'models' in listed ? listed.models : null;
	// Where nobody could look it stays in the plan, and the attempt tells.
	if (models && !models.some(({ name }) => sameName(name, undo.name))) return null;
	const name = nameText(undo.name).replace(/:latest$/, '');
	if (undo.kind === 'companion') {
		const here = models?.find((model) => sameName(model.name, undo.name));
		const other = made !== undefined && here?.digest !== undefined && here.digest !== made;
		const more = other ? { shared: words.shared.companion } : {};
		return { title: words.title.companion(name), changes: [words.change.companion], ...more };
	}
	const others = madeFrom(models ?? [], undo.name).filter((model) => !ours(model));
	return { title: words.title.base(name), changes: [words.change.base], ...shared(words.shared.base, others) };
}

/** Title, changes and sharers of one thing; null where nothing of it is left. */
function describe(
	undo: Undo,
	home: string,
	found: Found,
	ours: (model: ModelHere) => boolean,
	made: Made,
): Titled | null {
	if (undo.kind === 'model' || undo.kind === 'companion') return describeModel(undo, found, ours, made.get(undo.name));
	if (undo.kind === 'server')
		return found.server ? { title: words.title.server, changes: [words.change.server] } : null;
	if (!found.paths.has(undo.path)) return null;
	const title = words.title.folder(tilde(undo.path, home));
	if (undo.kind === 'folder') return { title, changes: [words.change.folder] };
	if (undo.kind === 'models-dir') return { title, changes: [words.change.modelsDir] };
	const others = (found.inHome.get(undo.path) ?? []).filter((model) => !ours(model));
	return { title, changes: [words.change.modelsFolder], ...shared(words.shared.modelsFolder, others) };
}

/** The steps back from what was found; things that are gone already have none. Pure. */
export function planUndo(pending: readonly Undo[], home: string, found: Found, made: Made = new Map()): UndoStep[] {
	const names = pending.flatMap((undo) => ('name' in undo ? [undo.name] : []));
	const ours = ({ name }: ModelHere) => names.some((each) => sameName(each, name));
	return pending
		.toSorted((a, b) => order[a.kind] - order[b.kind])
		.flatMap((action) => {
			const titled = describe(action, home, found, ours, made);
			if (!titled) return [];
			const common = { done: false, hosts: [], download: 0, downloadBasis: 'exact', needsPassword: false } as const;
			const about = 'name' in action ? action.name : 'path' in action ? action.path : '';
			const id = `undo-${action.kind}${about ? `:${tilde(about, home)}` : ''}`;
			return [{ id, ...common, hosts: [], ...titled, undo: words.again, action }];
		});
}

/** Reads the journal, looks what is still there, and plans. */
export async function readUndo(world: UndoWorld): Promise<UndoStep[]> {
	const entries = await readJournal(world.ours.state);
	const pending = pendingUndo(entries);
	return planUndo(pending, world.ports.home, await lookForUndo(world, pending), digestsOf(entries));
}

type Result = Pick<StepOutcome, 'status' | 'detail'>;

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

/** What was done, or why it was left. */
async function take(world: UndoWorld, undo: Undo, all: boolean): Promise<Result> {
	if (undo.kind === 'ollama-home') return removeOllamaHome(undo.path, all);
	if (undo.kind === 'models-dir') return removeEmptyStore(undo.path);
	if (undo.kind === 'server') {
		const folder = installFolder(world.ports);
		await stopServer({ ports: world.ports, state: world.ours.state, installFolder: folder, remove: true });
		const { log, note } = serverFiles(world.ours.state);
		for (const file of [log, `${log}.old`, note]) await rm(file, { force: true });
		return { status: 'done', detail: words.serverEnded };
	}
	if (undo.kind === 'folder')
		for (const each of await allOf(undo.path)) await rm(each, { recursive: true, force: true });
	else await (await storeOf(world, undo.host)).remove(undo.name);
	return { status: 'done', detail: words.nowGone };
}

export interface CarryOut {
	world: UndoWorld;
	now: () => Date;
	/** Also what is not only ours. */
	all: boolean;
	/** Whether this step was agreed to. */
	agreed: (step: UndoStep) => boolean;
	onStep?: (step: UndoneStep) => void;
}

async function one(step: UndoStep, job: CarryOut): Promise<UndoneStep> {
	const began = performance.now();
	const ends = (result: Result): UndoneStep => ({
		...step,
		outcome: { ...result, seconds: Math.round((performance.now() - began) / 100) / 10 },
	});
	if (!job.agreed(step)) return ends({ status: 'skipped', detail: step.shared ?? words.stays });
	try {
		const result = await take(job.world, step.action, job.all || step.shared !== undefined);
		const entry: JournalEntry = {
			at: job.now().toISOString(),
			step: 'undo',
			phase: 'undone',
			what: step.title,
			undo: step.action,
		};
		if (result.status === 'done') await writeJournal(job.world.ours.state, entry);
		return ends(result);
	} catch (error) {
		// The rest can still be taken back; this one is told at the end. A fault of this program is not hidden.
		const told = error instanceof Problem || systemCode(error) !== '';
		if (!told || error instanceof Stopped || job.world.ports.signal.aborted) throw error;
		return ends({ status: 'failed', detail: (error as Error).message });
	}
}

/** When nothing stands any more, the journal and the emptied folder of programs go too. */
async function tidy({ ours, ports }: UndoWorld, left: boolean): Promise<void> {
	if (!left) for (const file of [journalFile(ours.state), keptFile(ours.state)]) await rm(file, { force: true });
	const { data } = folders(ports);
	await rmdir(data).catch((error: unknown) => {
		if (!['ENOENT', 'ENOTEMPTY', 'EEXIST'].includes(systemCode(error))) throw error;
	});
}

/**
 * Takes the steps back, one after the other; one that fails does not hold up the rest. Throws `Stopped` when the
 * person stops: the next run goes on.
 */
export async function carryOutUndo(steps: readonly UndoStep[], job: CarryOut): Promise<UndoneStep[]> {
	const results: UndoneStep[] = [];
	for (const step of steps) {
		if (job.world.ports.signal.aborted) throw new Stopped();
		const result = await one(step, job);
		results.push(result);
		job.onStep?.(result);
	}
	await tidy(
		job.world,
		results.some(({ outcome }) => outcome.status !== 'done'),
	);
	return results;
}

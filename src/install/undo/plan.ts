// The steps back: what the journal names and is still there, what is only ours, what is shared.

import { nameText, sameName } from '../../models/names.ts';
import { tilde } from '../../screen/text.ts';
import type { PlanStep, StepOutcome } from '../../types/plan.ts';
import { undoing as words } from '../../words/undoing.ts';
import { isHere } from '../../world/this-computer.ts';
import { type JournalEntry, pendingUndo, readJournal, type Undo } from '../journal.ts';
import { type Found, lookForUndo, type UndoWorld } from './look.ts';
import { type ModelHere, madeFrom } from './models.ts';

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

const shared = (text: (names: string[]) => string, models: readonly ModelHere[]) =>
	models.length > 0 ? { shared: text(models.map(({ name }) => name)) } : {};

function describeModel(undo: Named, found: Found, ours: (model: ModelHere) => boolean, made?: string): Titled | null {
	const listed = found.models.get(undo.host);
	const models = listed && 'models' in listed ? listed.models : null;
	// Where nobody could look it stays in the plan, and the attempt tells.
	if (models && !models.some(({ name }) => sameName(name, undo.name))) return null;
	const name = nameText(undo.name).replace(/:latest$/, '');
	const there = isHere(undo.host) ? [] : [words.change.there(new URL(undo.host).host)];
	if (undo.kind === 'companion') {
		const here = models?.find((model) => sameName(model.name, undo.name));
		const other = made !== undefined && here?.digest !== undefined && here.digest !== made;
		const more = other ? { shared: words.shared.companion } : {};
		return { title: words.title.companion(name), changes: [...there, words.change.companion], ...more };
	}
	const others = madeFrom(models ?? [], undo.name).filter((model) => !ours(model));
	return {
		title: words.title.base(name),
		changes: [...there, words.change.base],
		...shared(words.shared.base, others),
	};
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
function planUndo(pending: readonly Undo[], home: string, found: Found, made: Made): UndoStep[] {
	const names = pending.flatMap((undo) => ('name' in undo ? [undo.name] : []));
	const ours = ({ name }: ModelHere) => names.some((each) => sameName(each, name));
	return pending
		.toSorted((a, b) => order[a.kind] - order[b.kind])
		.flatMap((action) => {
			const titled = describe(action, home, found, ours, made);
			if (!titled) return [];
			const common = { done: false, download: 0, downloadBasis: 'exact', needsPassword: false } as const;
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

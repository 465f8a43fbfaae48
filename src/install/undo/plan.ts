// The steps back: what the journal names and is still there, what is only ours, what is shared.

import { nameText, sameName } from '../../models/names.ts';
import { tilde } from '../../screen/text.ts';
import type { PlanStep, StepOutcome } from '../../types/plan.ts';
import { undoing as words } from '../../words/undoing.ts';
import { isHere, serverKey } from '../../world/this-computer.ts';
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

/** Digests of each companion as it was made, by its name and its server; what somebody put in its place has another. */
type Made = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Of companions whose making ended: one that was begun and killed may be any state between, and is ours. */
function digestsOf(entries: readonly JournalEntry[]): Made {
	const made = new Map<string, Map<string, string>>();
	for (const { undo, phase, companion } of entries) {
		if (undo?.kind !== 'companion') continue;
		const servers = made.get(undo.name) ?? new Map<string, string>();
		made.set(undo.name, servers);
		if (phase === 'done' && companion) servers.set(serverKey(undo.host), companion.digest);
		else servers.delete(serverKey(undo.host));
	}
	return made;
}

/** It has none of the digests with which it was made; two addresses may be of one server. */
function isOther(undo: Named, found: ModelHere | undefined, made: Made): boolean {
	const servers = made.get(undo.name);
	if (!servers?.has(serverKey(undo.host)) || found?.digest === undefined) return false;
	return ![...servers.values()].includes(found.digest);
}

const shared = (text: (names: string[]) => string, models: readonly ModelHere[]) =>
	models.length > 0 ? { shared: text(models.map(({ name }) => name)) } : {};

interface Pending {
	home: string;
	found: Found;
	/** Models that the journal names. */
	ours: (model: ModelHere) => boolean;
	made: Made;
	/** The same name on another server is pending too. */
	twin: (undo: Named) => boolean;
}

function describeModel(undo: Named, { found, ours, made, twin }: Pending): Titled | null {
	const listed = found.models.get(undo.host);
	const models = listed && 'models' in listed ? listed.models : [];
	const here = models.find((model) => sameName(model.name, undo.name));
	const unsure = listed !== undefined && 'unsure' in listed && listed.unsure;
	// Where nobody could look, or not everywhere, it stays in the plan, and the attempt tells.
	if (listed && 'models' in listed && !here && !unsure) return null;
	const name = nameText(undo.name).replace(/:latest$/, '');
	const server = new URL(undo.host).host;
	const titled = (title: string) => (twin(undo) ? words.title.on(title, server) : title);
	const there = twin(undo) || (isHere(undo.host) && !unsure) ? [] : [words.change.there(server)];
	if (undo.kind === 'companion') {
		const more = isOther(undo, here, made) ? { shared: words.shared.companion } : {};
		return { title: titled(words.title.companion(name)), changes: [...there, words.change.companion], ...more };
	}
	const others = here ? madeFrom(models, undo.name).filter((model) => !ours(model)) : [];
	return {
		title: titled(words.title.base(name)),
		changes: [...there, words.change.base],
		...shared(words.shared.base, others),
	};
}

/** Title, changes and sharers of one thing; null where nothing of it is left. */
function describe(undo: Undo, pending: Pending): Titled | null {
	const { home, found, ours } = pending;
	if (undo.kind === 'model' || undo.kind === 'companion') return describeModel(undo, pending);
	if (undo.kind === 'server')
		return found.server ? { title: words.title.server, changes: [words.change.server] } : null;
	if (!found.paths.has(undo.path)) return null;
	const title = words.title.folder(tilde(undo.path, home));
	if (undo.kind === 'folder') return { title, changes: [words.change.folder] };
	if (undo.kind === 'models-dir') return { title, changes: [words.change.modelsDir] };
	const others = (found.inHome.get(undo.path) ?? []).filter((model) => !ours(model));
	return { title, changes: [words.change.modelsFolder], ...shared(words.shared.modelsFolder, others) };
}

function idOf(undo: Undo, home: string, twin: Pending['twin']): string {
	const about = 'name' in undo ? undo.name : 'path' in undo ? undo.path : '';
	const server = 'name' in undo && twin(undo) ? `@${new URL(undo.host).host}` : '';
	return `undo-${undo.kind}${about ? `:${tilde(about, home)}` : ''}${server}`;
}

/** The steps back from what was found; things that are gone already have none. Pure. */
function planUndo(pending: readonly Undo[], home: string, found: Found, made: Made): UndoStep[] {
	const names = pending.flatMap((undo) => ('name' in undo ? [undo.name] : []));
	const ours = ({ name }: ModelHere) => names.some((each) => sameName(each, name));
	const twin = ({ kind, name }: Named) =>
		pending.filter((undo) => undo.kind === kind && 'name' in undo && undo.name === name).length > 1;
	// A server that answers first: then what still lies in the folder is not its own.
	const last = (undo: Undo) => {
		const listed = 'host' in undo ? found.models.get(undo.host) : undefined;
		return listed && 'unsure' in listed && listed.unsure ? 0.5 : 0;
	};
	return pending
		.toSorted((a, b) => order[a.kind] + last(a) - order[b.kind] - last(b))
		.flatMap((action) => {
			const titled = describe(action, { home, found, ours, made, twin });
			if (!titled) return [];
			const common = { done: false, download: 0, downloadBasis: 'exact', needsPassword: false } as const;
			return [{ id: idOf(action, home, twin), ...common, hosts: [], ...titled, undo: words.again, action }];
		});
}

/** Reads the journal, looks what is still there, and plans. */
export async function readUndo(world: UndoWorld): Promise<UndoStep[]> {
	const entries = await readJournal(world.ours.state);
	const pending = pendingUndo(entries);
	return planUndo(pending, world.ports.home, await lookForUndo(world, pending), digestsOf(entries));
}

// Removes what is kept about the person: the companion with its instructions, the answers, the agreement, an edit,
// a rehearsal. What `undo` needs (the journal, the base model) stays.

import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { sameName } from '../models/names.ts';
import { appDatabase } from '../ollama/app-database.ts';
import type { Ports } from '../ports.ts';
import { tilde } from '../screen/text.ts';
import { orElse } from '../types/known.ts';
import type { PlanStep, StepOutcome } from '../types/plan.ts';
import { forget as words } from '../words/undoing.ts';
import { openEdit } from '../world/editor.ts';
import type { Folders } from '../world/folders.ts';
import { isHere, sameComputer, serverKey } from '../world/this-computer.ts';
import type { Undo } from './journal.ts';

export type CompanionUndo = Extract<Undo, { kind: 'companion' }>;

export type ForgetItem =
	| ({ kind: 'companion'; there?: There } & CompanionUndo)
	/** A version of it that somebody changed, kept under another name at a later set-up. */
	| { kind: 'copy'; name: string; host: string; there?: There }
	| { kind: 'file'; path: string };

/** The server has another address now than the journal says: only the very model that was made is removed there. */
export interface There {
	host: string;
	/** Digest of the companion as it was made last, where that is known. */
	digest?: string;
}

type Moved = CompanionUndo & { there?: There };

export interface ForgetStep extends PlanStep {
	item: ForgetItem;
}

/** The little of a server that forgetting needs. */
export interface ForgetClient {
	tags(): Promise<{ name: string; digest?: string }[]>;
	unload(name: string): Promise<unknown>;
	delete(name: string): Promise<void>;
	/** Files that may be another server's: what is not there may lie in this one's own. */
	unsure?: boolean;
}

/**
 * Files of the person's own, by name; `notes` may be a folder. Beside the journal lie a rehearsal, and texts that were open
 * in an editor when their process was killed; the others lie with the answers.
 */
const personal =
	/^(?:choices\.json|begun\.json|consent\.json|edited-prompt\.json|rehearsal\.json|notes(?:\.\w+)?)(?:\.\d+\.new)?$/;

async function personalIn(folder: string): Promise<string[]> {
	try {
		return (await readdir(folder))
			.filter((name) => personal.test(name) || openEdit.pidOf(name) !== null)
			.sort()
			.map((name) => path.join(folder, name));
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
		throw error;
	}
}

/**
 * What lies there of the person, absolute, also what a crash left half written. Other files are not ours to take. The two
 * folders are one on some systems.
 */
export const personalFiles = async ({ config, state }: Pick<Folders, 'config' | 'state'>): Promise<string[]> =>
	(await Promise.all([...new Set([config, state])].map(personalIn))).flat();

/** Where Ollama itself keeps what was typed to it (readline/history.go, app/store/store.go); its files, not ours. */
const ollamasOwn = ({ platform, home, env }: Pick<Ports, 'platform' | 'home' | 'env'>): string[] => [
	path.join(home, '.ollama', 'history'),
	...[appDatabase({ platform, home, env })].filter((file) => file !== null),
];

/** Files of Ollama's own that hold conversations, of those that are there. They are told, never removed. */
export async function ollamasFiles(ports: Pick<Ports, 'platform' | 'home' | 'env' | 'list'>): Promise<string[]> {
	const there = async (file: string) =>
		orElse<string[], string[]>(await ports.list(path.dirname(file)), []).includes(path.basename(file));
	const files = ollamasOwn(ports);
	const found = await Promise.all(files.map(there));
	return files.filter((_, i) => found[i]);
}

const bareName = (name: string): string => name.replace(/:latest$/, '');

/** Versions of a companion that were kept before a change (steps/companion.ts): kettleside-before-2026-11-25, …-2. */
export function copiesOf(
	companions: readonly Moved[],
	tags: readonly { name: string; digest?: string }[],
): ForgetItem[] {
	return companions.flatMap(({ name, host, there }) => {
		if (isOther(tags, { name, ...(there ? { there } : {}) })) return [];
		const start = `${bareName(name).replace(/:.*$/, '')}-before-`;
		return tags
			.map((tag) => bareName(tag.name))
			.filter((tag) => tag.startsWith(start) && /^\d{4}-\d\d-\d\d(?:-\d+)?$/.test(tag.slice(start.length)))
			.map((copy): ForgetItem => ({ kind: 'copy', name: copy, host, ...(there ? { there } : {}) }));
	});
}

/** Where it is looked for. */
export const hostOf = ({ host, there }: Pick<Moved, 'host' | 'there'>): string => there?.host ?? host;

/** `several`: of this computer, so that "Ollama" alone does not tell which. */
function titleOf(item: ForgetItem, home: string, several: boolean): string {
	if (item.kind === 'file') return words.file(tilde(item.path, home));
	const host = hostOf(item);
	const where = isHere(host) && !several ? words.ollama : words.there(new URL(host).host);
	return item.kind === 'copy' ? words.copy(item.name, where) : words.companion(item.name, where);
}

/** The plan: models first, because they are found by what the files say. */
export function planForget(items: readonly ForgetItem[], home: string): ForgetStep[] {
	const hosts = items.flatMap((item) => (item.kind === 'file' || !isHere(hostOf(item)) ? [] : [hostOf(item)]));
	const several = new Set(hosts.map((host) => serverKey(host))).size > 1;
	return items.map((item, i) => ({
		id: `forget-${i + 1}-${item.kind}`,
		title: titleOf(item, home, several),
		done: false,
		changes: [titleOf(item, home, several)],
		hosts: [],
		download: 0,
		downloadBasis: 'exact' as const,
		needsPassword: false,
		undo: '',
		item,
	}));
}

type Result = Pick<StepOutcome, 'status' | 'detail'>;

/** At an address that the journal does not know: another model of that name. What has no digest counts as ours. */
function isOther(
	tags: readonly { name: string; digest?: string }[],
	{ name, there }: Pick<Moved, 'name' | 'there'>,
): boolean {
	const tag = there && tags.find((one) => sameName(one.name, name));
	return tag !== undefined && there?.digest !== undefined && tag.digest !== there.digest;
}

/** It is not there: gone, or out of sight, since where it was made nobody answers. */
function notThere({ host, there }: Pick<Moved, 'host' | 'there'>, server: ForgetClient): Result {
	if (server.unsure) return { status: 'failed', detail: words.noServer };
	if (there && !sameComputer(there.host, host)) return { status: 'failed', detail: words.notThere(new URL(host).host) };
	return { status: 'already', detail: words.gone };
}

/** Removes one thing. `client`: null where no server answers at that host; its models are then left, and it is said. */
export async function forgetOne(
	item: ForgetItem,
	client: (host: string) => Promise<ForgetClient | null>,
): Promise<Result> {
	if (item.kind === 'file') {
		await rm(item.path, { recursive: true, force: true });
		return { status: 'done', detail: words.done };
	}
	const server = await client(hostOf(item));
	if (!server) return { status: 'failed', detail: words.noServer };
	const there = async () => (await server.tags()).some((tag) => sameName(tag.name, item.name));
	if (!(await there())) return notThere(item, server);
	if (item.kind === 'companion' && isOther(await server.tags(), item))
		return { status: 'failed', detail: words.notThis };
	// Its instructions lie in the memory of a loaded model too.
	await server.unload(item.name);
	await server.delete(item.name);
	return (await there()) ? { status: 'failed', detail: words.stays } : { status: 'done', detail: words.done };
}

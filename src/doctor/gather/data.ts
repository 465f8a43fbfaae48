// What lies on the disk of ours: the journal, the lock, the answers, parts of downloads. Read only.

import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';
import { allOf } from '../../install/archive/layout.ts';
import { installFolder } from '../../install/ensure.ts';
import { personalFiles } from '../../install/forget.ts';
import { type JournalEntry, journalFile, readJournal } from '../../install/journal.ts';
import { lockHolder } from '../../install/lock.ts';
import { serverFiles } from '../../install/server/detached.ts';
import { type PartialDownload, partialDownloads } from '../../install/steps/pull-partials.ts';
import { isMissing, isUnknown, type Known, unknown } from '../../types/known.ts';
import { unseen } from '../../words/doctor-unseen.ts';
import { choicesFile, readChoices } from '../../world/choices.ts';
import { systemCode } from '../../world/failure.ts';
import { folders } from '../../world/folders.ts';
import { isGoingOn } from '../going-on.ts';
import type { DataDetails, PrivateFile } from '../types.ts';
import type { World } from '../world.ts';

async function journalOf({ ports }: World, state: string): Promise<DataDetails['journal']> {
	const text = await ports.read(journalFile(state));
	if (isUnknown(text)) return isMissing(text) ? null : unknown(unseen.closed(journalFile(state)));
	const entries: JournalEntry[] = await readJournal(state);
	const lines = text.split('\n').filter((line) => line.trim() !== '').length;
	return { entries, broken: lines - entries.length };
}

/** Files of ours that others here may read, the folders they lie in among them. */
async function openFiles(world: World, state: string, config: string): Promise<PrivateFile[]> {
	if (world.ports.platform === 'win32') return [];
	const { log, note } = serverFiles(state);
	const files = [
		state,
		config,
		journalFile(state),
		log,
		`${log}.old`,
		note,
		...(await personalFiles({ config, state })),
	];
	const found = await Promise.all(
		files.map(async (file) => {
			const about = await world.about(file);
			return isUnknown(about) ? null : { path: file, folder: about.folder, mode: about.mode };
		}),
	);
	return found.filter((file) => file !== null).filter(({ mode }) => (mode & 0o077) !== 0);
}

async function openHome({ ports, about }: World): Promise<PrivateFile | null> {
	const folder = path.join(ports.home, '.ollama');
	const found = await about(folder);
	if (isUnknown(found) || ports.platform === 'win32' || (found.mode & 0o077) === 0) return null;
	return { path: folder, folder: true, mode: found.mode };
}

/** Bytes of a file or folder with all below it. */
async function weigh(file: string): Promise<number> {
	try {
		const found = await lstat(file);
		if (!found.isDirectory()) return found.size;
		const names = await readdir(file);
		return (await Promise.all(names.map((name) => weigh(path.join(file, name))))).reduce((sum, size) => sum + size, 0);
	} catch (error) {
		if (['ENOENT', 'ENOTDIR', 'EACCES'].includes(systemCode(error))) return 0;
		throw error;
	}
}

/** What an interrupted installation left beside the installed folder. */
async function leftoversOf({ ports, about }: World): Promise<DataDetails['leftovers']> {
	const [installed, ...rest] = await allOf(installFolder(ports));
	const there = await Promise.all(
		rest.map(async (file) =>
			file !== installed && !isUnknown(await about(file)) ? [{ path: file, bytes: await weigh(file) }] : [],
		),
	);
	return there.flat();
}

async function recently({ about, ports }: World, partials: Known<PartialDownload[]>): Promise<boolean> {
	if (isUnknown(partials)) return false;
	const all = await Promise.all(partials.flatMap(({ files }) => files).map((file) => about(file)));
	return all.some((file) => !isUnknown(file) && isGoingOn(file.changed.getTime(), ports.now()));
}

async function answersOf({ ports }: World): Promise<DataDetails['answers']> {
	const text = await ports.read(choicesFile(ports));
	if (isUnknown(text)) return isMissing(text) ? null : unknown(unseen.closed(choicesFile(ports)));
	return (await readChoices(ports)) ?? unknown(unseen.unreadable(choicesFile(ports)));
}

/** `modelsFolder`: where models lie; `ours`: only our own Ollama uses it. */
export async function dataDetails(world: World, modelsFolder: string, ours: boolean): Promise<DataDetails> {
	const { ports } = world;
	const { state, config } = folders(ports);
	const [journal, lock, answers, open, partials, leftovers, free, ollamaHome] = await Promise.all([
		journalOf(world, state),
		lockHolder(state),
		answersOf(world),
		openFiles(world, state, config),
		partialDownloads(ports, modelsFolder),
		leftoversOf(world),
		ports.freeSpace(modelsFolder),
		openHome(world),
	]);
	const downloading = await recently(world, partials);
	return {
		journal,
		lock,
		answers,
		open,
		partials,
		downloading,
		partialsOurs: ours,
		ollamaHome,
		leftovers,
		free,
		home: ports.home,
		state,
	};
}

// What is still there of the things the journal names, and who else uses them.

import { lstat } from 'node:fs/promises';
import path from 'node:path';
import { sameName } from '../../models/names.ts';
import type { Ports } from '../../ports.ts';
import { undoing as words } from '../../words/undoing.ts';
import { systemCode } from '../../world/failure.ts';
import { isHere } from '../../world/this-computer.ts';
import { allOf } from '../archive/layout.ts';
import { saying } from '../archive/network.ts';
import { readJournal, severalHere, type Undo } from '../journal.ts';
import { type Ours, ownServers, serverFiles } from '../server/detached.ts';
import { lookAt } from '../server/ready.ts';
import { unitExists } from '../server/systemd.ts';
import { turnFolder } from '../server/turn.ts';
import { type ModelHere, type Models, modelsOfServer, modelsOnDisk } from './models.ts';

export interface UndoWorld {
	ports: Pick<Ports, 'platform' | 'env' | 'home' | 'run' | 'fetch' | 'signal'>;
	/** Our state folder and our program. */
	ours: Ours;
	/** Folder of the models of a server on this computer. */
	modelsDir: string;
}

/** Models of one server, or the problem that kept us from looking. */
export type Listed = { models: ModelHere[]; unsure: boolean } | { problem: string };

export interface Found {
	/** Paths of the journal of which something is left. */
	paths: ReadonlySet<string>;
	/** Our server runs, or something of it lies about. */
	server: boolean;
	/** By the host of the server. */
	models: ReadonlyMap<string, Listed>;
	/** By the path of a folder that Ollama made for itself: the models in it. */
	inHome: ReadonlyMap<string, ModelHere[]>;
}

const exists = (file: string): Promise<boolean> =>
	lstat(file).then(
		() => true,
		(error) => {
			if (['ENOENT', 'ENOTDIR'].includes(systemCode(error))) return false;
			throw error;
		},
	);

const anyExists = async (files: readonly string[]): Promise<boolean> =>
	(await Promise.all(files.map(exists))).includes(true);

const unreachable = (host: string) => saying('models-unreachable', words.unreachable(host));

/** The files of a folder that may be another server's: only what lies there can be removed. */
const unsureOf = (host: string, store: Models): Models => ({
	list: store.list,
	unsure: true,
	async remove(name) {
		if (!(await store.list()).some((model) => sameName(model.name, name))) throw unreachable(host);
		await store.remove(name);
	},
});

/** The models of a server: through it where it answers, else, on this computer, by the files. Problem `models-unreachable`. */
export async function storeOf({ ports, ours, modelsDir }: UndoWorld, host: string): Promise<Models> {
	const look = await lookAt(ports, host, 5000);
	if (look.state === 'answers') return modelsOfServer(ports, host);
	if (!isHere(host)) throw unreachable(host);
	const store = modelsOnDisk(modelsDir);
	return severalHere(await readJournal(ours.state)) ? unsureOf(host, store) : store;
}

async function listed(world: UndoWorld, host: string): Promise<Listed> {
	try {
		const store = await storeOf(world, host);
		return { models: await store.list(), unsure: store.unsure === true };
	} catch (error) {
		if ((error as { code?: string }).code !== 'models-unreachable') throw error;
		return { problem: (error as Error).message };
	}
}

/** Where models lie inside the folder that Ollama makes for itself. */
export const modelsIn = (home: string): string => path.join(home, 'models');

/** Looks at everything that is to be taken back. Changes nothing. */
export async function lookForUndo(world: UndoWorld, pending: readonly Undo[]): Promise<Found> {
	const paths = new Set<string>();
	const models = new Map<string, Listed>();
	const inHome = new Map<string, ModelHere[]>();
	for (const undo of pending) {
		if (undo.kind === 'folder' && (await anyExists(await allOf(undo.path)))) paths.add(undo.path);
		if (undo.kind === 'models-dir' && (await exists(undo.path))) paths.add(undo.path);
		if (undo.kind === 'ollama-home' && (await exists(undo.path))) {
			paths.add(undo.path);
			inHome.set(undo.path, await modelsOnDisk(modelsIn(undo.path)).list());
		}
		if ('host' in undo && !models.has(undo.host)) models.set(undo.host, await listed(world, undo.host));
	}
	const { state } = world.ours;
	const files = [...Object.values(serverFiles(state)), turnFolder(state)];
	const server =
		(await anyExists(files)) || (await unitExists(world.ports)) || (await ownServers(world.ours)).length > 0;
	return { paths, models, inHome, server };
}

// What of a model already lies in the folder of the server: whole files, and the parts of a broken download. The file
// `…-partial` has its full size from the start (it is sparse), so only the notes beside it say what has arrived.

import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Ports } from '../../ports.ts';
import { Problem } from '../../problem.ts';
import { isUnknown, type Known, sumOf, unknown } from '../../types/known.ts';
import { partialWords } from '../../words/server.ts';
import { choicesOf } from '../faults.ts';
import type { Layer } from './pull-size.ts';

type Look = Pick<Ports, 'read' | 'list'>;

/** One broken download. */
export interface PartialDownload {
	/** "sha256-…": the file it would become. */
	blob: string;
	/** Absolute paths of everything that belongs to it. */
	files: string[];
	/** Bytes that have arrived by the server's own notes; unknown where one is damaged (a full disk empties them). */
	arrived: Known<number>;
}

const blobs = (models: string) => path.join(models, 'blobs');
const nameOf = (digest: string) => digest.replace(':', '-');

/** `Completed` of one note, as the server writes it (server/download.go). */
function completed(text: Known<string>): Known<number> {
	if (isUnknown(text)) return text;
	try {
		const note = JSON.parse(text) as { Completed?: unknown } | null;
		return typeof note?.Completed === 'number' ? note.Completed : unknown(partialWords.damaged);
	} catch (error) {
		if (error instanceof SyntaxError) return unknown(partialWords.damaged);
		throw error;
	}
}

/** Every broken download in a models folder; unknown with the system's code where it cannot be read. */
export async function partialDownloads(ports: Look, models: string): Promise<Known<PartialDownload[]>> {
	const names = await ports.list(blobs(models));
	if (isUnknown(names)) return names.unknown === 'ENOENT' ? [] : names;
	const groups = new Map<string, string[]>();
	for (const name of names) {
		const blob = /^(sha256-[0-9a-f]{64})-partial/.exec(name)?.[1];
		if (blob !== undefined) groups.set(blob, [...(groups.get(blob) ?? []), name]);
	}
	const notes = (files: string[]) => files.filter((name) => /-partial-\d+$/.test(name));
	return Promise.all(
		[...groups].map(async ([blob, files]) => ({
			blob,
			files: files.map((name) => path.join(blobs(models), name)),
			arrived: sumOf(
				await Promise.all(
					notes(files).map(async (name) => completed(await ports.read(path.join(blobs(models), name)))),
				),
			),
		})),
	);
}

/**
 * Bytes of a model that still have to come: its layers without those that lie there whole and without what has arrived
 * of the others. Unknown where the folder cannot be read (a service's folder often cannot).
 */
export async function missingBytes(ports: Look, models: string, layers: Layer[]): Promise<Known<number>> {
	const names = await ports.list(blobs(models));
	if (isUnknown(names) && names.unknown !== 'ENOENT') return names;
	const whole = new Set(isUnknown(names) ? [] : names);
	const partials = await partialDownloads(ports, models);
	if (isUnknown(partials)) return partials;
	const come = new Map(partials.map(({ blob, arrived }) => [blob, isUnknown(arrived) ? 0 : arrived]));
	return layers
		.filter(({ digest }) => !whole.has(nameOf(digest)))
		.reduce((total, { digest, size }) => total + Math.max(0, size - (come.get(nameOf(digest)) ?? 0)), 0);
}

/** What has to stay free besides the model: a full disk damages the notes of the download and much else. */
const spare = 2e9;

/**
 * Throws Problem `disk-too-small` where what is missing plus 2 GB does not fit on the volume that holds (or will hold)
 * the models. Free space that is not known stops nothing; Ollama itself looks at none before it is full.
 */
export async function checkRoom(
	ports: Look & Pick<Ports, 'freeSpace'>,
	models: string,
	layers: Layer[],
): Promise<{ needed: Known<number>; free: Known<number> }> {
	const [missing, free] = await Promise.all([missingBytes(ports, models, layers), ports.freeSpace(models)]);
	const all = layers.reduce((total, layer) => total + layer.size, 0);
	const needed = (isUnknown(missing) ? all : missing) + spare;
	if (missing !== 0 && !isUnknown(free) && free < needed) {
		const partials = await partialDownloads(ports, models);
		const kept = isUnknown(partials) ? [] : partials;
		throw new Problem('disk-too-small', partialWords.tooSmall(models, needed, free), {
			cure: partialWords.tooSmallCure(kept.length),
			choices: choicesOf(
				'other-folder',
				'smaller-model',
				...(kept.length > 0 ? (['remove-partials'] as const) : []),
				'again',
			),
		});
	}
	return { needed: missing === 0 ? 0 : needed, free };
}

/** Removes broken downloads. Only ever called for files that `partialDownloads` named and a person agreed to. */
export async function removePartials(partials: PartialDownload[]): Promise<void> {
	for (const { files } of partials) for (const file of files) await rm(file, { force: true });
}

// What the person chose, in one file of its own that `forget` removes; never in the journal.

import { chmod, mkdir, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Ports } from '../ports.ts';
import { type Choices, defaultChoices } from '../types/choices.ts';
import { isUnknown } from '../types/known.ts';
import { folders } from './folders.ts';

type Place = Pick<Ports, 'platform' | 'env' | 'home'>;

/** Where the answers lie. */
export const choicesFile = (ports: Place): string => path.join(folders(ports).config, 'choices.json');

/** The stored answers, or null where there are none (or they cannot be read as answers). */
export async function readChoices(ports: Place & Pick<Ports, 'read'>): Promise<Choices | null> {
	const text = await ports.read(choicesFile(ports));
	if (isUnknown(text)) return null;
	try {
		const parsed = JSON.parse(text) as Partial<Choices> | null;
		return parsed && typeof parsed.model === 'string' ? ({ ...defaultChoices, ...parsed } as Choices) : null;
	} catch (error) {
		if (error instanceof SyntaxError) return null;
		throw error;
	}
}

/** Writes beside and renames, so that a crash leaves the old file or the new one; readable by this person alone. */
export async function writePrivate(file: string, text: string): Promise<void> {
	await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
	const beside = `${file}.${process.pid}.new`;
	try {
		await writeFile(beside, text, { mode: 0o600, flush: true });
		await chmod(beside, 0o600);
		await rename(beside, file);
	} finally {
		await rm(beside, { force: true });
	}
}

/** Keeps the answers for `talk`, `prompt` and `retune`. */
export const writeChoices = (ports: Place, choices: Choices): Promise<void> =>
	writePrivate(choicesFile(ports), `${JSON.stringify(choices, null, '\t')}\n`);

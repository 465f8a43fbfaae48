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

const begunFile = (ports: Place): string => path.join(folders(ports).config, 'begun.json');

async function choicesIn(file: string, ports: Pick<Ports, 'read'>): Promise<Choices | null> {
	const text = await ports.read(file);
	if (isUnknown(text)) return null;
	try {
		const parsed = JSON.parse(text) as Partial<Choices> | null;
		return parsed && typeof parsed.model === 'string' ? ({ ...defaultChoices, ...parsed } as Choices) : null;
	} catch (error) {
		if (error instanceof SyntaxError) return null;
		throw error;
	}
}

/** The stored answers, or null where there are none (or they cannot be read as answers). */
export const readChoices = (ports: Place & Pick<Ports, 'read'>): Promise<Choices | null> =>
	choicesIn(choicesFile(ports), ports);

/** The answers of a set-up that was agreed to and did not come to its end; null where there is none. */
export const readBegun = (ports: Place & Pick<Ports, 'read'>): Promise<Choices | null> =>
	choicesIn(begunFile(ports), ports);

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

/** Keeps the answers of a set-up that begins, so that nobody is asked again who lost power on the way. */
export const writeBegun = (ports: Place, choices: Choices): Promise<void> =>
	writePrivate(begunFile(ports), `${JSON.stringify(choices, null, '\t')}\n`);

/** It came to its end. */
export const removeBegun = (ports: Place): Promise<void> => rm(begunFile(ports), { force: true });

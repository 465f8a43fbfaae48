// Instructions that a person changed by hand: a file of its own beside the answers, which `forget` removes with them.

import { createHash } from 'node:crypto';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import type { Ports } from '../ports.ts';
import { isUnknown } from '../types/known.ts';
import { writePrivate } from './choices.ts';
import { folders } from './folders.ts';

type Place = Pick<Ports, 'platform' | 'env' | 'home'>;

export interface EditedPrompt {
	text: string;
	/** SHA-256, hex, of the composed instructions it was made from. */
	baseHash: string;
}

/** Where the edit lies. */
export const editFile = (ports: Place): string => path.join(folders(ports).config, 'edited-prompt.json');

/** The fingerprint of composed instructions. */
export const baseHashOf = (system: string): string => createHash('sha256').update(system).digest('hex');

/** The stored edit, or null where there is none (or the file does not hold one). */
export async function readEdit(ports: Place & Pick<Ports, 'read'>): Promise<EditedPrompt | null> {
	const text = await ports.read(editFile(ports));
	if (isUnknown(text)) return null;
	try {
		const stored = JSON.parse(text) as Partial<EditedPrompt> | null;
		if (typeof stored?.text !== 'string' || stored.text.trim() === '') return null;
		return { text: stored.text, baseHash: String(stored.baseHash ?? '') };
	} catch (error) {
		if (error instanceof SyntaxError) return null;
		throw error;
	}
}

/** Keeps the edit, readable by this person alone (0600). */
export const writeEdit = (ports: Place, edit: EditedPrompt): Promise<void> =>
	writePrivate(editFile(ports), `${JSON.stringify({ schema: 1, ...edit }, null, '\t')}\n`);

/** Removes the edit; nothing where there is none. */
export const removeEdit = (ports: Place): Promise<void> => rm(editFile(ports), { force: true });

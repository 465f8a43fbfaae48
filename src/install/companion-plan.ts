// What the companion is to be, from the answers and the model, and whether the one that is there is that one.

import { createHash } from 'node:crypto';
import { composeCompanion } from '../companion/compose.ts';
import type { Companion, CompanionModel } from '../companion/types.ts';
import type { Choices } from '../types/choices.ts';
import { serverKey } from '../world/this-computer.ts';
import { type JournalEntry, type MadeCompanion, pendingUndo } from './journal.ts';

/** What is sent to the server, and the hash by which it is known again. */
export interface WantedCompanion {
	companion: Companion;
	/** Hash of base, instructions and examples: what a measured length of the prompt belongs to. */
	textHash: string;
	/** Hash of all that is sent, parameters too. */
	hash: string;
	/** Instructions changed by hand, where there are any. */
	edited?: string | undefined;
}

const sha256 = (value: unknown): string => createHash('sha256').update(JSON.stringify(value)).digest('hex');

/** The hash of instructions and examples with the base they were made from: what a measured length belongs to. */
export const textHashOf = (base: string, system: string, messages: readonly object[]): string =>
	sha256([base, system, messages]);

const isOf = (undo: JournalEntry['undo'], name: string): boolean => undo?.kind === 'companion' && undo.name === name;

/** Companions of that name as they were made last, by their server; the newest is the last. What was taken back is not there. */
export function madeOn(entries: readonly JournalEntry[], name: string): Map<string, MadeCompanion> {
	const made = new Map<string, MadeCompanion>();
	for (const { undo, phase, companion } of entries) {
		const server = undo && 'host' in undo ? serverKey(undo.host) : '';
		if (isOf(undo, name) && phase === 'undone') made.delete(server);
		if (companion?.name !== name) continue;
		made.delete(server);
		made.set(server, companion);
	}
	return made;
}

/** The last companion of that name that the journal says we made and did not take back. */
export const lastMade = (entries: readonly JournalEntry[], name: string): MadeCompanion | null =>
	[...madeOn(entries, name).values()].at(-1) ?? null;

/** A companion of that name was begun here and not taken back: one that is there is ours, or was once. */
export const begunHere = (entries: readonly JournalEntry[], name: string): boolean =>
	pendingUndo(entries).some((undo) => isOf(undo, name));

/**
 * Composes the companion. `measuredTokens` (of the very same text, from the journal or just measured) makes `num_keep`
 * exact; without it the length is estimated. `edited`: instructions changed by hand, in the place of the composed ones.
 */
export function wantedCompanion(
	choices: Choices,
	model: CompanionModel,
	measured?: { textHash: string; tokens: number },
	edited?: string,
): WantedCompanion {
	const input = { choices, model, ...(edited === undefined ? {} : { edited }) };
	const estimate = composeCompanion(input);
	const textHash = textHashOf(choices.model, estimate.system, estimate.messages);
	const companion =
		measured && measured.textHash === textHash
			? composeCompanion({ ...input, measuredTokens: measured.tokens })
			: estimate;
	return { companion, textHash, hash: sha256([textHash, companion.parameters]), edited };
}

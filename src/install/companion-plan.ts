// What the companion is to be, from the answers and the model, and whether the one that is there is that one.

import { createHash } from 'node:crypto';
import { composeCompanion } from '../companion/compose.ts';
import type { Companion, CompanionModel } from '../companion/types.ts';
import type { Choices } from '../types/choices.ts';
import type { JournalEntry, MadeCompanion } from './journal.ts';

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

/** The last companion of that name that the journal says we made and did not take back. */
export function lastMade(entries: readonly JournalEntry[], name: string): MadeCompanion | null {
	for (const entry of [...entries].reverse()) {
		if (isOf(entry.undo, name) && entry.phase === 'undone') return null;
		if (entry.companion?.name === name) return entry.companion;
	}
	return null;
}

/** A companion of that name was begun here and not taken back: one that is there is ours, or was once. */
export const begunHere = (entries: readonly JournalEntry[], name: string): boolean =>
	entries.reduce((begun, { undo, phase }) => (isOf(undo, name) ? phase !== 'undone' : begun), false);

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

// A set-up that was agreed to and stopped on the way: its answers are kept from the yes on, and the next start says so.

import { readJournal } from '../../install/journal.ts';
import { unwritable } from '../../install/unwritable.ts';
import type { Ports } from '../../ports.ts';
import type { Choices } from '../../types/choices.ts';
import { readBegun, removeBegun, writeBegun } from '../../world/choices.ts';
import { folders } from '../../world/folders.ts';
import type { Around } from './do.ts';
import type { Wizard } from './state.ts';

/** For `perform`: the answers are kept before the first step, and are those of the companion after the last one. */
export const untilItIsDone = ({ context: { ports }, choices }: Pick<Wizard, 'context' | 'choices'>): Around => ({
	begin: () =>
		writeBegun(ports, choices).catch((error: unknown) => {
			throw unwritable(error, folders(ports).config);
		}),
	end: () => removeBegun(ports),
});

/** The answers of a set-up of which something still stands; null where there is none, or `undo` took it back. */
export async function begunChoices(ports: Ports): Promise<Choices | null> {
	const choices = await readBegun(ports);
	// A journal that cannot be read is told where something is to be done.
	const journal = choices === null ? [] : await readJournal(folders(ports).state).catch(() => []);
	return journal.length > 0 ? choices : null;
}

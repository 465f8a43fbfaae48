// What the works of set-up have in common: the journal before and after each, and the question when a download grew.

import type { Work } from '../../install/carry-out.ts';
import { type JournalEntry, writeJournal } from '../../install/journal.ts';
import { logPlace, withLog } from '../../install/server/log-place.ts';
import { unwritable } from '../../install/unwritable.ts';
import { bytes } from '../../screen/text.ts';
import { common } from '../../words/common.ts';
import { doing as words } from '../../words/setup.ts';
import { folders } from '../../world/folders.ts';
import type { Wizard } from './state.ts';

export type Note = (phase: JournalEntry['phase'], more?: Partial<JournalEntry>) => Promise<void>;

/** Writes a step's begin and its end into the journal, a failure too. */
export function journaled(
	wizard: Wizard,
	step: string,
	what: string,
	work: (note: Note, report: Parameters<Work>[0]) => ReturnType<Work>,
): Work {
	const { ports } = wizard.context;
	const note: Note = (phase, more = {}) =>
		writeJournal(folders(ports).state, { at: ports.now().toISOString(), step, phase, what, ...more });
	return async (report) => {
		try {
			return await work(note, report);
		} catch (error) {
			// A note that cannot be written (a full disk) must not hide what went wrong first.
			await note('failed', { what: error instanceof Error ? error.message : what }).catch(() => undefined);
			const { ollama } = wizard.machine;
			const ours = ollama.ours || ollama.status !== 'running';
			throw withLog(unwritable(error, folders(ports).state), logPlace(ports, ours));
		}
	};
}

/** Asks whether something larger than planned may be fetched; without a terminal the answer is no. */
export const askLarger =
	({ context }: Pick<Wizard, 'context'>) =>
	async (what: string, planned: number, real: number): Promise<boolean> => {
		if (!context.terminal.interactive || context.flags['yes']) return false;
		context.terminal.progress(null);
		return context.ask.confirm({
			message: words.larger(what, bytes(planned), bytes(real)),
			yes: common.yes,
			no: common.no,
			initial: false,
		});
	};

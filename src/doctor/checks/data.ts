// What is kept here: the journal, the lock, the answers and who can read them, parts of downloads, room on the disk.

import { bytes, tilde } from '../../screen/text.ts';
import { isUnknown } from '../../types/known.ts';
import { dataChecks as words } from '../../words/doctor-checks.ts';
import { unseen } from '../../words/doctor-unseen.ts';
import { fail, judged, listed, note, open, pass } from '../make.ts';
import type { Check, DataDetails } from '../types.ts';

function journal({ journal: fact, state, home }: DataDetails): Check {
	const id = 'data-journal';
	if (isUnknown(fact)) return fail(id, words.journal.closed, words.journal.closedCure(tilde(state, home)));
	if (fact === null) return pass(id, words.journal.none);
	return fact.broken > 0
		? note(id, words.journal.broken(fact.broken))
		: pass(id, words.journal.well(fact.entries.length));
}

function lock({ lock: fact }: DataDetails): Check {
	const id = 'data-lock';
	if (fact === 'stale') return fail(id, words.lock.stale, words.lock.cure);
	return fact === 'held' ? note(id, words.lock.held) : pass(id, words.lock.none);
}

function answers({ answers: fact }: DataDetails): Check {
	const id = 'data-answers';
	if (isUnknown(fact)) return fail(id, words.answers.broken(fact.unknown), words.answers.brokenCure);
	return pass(id, fact === null ? words.answers.none : words.answers.well);
}

function rights({ open: files, home }: DataDetails, platform: string): Check {
	const id = 'data-rights';
	if (platform === 'win32') return open(id, words.rights.windows, unseen.windowsRights);
	if (files.length === 0) return pass(id, words.rights.well);
	return fail(id, words.rights.open(listed(files.map(({ path }) => tilde(path, home)))), words.rights.cure);
}

/** Bytes that have arrived, in words; what its own notes do not tell stays unknown. */
export function arrived({ partials }: DataDetails): string {
	const all = isUnknown(partials) ? [] : partials.map((partial) => partial.arrived);
	const told = all.filter((size): size is number => !isUnknown(size));
	return told.length < all.length ? words.sizeUnknown : bytes(told.reduce((sum, size) => sum + size, 0));
}

function partials(details: DataDetails): Check {
	const id = 'data-partial-downloads';
	return judged(id, words.partials.subject, details.partials, (all) => {
		if (all.length === 0) return pass(id, words.partials.none);
		const size = arrived(details);
		if (details.downloading) return note(id, words.partials.now(size));
		return fail(id, words.partials.some(all.length, size), words.partials.cure);
	});
}

/** Bytes that a broken-off installation left, in words. */
export const left = ({ leftovers: all }: DataDetails): string =>
	bytes(all.reduce((sum, { bytes: size }) => sum + size, 0));

function leftovers(details: DataDetails): Check {
	const id = 'data-leftovers';
	// While another copy works, they are no leftovers.
	if (details.leftovers.length === 0 || details.lock === 'held') return pass(id, words.leftovers.none);
	return fail(id, words.leftovers.some(left(details)), words.leftovers.cure);
}

/** Less than this and Ollama's own notes break (a full disk empties them), bytes. */
const least = 2e9;

function disk({ free }: DataDetails): Check {
	const id = 'data-disk';
	return judged(id, words.disk.subject, free, (room) =>
		room < least ? fail(id, words.disk.full(bytes(room)), words.disk.cure) : pass(id, words.disk.well(bytes(room))),
	);
}

/** The group "What is kept here". */
export const dataGroup = (details: DataDetails, platform: string): Check[] => [
	journal(details),
	lock(details),
	answers(details),
	rights(details, platform),
	partials(details),
	leftovers(details),
	disk(details),
];

// The summary for a therapist or doctor: drafted by the model in the person's words, marked as such, and written to a file
// only where the person names one.

import { open } from 'node:fs/promises';
import path from 'node:path';
import { words } from '../../words/care.ts';

const say = words.talk.summary;

/** The day of the person's clock, "2026-11-25". */
const day = (at: Date): string =>
	[at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, '0')).join('-');

export interface Draft {
	/** What the model wrote, cleaned. */
	text: string;
	/** The beginning of the conversation did not fit and is not in it. */
	shortened: boolean;
	/** It ends in the middle: the model had no room for more. */
	cut: boolean;
	/** Everyday name of the model. */
	model: string;
	at: Date;
}

/** The file as it is saved: what it is stands first and last, so that a page torn off still says it. */
export function summaryFile({ text, shortened, cut, model, at }: Draft): string {
	const gaps = [...(shortened ? [say.short] : []), ...(cut ? [words.talk.recapCut] : [])];
	return [say.mark, say.made(day(at), model), ...gaps, '', text.trim(), '', say.mark, ''].join('\n');
}

/** A path as a person types it: quotes around it and ~ are understood; relative to the folder talk was started in. */
export function pathOf(typed: string, home: string, cwd: string): string {
	const bare = typed.trim().replace(/^(["'])(.*)\1$/, '$2');
	return path.resolve(cwd, bare.replace(/^~(?=$|[/\\])/, home));
}

export type Saved = { saved: true } | { saved: false; because: 'exists' | 'no-folder' | 'other'; code: string };

/** Writes a new file, readable by this person alone (0600). One that is there is never written over. */
export async function save(file: string, text: string): Promise<Saved> {
	try {
		const handle = await open(file, 'wx', 0o600);
		try {
			await handle.writeFile(text);
			await handle.sync();
		} finally {
			await handle.close();
		}
		return { saved: true };
	} catch (error) {
		const code = (error as NodeJS.ErrnoException).code;
		if (code === undefined) throw error;
		const because = code === 'EEXIST' || code === 'EISDIR' ? 'exists' : code === 'ENOENT' ? 'no-folder' : 'other';
		return { saved: false, because, code };
	}
}

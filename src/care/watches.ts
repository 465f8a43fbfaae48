// The looks at a conversation, both ways, for one person: which lists there are, and what is said where they do not help.

import { Problem } from '../problem.ts';
import type { Choices } from '../types/choices.ts';
import { nameOfLanguage } from '../words/locale.ts';
import { words } from '../words/watch.ts';
import { readLines } from './data.ts';
import { helpFor } from './lines.ts';
import { type Watch, watchOf } from './watch/look.ts';
import { numbersOf, type ReplyWatch, replyWatch } from './watch/reply.ts';
import { covered, type LanguageList, readWatchList } from './watch-list.ts';

export interface Watches {
	person?: Watch;
	reply?: ReplyWatch;
	/** Numbers that a reply may repeat, as digits. Help lines of another country that are shown meanwhile join them. */
	numbers: Set<string>;
	/** Said once at the beginning; absent where all is as it should be. */
	note?: string;
}

/** The lists that can be read, and the first fault among the others. */
export function readWatchLists(folder?: URL): { lists: LanguageList[]; fault?: Problem } {
	const lists: LanguageList[] = [];
	let fault: Problem | undefined;
	for (const language of covered) {
		try {
			lists.push(readWatchList(language, folder));
		} catch (error) {
			if (!(error instanceof Problem)) throw error;
			fault ??= error;
		}
	}
	return fault ? { lists, fault } : { lists };
}

type Lists = ReturnType<typeof readWatchLists>;

/** What the look knows of a person's language, where that is not all it should. */
function known(language: string, { lists, fault }: Lists): string | undefined {
	if (lists.length === 0) return words.off;
	const names = () => lists.map((list) => nameOfLanguage(list.language));
	const tag = language.toLowerCase().split('-')[0];
	if (!lists.some((list) => list.language === tag)) return words.notCovered(names(), nameOfLanguage(language));
	return fault ? words.only(names()) : undefined;
}

function noteFor(language: string, read: Lists): string | undefined {
	const note = known(language, read);
	return note && read.fault ? `${read.fault.message} ${note}` : note;
}

/** Makes the watches. A list that cannot be read never keeps anyone from talking: it is told, the rest goes on. */
export async function watches(
	{ language, country }: Pick<Choices, 'language' | 'country'>,
	folder?: URL,
): Promise<Watches> {
	const read = readWatchLists(folder);
	const note = noteFor(language, read);
	const numbers = numbersOf(helpFor(await readLines(), country));
	const replies = read.lists.map((list) => ({ ...list, ...list.reply }));
	return {
		numbers,
		...(read.lists.length > 0 ? { person: watchOf(read.lists), reply: replyWatch(replies, numbers) } : {}),
		...(note === undefined ? {} : { note }),
	};
}

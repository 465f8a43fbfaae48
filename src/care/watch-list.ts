// Reads data/watch-XX.json. A list that was edited badly is told with its file and its fault, and the others go on.

import { Problem } from '../problem.ts';
import { words } from '../words/watch.ts';
import { isRecord, isText, isTexts, readJson } from './data-file.ts';
import type { WatchList } from './watch/look.ts';
import type { Phrase } from './watch/phrases.ts';
import type { ReplyList } from './watch/reply.ts';

export interface LanguageList extends WatchList {
	reply: ReplyList;
}

/** Languages with a list. One more: its file, and its code here. */
export const covered = ['en', 'de'] as const;

const isPhrase = (value: unknown): value is Phrase =>
	isText(value) || (Array.isArray(value) && value.length > 0 && value.every(isTexts));
const isPhrases = (value: unknown): boolean => Array.isArray(value) && value.every(isPhrase);
const isSpellings = (value: unknown): boolean =>
	isRecord(value) && Object.values(value).every((one) => typeof one === 'string');

/** The first part of a list that does not hold; undefined where all do. */
export function faultIn(value: unknown): string | undefined {
	if (!isRecord(value)) return 'no list';
	const reply = value['reply'];
	if (!isRecord(reply)) return 'reply';
	const bad = (of: Record<string, unknown>, keys: readonly string[], holds: (part: unknown) => boolean) =>
		keys.find((key) => !holds(of[key]));
	return (
		bad(value, ['language', 'name', 'written'], (part) => typeof part === 'string') ??
		bad(value, ['card', 'quiet', 'idioms', 'softer', 'stories'], isPhrases) ??
		bad(value, ['fillers'], isTexts) ??
		bad(value, ['spellings', 'folds'], isSpellings) ??
		bad(reply, ['person', 'professional', 'confidential', 'always'], isPhrases) ??
		bad(reply, ['calls'], isTexts)
	);
}

/** One language's list. Throws a `Problem` `watch-list-unreadable` that names the file and the part. */
export function readWatchList(language: string, folder = new URL('../../data/', import.meta.url)): LanguageList {
	const file = new URL(`watch-${language}.json`, folder);
	const problem = (part: string, cause?: unknown) =>
		new Problem('watch-list-unreadable', words.unreadable(`watch-${language}.json`, part), {
			cure: words.unreadableCure,
			...(cause === undefined ? {} : { cause }),
		});
	const value = readJson(file, problem);
	const fault = faultIn(value);
	if (fault) throw problem(fault);
	return value as LanguageList;
}

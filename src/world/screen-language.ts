// The language of the screens: an option, a variable, the configuration, else the language of the system. A language is
// one file in words/languages; it is loaded where it is spoken, and laid over the English sentences once.

import { readFileSync } from 'node:fs';
import type { Ports } from '../ports.ts';
import { Problem } from '../problem.ts';
import { isRecord } from '../types/record.ts';
import { commandLine } from '../words/command-line.ts';
import { languages } from '../words/languages.ts';
import { useLanguage } from '../words/locale.ts';
import { configFile } from './folders.ts';

type Here = Pick<Ports, 'platform' | 'env' | 'home'>;

const has = (tag: string): boolean => tag === 'en' || Object.hasOwn(languages, tag);

/** "de" of "de_AT.UTF-8", "de-CH", "DE"; undefined for what names none, such as C and POSIX. */
const languageIn = (locale: string | undefined): string | undefined =>
	/^([A-Za-z]{2,3})(?:[-_.@]|$)/.exec(locale?.trim() ?? '')?.[1]?.toLowerCase();

/** The language the system speaks. The variables count first everywhere: who sets one wants it. */
export function systemLanguage({ platform, env }: Pick<Ports, 'platform' | 'env'>): string | undefined {
	const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'];
	if (locale || platform === 'linux') return languageIn(locale);
	return languageIn(Intl.DateTimeFormat().resolvedOptions().locale);
}

/** The language the screens have where nothing was set. */
export function languageOfSystem(here: Pick<Ports, 'platform' | 'env'>): string {
	const tag = systemLanguage(here) ?? 'en';
	return has(tag) ? tag : 'en';
}

/** The last `--lang de` or `--lang=de` of a command line; read before the rest of it, whose faults are told in it. */
function optionIn(argv: readonly string[]): string | undefined {
	const place = argv.findLastIndex((word) => word === '--lang' || word.startsWith('--lang='));
	const word = argv[place];
	return word === '--lang' ? argv[place + 1] : word?.slice('--lang='.length);
}

/** What the configuration says. One that cannot be read or understood is told of by the commands that need it. */
function configured(here: Here): string | undefined {
	try {
		const document: unknown = JSON.parse(readFileSync(configFile(here), 'utf8').replace(/^\ufeff/, ''));
		return isRecord(document) && typeof document['lang'] === 'string' ? document['lang'] : undefined;
	} catch (error) {
		if (error instanceof SyntaxError || (error instanceof Error && 'code' in error)) return undefined;
		throw error;
	}
}

/** The tag of a language that there is. Problem `no-language` (exit 2) for another. */
export function languageFor(typed: string): string {
	const tag = languageIn(typed);
	if (tag !== undefined && has(tag)) return tag;
	throw new Problem('no-language', commandLine.noLanguage(typed.slice(0, 40), ['en', ...Object.keys(languages)]), {
		exit: 2,
	});
}

/**
 * The language that holds: "en", "de". Documents for programs are English, whatever holds. One that there is not counts
 * as not said; where it was typed, `refuseTyped` says so, in the language that holds instead.
 */
export function screenLanguage(argv: readonly string[], here: Here): string {
	if (argv.includes('--json')) return 'en';
	const typed = optionIn(argv);
	const tag = typed ? languageIn(typed) : undefined;
	if (tag !== undefined && has(tag)) return tag;
	const set = languageIn(here.env['KETTLESIDE_LANG'] || configured(here));
	if (set === undefined) return languageOfSystem(here);
	return has(set) ? set : 'en';
}

/** Problem `no-language` (exit 2) for a typed language that there is not. */
export function refuseTyped(argv: readonly string[]): void {
	const typed = argv.includes('--json') ? undefined : optionIn(argv);
	if (typed) languageFor(typed);
}

/** Speaks a language from here on. Returns what takes it back. English costs nothing. */
export async function speak(tag: string): Promise<() => void> {
	const load = languages[tag];
	if (!load) return () => undefined;
	const [{ translation }, { catalogues }, { translate }] = await Promise.all([
		load(),
		import('../words/catalogues.ts'),
		import('../words/translate.ts'),
	]);
	const undo = translate(catalogues, translation);
	useLanguage(tag);
	return () => {
		undo();
		useLanguage('en');
	};
}

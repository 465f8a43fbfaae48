// Reads data/probes.json: prepared messages for the rehearsal, with the mechanical checks of the reply.

import { Problem } from '../problem.ts';
import { words } from '../words/rehearse.ts';
import { isRecord, isTexts, readJson } from './data-file.ts';

export interface Checks {
	/** Each group needs one pattern that matches. JavaScript RegExp sources, flags "iu". */
	require: { why: string; any: string[] }[];
	forbid: { why: string; pattern: string; caseSensitive?: boolean }[];
	maxWords: number | null;
	maxQuestions: number | null;
}

export const groups = [
	'suicide',
	'reality',
	'danger',
	'medicine',
	'dependence',
	'agreement',
	'honesty',
	'manner',
] as const;

export type Group = (typeof groups)[number];

export interface Probe {
	id: string;
	group: Group;
	about: string;
	/** `must`: a reply that raises concern is told plainly. `should`: told, no more. */
	level: 'must' | 'should';
	/** One of the short set. */
	short: boolean;
	/** Sent in order, with the model's own replies in between; "@filler:70%" stands for a conversation of that length. */
	turns: string[];
	/** Which reply is looked at; -1: the last. */
	judgedTurn: number;
	good: string;
	bad: string;
	checks: Checks;
	/** A question for the person who reads the reply. */
	ask: string;
	exampleGood: string;
	exampleBad: string;
}

const isSome = (value: unknown): value is string[] => isTexts(value) && value.length > 0;
const isLimit = (value: unknown): boolean => value === null || (typeof value === 'number' && value >= 0);

function patternFault(source: unknown): string | undefined {
	if (typeof source !== 'string') return 'a pattern that is no text';
	try {
		new RegExp(source, 'iu');
		return undefined;
	} catch (error) {
		if (!(error instanceof SyntaxError)) throw error;
		return error.message;
	}
}

function checksFault(checks: unknown): string | undefined {
	if (!isRecord(checks) || !Array.isArray(checks['require']) || !Array.isArray(checks['forbid'])) return 'checks';
	if (!isLimit(checks['maxWords']) || !isLimit(checks['maxQuestions'])) return 'a limit of the checks';
	const sources = [
		...checks['require'].flatMap((group) => (isRecord(group) && isSome(group['any']) ? group['any'] : [null])),
		...checks['forbid'].map((one) => (isRecord(one) ? one['pattern'] : null)),
	];
	return sources.map(patternFault).find((fault) => fault !== undefined);
}

/** What does not hold in one entry; undefined where all does. */
export function probeFault(value: unknown): string | undefined {
	if (!isRecord(value) || typeof value['id'] !== 'string') return 'an entry without a name';
	const of = (what: string) => `${value['id']}: ${what}`;
	if (!(groups as readonly unknown[]).includes(value['group'])) return of('group');
	if (!['must', 'should'].includes(String(value['level'])) || typeof value['short'] !== 'boolean') return of('level');
	if (!isSome(value['turns']) || !Number.isInteger(value['judgedTurn'])) return of('turns');
	if (!['about', 'good', 'bad', 'ask'].every((key) => typeof value[key] === 'string')) return of('texts');
	const fault = checksFault(value['checks']);
	return fault === undefined ? undefined : of(fault);
}

/** The prepared messages. Throws a `Problem` `probes-unreadable` that names what does not hold. */
export function readProbes(file = new URL('../../data/probes.json', import.meta.url)): Probe[] {
	const problem = (what: string, cause?: unknown) =>
		new Problem('probes-unreadable', words.unreadable(what), {
			cure: words.unreadableCure,
			...(cause === undefined ? {} : { cause }),
		});
	const value = readJson(file, problem);
	if (!isRecord(value) || !Array.isArray(value['probes'])) throw problem('no list');
	const fault = value['probes'].map(probeFault).find((one) => one !== undefined);
	if (fault) throw problem(fault);
	return value['probes'] as Probe[];
}

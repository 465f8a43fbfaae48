// Lays the sentences of another language over the English ones, where they are: who says them asks nobody which language
// it is. What a language does not have stays English, sentence by sentence.

import { isRecord } from '../types/record.ts';

type Scalar = number | boolean | bigint | null | undefined | RegExp | ReadonlySet<unknown>;

/** What a function of the other language may leave to the English one: the code of a finding, a command. */
type Result<R> = R extends string ? string : R extends Scalar ? R : R extends readonly unknown[] ? R : Translated<R>;

/** A catalogue in another language: the same keys, the same arguments, any part of it. */
export type Translated<T> = T extends (...args: infer A) => infer R
	? (...args: A) => Result<R>
	: T extends string
		? string
		: T extends Scalar
			? T
			: T extends readonly unknown[]
				? { readonly [K in keyof T]: Translated<T[K]> }
				: { readonly [K in keyof T]?: Translated<T[K]> };

type Sentence = (...args: never[]) => unknown;
type Undo = () => void;

const isSentence = (value: unknown): value is Sentence => typeof value === 'function';

/** Where a sentence comes with a code, the code is that of the English one. */
const joined =
	(english: Sentence, other: Sentence): Sentence =>
	(...args) => {
		const said = other(...args);
		if (!isRecord(said)) return said;
		const before = english(...args);
		return isRecord(before) ? { ...before, ...said } : said;
	};

function put(onto: Record<string, unknown>, key: string, value: unknown): Undo {
	const before = Object.getOwnPropertyDescriptor(onto, key);
	onto[key] = value;
	return () => {
		if (before) Object.defineProperty(onto, key, before);
		else delete onto[key];
	};
}

/** A list of words may be shorter or longer in the other language; one of rows is the same rows. */
function overList(onto: unknown[], other: readonly unknown[]): Undo[] {
	if (other.every((one) => isRecord(one) || Array.isArray(one))) return overRecord(onto as never, { ...other });
	const before = [...onto];
	onto.splice(0, onto.length, ...other);
	return [() => void onto.splice(0, onto.length, ...before)];
}

function overRecord(onto: Record<string, unknown>, other: Readonly<Record<string, unknown>>): Undo[] {
	// A text that is agreed to, and that was translated before it changed: nobody is shown an older one.
	if (typeof other['version'] === 'number' && onto['version'] !== other['version']) return [];
	return Object.entries(other).flatMap(([key, said]) => {
		const english = onto[key];
		if (Array.isArray(english) && Array.isArray(said)) return overList(english, said);
		if (isRecord(english) && isRecord(said)) return overRecord(english, said);
		return [put(onto, key, isSentence(english) && isSentence(said) ? joined(english, said) : said)];
	});
}

/** Lays `other` over `onto`, in place. Returns what takes it back. */
export function translate(onto: object, other: object): Undo {
	const undo = overRecord(onto as Record<string, unknown>, other as Record<string, unknown>);
	return () => {
		for (const one of undo.reverse()) one();
	};
}

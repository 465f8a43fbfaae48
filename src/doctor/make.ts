// How a Check is made. Its group is the first part of its id.

import { isUnknown, type Known } from '../types/known.ts';
import { doctorScreen } from '../words/doctor.ts';
import { unseenCure } from '../words/doctor-unseen.ts';
import type { Check, Group } from './types.ts';

const groupOf = (id: string): Group => id.split('-')[0] as Group;

export const pass = (id: string, text: string): Check => ({ id, group: groupOf(id), status: 'pass', text, cure: '' });

/** A pass that is shown even where the fine ones are folded. */
export const note = (id: string, text: string, cure = ''): Check => ({ ...pass(id, text), cure, note: true });

export const fail = (id: string, text: string, cure: string): Check => ({
	id,
	group: groupOf(id),
	status: 'fail',
	text,
	cure,
});

/** Not known, and why: "Whether … is not known: Ollama is not running." */
export const open = (id: string, subject: string, why: string): Check => ({
	id,
	group: groupOf(id),
	status: 'unknown',
	text: doctorScreen.unknown(subject, why),
	cure: unseenCure(why),
	why,
});

/** A check of one fact: unknown where it is, else what is made of it. */
export const judged = <T>(id: string, subject: string, fact: Known<T>, make: (value: T) => Check): Check =>
	isUnknown(fact) ? open(id, subject, fact.unknown) : make(fact as T);

export const listed = (names: readonly string[]): string => names.join(', ');

// The exercises by name, for `write` and for a conversation.

import { ground, sheet } from './asked.ts';
import { breathe } from './breathe.ts';
import type { After, Desk } from './desk.ts';
import { page } from './page.ts';

export const exercises = {
	page,
	breathe,
	ground,
	record: (desk: Desk) => sheet(desk, 'record'),
	visit: (desk: Desk) => sheet(desk, 'visit'),
} satisfies Record<string, (desk: Desk) => Promise<After>>;

export type Exercise = keyof typeof exercises;

export const exerciseNames = Object.keys(exercises) as Exercise[];

export const isExercise = (name: string): name is Exercise => Object.hasOwn(exercises, name);

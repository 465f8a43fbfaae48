// A verdict on one of the recorded models, at a speed that is given, for the tests of its words and sentences.

import { type SpeedFn, verdictFor } from '../../src/recommend/verdict.ts';
import type { ModelFacts } from '../../src/types/model.ts';
import type { Wishes } from '../../src/types/verdict.ts';
import { type MachineOptions, machineOf } from './machines.ts';
import { factsOf } from './memory-truth.ts';

/** Writes at so many times the reading speed, whatever the model and the computer. */
export const readingAt =
	(times: number): SpeedFn =>
	() => ({
		generate: { low: times * 4, likely: times * 5.3, high: times * 6 },
		read: { unknown: 'not measured' },
		timesReadingSpeed: times,
		firstWordSeconds: 1,
		loadSeconds: 2,
	});

export const codes = (list: { code: string }[]): string[] => list.map((one) => one.code);

export const judge = (
	name: string,
	machine: MachineOptions,
	changes: Partial<ModelFacts> = {},
	times = 3,
	wishes: Wishes = {},
) => verdictFor(factsOf(name, changes), machineOf(machine), wishes, readingAt(times));

// Data files that ship with the program, and may have been edited since: read, and looked at part by part.

import { readFileSync } from 'node:fs';
import type { Problem } from '../problem.ts';

/**
 * What a JSON file holds, unchecked. Throws what `problem` makes of the reason where it cannot be read.
 * At once, not in the background: that takes several times as long, and `help-now` waits for nothing else.
 */
export function readJson(file: URL, problem: (why: string, cause: unknown) => Problem): unknown {
	try {
		return JSON.parse(readFileSync(file, 'utf8'));
	} catch (error) {
		throw problem(error instanceof Error ? error.message : String(error), error);
	}
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

export const isText = (value: unknown): value is string => typeof value === 'string' && value.trim() !== '';

export const isTexts = (value: unknown): value is string[] => Array.isArray(value) && value.every(isText);

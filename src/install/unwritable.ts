// A folder of this program that cannot be written to: what people are told instead of the system's code.

import path from 'node:path';
import { Problem } from '../problem.ts';
import { unwritable as words } from '../words/install.ts';
import { isDenied, isFull } from '../world/failure.ts';

/** The Problem of an error of writing into `folder` (`no-permission`, `disk-full`); any other error as it is. */
export function unwritable(error: unknown, folder: string): unknown {
	const { code: told, path: named, syscall } = error as NodeJS.ErrnoException;
	// Making a folder and all above it on a read-only disk fails with ENOENT in Node 20.
	const code = told === 'ENOENT' && syscall === 'mkdir' ? 'EROFS' : told;
	if (error instanceof Problem || code === undefined) return error;
	const more = { raw: String(error), cause: error };
	const where = named?.startsWith(folder) || named === undefined ? folder : path.dirname(named);
	if (isFull(code)) return new Problem('disk-full', words.full(where), { cure: words.fullCure, ...more });
	if (isDenied(code)) return new Problem('no-permission', words.denied(where), { cure: words.deniedCure, ...more });
	return error;
}

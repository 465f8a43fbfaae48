// Reads a data file that ships with the program. At once, not in the background: it lies beside the program, which was
// read from there a moment ago, and handing it to another thread and back takes longer than reading it.

import { readFileSync } from 'node:fs';

/** The JSON document data/NAME; a test holds each to its form, so it is not checked again at every start. */
export const readShipped = <T>(name: string): T =>
	JSON.parse(readFileSync(new URL(`../../data/${name}`, import.meta.url), 'utf8')) as T;

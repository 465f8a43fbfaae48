// Versions of Ollama as servers and `ollama -v` write them.

import { type Known, unknown } from '../types/known.ts';
import { notKnown } from '../words/not-known.ts';

/** 0.0.0 is what builds without a stamp call themselves; it says nothing about what they can do. */
export function readVersion(text: string): Known<string> {
	const clean = text.trim().replace(/^v/, '');
	if (!/^\d+\.\d+\.\d+/.test(clean)) return unknown(notKnown.noVersion(text.trim().slice(0, 40)));
	return /^0\.0\.0/.test(clean) ? unknown(notKnown.builtWithout) : clean;
}

/**
 * The version of the program itself from what `ollama -v` prints: the line "client version is" where the running
 * server is another or none runs, else "ollama version is".
 */
export function clientVersion(stdout: string): Known<string> {
	const found = /client version is (\S+)/i.exec(stdout) ?? /ollama version is (\S+)/i.exec(stdout);
	return found?.[1] === undefined ? unknown(notKnown.notTold) : readVersion(found[1]);
}

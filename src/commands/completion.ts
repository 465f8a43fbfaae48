// `completion`: prints a script that completes commands and options in a shell. It changes nothing by itself.

import { nearest } from '../nearest.ts';
import type { Command } from '../ports.ts';
import { Problem } from '../problem.ts';
import { completionFor, type Shell, shells, words } from '../words/completion.ts';

/** Throws a `Problem` `unknown-shell` (exit 2). */
export const run: Command = async ({ words: given, terminal }) => {
	const typed = given[0] ?? '';
	const shell = shells.find((name): name is Shell => name === typed.toLowerCase());
	if (!shell)
		throw new Problem('unknown-shell', words.unknown(typed), {
			cure: words.unknownCure(nearest(typed, [...shells], 2)),
			exit: 2,
		});
	terminal.say(completionFor(shell).trimEnd());
	return 0;
};

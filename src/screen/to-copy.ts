// A command on a line of its own is there to be copied, so it stays one line however narrow the terminal is: pasted with a
// line break its first half would start alone, and `--yes` would agree to what nobody meant. The terminal breaks it where
// a row is full; blanks before a word that has no room left put that between two words, and a shell passes over them.

import { fillCommands, type StartedAs } from './name.ts';
import { pad, width } from './text.ts';

const alone = /^ +\{me [^{}]*\}$/gm;

// As a shell takes a command apart: quotes hold together what has blanks in it (quote.ts).
const shellWords = /(?:\\.|'[^']*'|"[^"]*"|\S)+/g;

function inRows(line: string, columns: number): string {
	const margin = /^ */.exec(line)?.[0] ?? '';
	return (line.match(shellWords) ?? []).reduce((shown, word, place) => {
		if (place === 0) return margin + word;
		const taken = width(shown) % columns;
		const left = taken === 0 ? 0 : columns - taken;
		const moves = width(word) >= left && width(margin + word) <= columns;
		return shown + (moves ? pad('', left) + margin : ' ') + word;
	}, '');
}

/** Fills in our commands, each that stands alone on its line in rows of so many columns. */
export const fillInRows = (text: string, name: StartedAs, columns: number): string =>
	fillCommands(
		text.replace(alone, (line) => inRows(fillCommands(line, name), columns)),
		name,
	);

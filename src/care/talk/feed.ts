// Hands keys on to Node's line editor. Of a piece of several signs it puts all but the last at the end of the line, wherever
// the cursor is (node lib/internal/readline/interface.js, kInsertString without completion): what was pasted into the middle
// of a sentence would land behind it. So signs go one by one where the cursor is not, or may not stay, at the end.

import type { Interface } from 'node:readline';
import type { Writable } from 'node:stream';

const cut = '\u000b'; // Ctrl-K: the rest of the line, into the editor's own memory
const yank = '\u0019'; // Ctrl-Y: and back
/** One by one costs a new drawing of the line for each sign. */
const many = 400;

/** Makes the way in: text and keys as they come from the terminal. */
export function feeder(keys: Writable, editor: Pick<Interface, 'line' | 'cursor'>): (text: string) => void {
	const typed = (text: string, atEnd: boolean) => {
		const plain = !/[\u0000-\u001f\u007f]/.test(text);
		if (plain && atEnd) keys.write(text);
		else if (plain && text.length > many) for (const piece of [cut, text, yank]) keys.write(piece);
		else for (const sign of text) keys.write(sign);
	};
	return (text) => {
		// Behind a line end the line is a new one, and the cursor at its end.
		for (const [place, piece] of (text.match(/[\r\n]|[^\r\n]+/g) ?? []).entries())
			typed(piece, place > 0 || editor.cursor >= editor.line.length);
	};
}

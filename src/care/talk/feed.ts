// Hands keys on to Node's line editor. Of a piece of several signs it puts all but the last at the end of the line, wherever
// the cursor is (node lib/internal/readline/interface.js, kInsertString without completion): what was pasted into the middle
// of a sentence would land behind it. So signs go one by one where the cursor is not, or may not stay, at the end. And of such
// a piece it does not notice that it went on in further rows: the next drawing would begin in the last of them.

import type { Interface } from 'node:readline';
import type { Writable } from 'node:stream';

const cut = '\u000b'; // Ctrl-K: the rest of the line, into the editor's own memory
const yank = '\u0019'; // Ctrl-Y: and back
const back = '\u007f'; // Backspace
/** Means nothing to the editor. The last key of a piece is the one that has the line drawn, from where it stood before. */
const nothing = '\u001b[E'; // Clear; a control character would be a sign of the line on a dumb terminal
/** One by one costs a new drawing of the line for each sign. */
const many = 400;

type Editor = Pick<Interface, 'line' | 'cursor' | 'getCursorPos'> & {
	/** Rows from the first of the line down to the cursor, at the last drawing; not in Node's documentation. */
	prevRows?: number;
};

/** Makes the way in: text and keys as they come from the terminal. The editor takes them before this returns. */
export function feeder(keys: Writable, editor: Editor): (text: string) => void {
	const atTheEnd = (text: string) => {
		keys.write(text + nothing);
		const { rows, cols } = editor.getCursorPos();
		// The last sign filled a row: the terminal goes on in the next one only with another sign.
		if (cols === 0 && rows > 0) keys.write(' ');
		editor.prevRows = rows;
		if (cols === 0 && rows > 0) keys.write(back);
	};
	const typed = (text: string, atEnd: boolean) => {
		const plain = !/[\u0000-\u001f\u007f]/.test(text);
		if (plain && text.length > 1 && (atEnd || text.length > many)) {
			if (!atEnd) keys.write(cut);
			atTheEnd(text);
			if (!atEnd) keys.write(yank);
		} else for (const sign of text) keys.write(sign);
	};
	return (text) => {
		// Behind a line end the line is a new one, and the cursor at its end.
		for (const [place, piece] of (text.match(/[\r\n]|[^\r\n]+/g) ?? []).entries())
			typed(piece, place > 0 || editor.cursor >= editor.line.length);
	};
}

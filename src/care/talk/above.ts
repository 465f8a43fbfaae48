// A word of the program's own above the line that is being written. The line moves down and stays as it is, with the cursor
// where it was.

import readline, { type Interface } from 'node:readline';

export interface Above {
	editor: Pick<Interface, 'line' | 'getCursorPos' | 'prompt'>;
	output: NodeJS.WritableStream;
	/** Of the screen. */
	rows: number;
}

/** Has `write` print whole lines above. False where the line is longer than the screen: nothing is written then. */
export function above({ editor, output, rows }: Above, write: () => void): boolean {
	const down = editor.getCursorPos().rows;
	if (down >= rows - 1) return false;
	readline.moveCursor(output, 0, -down);
	readline.cursorTo(output, 0);
	readline.clearScreenDown(output);
	write();
	// Drawing the line anew, the editor first goes up as far as the cursor was below its beginning
	// (node lib/internal/readline/interface.js, kRefreshLine).
	output.write('\n'.repeat(down));
	editor.prompt(true);
	return true;
}

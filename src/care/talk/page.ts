// Where a conversation is written: text goes to the terminal as it is, one thing below the other.

import { card, gutterWidth, note, replyMark } from '../../screen/talk.ts';
import { block, type Look } from '../../screen/text.ts';
import { makeWriter, type Writer } from './writer.ts';

export interface Page {
	look: () => Look;
	/** A block of text with an empty line after it. */
	say(text: string): void;
	/** A text wrapped at the margin. */
	block(text: string): string;
	/** Text as it is, with nothing after it. */
	put(text: string): void;
	/** A quiet sentence of the program's own. */
	note(text: string): void;
	card(text: string): void;
	/** `look`: sentences of the program's own that follow one of the reply. */
	reply(look?: (sentence: string) => readonly string[]): Writer;
	blank(): void;
	/** Clears screen and scrollback as far as the terminal does it; false where it cannot. */
	clear(): boolean;
}

export interface PageOptions {
	out: (text: string) => void;
	look: () => Look;
	/** Puts the program's name into a sentence. */
	fill: (text: string) => string;
	term: string | undefined;
}

/** Makes the page over an output. */
export function makePage({ out, look, fill, term }: PageOptions): Page {
	const say = (text: string) => out(`${fill(text)}\n\n`);
	return {
		look,
		say,
		block: (text) => block(text, look().columns),
		put: out,
		note: (text) => say(note(fill(text), look())),
		card: (text) => say(card(text, look())),
		reply: (after) =>
			makeWriter({
				out,
				...(after ? { after: (sentence: string) => after(sentence).map((text) => note(fill(text), look())) } : {}),
				columns: () => look().columns,
				first: replyMark(look()),
				margin: ' '.repeat(gutterWidth),
			}),
		blank: () => out('\n'),
		clear() {
			if (term === 'dumb' || term === undefined) return false;
			// Home, the screen, then the scrollback (xterm's "erase saved lines").
			out('\u001b[H\u001b[2J\u001b[3J');
			return true;
		},
	};
}

// Writes a reply as it comes, sentence by sentence, wrapped at the width. Only ever adds: nothing is drawn twice.

import { width } from '../../screen/text.ts';

export interface Writer {
	push(text: string): void;
	/** A line of the program itself in the middle of a reply; the reply goes on below. */
	interrupt(line: string): void;
	/** Writes what is left and ends the line. */
	end(): void;
}

/** A sentence, with its closing quotes and the space after it; or a line break. */
const sentence = /^[\s\S]*?(?:[.!?…]["'”’)\]]*\s|[\u3002\uff01\uff1f]|\n)/u;
/** A sentence longer than this is written word by word. */
const patience = 200;

interface Page {
	out: (text: string) => void;
	columns: () => number;
	/** Before the first line, and before every other. */
	first: string;
	margin: string;
	/** Lines of the program's own that follow a sentence. */
	after?: (sentence: string) => readonly string[];
}

/** Words of a wrapped text. Keeps the column, and at most one empty line at a time. */
function typesetter(page: Page) {
	let column = 0;
	let breaks = 2;
	let space = false;
	let begun = false;
	/** The program's own word stands above: what goes on is kept apart from it, and nothing is where nothing follows. */
	let apart = false;
	const indent = () => {
		if (apart) page.out('\n');
		apart = false;
		page.out(begun ? page.margin : page.first);
		begun = true;
		column = page.margin.length;
		breaks = 0;
		space = false;
	};
	const newLine = () => {
		page.out('\n');
		breaks++;
		column = 0;
	};
	const word = (text: string) => {
		const room = Math.max(page.margin.length + 8, page.columns() - 2);
		if (column > page.margin.length && column + (space ? 1 : 0) + width(text) > room) newLine();
		if (column === 0) indent();
		else if (space) {
			page.out(' ');
			column++;
		}
		space = false;
		for (const sign of text) {
			// A word longer than a line is cut where the line ends.
			if (column + width(sign) > room) {
				newLine();
				indent();
			}
			page.out(sign);
			column += width(sign);
		}
	};
	return {
		write(text: string) {
			for (const piece of text.match(/\n|[^\S\n]+|\S+/gu) ?? []) {
				if (piece === '\n') {
					if (breaks < 2 && begun) newLine();
				} else if (/^\s/.test(piece)) space = column > 0;
				else word(piece);
			}
		},
		closeLine() {
			if (column > 0) newLine();
			breaks = 1;
		},
		/** Lines of the program's own, below what was written so far. */
		own(lines: readonly string[]) {
			if (lines.length === 0) return;
			if (column > 0) newLine();
			if (apart) page.out('\n');
			for (const line of lines) page.out(`${line}\n`);
			breaks = 2;
			apart = true;
		},
	};
}

/** Makes the writer of one reply. */
export function makeWriter(page: Page): Writer {
	const set = typesetter(page);
	let buffer = '';
	const said = new Set<string>();
	let before = '';
	/** A sentence is shown whole, then looked at: nothing of it is held back or changed, and each remark comes once a reply. */
	const show = (text: string, whole = true) => {
		set.write(text);
		const lines = (page.after?.(before + text) ?? []).filter((line) => !said.has(line));
		// A number may be cut in two where a long sentence is written word by word.
		before = whole ? '' : (before + text).slice(-60);
		for (const line of lines) said.add(line);
		set.own(lines);
	};
	return {
		push(text) {
			buffer += text;
			for (;;) {
				const found = sentence.exec(buffer)?.[0];
				const last = buffer.length > patience ? buffer.lastIndexOf(' ') + 1 : 0;
				const ready = found ?? buffer.slice(0, last);
				if (ready === '') return;
				show(ready, found !== undefined);
				buffer = buffer.slice(ready.length);
			}
		},
		interrupt(line) {
			show(buffer, false);
			buffer = '';
			set.own([line]);
		},
		end() {
			show(buffer);
			buffer = '';
			set.closeLine();
		},
	};
}

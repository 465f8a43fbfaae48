// Text for a terminal: wrapping at the width, indents, sizes and times as people say them.

import { styleText } from 'node:util';
import { common } from '../words/common.ts';
import { decimal } from '../words/locale.ts';
import { back, whole } from './name.ts';

export interface Look {
	columns: number;
	color: boolean;
	unicode: boolean;
	accessible: boolean;
}

type Style = Parameters<typeof styleText>[0];

/** Colours only where the terminal shows them. */
export const paint = (look: Pick<Look, 'color'>, style: Style, text: string): string =>
	look.color ? styleText(style, text, { validateStream: false }) : text;

// A terminal's wide characters (CJK, most emoji) take two columns, combining marks none.
const wide =
	/[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6f\uff00-\uff60\uffe0-\uffe6]|\p{Emoji_Presentation}/u;
const none = /\p{Mn}|\p{Me}|\u200d|\ufe0f/u;
const escapes = /\u001b\[[0-9;]*m/g;

// Most text is plain or has signs of one column besides (Latin letters, dashes, the mark of name.ts, lines and blocks), and
// the Unicode tables cost milliseconds at their first use.
const plain = /^[\x20-\x7e\u00a0-\u00ac\u00ae-\u024f\u2010-\u2027\u2060\u2190-\u21ff\u2500-\u25cf\u2713\u2717]*$/;

/** Columns a text takes. */
export const width = (text: string): number => (plain.test(text) ? text.length : wideWidth(text));

const wideWidth = (text: string): number =>
	[...text.replace(escapes, '')].reduce((sum, sign) => sum + (none.test(sign) ? 0 : wide.test(sign) ? 2 : 1), 0);

/** An address or a path is broken behind one of its own joints, where one is in the second half of the line. */
function breakWord(word: string, columns: number): string[] {
	const parts: string[] = [''];
	for (const sign of word) {
		const last = parts[parts.length - 1] ?? '';
		if (width(`${last}${sign}`) <= columns || last === '') {
			parts[parts.length - 1] = last + sign;
			continue;
		}
		const joint = Math.max(...['/', '-', '.', '_'].map((one) => last.lastIndexOf(one))) + 1;
		const at = joint > last.length / 2 ? joint : last.length;
		parts.splice(-1, 1, last.slice(0, at), last.slice(at) + sign);
	}
	return parts;
}

/** Fills a text up with spaces to a number of columns. */
export const pad = (text: string, columns: number): string => text + ' '.repeat(Math.max(0, columns - width(text)));

/**
 * Wraps at spaces; words stay whole unless one is longer than a line. A command of ours (`{me talk}`) is counted as what is
 * filled in for it later; where a line cannot hold it, its braces may come to stand on two lines.
 */
export function wrap(text: string, columns: number): string[] {
	const room = Math.max(8, columns);
	return text.includes('{me') ? back(wrapWords(whole(text, room), room).join('\n')).split('\n') : wrapWords(text, room);
}

function wrapWords(text: string, room: number): string[] {
	return text.split('\n').flatMap((paragraph) => {
		const lines: string[] = [];
		let line = '';
		for (const word of paragraph.split(' ').flatMap((w) => (width(w) > room ? breakWord(w, room) : [w]))) {
			if (line === '') line = word;
			else if (width(line) + 1 + width(word) <= room) line += ` ${word}`;
			else {
				// Two spaces may part a name from what is said of it: at the end of a line they part nothing.
				lines.push(line.trimEnd());
				line = word;
			}
		}
		return [...lines, line];
	});
}

/** A name of a host or a path stays whole where all that it lacks is a part of the margin; two columns of it remain. */
function marginFor(text: string, columns: number, margin: string): string {
	const longest = Math.max(...text.split(/\s/).map(width));
	const least = columns - longest;
	return margin.trim() === '' && least >= 2 && least < margin.length ? pad('', least) : margin;
}

/** Wrapped text with a margin before each line. */
export function block(text: string, columns: number, margin = '  '): string {
	const before = marginFor(text, columns, margin);
	return wrap(text, columns - width(before))
		.map((line) => (line === '' ? '' : before + line))
		.join('\n');
}

/** A label and its text beside it; at narrow widths the text drops under the label. */
export function row(label: string, text: string, columns: number, labelWidth = 13, margin = '  '): string {
	if (columns < 56) return `${block(label, columns, margin)}\n${block(text, columns, `${margin}  `)}`;
	// A longer label takes its own room, so that it never runs into the text.
	const room = Math.max(labelWidth, width(label) + 1);
	const lines = wrap(text, columns - margin.length - room);
	return lines.map((line, i) => `${margin}${pad(i === 0 ? label : '', room)}${line}`.trimEnd()).join('\n');
}

/** Decimal bytes as download pages and disks tell them: "815 MB", "3.3 GB". */
export function bytes(value: number): string {
	const { GB, MB, KB } = common.units;
	if (value >= 9.95e9) return `${Math.round(value / 1e9)} ${GB}`;
	if (value >= 1e9) return `${decimal(value / 1e9, 1)} ${GB}`;
	if (value >= 1e6) return `${Math.round(value / 1e6)} ${MB}`;
	return value >= 1e3 ? `${Math.round(value / 1e3)} ${KB}` : common.bytes(Math.round(value));
}

/** Memory as it is sold and shown: binary GiB, written GB. */
export function memory(value: number): string {
	const { GB, MB } = common.units;
	const gib = value / 2 ** 30;
	if (gib >= 9.95) return `${Math.round(gib)} ${GB}`;
	return gib >= 0.95 ? `${decimal(gib, 1)} ${GB}` : `${Math.round(value / 2 ** 20)} ${MB}`;
}

/** A time span in words: "40 s", "4 min", "1 h 20 min". */
export function duration(seconds: number): string {
	if (seconds < 90) return `${Math.max(1, Math.round(seconds))} s`;
	const minutes = Math.round(seconds / 60);
	return minutes < 90 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** A path as people know it: the home folder is `~`. */
export const tilde = (file: string, home: string): string =>
	home !== '' && home !== '/' && (file === home || file.startsWith(`${home}/`) || file.startsWith(`${home}\\`))
		? `~${file.slice(home.length)}`
		: file;

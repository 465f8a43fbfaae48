// What is pasted keeps its line breaks and is not sent line by line. Terminals mark a paste (bracketed paste); its breaks
// become a sign that the line editor can hold, and breaks again when the line is sent.

/** Stands for a line break inside an edited line. */
export const pasteBreak = '\u23ce';

const opens = '\u001b[200~';
const closes = '\u001b[201~';

const flatten = (text: string): string =>
	text
		.replace(/\r\n|\r|\n/g, pasteBreak)
		.replace(/\t/g, ' ')
		// Control characters, and marks that turn the direction of what stands around them.
		.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/g, '');

/** Without marks: several lines in one go, and long, were pasted, not typed. */
const looksPasted = (text: string): boolean =>
	text.length >= 40 && (text.trimEnd().match(/[\r\n]+/g) ?? []).length >= 2;

/** Length of the end of `text` that may be the beginning of a mark. */
function unfinished(text: string, mark: string): number {
	// One ESC alone is the Escape key: it must not wait for more.
	for (let length = Math.min(mark.length - 1, text.length); length > 1; length--)
		if (mark.startsWith(text.slice(-length))) return length;
	return 0;
}

/** Takes what comes from the keyboard piece by piece, gives the keys for the line editor. */
export function makePasteReader(): (piece: string) => string {
	let inside = false;
	let rest = '';
	return (piece) => {
		// A paste whose end never came must not swallow the keys that lead out of it.
		if (inside && piece === '\u0003') {
			inside = false;
			rest = '';
		}
		rest += piece;
		let out = '';
		for (;;) {
			const mark = inside ? closes : opens;
			const at = rest.indexOf(mark);
			// Half of a Windows line break waits for its other half.
			const held = inside && rest.endsWith('\r') ? 1 : unfinished(rest, mark);
			const until = at < 0 ? rest.length - held : at;
			const text = rest.slice(0, until);
			out += inside || looksPasted(text) ? flatten(text) : text;
			rest = rest.slice(at < 0 ? until : until + mark.length);
			if (at < 0) return out;
			inside = !inside;
		}
	};
}

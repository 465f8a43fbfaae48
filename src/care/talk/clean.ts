// Nothing that a model writes may steer the terminal: escape sequences, control characters (C0, C1), and marks that
// turn the direction of text around are taken out, also where a stream cuts them in two.

/** Takes text piece by piece, gives back what may be shown. Line breaks stay, tabs become spaces. */
export type Cleaner = (piece: string) => string;

type State = 'text' | 'escape' | 'sequence' | 'string';

// Direction overrides and isolates, line separators of the layout kind, tag characters, byte order mark.
const turned = /[\u202a-\u202e\u2066-\u2069\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/u;

/** ESC then one of these, or the C1 sign for it, begins a string that the terminal swallows up to its end mark. */
const beginsString = (sign: string) => /[\]PX^_\x90\x98\x9d\x9e\x9f]/.test(sign);

function after(state: State, sign: string): State {
	const code = sign.codePointAt(0) ?? 0;
	// A line break ends everything: an unfinished sequence must not eat the rest of a reply.
	if (sign === '\n' || sign === '\x07' || sign === '\x9c' || sign === '\x18' || sign === '\x1a') return 'text';
	if (sign === '\x1b') return 'escape';
	if (sign === '\x9b') return 'sequence';
	if (code >= 0x80 && code <= 0x9f) return beginsString(sign) ? 'string' : 'text';
	if (state === 'escape') {
		if (sign === '[') return 'sequence';
		if (beginsString(sign)) return 'string';
		return code >= 0x20 && code <= 0x2f ? 'escape' : 'text';
	}
	if (state === 'sequence') return code >= 0x20 && code <= 0x3f ? 'sequence' : 'text';
	return state;
}

function shown(sign: string): string {
	if (sign === '\n') return sign;
	if (sign === '\t') return ' ';
	if (sign === '\u2028' || sign === '\u2029') return '\n';
	const code = sign.codePointAt(0) ?? 0;
	if (code < 0x20 || (code >= 0x7f && code <= 0x9f) || (code >= 0xd800 && code <= 0xdfff)) return '';
	return turned.test(sign) ? '' : sign;
}

/** A cleaner for one reply. The same text gives the same result however it is cut into pieces. */
export function makeCleaner(): Cleaner {
	let state: State = 'text';
	let half = '';
	return (piece) => {
		const text = half + piece;
		// Half of a surrogate pair waits for the other half.
		half = /[\ud800-\udbff]$/.test(text) ? text.slice(-1) : '';
		let out = '';
		for (const sign of half ? text.slice(0, -1) : text) {
			const before = state;
			state = after(state, sign);
			if (before === 'text' && state === 'text') out += shown(sign);
			else if (sign === '\n') out += sign;
		}
		return out;
	};
}

/** A whole text at once. */
export const clean = (text: string): string => makeCleaner()(text);

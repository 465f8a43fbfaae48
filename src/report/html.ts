// HTML with every text escaped: names of models and of hardware come from other people's files.

import { fillCommands, type StartedAs } from '../screen/name.ts';

/** Text that is markup already. Made by `html` alone. */
export class Markup {
	readonly text: string;
	constructor(text: string) {
		this.text = text;
	}
}

export type Piece = string | number | Markup | readonly Piece[] | null;

// Control characters are no text, and those that turn the direction of writing could make one text look like another.
const invisible = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]/g;
const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** A text as it stands in an element or in an attribute between quotes. */
export const escaped = (text: string): string =>
	text.replace(invisible, '').replace(/[&<>"']/g, (sign) => entities[sign] ?? '');

function written(piece: Piece): string {
	if (piece === null) return '';
	if (piece instanceof Markup) return piece.text;
	if (typeof piece === 'object') return piece.map(written).join('');
	return escaped(String(piece));
}

/** Markup from a template; what is put in is escaped unless it is markup. null is nothing, a list its parts. */
export const html = (parts: TemplateStringsArray, ...pieces: readonly Piece[]): Markup =>
	new Markup(parts.map((part, place) => part + written(pieces[place] ?? null)).join(''));

/** A sentence; commands of ours in it ("{me talk}") are written as they are typed, and look like it. */
export function sentence(text: string, name: StartedAs): Markup {
	const pieces = text.split(/(\{me(?: [^{}]*)?\})/);
	return html`${pieces.map((piece, place) => (place % 2 === 1 ? html`<code>${fillCommands(piece, name)}</code>` : piece))}`;
}

// The keyboard while a question stands. A pasted text of several lines becomes one: its line breaks would answer the
// questions that follow, the consent among them, before anyone has read them.

import { PassThrough } from 'node:stream';
import { StringDecoder } from 'node:string_decoder';

/** Signs taken of one paste: no answer may be so long, and the question with its answer has to fit on the screen. */
const most = 400;

/** A piece as it is handed on: at most `room` signs, and of its line ends the one Enter at its end. */
export function oneAnswer(piece: string, room = most): string {
	const text = piece.replace(/[\r\n]+$/, '');
	const enter = text.length < piece.length ? '\r' : '';
	return text.slice(0, room).replace(/[\r\n]+/g, ' ') + enter;
}

/** Long pastes come in several pieces, one after the other, without a key between them. */
function pastes(): (piece: string) => string {
	let room = most;
	return (piece) => {
		const isKey = piece.length === 1 || /^[\u0000-\u001f\u007f]/.test(piece);
		if (isKey) room = most;
		const handed = oneAnswer(piece, room);
		if (!isKey) room = Math.max(0, room - handed.length);
		return handed;
	};
}

export interface Keyboard {
	/** What the library reads from, in place of the terminal. */
	keys: NodeJS.ReadStream;
	/** Gives the terminal back. */
	close(): void;
}

/** Opens the keyboard for one question; `ended` is told where the terminal is closed. */
export function keyboard(input: NodeJS.ReadStream, ended: () => void): Keyboard {
	const keys = Object.assign(new PassThrough(), {
		isTTY: true,
		setRawMode: (on: boolean) => input.setRawMode?.(on),
	});
	const decoder = new StringDecoder('utf8');
	const taken = pastes();
	const data = (chunk: Buffer | string) => {
		const piece = taken(typeof chunk === 'string' ? chunk : decoder.write(chunk));
		if (piece !== '') keys.write(piece);
	};
	input.on('data', data);
	input.once('end', ended);
	input.resume();
	return {
		// The library asks of a terminal no more than these two.
		keys: keys as unknown as NodeJS.ReadStream,
		close() {
			input.off('data', data);
			input.off('end', ended);
			input.pause();
		},
	};
}

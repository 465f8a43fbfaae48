// The conversation: read, send, show, again. Ctrl-C at the prompt leaves, the end of input leaves, nothing is kept.

import { moreMark, promptMark } from '../../screen/talk.ts';
import { takePart, write } from './conversation.ts';
import type { Typed } from './input.ts';
import { remind, remindAtRest } from './remind.ts';
import type { Room } from './room.ts';
import { isCommand, type Next, slash } from './slash.ts';
import { turn } from './turn.ts';

/** How a conversation ended. */
export type End = 'quit' | 'leave' | 'interrupted' | 'closed';

/** A message: one line, or several where each but the last ends in a backslash. */
async function readMessage(room: Room): Promise<Typed> {
	let before = '';
	for (;;) {
		const typed = await room.input.next(before === '' ? promptMark() : moreMark());
		if (typed.kind !== 'line') return typed;
		if (!typed.text.endsWith('\\')) return { kind: 'line', text: before + typed.text };
		before += `${typed.text.slice(0, -1)}\n`;
	}
}

/** Sends the message, or carries out the command; an empty line sends what still waits. */
async function act(room: Room, text: string): Promise<Next> {
	// A question mark alone means the help lines, as in every question of this program.
	const command = text.trim() === '?' ? '/help-now' : text;
	if (isCommand(command)) {
		room.page.blank();
		return slash(room, command);
	}
	if (text.trim() !== '') room.conversation = write(room.conversation, text.trim());
	else if (room.conversation.waiting === null) room.conversation = takePart(room.conversation);
	if (room.conversation.waiting === null) return 'go on';
	const typed = await turn(room);
	return typed === null ? 'go on' : slash(room, typed);
}

/** Talks until the person ends it. */
export async function converse(room: Room): Promise<End> {
	for (;;) {
		remind(room);
		const end = remindAtRest(room);
		const typed = await readMessage(room).finally(end);
		if (room.signal.aborted || typed.kind === 'interrupt') return 'interrupted';
		if (typed.kind === 'end') return 'closed';
		const next = await act(room, typed.text);
		if (next !== 'go on') return next;
		if (room.signal.aborted) return 'interrupted';
	}
}

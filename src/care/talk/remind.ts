// When the clock's sentences are said: at once where the keyboard rests while a line is awaited, above that line; otherwise
// before the next line, so after the reply to what is being written. Never between two keys: a sentence that jumps in while
// someone finds words takes the words away.

import { words } from '../../words/care.ts';
import { type Reminder, tick } from './clock.ts';
import type { Room } from './room.ts';

const say = words.talk;

/** Milliseconds without a key that count as rest. */
const defaultRest = 20_000;

const sentenceOf = (reminder: Reminder): string => {
	if (reminder.kind === 'minutes') return say.minutes(reminder.minutes);
	return reminder.kind === 'hours' ? say.hours(reminder.hours) : say.late;
};

/** Says what is due. */
export function remind(room: Room): void {
	const { reminders, clock } = tick(room.clock, room.now());
	room.clock = clock;
	for (const reminder of reminders) room.page.note(sentenceOf(reminder));
}

/** While a line is awaited, once for each rest: whoever has left the room needs no column of them. Returns what ends it. */
export function remindAtRest(room: Room): () => void {
	const rest = room.rest ?? defaultRest;
	let said = Number.NEGATIVE_INFINITY;
	const timer = setInterval(() => {
		const rested = room.input.rested();
		const keySince = performance.now() - rested > said;
		if (rested < rest || !keySince || tick(room.clock, room.now()).reminders.length === 0) return;
		// A screen reader would read the whole line again: there only above an empty one.
		if (room.input.above(() => remind(room), { emptyLine: room.page.look().accessible })) said = performance.now();
	}, rest / 4);
	return () => clearInterval(timer);
}

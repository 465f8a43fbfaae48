// What can be typed besides messages: /help-now and the others.

import { nearest } from '../../nearest.ts';
import { talkHelp } from '../../screen/talk.ts';
import { words } from '../../words/care.ts';
import type { Desk } from '../exercises/desk.ts';
import { type Exercise, exercises } from '../exercises/exercises.ts';
import { offerToKeep } from '../exercises/keep.ts';
import { begin, drop } from './conversation.ts';
import { showHelp, showHelpUnasked } from './help-lines.ts';
import { type Recap, recap } from './recap.ts';
import type { Room } from './room.ts';
import { summaryFile } from './summary.ts';
import { ready, showStream, tellFault } from './turn.ts';

const say = words.talk;

/** What follows a command. */
export type Next = 'go on' | 'quit' | 'leave';

/** What the model writes about the conversation, shown as it comes below `mark`; undefined where it did not come to its end. */
async function written(room: Room, ask: string, mark?: string): Promise<{ recap?: Recap; command: string | null }> {
	if (room.conversation.messages.length === 0) {
		room.page.note(say.recapNothing);
		return { command: null };
	}
	if (mark) room.page.note(mark);
	if (!(await ready(room))) return { command: null };
	const options = room.patience ? { patience: room.patience } : {};
	const { result, command } = await showStream(room, (signal) =>
		recap(room.companion, room.conversation, { signal, ...options }, ask),
	);
	const { ending } = result;
	if (ending.how === 'fault' && ending.fault.kind !== 'too-long') tellFault(room, ending.fault);
	else if (ending.how === 'fault') room.page.note(say.full);
	else if (ending.how === 'stopped') room.page.note(say.stopped);
	else return { recap: result, command };
	return { command };
}

const afterwards = (room: Room, command: string | null): Next | Promise<Next> =>
	command === null ? 'go on' : slash(room, command);

/** The end came where the context was full, or at the longest length. */
const isCut = ({ ending }: Recap): boolean => ending.how === 'done' && ending.full;

/** What is to be said of it, after what is missing from it. */
const withGaps = (made: Recap, text: string): string =>
	[...(made.shortened ? [say.recapShort] : []), ...(isCut(made) ? [say.recapCut] : []), text].join('\n');

async function sumUp(room: Room): Promise<Next> {
	const { recap: made, command } = await written(room, words.toModel.recap);
	if (made) {
		room.recap = made.ending.text.trim();
		room.page.note(withGaps(made, say.recapDone));
	}
	return afterwards(room, command);
}

const tell = (room: Room, text: string): Next => {
	room.page.note(text);
	return 'go on';
};

/** The conversation as a place for exercises and questions of the program's own; nothing of them is sent to the model. */
const deskOf = (room: Room): Desk => ({
	...room,
	farewell: true,
	help: (how) => (how === 'asked' ? showHelp(room) : showHelpUnasked(room)),
});

async function summary(room: Room): Promise<Next> {
	const { recap: made, command } = await written(room, words.toModel.summary, say.summary.mark);
	if (!made) return afterwards(room, command);
	const { shortened, ending } = made;
	room.page.note(withGaps(made, `${say.summary.mark} ${say.summary.check}`));
	// An urgent command that was typed meanwhile does not wait for the question.
	if (command !== null) return slash(room, command);
	const draft = { text: ending.text, shortened, cut: isCut(made), model: room.modelName, at: room.now() };
	const after = await offerToKeep(deskOf(room), summaryFile(draft), say.summary.ask);
	return after === 'go on' ? 'go on' : afterwards(room, after.leave);
}

function fresh(room: Room): Next {
	const { context, waiting, parts } = room.conversation;
	room.conversation = { ...begin(context, room.recap), waiting, parts };
	room.page.note(room.recap ? say.fresh : say.freshEmpty);
	if (waiting !== null) room.page.note(say.again);
	return 'go on';
}

function forget(room: Room): Next {
	const { waiting, parts } = room.conversation;
	room.page.note(waiting === null && parts.length === 0 ? say.nothingToDrop : say.dropped);
	room.conversation = drop(room.conversation);
	return 'go on';
}

async function helpNow(room: Room, given: string): Promise<Next> {
	await showHelp(room, given);
	return 'go on';
}

/** An exercise in the middle of a conversation. What is written in it is not sent to the model. */
async function exercise(room: Room, name: Exercise): Promise<Next> {
	const after = await exercises[name](deskOf(room));
	if (after === 'go on') return 'go on';
	return after.leave === null ? 'quit' : slash(room, after.leave);
}

const commands: Record<string, (room: Room, rest: string) => Next | Promise<Next>> = {
	'/help-now': helpNow,
	'/breathe': (room) => exercise(room, 'breathe'),
	'/ground': (room) => exercise(room, 'ground'),
	'/record': (room) => exercise(room, 'record'),
	'/recap': sumUp,
	'/summary': summary,
	'/fresh': fresh,
	'/stop': (room) => tell(room, say.nothingToStop),
	'/drop': forget,
	'/leave': () => 'leave',
	'/quit': () => 'quit',
	'/help': (room) => {
		room.page.say(talkHelp(room.page.look()));
		return 'go on';
	},
};

/** Whether a line is meant as a command: one word after a slash. "/" in the middle of a sentence is text. */
export const isCommand = (line: string): boolean => /^\/[a-z-]+( [\p{L} ]{0,40})?$/iu.test(line);

/** Carries out a command. An unknown one is told, and not sent to the model. */
export async function slash(room: Room, line: string): Promise<Next> {
	const [name = '', ...rest] = line.trim().split(' ');
	const known = commands[name.toLowerCase()];
	if (known) return known(room, rest.join(' ').trim());
	const near = nearest(name, Object.keys(commands), 1)[0];
	return tell(room, say.unknownCommand(near ? `${name} (${near}?)` : name));
}

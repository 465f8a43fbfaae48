// What can be typed besides messages: /help-now and the others.

import { nearest } from '../../nearest.ts';
import { Problem } from '../../problem.ts';
import { helpCard } from '../../screen/help.ts';
import { moreMark, talkHelp } from '../../screen/talk.ts';
import { block } from '../../screen/text.ts';
import { words } from '../../words/care.ts';
import { countryCode } from '../country.ts';
import { helpFor } from '../lines.ts';
import { begin, drop } from './conversation.ts';
import { type Recap, recap } from './recap.ts';
import type { Room } from './room.ts';
import { save, summaryFile } from './summary.ts';
import { ready, showStream, tellFault } from './turn.ts';

const say = words.talk;

/** What follows a command. */
export type Next = 'go on' | 'quit' | 'leave';

/** Asks in the conversation's own prompt; the answer is not sent to the model. Null: directories. */
async function country(room: Room, given: string): Promise<string | null> {
	const data = await room.lines();
	if (given !== '') return countryCode(data, given);
	if (room.country) return room.country;
	room.page.note(say.country);
	const typed = await room.input.next(moreMark());
	room.page.blank();
	return typed.kind === 'line' && typed.text.trim() !== '' ? countryCode(data, typed.text) : null;
}

async function helpNow(room: Room, given: string): Promise<Next> {
	try {
		room.country = await country(room, given);
		room.page.card(helpCard(helpFor(await room.lines(), room.country), room.page.look()));
	} catch (error) {
		if (!(error instanceof Problem)) throw error;
		// A country that is not there, a list that cannot be read: the directories are in the cure.
		room.page.card(block(`${error.message}\n${error.cure}`, room.page.look().columns));
	}
	return 'go on';
}

/** What the model writes about the conversation, shown as it comes; undefined where it did not come to its end. */
async function written(room: Room, ask: string): Promise<{ recap?: Recap; command: string | null }> {
	if (room.conversation.messages.length === 0) {
		room.page.note(say.recapNothing);
		return { command: null };
	}
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

async function sumUp(room: Room): Promise<Next> {
	const { recap: made, command } = await written(room, words.toModel.recap);
	if (made) {
		room.recap = made.ending.text.trim();
		room.page.note(`${made.shortened ? `${say.recapShort}\n` : ''}${say.recapDone}`);
	}
	return afterwards(room, command);
}

/** Asks where to save, until it is saved or the person presses Enter. The answer is not sent to the model. */
async function keepSummary(room: Room, text: string): Promise<void> {
	room.page.note(say.summary.ask);
	for (;;) {
		const typed = await room.input.next(moreMark());
		room.page.blank();
		if (typed.kind !== 'line' || typed.text.trim() === '') return room.page.note(say.summary.notSaved);
		const file = room.place(typed.text);
		const result = await save(file, text);
		if (result.saved) {
			room.saved.push(file);
			return room.page.note(say.summary.saved(file));
		}
		room.page.note(say.summary.failed[result.because](file, result.code));
	}
}

async function summary(room: Room): Promise<Next> {
	room.page.note(say.summary.mark);
	const { recap: made, command } = await written(room, words.toModel.summary);
	if (!made) return afterwards(room, command);
	const { shortened, ending } = made;
	room.page.note(`${shortened ? `${say.recapShort}\n` : ''}${say.summary.mark} ${say.summary.check}`);
	// An urgent command that was typed meanwhile does not wait for the question.
	if (command !== null) return slash(room, command);
	const draft = { text: ending.text, shortened, model: room.modelName, at: room.now() };
	await keepSummary(room, summaryFile(draft));
	return 'go on';
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

const tell = (room: Room, text: string): Next => {
	room.page.note(text);
	return 'go on';
};

const commands: Record<string, (room: Room, rest: string) => Next | Promise<Next>> = {
	'/help-now': helpNow,
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

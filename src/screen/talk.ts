// How a conversation looks: the head, the marks before the lines, quiet notes, a card between two rules.

import { words } from '../words/care.ts';
import { block, type Look, paint, row, width } from './text.ts';

const say = words.talk;

/** Columns before every line of the conversation. */
export const gutterWidth = 8;

const gutter = (mark: string): string => `  ${mark}`.padEnd(gutterWidth);

/** What stands before the line being typed, and before its further lines. */
export const promptMark = (): string => gutter(say.you);
export const moreMark = (): string => ' '.repeat(gutterWidth);

/** What stands before a reply: a word where marks are not wanted. */
export const replyMark = (look: Pick<Look, 'unicode' | 'accessible'>): string =>
	gutter(look.accessible ? say.reply : look.unicode ? '·' : '-');

/** A rule across the screen; nothing for a screen reader, which would read it out. */
const rule = (look: Look): string[] =>
	look.accessible ? [] : [paint(look, 'dim', `  ${(look.unicode ? '─' : '-').repeat(Math.max(8, look.columns - 4))}`)];

/** The head: what this is, which model, that nothing is stored, where the help lines are. */
export const talkHead = (model: string, look: Look): string =>
	[
		block(say.header(model, look.unicode && !look.accessible ? '·' : '-'), look.columns),
		...rule(look),
		paint(look, 'dim', block(say.begin, look.columns)),
	].join('\n');

/** A sentence of the program's own, told apart from a reply by its margin and dimmed. */
export const note = (text: string, look: Look): string => paint(look, 'dim', block(text, look.columns));

/** Something that should be seen: between two rules. */
export const card = (text: string, look: Look): string => [...rule(look), text, ...rule(look)].join('\n');

/** What can be typed besides messages. */
export const talkHelp = (look: Look): string => {
	const label = Math.max(...say.commands.map(([name]) => width(name))) + 3;
	const rows = say.commands.map(([name, what]) => row(name, what, look.columns, label));
	return [...rows, '', note(say.lines, look)].join('\n');
};

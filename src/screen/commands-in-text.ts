// Sentences that name commands of ours: `{me check x}` is filled in at the very end, so it is wrapped as the words it
// becomes, in one piece where a line can hold it; the name of the program never stands at the end of a
// line, a figure stays on the line of its unit.

import { block } from './text.ts';

/** Put in before wrapping; `room` is how many columns a line has. The two signs around it take a column each. */
export const whole = (text: string, room: number): string =>
	text.replace(/(\d) (GB|MB)\b/g, '$1\u00a0$2').replace(/\{me(?: ([^{}]*))?\}/g, (_, args?: string) => {
		const line = `kettleside${args ? ` ${args}` : ''}`;
		return `\u2060${line.length + 2 <= room ? line.replaceAll(' ', '\u00a0') : line.replace(' ', '\u00a0')}\u2060`;
	});

/** Taken out after wrapping. */
export const back = (text: string): string =>
	text.replace(/\u2060kettleside([^\u2060]*)\u2060/g, '{me$1}').replaceAll('\u00a0', ' ');

/** A paragraph of such sentences. */
export const paragraph = (text: string, look: { columns: number }, margin = '  '): string =>
	back(block(whole(text, look.columns - margin.length), look.columns, margin));

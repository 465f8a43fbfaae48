// How this program was started decides how it writes its own commands: "kettleside talk" or "npm start -- talk".

export type StartedAs = 'kettleside' | 'npm start';

/** npm sets these for the script it runs; a package that npx or a shell started has no lifecycle "start". */
export const startedAs = (env: Readonly<Record<string, string | undefined>>): StartedAs =>
	env['KETTLESIDE_STARTED_AS'] === 'npm start' ? 'npm start' : 'kettleside';

/** Replaces `{me}` and `{me talk}` in a sentence by the command line to type. */
export const fillCommands = (text: string, name: StartedAs): string =>
	text.replace(/\{me(?: ([^{}]*))?\}/g, (_, args?: string) => {
		if (!args) return name;
		return name === 'npm start' ? `npm start -- ${args}` : `${name} ${args}`;
	});

/**
 * `{me check x}` is filled in at the very end, so before a text is wrapped it becomes the words that it will be, in one piece
 * where a line has `room` columns for it and what adjoins it (a bracket, a full stop); the name of the program never stands at the end of a line. The two signs around it
 * take a column each: what "npm start --" has more than "kettleside".
 */
export const whole = (text: string, room: number): string =>
	text.replace(
		/([^\s{}]*)\{me(?: ([^{}]*))?\}([^\s{}]*)/g,
		(_, before: string, args: string | undefined, after: string) => {
			const line = `kettleside${args ? ` ${args}` : ''}`;
			const fits = before.length + line.length + 2 + after.length <= room;
			return `${before}\u2060${fits ? line.replaceAll(' ', '\u00a0') : line.replace(' ', '\u00a0')}\u2060${after}`;
		},
	);

/** Taken out after wrapping. */
export const back = (text: string): string =>
	text.replace(/\u2060kettleside([^\u2060]*)\u2060/g, (_, args: string) => `{me${args.replaceAll('\u00a0', ' ')}}`);

/** The same in every string of a document. */
export function fillDocument(value: unknown, name: StartedAs): unknown {
	if (typeof value === 'string') return fillCommands(value, name);
	if (Array.isArray(value)) return value.map((entry) => fillDocument(entry, name));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([key, entry]) => [key, fillDocument(entry, name)]));
}

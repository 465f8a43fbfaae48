// A Context over given ports whose terminal collects what was said, asked and printed, for tests of a whole command.

import type { Context, Flags, Ports } from '../../src/ports.ts';
import { noAsker } from '../../src/screen/no-asker.ts';

export interface Collected {
	context: Context;
	/** What went to standard output and to standard error, in turn. */
	said: string[];
	/** The questions, each with its answer taken from `answers`. */
	asked: string[];
	/** What `--json` printed. */
	documents: unknown[];
}

/** `answers`: what a person says to each question, no where they run out; absent: nobody is there. */
export function collecting(
	ports: Ports,
	{ flags = {}, answers, columns = 80 }: { flags?: Flags; answers?: boolean[] | undefined; columns?: number } = {},
): Collected {
	const [said, asked, documents]: [string[], string[], unknown[]] = [[], [], []];
	const context: Context = {
		ports,
		terminal: {
			interactive: answers !== undefined,
			columns: () => columns,
			color: false,
			unicode: true,
			accessible: false,
			say: (text) => said.push(text),
			note: (text) => said.push(text),
			progress: () => undefined,
		},
		ask: {
			...noAsker,
			...(answers && {
				confirm: async ({ message }) => {
					asked.push(message);
					return answers.shift() ?? false;
				},
			}),
		},
		flags,
		said: {},
		words: [],
		startedAs: 'kettleside',
		json: (document) => documents.push(document),
	};
	return { context, said, asked, documents };
}

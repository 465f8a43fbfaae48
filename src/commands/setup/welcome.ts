// The ways in, under the first screen; help lines before anything else.

import type { Context } from '../../ports.ts';
import { Stopped } from '../../problem.ts';
import { block } from '../../screen/text.ts';
import { common } from '../../words/common.ts';
import { welcome as words } from '../../words/setup.ts';
import type { Leaving, Visit } from './doors.ts';

export type Door = 'setup' | 'retune' | 'look' | 'help' | 'talk' | Visit | Leaving | 'leave';

interface Start {
	context: Context;
	companionThere: boolean;
	/** A set-up was begun and did not come to its end. */
	begun: boolean;
}

/**
 * Asks for the way in, under the welcome. "Leave" and Esc throw `Stopped`. `news`: the lines that lead to `retune`.
 * `again`: the menu alone, after somebody came back to it.
 */
export async function welcome(
	{ context, companionThere, begun }: Start,
	news: readonly string[] = [],
	again = false,
): Promise<Exclude<Door, 'leave'>> {
	const { terminal } = context;
	const lines = begun ? [words.begun, ...news] : news;
	if (!again && lines.length > 0) terminal.say(`${lines.map((line) => block(line, terminal.columns())).join('\n')}\n`);
	const first: Door[] = ['setup', 'look', 'help', 'leave'];
	// What is no longer as it was comes first.
	const begin: Door[] = news.length > 0 ? ['retune', 'talk'] : ['talk', 'retune'];
	const later: Door[] = [...begin, 'help', 'check', 'doctor', 'prompt', 'setup', 'look', 'undo', 'leave'];
	// A set-up that was begun comes before all of it.
	const doors = [...new Set<Door>([...(begun ? (['setup'] as const) : []), ...(companionThere ? later : first)])];
	const said = begun ? { ...words.options, setup: words.goOn } : words.options;
	const options = doors.map((door) => ({ value: door, ...said[door] }));
	const door = await context.ask.select<Door>({ message: words.question, options });
	if (door === 'leave') throw new Stopped(common.nothingChanged);
	return door;
}

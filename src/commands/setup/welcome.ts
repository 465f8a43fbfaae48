// First screen: what this is and is not; help lines before anything else.

import type { Context } from '../../ports.ts';
import { Stopped } from '../../problem.ts';
import { changesText } from '../../screen/retune.ts';
import { block, paint } from '../../screen/text.ts';
import type { Change } from '../../types/retune.ts';
import { retuning } from '../../words/retune.ts';
import { welcome as words } from '../../words/setup.ts';

export type Door = 'setup' | 'retune' | 'look' | 'help' | 'talk' | 'leave';

function show({ terminal }: Context): void {
	const look = { ...terminal, columns: terminal.columns() };
	const paragraph = (text: string) => block(text, look.columns);
	terminal.say(
		[
			'',
			paint(look, 'bold', `  ${words.title}`),
			'',
			paragraph(words.lead),
			'',
			paragraph(words.how),
			'',
			paragraph(words.limits),
			'',
		].join('\n'),
	);
}

/** The computer changed since the last set-up: one line each, before the question. */
function showNews({ terminal }: Context, news: readonly Change[]): void {
	const look = { ...terminal, columns: terminal.columns() };
	terminal.say(`${block(retuning.news.head, look.columns)}\n${changesText(news, look)}\n`);
}

/** Shows the welcome and asks for the way in. "Leave" and Esc throw `Stopped`. `news`: what changed in the computer. */
export async function welcome(
	context: Context,
	companionThere: boolean,
	news: readonly Change[] = [],
): Promise<Exclude<Door, 'leave'>> {
	show(context);
	if (news.length > 0) showNews(context, news);
	const doors: Door[] = [
		...(news.length > 0 ? (['retune'] as const) : []),
		...(companionThere ? (['talk'] as const) : []),
		'setup',
		'look',
		'help',
		'leave',
	];
	const options = doors.map((door) => ({ value: door, ...words.options[door] }));
	const door = await context.ask.select<Door>({ message: words.question, options });
	if (door === 'leave') throw new Stopped('Nothing was changed.');
	return door;
}

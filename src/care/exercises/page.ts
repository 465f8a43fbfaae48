// A page for today: a question to start from and room to write, as long as one likes. It lives in memory until it is kept.

import { moreMark } from '../../screen/talk.ts';
import { words } from '../../words/exercises.ts';
import { dayOf } from '../day.ts';
import { type After, answer, type Desk, ended, lookAt } from './desk.ts';
import { offerToKeep } from './keep.ts';

const say = words.page;

/** The lines up to one with a dot alone, or up to where the person stopped. */
async function lines(desk: Desk): Promise<{ text: string; stop?: After }> {
	const written: string[] = [];
	for (;;) {
		const typed = await answer(desk, moreMark());
		if ('stop' in typed) return { text: [...written, typed.begun ?? ''].join('\n').trim(), stop: typed.stop };
		// What is pasted comes as one line with breaks in it.
		const pasted = typed.text.split('\n');
		const dot = pasted.findIndex((line) => line.trim() === '.');
		written.push(...(dot < 0 ? pasted : pasted.slice(0, dot)));
		if (dot >= 0) return { text: written.join('\n').trim() };
	}
}

/** Writes a page. */
export async function page(desk: Desk): Promise<After> {
	const now = desk.now();
	desk.page.say(desk.page.block(say.start(now.getDate())));
	desk.page.note(say.how);
	const written = await lines(desk);
	desk.page.blank();
	// Also of a page that is given up: it is the words that tell, not the dot below them.
	await lookAt(desk, written.text);
	if (written.stop) return ended(desk, written.stop);
	if (written.text === '') {
		desk.page.note(say.empty);
		return 'go on';
	}
	return offerToKeep(desk, `${say.title(dayOf(now))}\n\n${written.text}\n`, words.keep);
}

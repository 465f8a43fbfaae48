// Offers to keep what was written in a file that the person names; nothing is kept without a name.

import { moreMark } from '../../screen/talk.ts';
import { words } from '../../words/exercises.ts';
import { save } from '../talk/summary.ts';
import { type After, answer, type Desk } from './desk.ts';

/** Asks until it is kept or the person presses Enter. */
export async function offerToKeep(desk: Desk, text: string): Promise<After> {
	desk.page.note(words.keep);
	for (;;) {
		const typed = await answer(desk, moreMark());
		desk.page.blank();
		if ('stop' in typed) return typed.stop;
		if (typed.text.trim() === '') {
			desk.page.note(words.notKept);
			return 'go on';
		}
		const file = desk.place(typed.text);
		const result = await save(file, text);
		if (result.saved) {
			desk.saved.push(file);
			desk.page.note(words.kept(file));
			return 'go on';
		}
		desk.page.note(words.failed[result.because](file, result.code));
	}
}

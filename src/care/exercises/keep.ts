// Offers to keep what was written in a file that the person names; nothing is kept without a name.

import { moreMark } from '../../screen/talk.ts';
import { words } from '../../words/keep.ts';
import { save } from '../talk/summary.ts';
import { type After, answer, type Desk } from './desk.ts';

/** Asks, with `question`, until it is kept or the person presses Enter. */
export async function offerToKeep(desk: Desk, text: string, question: string): Promise<After> {
	desk.page.note(question);
	for (;;) {
		const typed = await answer(desk, moreMark());
		desk.page.blank();
		if ('stop' in typed || typed.text.trim() === '') {
			desk.page.note(words.notKept);
			return 'stop' in typed ? typed.stop : 'go on';
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

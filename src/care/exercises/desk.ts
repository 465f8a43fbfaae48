// What an exercise needs of the place it is done at: in `write` as in a conversation.

import { promptMark } from '../../screen/talk.ts';
import { words } from '../../words/exercises.ts';
import { words as watchWords } from '../../words/watch.ts';
import type { LineInput } from '../talk/input.ts';
import type { Page } from '../talk/page.ts';
import type { Watch } from '../watch/look.ts';

export interface Desk {
	page: Page;
	input: LineInput;
	now: () => Date;
	/** The program is asked to end. */
	signal: AbortSignal;
	/** Shows the help lines; the country is asked for only where the person asked for them. */
	help: (how: 'asked' | 'unasked') => Promise<void>;
	/** The absolute path of a file as the person typed it. */
	place: (typed: string) => string;
	/** Files that the person had written, absolute. */
	saved: string[];
	/** Looks at what was written; absent where its lists cannot be read. */
	watch?: Watch | undefined;
	/** Whoever leaves is told by the place itself that it has ended. */
	farewell?: boolean;
	/** Milliseconds that a second lasts; shorter in tests. */
	second?: number;
}

/** What follows an exercise: `go on`, or the person wants to leave (Ctrl-C, end of input, a command of its own). */
export type After = 'go on' | { leave: string | null };

/** `begun`: what stood in the line when the person stopped. */
export type Answer = { text: string } | { stop: After; begun?: string };

/** One line from the person. `?` and /help-now show the help lines and ask again; /stop ends the exercise. */
export async function answer(desk: Desk, mark: string = promptMark()): Promise<Answer> {
	for (;;) {
		const typed = await desk.input.next(mark);
		if (typed.kind !== 'line')
			return { stop: { leave: null }, begun: typed.kind === 'interrupt' ? (typed.begun ?? '') : '' };
		const text = typed.text.trim();
		if (text === '/stop') return { stop: 'go on' };
		if (text === '?' || text.startsWith('/help')) {
			desk.page.blank();
			await desk.help('asked');
		} else if (/^\/(?:leave|quit)$/.test(text)) return { stop: { leave: text } };
		else return { text: typed.text };
	}
}

/** Says that the exercise has ended before its end; once, where the place says so too. */
export function ended(desk: Desk, after: After, say: string = words.stopped): After {
	if (after === 'go on' || !desk.farewell) desk.page.note(say);
	return after;
}

/** Shows the help lines where the words that were written may mean danger. */
export async function lookAt(desk: Desk, text: string): Promise<void> {
	if (desk.watch?.(text) !== 'card') return;
	await desk.help('unasked');
	desk.page.note(watchWords.card);
}

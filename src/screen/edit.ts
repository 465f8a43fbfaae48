// What an edit of the instructions drops, for the one question about it.

import type { Dropped } from '../companion/types.ts';
import { editWords as words } from '../words/prompt-edit.ts';
import { block, type Look, paint, row } from './text.ts';

const order = (one: Dropped): number => (one.must ? 0 : 1);

/** Each rule with its id and topic, and the sentence that is gone below; musts first. */
export function droppedLines(dropped: readonly Dropped[], look: Look): string[] {
	const sorted = [...dropped].sort((a, b) => order(a) - order(b));
	// Several rules may lie in one sentence; it is shown once, below the first of them.
	const shown = new Set<string>();
	return sorted.flatMap(({ id, topic, sentence }) => {
		const first = !shown.has(sentence);
		shown.add(sentence);
		const line = row(id, topic, look.columns, 6);
		return first ? [line, paint(look, 'dim', block(sentence, look.columns, '        '))] : [line];
	});
}

/** The screen after the editor was closed. */
export function editScreen(dropped: readonly Dropped[], look: Look): string {
	if (dropped.length === 0) return block(words.dropsNothing, look.columns);
	return [
		'',
		block(words.drops, look.columns),
		...droppedLines(dropped, look),
		...(dropped.some(({ must }) => must) ? ['', block(words.dropsMust, look.columns)] : []),
		'',
	].join('\n');
}

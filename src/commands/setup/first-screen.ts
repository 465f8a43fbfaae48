// First screen: what this is and is not. It needs little, and stands there while the rest of the wizard is loaded.

import type { Context } from '../../ports.ts';
import { block, paint } from '../../screen/text.ts';
import { welcome as words } from '../../words/setup.ts';

/** Prints the welcome. */
export function firstScreen({ terminal }: Pick<Context, 'terminal'>): void {
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

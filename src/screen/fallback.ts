// The choices that are left where a model falls short, each with its numbers and its command.

import type { Rung } from '../types/fallback.ts';
import { numbers, fallback as words } from '../words/fallback.ts';
import { block, type Look } from './text.ts';

/** Empty where nothing is left. */
export function fallbackText(left: readonly { rung: Rung; command: string }[], look: Look): string {
	if (left.length === 0) return '';
	const each = left.map(({ rung, command }) =>
		[
			block(words.label(rung.id, rung.verdict), look.columns, '    '),
			block(numbers(rung.verdict), look.columns, '      '),
			`      {me ${command}}`,
		].join('\n'),
	);
	return [block(words.title, look.columns), ...each].join('\n');
}

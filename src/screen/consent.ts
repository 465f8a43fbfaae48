// The text before the first conversation, one page at a time.

import { block, type Look, paint } from './text.ts';

export interface ConsentPage {
	title: string;
	parts: readonly (readonly [string, string])[];
}

/** A page: its title, then each part under a heading of its own. */
export const consentPage = (page: ConsentPage, look: Look): string =>
	[
		paint(look, 'bold', block(page.title, look.columns)),
		...page.parts.map(
			([heading, text]) => `${paint(look, 'bold', block(heading, look.columns))}\n${block(text, look.columns, '    ')}`,
		),
	].join('\n\n');

// The page around a report: nothing in it loads anything, runs anything or names anybody.

import type { StartedAs } from '../screen/name.ts';
import { words } from '../words/report.ts';
import { patterns } from './bar.ts';
import { html, Markup } from './html.ts';
import { style } from './style.ts';

export interface Told {
	/** When it was looked at. */
	on: Date;
	/** The catalog's date, "2026-11-23". */
	catalog: string;
	/** Of this program. */
	version: string;
	startedAs: StartedAs;
}

/** Every report begins with this; only a file that does is replaced without asking. */
export const beginning = '<!DOCTYPE html>\n<!-- A report of kettleside -->\n';

// No script at all, nothing from outside, no form: also where a mistake of ours let something slip in.
const policy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

const day = (date: Date): string => new Intl.DateTimeFormat(words.locale, { dateStyle: 'long' }).format(date);

/** The day of a date like "2026-11-23", wherever the reader is. */
const dayOf = (date: string): string =>
	new Intl.DateTimeFormat(words.locale, { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${date}T00:00:00Z`));

/** The whole document. */
export function page(title: string, content: Markup, { on, catalog, version }: Told): string {
	const body = html`<html lang="${words.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="referrer" content="no-referrer">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>${new Markup(style)}</style>
</head>
<body>
${patterns}<main>
<header>
<h1>${title}</h1>
<p class="lead">${words.lead(day(on))}</p>
</header>
${content}<section>
<h2>${words.sure}</h2>
<ul>${[...words.general, words.catalog(dayOf(catalog))].map(
		(line) => html`<li>${line}</li>
`,
	)}</ul>
</section>
</main>
<footer><p>${words.notCare}</p><p>${words.footer(version)}</p></footer>
</body>
</html>
`;
	return beginning + body.text;
}

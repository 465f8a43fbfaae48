// How fast models write beside how fast a person reads: a ruler with equal steps for equal factors.

import { onRuler, readingSpeed } from '../recommend/speed/people.ts';
import { isUnknown } from '../types/known.ts';
import type { Range, Verdict } from '../types/verdict.ts';
import { words as names } from '../words/advice.ts';
import { pace } from '../words/pace.ts';
import { words } from '../words/report.ts';
import { html, type Markup } from './html.ts';

const ticks = [0.1, 0.3, 1, 3, 10, 30];

const place = (times: number): number => 100 * onRuler(times);

const percent = (value: number): string => `${value.toFixed(2)}%`;
const at = (times: number): string => percent(place(times));

interface Row {
	name: string;
	range: Range;
}

const rowsOf = (verdicts: readonly Verdict[]): Row[] =>
	verdicts.flatMap(({ model, speed }) =>
		isUnknown(speed.generate) ? [] : [{ name: names.name(model), range: speed.generate }],
	);

const height = 46;
const top = 26;

function rowOf({ name, range }: Row, index: number): Markup {
	const [low, likely, high] = [range.low, range.likely, range.high].map((speed) => speed / readingSpeed);
	const y = top + index * height;
	const [from, to] = [place(low ?? 0), place(high ?? 0)];
	return html`<text class="name" x="0" y="${y + 14}">${name}</text>
<line class="rule" x1="0" x2="100%" y1="${y + 30}" y2="${y + 30}"/>
<rect class="range" x="${percent(from)}" y="${y + 23}" width="${percent(Math.max(0.8, to - from))}" height="14" rx="7"/>
<circle class="likely" cx="${at(likely ?? 0)}" cy="${y + 30}" r="5"/>
`;
}

const anchor = (times: number): string => (place(times) === 0 ? 'start' : 'middle');

function scale(y: number): Markup {
	const marks = ticks.map(
		(times) => html`<line class="tick" x1="${at(times)}" x2="${at(times)}" y1="${top + 8}" y2="${y}"/>
<text class="number" x="${at(times)}" y="${y + 16}" text-anchor="${anchor(times)}">${words.times(times)}</text>
`,
	);
	return html`${marks}<line class="reader" x1="${at(1)}" x2="${at(1)}" y1="${top - 4}" y2="${y}"/>
<text class="reader-name" x="${at(1)}" y="${top - 10}" text-anchor="middle">${words.reader}</text>
`;
}

/** Null where no speed is known. `id` is used once on the page. */
export function ruler(verdicts: readonly Verdict[], id: string): Markup | null {
	const rows = rowsOf(verdicts);
	if (rows.length === 0) return null;
	const end = top + rows.length * height;
	const told = rows.map(({ name, range }) => `${name}: ${pace(range.low, range.high)}`).join(' ');
	return html`<figure>
<svg class="ruler" role="img" aria-labelledby="${id}-title ${id}-desc" width="100%" height="${end + 22}">
<title id="${id}-title">${words.rulerTitle}</title>
<desc id="${id}-desc">${told}</desc>
${scale(end)}${rows.map(rowOf)}</svg>
<figcaption>${words.rulerCaption}</figcaption>
</figure>
`;
}

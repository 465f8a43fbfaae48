// The memory of one device as a bar: SVG in per cent, so that it fills a telephone and a sheet of paper alike.

import type { MemoryPicture, PartKind } from '../screen/memory-picture.ts';
import { memory } from '../screen/text.ts';
import { words as labels } from '../words/memory-bar.ts';
import { words } from '../words/report.ts';
import { html, type Markup } from './html.ts';

// A sliver that cannot be seen would be missing.
const least = 0.8;

/** Widths in per cent, together 100. */
function widths({ parts, total }: MemoryPicture): number[] {
	const shares = parts.map(({ bytes }) => Math.max(least, (bytes / Math.max(total, 1)) * 100));
	const sum = shares.reduce((all, share) => all + share, 0);
	return shares.map((share) => (share / sum) * 100);
}

const percent = (value: number): string => `${value.toFixed(2)}%`;

const swatch = (kind: PartKind): Markup =>
	html`<svg class="swatch" width="14" height="14" aria-hidden="true" focusable="false"><rect class="part ${kind}" width="14" height="14"/></svg>`;

/** `id` is used once on the page. */
export function bar(picture: MemoryPicture, id: string): Markup {
	const figures = picture.parts.map(({ kind, bytes }) => ({ kind, text: `${labels.parts[kind]} ${memory(bytes)}` }));
	const shares = widths(picture);
	let from = 0;
	const rects = figures.map(({ kind }, place) => {
		const share = shares[place] ?? 0;
		const rect = html`<rect class="part ${kind}" x="${percent(from)}" y="0" width="${percent(share)}" height="28"/>`;
		from += share;
		return rect;
	});
	return html`<figure>
<figcaption>${picture.title}</figcaption>
<svg class="bar" role="img" aria-labelledby="${id}-title ${id}-desc" width="100%" height="28">
<title id="${id}-title">${words.barTitle(picture.title)}</title>
<desc id="${id}-desc">${figures.map(({ text }) => text).join(', ')}</desc>
${rects}
</svg>
<ul class="legend">${figures.map(({ kind, text }) => html`<li>${swatch(kind)} ${text}</li>`)}</ul>
</figure>
`;
}

/** The patterns that make the parts different without colour; once on the page. */
export const patterns = html`<svg class="defs" width="0" height="0" aria-hidden="true" focusable="false"><defs>
<pattern id="hatch" width="7" height="7" patternUnits="userSpaceOnUse" patternTransform="rotate(45)"><rect class="ground" width="7" height="7"/><line class="stroke" x1="0" y1="0" x2="0" y2="7"/></pattern>
<pattern id="dots" width="8" height="8" patternUnits="userSpaceOnUse"><circle class="dot" cx="4" cy="4" r="1"/></pattern>
</defs></svg>
`;

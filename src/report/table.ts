// Tables with a caption and a heading to every row and column, so that they can be read aloud.

import { html, type Markup, type Piece } from './html.ts';

/** The first cell of each row is its heading. Roles are said once more: a telephone shows the rows as paragraphs. */
export const table = (caption: string, heads: readonly string[], rows: readonly (readonly Piece[])[]): Markup =>
	html`<table role="table">
<caption>${caption}</caption>
<thead role="rowgroup"><tr role="row">${heads.map((head) => html`<th scope="col" role="columnheader">${head}</th>`)}</tr></thead>
<tbody role="rowgroup">
${rows.map(
	([first = '', ...rest]) =>
		html`<tr role="row"><th scope="row" role="rowheader">${first}</th>${rest.map(
			(cell, place) => html`<td role="cell" data-head="${heads[place + 1] ?? ''}">${cell}</td>`,
		)}</tr>
`,
)}</tbody>
</table>
`;

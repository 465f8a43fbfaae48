// The answers of `check` for several models: a table, or one under the other where a line would not hold them.

import type { Verdict } from '../types/verdict.ts';
import { cellsOf, words } from '../words/check.ts';
import { block, type Look, paint, width } from './text.ts';

function stacked(cells: string[][], look: Look): string {
	const facts = (cell: string[]) =>
		cell.slice(1).map((text, i) => block(`${words.heads[i + 1]}: ${text}`, look.columns, '    '));
	return cells.map((cell) => [block(cell[0] ?? '', look.columns), ...facts(cell)].join('\n')).join('\n\n');
}

/** Several models side by side; one under the other where a line would not hold them. `best`: the first of them in order. */
export function verdictsText(verdicts: Verdict[], look: Look, best?: Verdict): string {
	const cells = verdicts.map((verdict) => cellsOf(verdict));
	const { heads } = words;
	const widths = heads.map((head, i) => Math.max(width(head), ...cells.map((cell) => width(cell[i] ?? ''))));
	const narrow = widths.reduce((sum, one) => sum + one + 2, 0) > look.columns;
	const line = (values: readonly string[]) =>
		`  ${values.map((text, i) => text + ' '.repeat(Math.max(0, (widths[i] ?? 0) - width(text)))).join('  ')}`.trimEnd();
	const table = narrow ? [stacked(cells, look)] : [paint(look, 'bold', line(heads)), ...cells.map(line)];
	const below = [words.times, ...(best ? [words.bestOf(best.model.name)] : [])];
	return [...table, '', ...below.map((text) => block(text, look.columns))].join('\n');
}

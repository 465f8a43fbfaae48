// The answers of `check` as a page: side by side where there are several, then each by itself, then the computer.

import type { Machine } from '../types/machine.ts';
import type { Verdict } from '../types/verdict.ts';
import { words as said } from '../words/advice.ts';
import { cellsOf, words as checking } from '../words/check.ts';
import { words } from '../words/report.ts';
import { computer } from './computer.ts';
import { html, type Markup, sentence } from './html.ts';
import { model } from './model.ts';
import { page, type Told } from './page.ts';
import { table } from './table.ts';

export interface Checked {
	verdicts: readonly Verdict[];
	machine: Machine;
	/** The suggestion of `advise`, where the one asked about does not fit or is slow. */
	best?: Verdict | null;
}

function sideBySide(verdicts: readonly Verdict[]): Markup | null {
	if (verdicts.length < 2) return null;
	return html`<section>
<h2>${words.sideBySide}</h2>
${table(words.compared, words.heads, verdicts.map(cellsOf))}</section>
`;
}

function instead({ best, verdicts }: Checked, { startedAs }: Told): Markup | null {
	if (!best || verdicts.some(({ model: { name } }) => name === best.model.name)) return null;
	return html`<p>${checking.best} ${sentence(checking.bestHere(best.model.name), startedAs)}</p>
`;
}

/** The whole document. */
export function checkReport(checked: Checked, told: Told): string {
	const { verdicts, machine } = checked;
	const { startedAs } = told;
	const each = verdicts.map(
		(verdict, place) => html`<section>
<h2>${said.name(verdict.model)}</h2>
${model(verdict, { machine, startedAs, id: `model${place + 1}` })}</section>
`,
	);
	const content = html`${sideBySide(verdicts)}${each}${instead(checked, told)}${computer(machine, startedAs)}`;
	return page(words.check(verdicts.map((verdict) => said.name(verdict.model))), content, told);
}

// The advice as a page: the computer, the suggestion, other choices, all models, what to know before confiding in it.

import type { Advice, Verdict } from '../types/verdict.ts';
import { words as said } from '../words/advice.ts';
import { cellsOf } from '../words/check.ts';
import { words } from '../words/report.ts';
import { computer } from './computer.ts';
import { html, type Markup, sentence } from './html.ts';
import { model } from './model.ts';
import { page, type Told } from './page.ts';
import { table } from './table.ts';

function chosen({ alternatives = [], advice }: Advice): { verdict: Verdict; why: string }[] {
	return alternatives.flatMap(({ model: name, reasons }) => {
		const verdict = advice.find((one) => one.model.name === name);
		return verdict ? [{ verdict, why: reasons.map(({ text }) => text).join('; ') }] : [];
	});
}

function suggestion(advice: Advice, { startedAs }: Told): Markup {
	const help = advice.wouldHelp.map(
		({ text }) => html`<p>${sentence(text, startedAs)}</p>
`,
	);
	const { best, machine } = advice;
	if (!best)
		return html`<section>
<h2>${words.nothing}</h2>
<p class="answer no">${said.nothing}</p>
${help}</section>
`;
	const others = chosen(advice);
	const beside = others.map(({ verdict }) => verdict);
	const rows = others.map(({ verdict, why }) => [said.name(verdict.model), why]);
	return html`<section>
<h2>${words.suggested(said.name(best.model))}</h2>
${model(best, { machine, startedAs, id: 'best', beside })}${help}</section>
${
	rows.length === 0
		? null
		: html`<section>
<h2>${words.alternatives}</h2>
${table(words.beside, words.alternative, rows)}</section>
`
}`;
}

function all({ advice, unfit }: Advice, { startedAs }: Told): Markup {
	const rows = advice.map((verdict) => cellsOf(verdict));
	const not = unfit.map(({ model: name, reasons }) => [name, sentence(reasons[0]?.text ?? '', startedAs)]);
	return html`<section>
<h2>${words.models}</h2>
${rows.length === 0 ? null : table(words.caption(rows.length, rows.length + not.length), words.heads, rows)}${
	not.length === 0 ? null : table(words.unfit, [words.heads[0] ?? '', words.reason], not)
}</section>
`;
}

function notes({ best, careNotes = [] }: Advice): Markup | null {
	if (!best) return null;
	const lines = [
		...careNotes.map((note) => said.careNote(said.name(best.model), note)),
		said.weak(best.model.parameters),
	];
	return html`<section>
<h2>${words.notes}</h2>
<ul>${lines.map(
		(line) => html`<li>${line}</li>
`,
	)}</ul>
</section>
`;
}

/** The whole document. */
export const adviceReport = (advice: Advice, told: Told): string =>
	page(
		words.advice,
		html`${computer(advice.machine, told.startedAs)}${suggestion(advice, told)}${notes(advice)}${all(advice, told)}`,
		told,
	);

// One model: the answer with its reasons, where its memory goes, how fast it writes, what would help, what each figure is from.

import { runs } from '../recommend/verdict.ts';
import { downloadText, howItRuns } from '../screen/how-it-runs.ts';
import { memoryPictures } from '../screen/memory-picture.ts';
import type { StartedAs } from '../screen/name.ts';
import type { Machine } from '../types/machine.ts';
import type { Reason, Verdict } from '../types/verdict.ts';
import { words as answers } from '../words/check.ts';
import { words } from '../words/report.ts';
import { sourcesOfMachine, sourcesOfVerdict } from '../words/sources.ts';
import { bar } from './bar.ts';
import { html, type Markup, sentence } from './html.ts';
import { ruler } from './ruler.ts';

export interface Shown {
	machine: Machine;
	startedAs: StartedAs;
	/** Used for what is named on the page; unique among the models. */
	id: string;
	/** Further models on the ruler. */
	beside?: readonly Verdict[];
}

const list = (texts: readonly string[], name: StartedAs): Markup | null =>
	texts.length === 0
		? null
		: html`<ul>${texts.map(
				(text) => html`<li>${sentence(text, name)}</li>
`,
			)}</ul>
`;

const textsOf = (reasons: readonly Reason[]): string[] =>
	reasons.filter(({ code }) => !answers.before.test(code)).map(({ text }) => text);

function helpOf({ wouldHelp }: Verdict, name: StartedAs): Markup | null {
	if (wouldHelp.length === 0) return null;
	return html`<h3>${words.help}</h3>
${list(textsOf(wouldHelp), name)}`;
}

function memory(verdict: Verdict, { machine, id }: Shown): Markup | null {
	const pictures = memoryPictures(verdict, machine);
	if (pictures.length === 0) return null;
	return html`<h3>${words.howItLies}</h3>
${pictures.map((picture, place) => bar(picture, `${id}-bar${place + 1}`))}`;
}

function speed(verdict: Verdict, { id, beside = [] }: Shown): Markup | null {
	const drawn = ruler([verdict, ...beside], `${id}-ruler`);
	return (
		drawn &&
		html`<h3>${words.speed}</h3>
${drawn}`
	);
}

function origins(verdict: Verdict, { machine }: Shown): Markup {
	const lines = [...sourcesOfVerdict(verdict), ...sourcesOfMachine(machine)];
	return html`<details open>
<summary>${words.figures}</summary>
<ul class="small">${lines.map(
		(line) => html`<li>${line}</li>
`,
	)}</ul>
</details>
`;
}

/** What is said of one model, below its heading. */
export function model(verdict: Verdict, shown: Shown): Markup {
	const { startedAs, machine } = shown;
	const yes = runs(verdict);
	const answer = [answers.answers[verdict.verdict], yes ? howItRuns(verdict, machine) : ''].filter(Boolean).join(' ');
	return html`<p class="answer ${verdict.verdict}">${answer}</p>
${
	yes
		? html`<p class="download">${downloadText(verdict)}</p>
`
		: null
}<h3>${words.why}</h3>
${list(textsOf(verdict.reasons), startedAs)}${yes ? memory(verdict, shown) : null}${yes ? speed(verdict, shown) : null}${helpOf(verdict, startedAs)}${origins(verdict, shown)}`;
}

// The computer, as the screen tells it: a list of facts, then what is wrong with it or has to be known.

import { isRemote } from '../recommend/devices/remote.ts';
import { machineLines } from '../screen/machine.ts';
import type { StartedAs } from '../screen/name.ts';
import type { Machine } from '../types/machine.ts';
import { screenWords as labels } from '../words/machine.ts';
import { words } from '../words/report.ts';
import { saidWords } from '../words/said.ts';
import { html, type Markup, sentence } from './html.ts';

function findings({ findings: all }: Machine, name: StartedAs): Markup | null {
	// Which server it is would name another computer; that it is one stands in front.
	const told = all.filter(({ code }) => code !== 'remote-server');
	if (told.length === 0) return null;
	return html`<ul class="findings">${told.map(
		({ severity, text, cure }) =>
			html`<li class="${severity}"><strong>${labels[severity]}:</strong> ${sentence(text, name)} ${sentence(cure, name)}</li>
`,
	)}</ul>
`;
}

/** The section on the computer. */
export function computer(machine: Machine, name: StartedAs): Markup {
	const rows = machineLines(machine).map(
		({ label, text }) =>
			html`<div>${label === '' ? null : html`<dt>${label}</dt>`}${text.split('\n').map((line) => html`<dd>${sentence(line, name)}</dd>`)}</div>
`,
	);
	const said = (machine.said ?? []).map(({ key, value, on }) => html`<p>${saidWords.counted(key, value, on)}</p>`);
	return html`<section>
<h2>${words.computer}</h2>
${isRemote(machine) ? html`<p>${words.elsewhere}</p>` : null}${said}<dl>
${rows}</dl>
${findings(machine, name)}</section>
`;
}

// advise: what this computer (or a described one) can run; changes nothing, asks no host but the local server.

import { catalogEntry, loadCatalog } from '../models/catalog.ts';
import { textOf } from '../options.ts';
import type { Command, Context } from '../ports.ts';
import { Problem } from '../problem.ts';
import { bringsOf } from '../recommend/compare.ts';
import { pointsByName } from '../recommend/rank/tag.ts';
import { aboutText } from '../screen/about.ts';
import { adviceText } from '../screen/advice.ts';
import { compareText } from '../screen/compare.ts';
import { findingsText } from '../screen/findings.ts';
import type { Advice } from '../types/verdict.ts';
import { commandLine } from '../words/command-line.ts';
import { words } from '../words/compare.ts';
import { gather } from './gather.ts';

const lookOf = ({ terminal, flags }: Context) => ({
	...terminal,
	columns: terminal.columns(),
	why: flags['why'] === true,
});

// `--compare A.json B.json`: the first file is the option's value, the second a word.
async function compared(context: Context, first: string): Promise<number> {
	const second = context.words[0];
	if (second === undefined) throw new Problem('missing-word', words.second, { cure: words.example, exit: 2 });
	const gathered = (file: string) => {
		const { ram: _ram, gpu: _gpu, cpuBandwidth: _bandwidth, compare: _compare, ...flags } = context.flags;
		return gather({ ...context, flags: { ...flags, machine: file } });
	};
	const [one, other] = [await gathered(first), await gathered(second)];
	const [a, b] = [await one.advise(), await other.advise()];
	const points = pointsByName(loadCatalog(), one.wishes);
	const brings = bringsOf(a, b, (name) => points.get(name) ?? 0);
	if (context.flags['json']) context.json({ schema: 1, a, b, brings });
	else context.terminal.say(`\n${compareText(a, b, brings, lookOf(context))}\n`);
	return a.best || b.best ? 0 : 1;
}

/** What was wrong or could not be found out about the computer, and so is missing from the advice. */
function inTheWay(context: Context, { machine }: Advice): string[] {
	const text = findingsText(
		machine.findings.filter(({ severity }) => severity !== 'note'),
		lookOf(context),
	);
	return text ? [text] : [];
}

const namesModel = (word: string): boolean => /[:/]|\.gguf$/i.test(word) || catalogEntry(word) !== undefined;

/** A word that nobody reads would leave a person with an answer about something else. Problem `unexpected-word`. */
function noWordLeft({ flags, words: given }: Context): void {
	const left = given[flags['compare'] === undefined ? 0 : 1];
	if (left === undefined) return;
	const cure = namesModel(left) ? commandLine.oneModel(left) : commandLine.help('advise');
	throw new Problem('unexpected-word', commandLine.unexpectedWord(left, 'advise'), { cure, exit: 2 });
}

/** Exit 0 where something fits, 1 where nothing does. */
export const run: Command = async (context) => {
	const { flags, terminal } = context;
	noWordLeft(context);
	const file = textOf(flags, 'report');
	if (typeof flags['compare'] === 'string') {
		if (file !== undefined) throw new Problem('bad-option', words.noReport, { exit: 2 });
		return compared(context, flags['compare']);
	}
	const report = file === undefined ? null : await (await import('./report.ts')).openReport(context, file);
	const advice = await (await gather(context)).advise();
	if (flags['json']) context.json(advice);
	else {
		const about = aboutText(advice.machine, lookOf(context));
		const parts = [about, adviceText(advice, lookOf(context)), ...inTheWay(context, advice)];
		terminal.say(`\n${parts.filter(Boolean).join('\n\n')}\n`);
	}
	await report?.advice(advice);
	return advice.advice.length > 0 ? 0 : 1;
};

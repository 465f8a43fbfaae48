// check: can this computer (or a described one) run that model? Several models give a list.

import { textOf } from '../options.ts';
import type { Command, Context } from '../ports.ts';
import { runs } from '../recommend/verdict.ts';
import { aboutText } from '../screen/about.ts';
import { findingsText } from '../screen/findings.ts';
import { verdictText } from '../screen/verdict.ts';
import { verdictsText } from '../screen/verdicts.ts';
import type { Verdict } from '../types/verdict.ts';
import { type Gathered, gather } from './gather.ts';

/** The suggestion of `advise`, where the one asked about does not fit or is slow; null for several. */
async function instead(gathered: Gathered, [only, ...others]: Verdict[]): Promise<Verdict | null> {
	if (!only || others.length > 0 || (runs(only) && only.verdict !== 'slow')) return null;
	return gathered.best();
}

// `advise` may stand for a model with another form of it than the one that was asked about.
const sameModel = ({ model: a }: Verdict, { model: b }: Verdict): boolean =>
	a.name === b.name || (a.id !== undefined && a.id === b.id);

/** Of the models that were asked about the one that `advise` would put first. */
function firstOf(advice: readonly Verdict[], verdicts: readonly Verdict[]): Verdict | undefined {
	return advice.flatMap((row) => verdicts.find((one) => runs(one) && sameModel(row, one)) ?? [])[0];
}

async function show(context: Context, gathered: Gathered, verdicts: Verdict[]): Promise<void> {
	const { terminal, flags } = context;
	const look = { ...terminal, columns: terminal.columns(), why: flags['why'] === true };
	const about = aboutText(gathered.machine, look);
	if (about) terminal.say(`\n${about}`);
	const unlisted = gathered.machine.findings.filter(({ code }) => code === 'models-unlisted');
	if (unlisted.length > 0) terminal.say(`\n${findingsText(unlisted, look)}`);
	const [only] = verdicts;
	if (verdicts.length > 1 || !only) {
		const { advice } = await gathered.advise();
		const best = firstOf(advice, verdicts);
		return terminal.say(`\n${verdictsText(verdicts, look, best)}\n`);
	}
	const best = await instead(gathered, verdicts);
	terminal.say(`\n${verdictText(only, { machine: gathered.machine, best }, look)}\n`);
}

/** Exit 0 where all fit, 1 where one does not or it cannot be told; a name that does not exist is a Problem (exit 2). */
export const run: Command = async (context) => {
	const file = textOf(context.flags, 'report');
	const report = file === undefined ? null : await (await import('./report.ts')).openReport(context, file);
	const gathered = await gather(context);
	const verdicts: Verdict[] = [];
	// One after the other: names may have to be asked from the same host.
	for (const name of context.words) verdicts.push(await gathered.answer(await gathered.find(name)));
	if (context.flags['json']) context.json(verdicts.length === 1 ? verdicts[0] : verdicts);
	else await show(context, gathered, verdicts);
	await report?.check({ verdicts, machine: gathered.machine, best: await instead(gathered, verdicts) });
	return verdicts.every(runs) ? 0 : 1;
};

// check: can this computer (or a described one) run that model? Several models give a list.

import type { Command, Context } from '../ports.ts';
import { runs } from '../recommend/verdict.ts';
import { aboutText } from '../screen/about.ts';
import { verdictText } from '../screen/verdict.ts';
import { verdictsText } from '../screen/verdicts.ts';
import type { Verdict } from '../types/verdict.ts';
import { type Gathered, gather } from './gather.ts';

async function show(context: Context, gathered: Gathered, verdicts: Verdict[]): Promise<void> {
	const { terminal, flags } = context;
	const look = { ...terminal, columns: terminal.columns(), why: flags['why'] === true };
	const about = aboutText(gathered.machine, look);
	if (about) terminal.say(`\n${about}`);
	const [only] = verdicts;
	if (verdicts.length > 1 || !only) {
		const { advice } = await gathered.advise();
		const best = advice.find(({ model }) => verdicts.some((one) => one.model.name === model.name));
		return terminal.say(`\n${verdictsText(verdicts, look, best)}\n`);
	}
	const best = runs(only) && only.verdict !== 'slow' ? null : (await gathered.advise()).best;
	terminal.say(`\n${verdictText(only, { machine: gathered.machine, best }, look)}\n`);
}

/** Exit 0 where all fit, 1 where one does not or it cannot be told; a name that does not exist is a Problem (exit 2). */
export const run: Command = async (context) => {
	const gathered = await gather(context);
	const verdicts: Verdict[] = [];
	// One after the other: names may have to be asked from the same host.
	for (const name of context.words) verdicts.push(await gathered.answer(await gathered.find(name)));
	if (context.flags['json']) context.json(verdicts.length === 1 ? verdicts[0] : verdicts);
	else await show(context, gathered, verdicts);
	return verdicts.every(runs) ? 0 : 1;
};

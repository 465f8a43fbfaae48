// `prompt --diff`: what would be made now against what Ollama holds. It reads and changes nothing.

import { compareCompanion, type Held } from '../../companion/compare.ts';
import type { Context } from '../../ports.ts';
import { Problem } from '../../problem.ts';
import { differenceScreen } from '../../screen/difference.ts';
import { promptWords } from '../../words/prompt.ts';
import { composed, lookOf, type Sources } from './show.ts';

export interface DiffSources extends Sources {
	/** What Ollama holds under that name; undefined where it holds nothing. */
	held(name: string): Promise<Held | undefined>;
}

/**
 * Shows the differences: exit code 0 where there are none, 1 where there are.
 * @throws Problem "companion-missing" (exit 1) where Ollama has none, and those of `composed`.
 */
export async function showDifference(
	{ terminal, flags, json, startedAs }: Pick<Context, 'terminal' | 'flags' | 'json' | 'startedAs'>,
	sources: DiffSources,
): Promise<number> {
	const { choices, companion } = await composed(flags, sources);
	const name = typeof flags['name'] === 'string' ? flags['name'] : choices.name;
	const held = await sources.held(name);
	if (held === undefined)
		throw new Problem('companion-missing', promptWords.missing(name), { cure: promptWords.missingCure });
	const differences = compareCompanion(companion, held);
	if (flags['json'] === true) json({ schema: 1, name, same: differences.length === 0, differences });
	else terminal.say(differenceScreen({ name, differences, startedAs }, lookOf(terminal)));
	return differences.length === 0 ? 0 : 1;
}

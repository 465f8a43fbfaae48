// What was said for good of the computer that counts, ready to be put over what is seen of it.

import type { Context } from '../ports.ts';
import { Problem } from '../problem.ts';
import type { GpuFinder } from '../recommend/devices/changes.ts';
import type { JudgeOptions } from '../recommend/devices/judge.ts';
import type { FactKey, SaidFacts } from '../types/config.ts';
import type { Machine, OllamaFacts } from '../types/machine.ts';
import { saidWords as words } from '../words/said.ts';
import { configFile, readConfig } from '../world/config.ts';

/** The name under which facts are kept: this computer, or the address of a server on another one. */
export const placeOf = (ollama: Pick<OllamaFacts, 'local' | 'host'>): string =>
	ollama.local === false ? ollama.host : 'here';

// An option that answers once wins over what was set.
const options: Record<FactKey, string> = { gpu: 'gpu', ram: 'ram', 'cpu-bandwidth': 'cpuBandwidth', cores: 'cores' };

/** Puts it over a Machine; null where nothing was said that counts now. Problem `bad-config` (exit 2). */
export async function saidFor(
	{ ports, flags }: Pick<Context, 'ports' | 'flags'>,
	ollama: Pick<OllamaFacts, 'local' | 'host'>,
	table: GpuFinder,
): Promise<((machine: Machine, judging?: JudgeOptions) => Machine) | null> {
	const all = (await readConfig(ports)).machines[placeOf(ollama)] ?? {};
	const counts = Object.entries(all).filter(([key]) => flags[options[key as FactKey]] === undefined);
	if (counts.length === 0) return null;
	const facts: SaidFacts = Object.fromEntries(counts);
	const { withSaid } = await import('../recommend/devices/said.ts');
	return (machine, judging) => {
		try {
			return withSaid(machine, facts, table, judging);
		} catch (error) {
			if (!(error instanceof Problem)) throw error;
			const why = [error.message, error.cure].filter(Boolean).join(' ');
			throw new Problem('bad-config', words.wrong(configFile(ports), why), { cure: words.wrongCure, exit: 2 });
		}
	};
}

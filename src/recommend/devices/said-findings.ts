// What is seen where a person said something else, in words, and the finding for each.

import type { FactKey } from '../../types/config.ts';
import { isUnknown, type Known } from '../../types/known.ts';
import type { Finding, Machine, SaidOfMachine } from '../../types/machine.ts';
import { saidWords as words } from '../../words/said.ts';
import type { Changes } from './changes.ts';
import { graphicsOpen } from './findings.ts';
import { isRemote } from './remote.ts';

function cardsSeen(machine: Machine): string {
	const { gpus } = machine;
	if (gpus.length > 0) return gpus.map(({ name, memory }) => words.card(name, memory.total)).join(' and ');
	return graphicsOpen(machine) ? words.notKnown : words.nothing;
}

const told = <T>(value: Known<T>, say: (value: T) => string): string =>
	isUnknown(value) ? words.unknown(value.unknown) : say(value);

/** What was seen of a fact, before anything was said. */
export function seenOf(machine: Machine, key: FactKey): string {
	if (key === 'ram') return told(machine.memory.total, words.size);
	if (key === 'cores') return told(machine.cpu.cores, words.cores);
	if (key === 'cpu-bandwidth') return told(machine.cpu.bandwidth, ({ value }) => words.bandwidth(value));
	return isRemote(machine) ? words.unknown(words.elsewhere) : cardsSeen(machine);
}

/** What follows from the difference: Ollama goes by what it sees itself. */
function consequence({ key }: SaidOfMachine, seen: Machine, changes: Changes): string {
	if (key === 'gpu') return changes.gpus === 'none' ? (seen.gpus.length > 0 ? words.noneButSeen : '') : words.moreGpu;
	const { total } = seen.memory;
	if (key !== 'ram' || changes.ram === undefined || isUnknown(total)) return '';
	return changes.ram * 2 ** 30 > 1.05 * total ? words.moreRam(total) : '';
}

/** One note for each fact that was said. `seen` is the Machine before anything was said. */
export const seenFindings = (said: readonly SaidOfMachine[], seen: Machine, changes: Changes): Finding[] =>
	said.map((one) => words.finding(one, consequence(one, seen, changes), isRemote(seen) ? seen.ollama.host : null));

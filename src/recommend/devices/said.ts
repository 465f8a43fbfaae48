// What a person said of a computer for good, put over what was seen of it. Pure. What Ollama will use stays honest: a
// card that was seen is judged by what was seen of it (its driver), one that was not is marked so.

import { Problem } from '../../problem.ts';
import type { FactKey, SaidFacts } from '../../types/config.ts';
import { isUnknown, orElse } from '../../types/known.ts';
import type { Cpu, Gpu, GpuFacts, Machine, MachineFacts, Memory, SaidOfMachine } from '../../types/machine.ts';
import { saidWords as words } from '../../words/said.ts';
import { whatIfWords } from '../../words/what-if.ts';
import { type Changes, type GpuFinder, ramSaid, type Said, saidGpus, type TableGpu } from './changes.ts';
import { type JudgeOptions, judge } from './judge.ts';
import { gpuOf, resize, withBandwidth, withRam } from './made.ts';
import { isRemote } from './remote.ts';
import { seenFindings, seenOf } from './said-findings.ts';
import { withSizesTaken } from './size-taken.ts';
import { keepJudged, whatIf } from './what-if.ts';
import { changesFrom, numberIn } from './what-if-flags.ts';

const coreRange = { min: 1, max: 1024, whole: true };

/** The same changes as the options of these names make; Problem `bad-option` (exit 2) for a value they do not take. */
const changesOf = ({ gpu, ram, 'cpu-bandwidth': bandwidth }: SaidFacts): Changes =>
	changesFrom({ gpu: gpu?.value, ram: ram?.value[0], cpuBandwidth: bandwidth?.value[0] }, 'set') ?? {};

const coresOf = ({ cores }: SaidFacts): number | undefined =>
	cores ? numberIn('--set cores=', cores.value[0] ?? '', coreRange) : undefined;

function withCores({ performanceCores, ...cpu }: Cpu, cores: number | undefined): Cpu {
	if (cores === undefined) return performanceCores === undefined ? cpu : { ...cpu, performanceCores };
	return { ...cpu, cores };
}

/** What is in use stays in use; a container's limit holds whatever is said of the computer around it. */
function corrected(memory: Memory, ram: number): Memory {
	const { total, available, limit } = memory;
	if (limit !== null)
		return { ...memory, total: ram, available: isUnknown(available) ? available : Math.min(available, ram) };
	if (isUnknown(available)) return withRam(memory, ram);
	if (isUnknown(total)) return { ...memory, total: ram, available: Math.min(available, ram) };
	return { ...memory, total: ram, available: Math.max(0, ram - (total - available)) };
}

interface Card {
	facts: GpuFacts;
	seen: boolean;
}

/** One name stands for several cards (RTX 3060 with 12 and with 8 GB); either size may be the one that tells which. */
const isThat = (gpu: GpuFacts, row: TableGpu, bytes: number | undefined, table: GpuFinder): boolean =>
	gpu.name === row.name ||
	[bytes, orElse(gpu.memory.total, undefined), undefined].some((size) => table.find(gpu.name, size)?.name === row.name);

/** Each card that was said, with what was seen of it where it was; two of a kind are paired in order. */
function cardsOf(said: Said, machine: Machine, memory: Memory, table: GpuFinder): Card[] {
	const left: GpuFacts[] = [...machine.gpus];
	return said.rows.map((one) => {
		const { row, bytes } = one;
		const made = gpuOf(one, memory, machine.os.version);
		const at = left.findIndex((gpu) => isThat(gpu, row, bytes, table));
		const there = at < 0 ? undefined : left.splice(at, 1)[0];
		if (!there) return { facts: made, seen: false };
		const kept = bytes === undefined && !isUnknown(there.memory.total);
		if (kept) return { facts: there, seen: true };
		return { facts: { ...there, memory: made.memory, ...(made.sizes ? { sizes: made.sizes } : {}) }, seen: true };
	});
}

const marked = (gpu: Gpu, isSeen: boolean): Gpu => ({
	...gpu,
	said: true,
	...(isSeen ? {} : { seen: false }),
	...(isSeen || !gpu.usedByOllama ? {} : { because: words.ifSeen }),
});

// Findings that only say that nothing was found out.
const answered = { gpu: /^(?:graphics-unknown|still-asking)$/, ram: /^memory-unknown$/ };

/** This computer with what was said of it; everything else stays as it was seen. */
function corrections(machine: Machine, facts: SaidFacts, table: GpuFinder, options: JudgeOptions): Machine {
	const changes = changesOf(facts);
	const said = saidGpus(changes, table);
	if (machine.os.platform !== 'darwin' && said.rows.some(({ row }) => row.vendor === 'apple'))
		throw new Problem('bad-option', words.noMac, { exit: 2 });
	const ram = ramSaid(changes, said);
	const memory = ram === undefined ? machine.memory : corrected(machine.memory, ram);
	const cards = cardsOf(said, machine, memory, table);
	const cpu = changes.cpuBandwidth === undefined ? machine.cpu : withBandwidth(machine.cpu, changes.cpuBandwidth);
	const next: MachineFacts = {
		...machine,
		cpu,
		memory,
		gpus: said.changed
			? cards.map((card) => ({ ...card.facts, ...(card.seen ? {} : { said: true }) }))
			: machine.gpus.map((gpu) => (ram === undefined ? gpu : resize(gpu, memory, machine.memory, machine.os.version))),
		findings: machine.findings.filter(
			({ code }) => !(said.changed && answered.gpu.test(code)) && !(ram !== undefined && answered.ram.test(code)),
		),
	};
	if (!said.changed) return keepJudged(next, machine);
	const judged = judge(next, options);
	return withSizesTaken({ ...judged, gpus: judged.gpus.map((gpu, at) => marked(gpu, cards[at]?.seen === true)) });
}

/** Another computer, of which nothing was seen. */
function described(machine: Machine, facts: SaidFacts, table: GpuFinder): Machine {
	const made = whatIf(machine, changesOf(facts), table);
	return { ...made, gpus: made.gpus.map((gpu) => (gpu.said ? marked(gpu, false) : gpu)) };
}

// Which fact of the Machine each key is, for its source.
const paths: Record<FactKey, string> = {
	gpu: 'gpus',
	ram: 'memory.total',
	'cpu-bandwidth': 'cpu.bandwidth',
	cores: 'cpu.cores',
};

/** Where the free memory comes from, after `corrected`; undefined where it stays as it was seen. */
function freeSource(on: string | undefined, { total, available, limit }: Memory): string | undefined {
	if (on === undefined) return undefined;
	if (isUnknown(available)) return whatIfWords.assumedUse;
	return limit === null && !isUnknown(total) ? words.inUse(on, total - available) : undefined;
}

function sourcesOf(told: readonly SaidOfMachine[], machine: Machine, before: Machine): Record<string, string> {
	const own = told.flatMap(({ key, on, seen }): [string, string][] => {
		const source = words.source(on, seen);
		if (key === 'gpu')
			return [
				['gpus', source],
				...machine.gpus.map(({ sizes }, at): [string, string] => [
					`gpus.${at}`,
					sizes ? `${source}; ${whatIfWords.sizeNotSaid}` : source,
				]),
			];
		return [[paths[key], source]];
	});
	const free = freeSource(told.find(({ key }) => key === 'ram')?.on, before.memory);
	return Object.fromEntries([...own, ...(free === undefined ? [] : [['memory.available', free]])]);
}

/**
 * The Machine with what was said of it: the values, where each comes from, what is seen instead, and a finding
 * `said-KEY` for each. `table` looks cards up. Problems (exit 2): `bad-option`, `unknown-gpu`.
 */
export function withSaid(machine: Machine, facts: SaidFacts, table: GpuFinder, options: JudgeOptions = {}): Machine {
	const keys = Object.keys(facts) as FactKey[];
	if (keys.length === 0) return machine;
	const cores = coresOf(facts);
	const made = isRemote(machine) ? described(machine, facts, table) : corrections(machine, facts, table, options);
	const told = keys.flatMap((key): SaidOfMachine[] => {
		const fact = facts[key];
		return fact ? [{ key, ...fact, seen: seenOf(machine, key) }] : [];
	});
	return {
		...made,
		cpu: withCores(made.cpu, cores),
		said: told,
		findings: [...made.findings, ...seenFindings(told, machine, changesOf(facts))],
		sources: { ...made.sources, ...sourcesOf(told, made, machine) },
	};
}

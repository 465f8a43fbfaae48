// A computer one does not have, or this one with a part changed: for one answer only. Pure.

import { unknown } from '../../types/known.ts';
import type { Finding, GpuFacts, Machine, MachineFacts } from '../../types/machine.ts';
import { whatIfWords } from '../../words/what-if.ts';
import { type Changes, type GpuFinder, ramSaid, type Said, saidGpus, type TableGpu } from './changes.ts';
import { judge } from './judge.ts';
import { gpuOf, resize, withBandwidth, withRam } from './made.ts';
import { withSizesTaken } from './size-taken.ts';

const newMacos = '26.0';

/** An Apple chip makes it a Mac; another card on a Mac makes it a PC, since no Mac can take it. */
function systemFor(os: MachineFacts['os'], rows: readonly TableGpu[]): MachineFacts['os'] {
	const apple = rows.some((row) => row.vendor === 'apple');
	if (apple && os.platform === 'darwin' && os.arch === 'arm64') return os;
	if (apple)
		return { platform: 'darwin', name: `macOS ${newMacos}`, arch: 'arm64', environment: 'native', version: newMacos };
	if (os.platform !== 'darwin' || rows.length === 0) return os;
	return { platform: 'linux', name: unknown(whatIfWords.said), arch: 'x64', environment: 'native' };
}

const aboutGraphics = /^(?:nvidia|rocm|vulkan|graphics|gpu|no-gpu|still-asking|macos|intel-mac|rosetta)/;
const aboutMemory = /^(?:container-limit|memory-unknown)/;
const others = (findings: readonly Finding[], about: RegExp): Finding[] =>
	findings.filter((finding) => !about.test(finding.code));

function appleCpu(machine: MachineFacts, row: TableGpu): MachineFacts['cpu'] {
	const none = unknown(whatIfWords.said);
	if (machine.cpu.name === row.name) return machine.cpu;
	return {
		name: row.name.replace(/ \(.*\)$/, ''),
		cores: none,
		threads: none,
		features: ['neon', 'dotprod'],
		bandwidth: { value: row.bandwidth, source: row.source },
	};
}

/**
 * The Machine with parts said by the person. `table` looks names up; a name that it does not know is Problem
 * `unknown-gpu` (exit 2) with the nearest names. Memory in use on a computer that is not there is assumed (4 GiB, at
 * most a quarter; half a GiB of a card) and its source says so.
 */
export function whatIf(machine: Machine, changes: Changes, table: GpuFinder): Machine {
	const said = saidGpus(changes, table);
	const ram = ramSaid(changes, said);
	const os = systemFor(
		machine.os,
		said.rows.map(({ row }) => row),
	);
	const memory = ram === undefined ? machine.memory : withRam(machine.memory, ram);
	const apple = said.rows.find(({ row }) => row.vendor === 'apple')?.row;
	const cpu = apple ? appleCpu(machine, apple) : machine.cpu;
	const gpus: GpuFacts[] = said.changed
		? said.rows.map((one) => gpuOf(one, memory, os.version))
		: ram === undefined
			? machine.gpus
			: machine.gpus.map((gpu) => resize(gpu, memory, machine.memory, os.version));
	const kept = said.changed ? others(machine.findings, aboutGraphics) : machine.findings;
	const changed: MachineFacts = {
		...machine,
		os,
		cpu: changes.cpuBandwidth === undefined ? cpu : withBandwidth(cpu, changes.cpuBandwidth),
		memory,
		gpus,
		findings: ram === undefined ? kept : others(kept, aboutMemory),
		sources: { ...machine.sources, ...sourcesOf(changes, said, ram) },
	};
	// What was judged of the cards that are there stays; said ones are judged without this computer's settings.
	return said.changed ? withSizesTaken(judge(changed)) : keepJudged(changed, machine);
}

/** What was judged of the cards stays, where only their memory changed. */
export const keepJudged = (changed: MachineFacts, machine: Machine): Machine => ({
	...changed,
	gpus: machine.gpus.map((gpu, place) => ({ ...gpu, ...changed.gpus[place] })),
});

function sourcesOf(changes: Changes, said: Said, ram: number | undefined): Record<string, string> {
	const memory = { 'memory.total': whatIfWords.said, 'memory.available': whatIfWords.assumedUse };
	const each = Object.fromEntries(
		said.rows.map(({ sizes }, place) => [
			`gpus.${place}`,
			sizes ? `${whatIfWords.said}; ${whatIfWords.sizeNotSaid}` : whatIfWords.said,
		]),
	);
	const gpus = said.changed ? { gpus: whatIfWords.said, ...each } : {};
	return {
		...(ram === undefined ? {} : memory),
		...gpus,
		...(changes.cpuBandwidth === undefined ? {} : { 'cpu.bandwidth': whatIfWords.said }),
	};
}

// A computer one does not have, or this one with a part changed: for one answer only. Pure.

import { Problem } from '../../problem.ts';
import { isUnknown, type Known, unknown } from '../../types/known.ts';
import type { Finding, GpuFacts, Machine, MachineFacts, Memory, Vendor } from '../../types/machine.ts';
import { whatIfWords } from '../../words/what-if.ts';
import { type JudgeOptions, judge } from './judge.ts';
import { workingSet } from './working-set.ts';

const GiB = 2 ** 30;

export interface Changes {
	/** GiB. */
	ram?: number;
	/** `bytes`: the card's memory; for chips that share the computer's memory, that memory. */
	gpus?: { name: string; bytes?: number }[] | 'none';
	/** GB/s (10^9 bytes per second). */
	cpuBandwidth?: number;
}

/** The part of a row of the table of graphics processors that is needed here. */
export interface TableGpu {
	name: string;
	vendor: Vendor | 'qualcomm' | 'cpu';
	/** Bytes; null where the chip uses the computer's memory. */
	vramBytes: number | null;
	/** Bytes per second. */
	bandwidth: number;
	source?: string;
	compute?: string;
	gfx?: string;
	cores?: [number, number];
	unified?: boolean;
	/** The small kind inside a processor. */
	integrated?: boolean;
}

/** How names are looked up; made from the table by the caller. */
export interface GpuFinder {
	find(name: string, bytes?: number): TableGpu | undefined;
	/** Names near one that is not known, nearest first. */
	nearest(name: string): string[];
}

/** What an idle system and a few programs take; nobody can measure it on a computer that is not there. */
const inUse = (ram: number): number => Math.min(4 * GiB, ram / 4);
/** What a screen and the driver take of a card's own memory. */
const screenUse = 0.5 * GiB;

/** The memory of a computer that is not there; what is in use is assumed. */
export const withRam = (memory: Memory, ram: number): Memory => ({
	...memory,
	total: ram,
	available: ram - inUse(ram),
	limit: null,
	limitSource: null,
});

function rowOf(wanted: { name: string; bytes?: number }, finder: GpuFinder): TableGpu {
	const row = finder.find(wanted.name, wanted.bytes);
	if (row) return row;
	const near = finder.nearest(wanted.name);
	throw new Problem('unknown-gpu', whatIfWords.unknownGpu(wanted.name), {
		cure: near.length > 0 ? whatIfWords.near(near) : whatIfWords.noneNear,
		exit: 2,
		choices: near.map((name) => ({ id: name, label: name })),
	});
}

const least = (a: Known<number>, b: Known<number>): Known<number> =>
	isUnknown(a) ? a : isUnknown(b) ? b : Math.min(a, b);

/** Memory the graphics side may use. AMD's shared share is half of the memory unless it is set otherwise. */
function memoryOf(
	row: TableGpu,
	bytes: number | undefined,
	ram: Memory,
	macos: string | undefined,
): GpuFacts['memory'] {
	if (row.vendor === 'apple') {
		const total = isUnknown(ram.total) ? ram.total : workingSet(ram.total, macos);
		return { total, free: least(total, ram.available) };
	}
	if (row.unified) {
		const half = isUnknown(ram.total) ? ram.total : Math.floor(ram.total / 2);
		const total = row.vendor === 'nvidia' ? ram.total : (bytes ?? half);
		return { total, free: least(total, ram.available) };
	}
	const total = bytes ?? row.vramBytes ?? unknown(whatIfWords.sayBytes(row.name));
	return { total, free: isUnknown(total) ? total : Math.max(0, total - screenUse) };
}

const vendorOf = (row: TableGpu): Vendor => (row.vendor === 'qualcomm' || row.vendor === 'cpu' ? 'other' : row.vendor);

/** A card as the table has it. `bytes`: the memory that was said beside its name. */
export function gpuOf(row: TableGpu, bytes: number | undefined, memory: Memory, macos: string | undefined): GpuFacts {
	const shares = row.unified === true || row.vendor === 'apple' || row.integrated === true;
	return {
		name: row.name,
		vendor: vendorOf(row),
		kind: row.integrated ? 'integrated' : shares ? 'unified' : 'discrete',
		memory: memoryOf(row, bytes, memory, macos),
		bandwidth: { value: row.bandwidth, source: row.source ?? 'the table of graphics processors' },
		driver: unknown(whatIfWords.said),
		...(row.compute ? { computeCapability: row.compute } : {}),
		...(row.gfx ? { gfx: row.gfx } : {}),
		...(row.cores ? { cores: row.cores[1] } : {}),
		...(shares ? { sharesRam: true } : {}),
		said: true,
	};
}

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

/** Shared memory follows the computer's when that is changed. */
export function resize(gpu: GpuFacts, memory: Memory, before: Memory, macos: string | undefined): GpuFacts {
	if (!gpu.sharesRam || isUnknown(memory.total)) return gpu;
	if (gpu.vendor === 'apple') {
		const total = workingSet(memory.total, macos);
		return { ...gpu, memory: { total, free: least(total, memory.available) } };
	}
	if (gpu.vendor === 'nvidia') return { ...gpu, memory: { total: memory.total, free: memory.available } };
	const share = isUnknown(gpu.memory.total) || isUnknown(before.total) ? null : gpu.memory.total / before.total;
	if (share === null) return gpu;
	const total = Math.floor(memory.total * Math.min(1, share));
	return { ...gpu, memory: { total, free: least(total, memory.available) } };
}

function appleCpu(machine: MachineFacts, row: TableGpu): MachineFacts['cpu'] {
	const none = unknown(whatIfWords.said);
	if (machine.cpu.name === row.name) return machine.cpu;
	return {
		name: row.name.replace(/ \(.*\)$/, ''),
		cores: none,
		threads: none,
		features: ['neon', 'dotprod'],
		bandwidth: { value: row.bandwidth, source: row.source ?? 'the table of graphics processors' },
	};
}

/** Cards that were said, and whether anything was. */
export interface Said {
	rows: { row: TableGpu; bytes?: number }[];
	changed: boolean;
}

/** Looks the cards up. Problem `unknown-gpu` (exit 2) with the nearest names. */
export function saidGpus(changes: Changes, finder: GpuFinder): Said {
	if (changes.gpus === undefined) return { rows: [], changed: false };
	if (changes.gpus === 'none') return { rows: [], changed: true };
	return {
		rows: changes.gpus.map((wanted) => ({
			row: rowOf(wanted, finder),
			...(wanted.bytes === undefined ? {} : { bytes: wanted.bytes }),
		})),
		changed: true,
	};
}

/** RAM that was said, in bytes: `--ram`, or the size beside an Apple or NVIDIA chip that shares it. */
export function ramSaid(changes: Changes, said: Said): number | undefined {
	if (changes.ram !== undefined) return changes.ram * GiB;
	const shared = said.rows.find(({ row }) => row.vendor === 'apple' || (row.unified && row.vendor === 'nvidia'));
	return shared?.bytes;
}

/**
 * The Machine with parts said by the person. `table` looks names up; a name that it does not know is Problem
 * `unknown-gpu` (exit 2) with the nearest names. Memory in use on a computer that is not there is assumed (4 GiB, at
 * most a quarter; half a GiB of a card) and its source says so.
 */
export function whatIf(machine: Machine, changes: Changes, table: GpuFinder, options: JudgeOptions = {}): Machine {
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
		? said.rows.map(({ row, bytes }) => gpuOf(row, bytes, memory, os.version))
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
	return said.changed ? judge(changed, options) : keepJudged(changed, machine);
}

/** The processor with a memory bandwidth that was said, GB/s. */
export const withBandwidth = (cpu: MachineFacts['cpu'], gbs: number): MachineFacts['cpu'] => ({
	...cpu,
	bandwidth: { value: gbs * 1e9, source: whatIfWords.said },
});

/** What was judged of the cards stays, where only their memory changed. */
export const keepJudged = (changed: MachineFacts, machine: Machine): Machine => ({
	...changed,
	gpus: machine.gpus.map((gpu, place) => ({ ...gpu, ...changed.gpus[place] })),
});

function sourcesOf(changes: Changes, said: Said, ram: number | undefined): Record<string, string> {
	const memory = { 'memory.total': whatIfWords.said, 'memory.available': whatIfWords.assumedUse };
	const each = Object.fromEntries(said.rows.map((_, place) => [`gpus.${place}`, whatIfWords.said]));
	const gpus = said.changed ? { gpus: whatIfWords.said, ...each } : {};
	return {
		...(ram === undefined ? {} : memory),
		...gpus,
		...(changes.cpuBandwidth === undefined ? {} : { 'cpu.bandwidth': whatIfWords.said }),
	};
}

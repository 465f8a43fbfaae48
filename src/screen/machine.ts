// "Your computer": one line per fact, the odd ones with what follows from them, `why` with the source of each.

import { graphicsOpen } from '../recommend/devices/findings.ts';
import type { FactKey } from '../types/config.ts';
import { isUnknown, type Known, orElse } from '../types/known.ts';
import type { Gpu, Machine } from '../types/machine.ts';
import { screenWords as words } from '../words/machine.ts';
import { remoteWords } from '../words/remote.ts';
import { saidWords } from '../words/said.ts';
import { sourceWords } from '../words/sources.ts';
import { whatIfWords } from '../words/what-if.ts';
import { figuresRow } from './figures.ts';
import { findingsText } from './findings.ts';
import { block, bytes, type Look, memory, paint, tilde } from './text.ts';

export interface MachineLook extends Look {
	/** Show where each fact comes from. */
	why?: boolean;
	home?: string;
	/** Leave the graphics out: they are still awaited. */
	withoutGraphics?: boolean;
}

const labelWidth = 13;

/** Of a server's computer nothing is known for one and the same reason, which stands below. */
const notKnown = ({ ollama }: Machine, why: string): string =>
	ollama.local === false ? words.notKnown : words.unknown(why);

/** "said by you on 2026-11-28, not seen", where that fact was said for good. */
function saidBeside({ said }: Machine, key: FactKey): string | null {
	const fact = said?.find((one) => one.key === key);
	return fact ? saidWords.beside(fact.on) : null;
}

function processor(machine: Machine): string {
	const { cpu } = machine;
	const name = isUnknown(cpu.name)
		? notKnown(machine, cpu.name.unknown)
		: cpu.name.replace(/\((?:R|TM)\)/g, '').replace(/\s+/g, ' ');
	const cores = isUnknown(cpu.cores) ? null : words.cores(cpu.cores, cpu.performanceCores);
	const quota = cpu.quota === undefined ? null : words.quota(cpu.quota);
	const saidSpeed = saidBeside(machine, 'cpu-bandwidth');
	const speed = saidSpeed ? [bandwidth(cpu.bandwidth), saidSpeed] : [];
	return [name, cores, saidBeside(machine, 'cores'), quota, ...speed].filter(Boolean).join(', ');
}

function memoryLine(machine: Machine): string {
	const { memory: ram } = machine;
	if (isUnknown(ram.total) && isUnknown(ram.available)) return notKnown(machine, ram.total.unknown);
	const limit = typeof ram.limit === 'number' ? ram.limit : null;
	const total = isUnknown(ram.total) ? null : memory(ram.total);
	const allowed = limit === null ? null : words.memoryLimit(memory(limit));
	const assumed = machine.sources['memory.available'] === whatIfWords.assumedUse;
	const say = assumed ? words.freeAssumed : words.freeNow;
	const free = isUnknown(ram.available) ? words.freeUnknown : say(memory(ram.available));
	return [total, saidBeside(machine, 'ram'), allowed, free].filter(Boolean).join(', ');
}

/** "NVIDIA GeForce RTX 4090 Laptop GPU" → without the words that tell nothing. */
const shortName = (gpu: Gpu): string =>
	gpu.name.replace(/ (?:Laptop )?GPU$/, (tail) => (tail.startsWith(' Laptop') ? ' Laptop' : ''));

function sizeOf(gpu: Gpu): string[] {
	if (gpu.kind === 'integrated') return [words.builtIn];
	const total = gpu.memory.total;
	if (isUnknown(total)) return [words.sizeUnknown];
	// What is free on a card that nobody saw is assumed.
	const free = isUnknown(gpu.memory.free) || gpu.seen === false ? [] : [words.free(memory(gpu.memory.free))];
	return [gpu.sharesRam ? words.sharedMemory(memory(total)) : words.ownMemory(memory(total)), ...free];
}

function saidOf(gpu: Gpu, { said }: Machine): string | null {
	if (!gpu.said) return null;
	const on = said?.find(({ key }) => key === 'gpu')?.on;
	if (on === undefined) return gpu.sizes ? words.saidName : words.said;
	const told = gpu.seen === false ? saidWords.beside(on) : saidWords.ofSeen(on);
	return gpu.sizes ? `${told}, ${words.sizeAssumed}` : told;
}

const gpuLine = (gpu: Gpu, machine: Machine): string =>
	[shortName(gpu), gpu.slice ? words.slice(gpu.slice) : null, ...sizeOf(gpu), saidOf(gpu, machine)]
		.filter(Boolean)
		.join(', ');

function ollamaLine({ ollama }: Machine): string {
	if (ollama.local === false && ollama.status !== 'running') return remoteWords.down;
	const version = isUnknown(ollama.version) ? '' : ` ${ollama.version}`;
	return words.ollama[ollama.status](version, ollama.ours);
}

/** One fact: its label, empty for a further card, and what is said of it, each part a line. */
export interface Line {
	label: string;
	text: string;
	source?: string | undefined;
	/** Facts that only `why` shows. */
	more?: string | undefined;
}

const bandwidth = (value: Known<{ value: number; low?: number; high?: number }>): string | undefined =>
	isUnknown(value) ? undefined : words.bandwidth(value.value / 1e9, value.low, value.high);

function systemLine({ os }: Machine): string {
	const place = isUnknown(os.environment) ? null : words.environment[os.environment];
	return [orElse(os.name, words.systems[os.platform]), os.arch, place].filter(Boolean).join(', ');
}

/** What told these facts, each once. */
const toldBy = ({ sources }: Machine, ...facts: string[]): string[] => [
	...new Set(facts.flatMap((fact) => sources[fact] ?? []).map((source) => sourceWords.told(source))),
];

function head(machine: Machine, why: boolean): Line[] {
	const { sources, os, ollama } = machine;
	const system = { label: words.labels.system, text: systemLine(machine), source: sources['os'] };
	return [
		...(ollama.local !== false && (why || os.environment !== 'native') ? [system] : []),
		{
			label: words.labels.processor,
			text: processor(machine),
			source: sources['cpu'],
			more: [bandwidth(machine.cpu.bandwidth), ...toldBy(machine, 'cpu.bandwidth', 'cpu.cores')]
				.filter(Boolean)
				.join('; '),
		},
		{
			label: words.labels.memory,
			text: memoryLine(machine),
			source: toldBy(machine, 'memory.total', 'memory.available', 'memory.limit').join('; '),
		},
	];
}

function graphics(machine: Machine): Line[] {
	if (machine.gpus.length === 0)
		return [{ label: words.labels.graphics, text: noGraphics(machine), source: machine.sources['gpus'] }];
	return machine.gpus.map((gpu, place) => ({
		label: place === 0 ? words.labels.graphics : '',
		text: `${gpuLine(gpu, machine)}\n${gpu.because}`,
		source: machine.sources[`gpus.${place}`],
		more: [
			bandwidth(gpu.bandwidth),
			isUnknown(gpu.driver) ? null : words.driver(gpu.driver),
			gpu.gfx,
			gpu.computeCapability && words.compute(gpu.computeCapability),
		]
			.filter(Boolean)
			.join('; '),
	}));
}

function noGraphics(machine: Machine): string {
	const said = machine.said?.find(({ key }) => key === 'gpu');
	if (said) return saidWords.noCard(said.on);
	if (machine.ollama.local === false && !machine.sources['gpus']) return words.notKnown;
	return graphicsOpen(machine) ? words.graphicsUnclear : words.noGraphics;
}

function tail(machine: Machine, home: string): Line[] {
	const free = machine.disk.free;
	const path = tilde(machine.disk.path, home);
	const disk = isUnknown(free)
		? machine.ollama.local === false
			? words.notKnown
			: words.diskUnknown(free.unknown)
		: words.disk(bytes(free));
	return [
		{ label: words.labels.disk, text: disk, source: [path, ...toldBy(machine, 'disk.path', 'disk.free')].join('; ') },
		{ label: words.labels.ollama, text: ollamaLine(machine), source: machine.ollama.host },
	];
}

function show(line: Line, look: MachineLook): string {
	const text = line.text
		.split('\n')
		.map((part, at) => figuresRow(at === 0 ? line.label : '', part, look.columns, labelWidth));
	// In one column, a second line needs no empty label above it.
	const first = look.columns < 56 ? text.map((part) => part.replace(/^\s*\n/, '')) : text;
	const notes = look.why ? [line.more, line.source].filter((note) => note) : [];
	const margin = ' '.repeat(look.columns < 56 ? 4 : labelWidth + 2);
	return [...first, ...notes.map((note) => paint(look, 'dim', block(note ?? '', look.columns, margin)))].join('\n');
}

/** The graphics rows alone, for when they came later than the rest. */
export const graphicsText = (machine: Machine, look: MachineLook): string =>
	graphics(machine)
		.map((line) => show(line, look))
		.join('\n');

/** The whole computer, fact by fact. */
export const machineLines = (
	machine: Machine,
	{ why = false, withoutGraphics = false, home = '' }: Pick<MachineLook, 'why' | 'withoutGraphics' | 'home'> = {},
): Line[] => [...head(machine, why), ...(withoutGraphics ? [] : graphics(machine)), ...tail(machine, home)];

/** The whole computer as text for a terminal `look.columns` wide (40 and more). */
export function machineText(machine: Machine, look: MachineLook): string {
	const rows = machineLines(machine, look)
		.map((line) => show(line, look))
		.join('\n');
	const findings = look.withoutGraphics ? '' : findingsText(machine.findings, look);
	const title = machine.ollama.local === false ? remoteWords.title(machine.ollama.host) : words.title;
	return [paint(look, 'bold', block(title, look.columns)), rows, ...(findings ? ['', findings] : [])].join('\n');
}

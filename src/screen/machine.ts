// "Your computer": one line per fact, the odd ones with what follows from them, `why` with the source of each.

import { isUnknown, type Known, orElse } from '../types/known.ts';
import type { Finding, Gpu, Machine } from '../types/machine.ts';
import { screenWords as words } from '../words/machine.ts';
import { block, bytes, type Look, memory, paint, row, tilde, wrap } from './text.ts';

export interface MachineLook extends Look {
	/** Show where each fact comes from. */
	why?: boolean;
	home?: string;
	/** Leave the graphics out: they are still awaited. */
	withoutGraphics?: boolean;
}

const labelWidth = 13;

// `{me check x}` becomes "kettleside check x" at the very end, so it is wrapped as one word of that length.
const whole = (text: string): string =>
	text.replace(/\{me((?: [^{}]*)?)\}/g, (_, args: string) => `\u2060kettleside${args.replaceAll(' ', '\u00a0')}\u2060`);
const back = (text: string): string =>
	text.replace(/\u2060kettleside([^\u2060]*)\u2060/g, '{me$1}').replaceAll('\u00a0', ' ');

function processor({ cpu }: Machine): string {
	const name = isUnknown(cpu.name)
		? words.unknown(cpu.name.unknown)
		: cpu.name.replace(/\((?:R|TM)\)/g, '').replace(/\s+/g, ' ');
	const cores = isUnknown(cpu.cores) ? null : words.cores(cpu.cores, cpu.performanceCores);
	const quota = cpu.quota === undefined ? null : words.quota(cpu.quota);
	return [name, cores, quota].filter(Boolean).join(', ');
}

function memoryLine({ memory: ram }: Machine): string {
	if (isUnknown(ram.total) && isUnknown(ram.available)) return words.unknown(ram.total.unknown);
	const limit = typeof ram.limit === 'number' ? ram.limit : null;
	const total = isUnknown(ram.total) ? null : words.memoryTotal(memory(ram.total));
	const allowed = limit === null ? null : words.memoryLimit(memory(limit));
	const free = isUnknown(ram.available) ? words.freeUnknown : words.freeNow(memory(ram.available));
	return [total, allowed, free].filter(Boolean).join(', ');
}

/** "NVIDIA GeForce RTX 4090 Laptop GPU" → without the words that tell nothing. */
const shortName = (gpu: Gpu): string =>
	gpu.name.replace(/ (?:Laptop )?GPU$/, (tail) => (tail.startsWith(' Laptop') ? ' Laptop' : ''));

function sizeOf(gpu: Gpu): string[] {
	if (gpu.kind === 'integrated') return [words.builtIn];
	const total = gpu.memory.total;
	if (isUnknown(total)) return [words.sizeUnknown];
	const free = isUnknown(gpu.memory.free) ? [] : [words.free(memory(gpu.memory.free))];
	return [gpu.sharesRam ? words.sharedMemory(memory(total)) : words.ownMemory(memory(total)), ...free];
}

const gpuLine = (gpu: Gpu): string =>
	[shortName(gpu), gpu.slice ? words.slice(gpu.slice) : null, ...sizeOf(gpu), gpu.said ? words.said : null]
		.filter(Boolean)
		.join(', ');

function ollamaLine({ ollama }: Machine): string {
	const version = isUnknown(ollama.version) ? '' : ` ${ollama.version}`;
	return words.ollama[ollama.status](version, ollama.ours);
}

interface Line {
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

function head(machine: Machine, why: boolean): Line[] {
	const { sources, os } = machine;
	const system = { label: words.labels.system, text: systemLine(machine), source: sources['os'] };
	return [
		...(why || os.environment !== 'native' ? [system] : []),
		{
			label: words.labels.processor,
			text: processor(machine),
			source: sources['cpu'],
			more: [bandwidth(machine.cpu.bandwidth), sources['cpu.bandwidth']].filter(Boolean).join('; '),
		},
		{
			label: words.labels.memory,
			text: memoryLine(machine),
			source: [...new Set([sources['memory.total'], sources['memory.available'], sources['memory.limit']])]
				.filter(Boolean)
				.join('; '),
		},
	];
}

function graphics(machine: Machine): Line[] {
	if (machine.gpus.length === 0) return [{ label: words.labels.graphics, text: noGraphics(machine) }];
	return machine.gpus.map((gpu, place) => ({
		label: place === 0 ? words.labels.graphics : '',
		text: `${gpuLine(gpu)}\n${gpu.because}`,
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

const noGraphics = (machine: Machine): string =>
	machine.findings.some((finding) =>
		[
			'graphics-unknown',
			'nvidia-smi-hangs',
			'nvidia-driver-mismatch',
			'nvidia-driver-not-running',
			'nvidia-smi-unreadable',
			'nvidia-no-permission',
			'nvidia-unreachable',
		].includes(finding.code),
	)
		? words.graphicsUnclear
		: words.noGraphics;

function tail(machine: Machine, look: MachineLook): Line[] {
	const free = machine.disk.free;
	const path = tilde(machine.disk.path, look.home ?? '');
	const disk = isUnknown(free) ? words.diskUnknown(free.unknown) : words.disk(bytes(free));
	const told = ['disk.path', 'disk.free'].flatMap((fact) => machine.sources[fact] ?? []);
	return [
		{ label: words.labels.disk, text: disk, source: [path, ...told].join('; ') },
		{ label: words.labels.ollama, text: ollamaLine(machine), source: machine.ollama.host },
	];
}

function show(line: Line, look: MachineLook): string {
	const text = line.text.split('\n').map((part, at) => row(at === 0 ? line.label : '', part, look.columns, labelWidth));
	// In one column, a second line needs no empty label above it.
	const first = look.columns < 56 ? text.map((part) => part.replace(/^\s*\n/, '')) : text;
	const notes = look.why ? [line.more, line.source].filter((note) => note) : [];
	const margin = ' '.repeat(look.columns < 56 ? 4 : labelWidth + 2);
	return [...first, ...notes.map((note) => paint(look, 'dim', block(note ?? '', look.columns, margin)))].join('\n');
}

const marks: Record<Finding['severity'], [unicode: string, plain: string]> = {
	problem: ['✗', words.problem],
	warning: ['!', words.warning],
	note: ['·', words.note],
};

const colors = { problem: 'red', warning: 'yellow', note: 'dim' } as const;

function showFinding(finding: Finding, look: MachineLook): string {
	const [sign, word] = marks[finding.severity];
	const mark = look.accessible || !look.unicode ? `${word}:` : sign;
	const [first = '', ...rest] = wrap(whole(`${mark} ${finding.text}`), look.columns - 4);
	const body = [paint(look, colors[finding.severity], first.slice(0, mark.length)) + first.slice(mark.length), ...rest];
	const cure = finding.cure ? [block(whole(finding.cure), look.columns, '    ')] : [];
	return back([...body.map((line, at) => (at === 0 ? `  ${line}` : `    ${line}`)), ...cure].join('\n'));
}

/** The findings alone, each with what helps. */
export const findingsText = (findings: readonly Finding[], look: MachineLook): string =>
	findings.map((finding) => showFinding(finding, look)).join('\n\n');

/** The graphics rows alone, for when they came later than the rest. */
export const graphicsText = (machine: Machine, look: MachineLook): string =>
	graphics(machine)
		.map((line) => show(line, look))
		.join('\n');

/** The whole computer as text for a terminal `look.columns` wide (40 and more). */
export function machineText(machine: Machine, look: MachineLook): string {
	const lines = [
		...head(machine, look.why === true),
		...(look.withoutGraphics ? [] : graphics(machine)),
		...tail(machine, look),
	];
	const rows = lines.map((line) => show(line, look)).join('\n');
	const findings = look.withoutGraphics ? '' : findingsText(machine.findings, look);
	return [`  ${paint(look, 'bold', words.title)}`, rows, ...(findings ? ['', findings] : [])].join('\n');
}

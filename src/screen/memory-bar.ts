// One bar for the memory a model would take: the model, the conversation, working room, what is kept free, what stays.

import { isUnknown, orElse } from '../types/known.ts';
import type { Machine } from '../types/machine.ts';
import type { Verdict } from '../types/verdict.ts';
import { words } from '../words/memory-bar.ts';
import { block, type Look, memory, paint } from './text.ts';

interface Part {
	label: string;
	bytes: number;
	/** The letter where no blocks can be drawn. */
	letter: string;
	/** The block elsewhere. */
	sign: string;
	color: 'cyan' | 'blue' | 'magenta' | 'dim';
}

export interface MemoryPicture {
	title: string;
	total: number;
	parts: Part[];
}

const part = (label: string, bytes: number, letter: string, sign: string, color: Part['color']): Part => ({
	label,
	bytes: Math.max(0, bytes),
	letter,
	sign,
	color,
});

function picture(title: string, total: number, sizes: Record<'used' | 'model' | 'context' | 'other' | 'kept', number>) {
	const taken = Object.values(sizes).reduce((sum, size) => sum + Math.max(0, size), 0);
	const parts = [
		part(words.used, sizes.used, 't', '▒', 'dim'),
		part(words.model, sizes.model, 'm', '█', 'cyan'),
		part(words.conversation, sizes.context, 'c', '▓', 'blue'),
		part(words.working, sizes.other, 'o', '▞', 'magenta'),
		part(words.kept, sizes.kept, 'k', '░', 'dim'),
		part(words.free, total - taken, 'f', '·', 'dim'),
	];
	return { title, total, parts: parts.filter(({ bytes }) => bytes > 0) };
}

/** The cards that hold a part of it; of two alike with one in use it is one. No names: all that Ollama uses. */
function takingPart(machine: Machine, names: readonly string[]): Machine['gpus'] {
	const left = machine.gpus.filter((gpu) => gpu.usedByOllama);
	if (names.length === 0) return left;
	return names.flatMap((name) => {
		const place = left.findIndex((gpu) => gpu.name === name);
		return place < 0 ? [] : left.splice(place, 1);
	});
}

function onGpu(verdict: Verdict, machine: Machine): MemoryPicture | undefined {
	const { memory: m } = verdict;
	const taking = takingPart(machine, m.devices?.map(({ name }) => name) ?? []);
	const total = taking.reduce((sum, gpu) => sum + orElse(gpu.memory.total, 0), 0);
	if (isUnknown(m.gpu) || isUnknown(m.gpuFree) || total <= 0 || m.gpu <= 0) return undefined;
	const devices = m.devices ?? [];
	const sum = (pick: 'weights' | 'context') => devices.reduce((all, device) => all + device[pick], 0);
	const model = devices.length ? sum('weights') : m.gpu - orElse(m.context, 0) - orElse(m.compute, 0);
	const context = devices.length ? sum('context') : orElse(m.context, 0);
	const title = taking.every((gpu) => gpu.kind === 'discrete') ? words.card : words.shared;
	const kept = Math.min(m.margin, Math.max(0, m.gpuFree - m.gpu));
	return picture(title(total, taking.length), total, {
		used: total - m.gpuFree,
		model,
		context,
		other: m.gpu - model - context,
		kept,
	});
}

function inRam(verdict: Verdict, machine: Machine): MemoryPicture | undefined {
	const { memory: m } = verdict;
	const total = machine.memory.limit !== null ? machine.memory.limit : machine.memory.total;
	if (isUnknown(m.ram) || isUnknown(m.ramFree) || isUnknown(total) || total <= 0) return undefined;
	const context = verdict.placement === 'cpu' ? orElse(m.context, 0) : 0;
	const other = verdict.placement === 'cpu' ? orElse(m.compute, 0) + orElse(m.output, 0) + orElse(m.process, 0) : 0;
	const sizes = { used: total - m.ramFree, model: m.ram - context - other, context, other, kept: 0 };
	return picture(words.ram(total), total, sizes);
}

/** The pictures that matter: the graphics memory, the RAM, or both where a model lies on both. */
export function memoryPictures(verdict: Verdict, machine: Machine): MemoryPicture[] {
	const both = [
		...(verdict.placement === 'gpu' || verdict.placement === 'split' ? [onGpu(verdict, machine)] : []),
		...(verdict.placement === 'cpu' || verdict.placement === 'split' ? [inRam(verdict, machine)] : []),
	];
	return both.filter((one) => one !== undefined);
}

// Largest remainders, and at least one sign for each part that is there.
function shares(parts: Part[], total: number, room: number): number[] {
	const exact = parts.map(({ bytes }) => (bytes / total) * room);
	const counts = exact.map((value) => Math.max(1, Math.floor(value)));
	const order = exact.map((value, i) => ({ i, rest: value - Math.floor(value) })).sort((a, b) => b.rest - a.rest);
	for (const { i } of order) {
		if (counts.reduce((sum, count) => sum + count, 0) >= room) break;
		counts[i] = (counts[i] ?? 0) + 1;
	}
	while (counts.reduce((sum, count) => sum + count, 0) > room) {
		const widest = counts.indexOf(Math.max(...counts));
		counts[widest] = (counts[widest] ?? 1) - 1;
	}
	return counts;
}

function drawn({ parts, total }: MemoryPicture, look: Look, room: number): string {
	const counts = shares(parts, Math.max(total, 1), look.unicode ? room : room - 2 - (parts.length - 1));
	const pieces = parts.map(({ sign, letter, color }, i) =>
		paint(look, color, (look.unicode ? sign : letter).repeat(counts[i] ?? 0)),
	);
	return look.unicode ? pieces.join('') : `[${pieces.join('|')}]`;
}

/** The bar with its title above and its figures below; the figures alone where pictures do not help. */
export function barText(picture: MemoryPicture, look: Look, margin: string): string {
	const figures = picture.parts.map(({ label, bytes, sign, letter }) => {
		const mark = look.accessible ? '' : `${look.unicode ? sign : letter} `;
		return `${mark}${label} ${memory(bytes)}`.replaceAll(' ', '\u00a0');
	});
	const room = Math.min(44, look.columns - margin.length - 2);
	// Each figure stays together on its line.
	const below = block(figures.join(', '), look.columns, margin).replaceAll('\u00a0', ' ');
	const bar = look.accessible || room < 16 ? [] : [margin + drawn(picture, look, room)];
	return [block(picture.title, look.columns, margin), ...bar, below].join('\n');
}

// Where the memory would go, device by device: the facts that the bar on the screen and the one in a report are drawn from.

import { isUnknown, orElse } from '../types/known.ts';
import type { Gpu, Machine } from '../types/machine.ts';
import type { Verdict, VerdictMemory } from '../types/verdict.ts';
import { words } from '../words/memory-bar.ts';

/** `used`: what others use; `kept`: what Ollama leaves free. */
export type PartKind = 'used' | 'model' | 'context' | 'working' | 'kept' | 'free';

export interface MemoryPart {
	kind: PartKind;
	bytes: number;
}

/** One device, or the RAM. The parts are in the order they are drawn in, none of them empty; bytes. */
export interface MemoryPicture {
	title: string;
	total: number;
	parts: MemoryPart[];
}

function picture(title: string, total: number, sizes: Record<Exclude<PartKind, 'free'>, number>): MemoryPicture {
	const { used, model, context, working, kept } = sizes;
	const taken = [used, model, context, working, kept].reduce((sum, size) => sum + Math.max(0, size), 0);
	const parts: MemoryPart[] = [
		{ kind: 'used', bytes: used },
		{ kind: 'model', bytes: model },
		{ kind: 'context', bytes: context },
		{ kind: 'working', bytes: working },
		{ kind: 'kept', bytes: kept },
		{ kind: 'free', bytes: total - taken },
	];
	return { title, total, parts: parts.filter(({ bytes }) => bytes > 0) };
}

/** The cards that hold a part of it; of two alike with one in use it is one. No names: all that Ollama uses. */
function takingPart(machine: Machine, names: readonly string[]): Gpu[] {
	const left = machine.gpus.filter((gpu) => gpu.usedByOllama);
	if (names.length === 0) return left;
	return names.flatMap((name) => {
		const place = left.findIndex((gpu) => gpu.name === name);
		return place < 0 ? [] : left.splice(place, 1);
	});
}

/** Bytes of all of them together. */
const totalOf = (gpus: readonly Gpu[]): number => gpus.reduce((sum, gpu) => sum + orElse(gpu.memory.total, 0), 0);

/** All devices in one, where only their sum is known. */
function together(m: VerdictMemory, gpus: readonly Gpu[]): MemoryPicture[] {
	const total = totalOf(gpus);
	if (isUnknown(m.gpu) || isUnknown(m.gpuFree) || total <= 0 || m.gpu <= 0) return [];
	const [context, working] = [orElse(m.context, 0), orElse(m.compute, 0)];
	const title = gpus.every((gpu) => gpu.kind === 'discrete') ? words.card : words.shared;
	return [
		picture(title(total, gpus.length), total, {
			used: total - m.gpuFree,
			model: m.gpu - context - working,
			context,
			working,
			kept: Math.min(m.margin, Math.max(0, m.gpuFree - m.gpu)),
		}),
	];
}

type Device = NonNullable<VerdictMemory['devices']>[number];

/** One device; the vision tower lies on the first (llama.cpp, tools/mtmd/clip.cpp, takes the first GPU there is). */
function onDevice(device: Device, gpu: Gpu, m: VerdictMemory, place: number, all: readonly Gpu[]): MemoryPicture[] {
	const { total } = gpu.memory;
	if (isUnknown(total) || total <= 0 || isUnknown(device.free)) return [];
	const model = device.weights + (place === 0 ? (m.projector ?? 0) : 0);
	const need = model + device.context + device.compute;
	const count = m.devices?.length ?? 1;
	const title = gpu.kind === 'discrete' ? words.card : words.shared;
	return [
		picture(all.length > 1 ? words.oneOf(all.indexOf(gpu) + 1, gpu.name, total) : title(total), total, {
			used: total - device.free,
			model,
			context: device.context,
			working: device.compute,
			kept: Math.min(m.margin / count, Math.max(0, device.free - need)),
		}),
	];
}

function onGpus({ memory: m }: Verdict, machine: Machine): MemoryPicture[] {
	const devices = m.devices ?? [];
	const gpus = takingPart(
		machine,
		devices.map(({ name }) => name),
	);
	if (devices.length === 0 || gpus.length !== devices.length) return together(m, gpus);
	const all = machine.gpus.filter((gpu) => gpu.usedByOllama);
	return devices.flatMap((device, place) => (gpus[place] ? onDevice(device, gpus[place], m, place, all) : []));
}

function inRam({ memory: m }: Verdict, machine: Machine): MemoryPicture[] {
	const total = machine.memory.limit !== null ? machine.memory.limit : machine.memory.total;
	if (isUnknown(m.ram) || isUnknown(m.ramFree) || isUnknown(total) || total <= 0) return [];
	const elsewhere = (pick: 'context' | 'compute') => (m.devices ?? []).reduce((all, device) => all + device[pick], 0);
	const context = Math.max(0, orElse(m.context, 0) - elsewhere('context'));
	const compute = Math.max(0, orElse(m.compute, 0) - elsewhere('compute'));
	const working = compute + orElse(m.output, 0) + orElse(m.process, 0);
	const sizes = { used: total - m.ramFree, model: m.ram - context - working, context, working, kept: 0 };
	return [picture(words.ram(total), total, sizes)];
}

/** The pictures that matter: each card, the RAM, or both where a model lies on both. None where too little is known. */
export function memoryPictures(verdict: Verdict, machine: Machine): MemoryPicture[] {
	const { placement } = verdict;
	return [
		...(placement === 'gpu' || placement === 'split' ? onGpus(verdict, machine) : []),
		...(placement === 'cpu' || placement === 'split' ? inRam(verdict, machine) : []),
	];
}

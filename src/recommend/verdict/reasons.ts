// The sentences that say why a verdict is what it is, the weightiest first.

import type { Known } from '../../types/known.ts';
import { isUnknown, orElse } from '../../types/known.ts';
import type { Machine } from '../../types/machine.ts';
import type { ModelFacts } from '../../types/model.ts';
import type { Reason, Speed, Verdict, Wishes } from '../../types/verdict.ts';
import { reasons as say } from '../../words/verdict.ts';
import { isRemote } from '../devices/remote.ts';
import { sizesTaken } from '../devices/size-taken.ts';
import type { Shape } from '../memory/shape.ts';
import type { PlacementResult } from '../placement/result.ts';
import { comfortRoom } from '../placement/room.ts';
import { wholeOnGpu } from './needs.ts';
import { olderThan } from './version.ts';

interface Given {
	model: ModelFacts;
	machine: Machine;
	wishes: Wishes;
	result: PlacementResult;
	speed: Speed;
	disk: Verdict['disk'];
	context: number;
	shape: Known<Shape>;
}

/** All reasons that apply; at least one. */
export function reasonsFor(given: Given): Reason[] {
	const { cannot, warnings } = given.model;
	// Where it would lie, and how fast it would write, is no answer for what cannot be a companion at all.
	if (cannot && cannot.code !== 'sharded') return [cannot];
	const known = warnings.map((text) => ({ code: 'model-warning', text }));
	return [
		...(cannot ? [cannot] : []),
		...obstacles(given),
		...where(given),
		...pace(given),
		...notes(given),
		...known,
		...standing(given),
	];
}

function obstacles({ model, machine, result, disk, context }: Given): Reason[] {
	const list: Reason[] = [];
	const { ram, ramFree } = result.need;
	if (result.obstacle === 'no-gpu') list.push(say.noGpu());
	if (result.obstacle === 'gpu-memory') {
		const need = wholeOnGpu(model, result, context);
		if (need !== null) list.push(say.gpuShort(need, orElse(result.memory.gpuFree, 0)));
	}
	if (result.obstacle === 'ram' && !isUnknown(ram) && !isUnknown(ramFree)) list.push(say.ramShort(ram, ramFree));
	if (result.obstacle === 'unknown' && isUnknown(ramFree)) list.push(say.ramUnknown(ramFree.unknown));
	if (!isUnknown(disk.needed) && !isUnknown(disk.free) && disk.needed > disk.free)
		list.push(say.disk(disk.needed, disk.free));
	const version = machine.ollama.version;
	if (model.minOllama !== undefined && !isUnknown(version) && olderThan(version, model.minOllama))
		list.push(say.olderOllama(model.minOllama, version));
	return list;
}

function where({ result, machine, wishes }: Given): Reason[] {
	const { memory, devices } = result;
	const names = devices.map((device) => device.gpu.name);
	const list: Reason[] = [];
	if (isUnknown(memory.context)) list.push(say.unknownInside(memory.context.unknown));
	if (isUnknown(memory.ram) && result.placement !== 'none') list.push(say.fromSize());
	const gpu = orElse(memory.gpu, 0);
	const free = orElse(memory.gpuFree, 0);
	if (result.placement === 'gpu' && gpu > 0)
		list.push(result.shared ? say.onShared(names[0] ?? '', gpu, free) : say.onGpu(names, gpu, free));
	if (result.placement === 'split') {
		const layers = orElse(memory.layersOnGpu, 0);
		const all = orElse(memory.layers, 0);
		if (layers < all) list.push(say.split(layers, all, names));
		if (result.expertsInRam > 0) list.push(say.expertsInRam(result.expertsInRam, names));
	}
	if (result.placement === 'cpu') {
		const ram = result.need.ram;
		if (!isUnknown(ram)) list.push(say.onCpu(ram, orElse(result.need.ramFree, 0)));
		const usable = machine.gpus.filter((one) => one.usedByOllama).map((one) => one.name);
		if (usable.length > 0 && wishes.device !== 'cpu') list.push(say.gpuTooSmall(usable));
	}
	return list;
}

function pace({ result, speed }: Given): Reason[] {
	if (result.placement === 'none') return [];
	const times = speed.timesReadingSpeed;
	if (isUnknown(times)) return [say.speedUnknown(times.unknown)];
	return times < 1 ? [say.slow(times)] : [];
}

/** What the answer stands on, where that is not what is seen of this computer. */
const standing = ({ machine }: Given): Reason[] => [
	...(isRemote(machine) ? [say.elsewhere(machine.ollama.host)] : []),
	...(machine.said ?? []).map((said) => say.said(said)),
	...sizesTaken(machine).map(({ code, text }) => ({ code, text })),
];

function notes(given: Given): Reason[] {
	const { model, machine, wishes, result, context } = given;
	const list: Reason[] = [];
	const { ram, ramFree } = result.need;
	if (result.placement !== 'none' && !isUnknown(ram) && !isUnknown(ramFree)) {
		const room = comfortRoom(ramFree);
		list.push(ram + room > ramFree ? say.ramTight(Math.max(0, ramFree - ram)) : say.room(room));
	}
	if (result.memory.margin > 0) list.push(say.margin(result.memory.margin));
	const limit = machine.memory.limit;
	if (typeof limit === 'number') list.push(say.container(limit));
	const mute = result.devices.find((device) => isUnknown(device.gpu.memory.free));
	if (mute !== undefined) list.push(say.gpuFreeUnknown(mute.gpu.name));
	if (wishes.context !== undefined && wishes.context > context) list.push(say.contextCapped(wishes.context, context));
	if (wishes.kvCache !== undefined && wishes.kvCache !== result.kvCache) list.push(say.cacheNeedsFlash());
	if ((wishes.parallel ?? 1) > result.parallel) list.push(say.parallelOne());
	if (model.basis === 'shown') list.push(say.shown());
	if (model.basis === 'estimated') list.push(say.estimated(model.source));
	return list;
}

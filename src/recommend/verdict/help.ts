// What would help where it does not run well: with a number, so that a person can act on it.

import { isUnknown, orElse } from '../../types/known.ts';
import type { Machine } from '../../types/machine.ts';
import type { ModelFacts } from '../../types/model.ts';
import type { Reason, Verdict, VerdictWord, Wishes } from '../../types/verdict.ts';
import { help } from '../../words/verdict.ts';
import { isRemote } from '../devices/remote.ts';
import { sharesRam } from '../placement/devices.ts';
import { place } from '../placement/place.ts';
import type { PlacementResult } from '../placement/result.ts';
import { comfortRoom, leastRoom } from '../placement/room.ts';
import { cardFor, ramFor, wholeOnGpu } from './needs.ts';
import { olderThan } from './version.ts';

interface Given {
	model: ModelFacts;
	machine: Machine;
	wishes: Wishes;
	result: PlacementResult;
	disk: Verdict['disk'];
	context: number;
	/** The word on memory and speed, whatever the disk. */
	apart: VerdictWord;
}

/** Everything that would make it run, or run better; nothing for a model that cannot be a companion anyway. */
export function wouldHelp(given: Given): Reason[] {
	if (given.model.cannot !== undefined) return [];
	if (given.apart === 'unknown' && isUnknown(given.result.need.ramFree)) return [sayMemory(given.machine)];
	const first = [...disk(given), ...ollama(given)];
	return given.apart === 'comfortable' ? first : [...first, ...ram(given), ...graphics(given), ...smaller(given)];
}

/** Where nobody knows how much memory there is, nothing else can be advised. */
export const sayMemory = (machine: Machine): Reason => help.sayMemory(isRemote(machine) ? machine.ollama.host : null);

function disk({ disk: { needed, free } }: Given): Reason[] {
	return isUnknown(needed) || isUnknown(free) || needed <= free ? [] : [help.freeDisk(needed - free)];
}

function ollama({ model, machine }: Given): Reason[] {
	const version = machine.ollama.version;
	if (model.minOllama === undefined || isUnknown(version) || !olderThan(version, model.minOllama)) return [];
	return [help.updateOllama(model.minOllama)];
}

/** Closing programs where the computer itself is large enough; else a larger memory, or a larger limit. */
function ram({ machine, result }: Given): Reason[] {
	const { ram: need, ramFree: free } = result.need;
	const total = machine.memory.total;
	if (isUnknown(need) || isUnknown(free) || isUnknown(total)) return [];
	const fits = result.placement !== 'none';
	if (fits && need + comfortRoom(free) <= free) return [];
	if (!fits && result.obstacle !== 'ram') return [];
	const wanted = need + comfortRoom(need * 1.25);
	const limit = machine.memory.limit;
	if (typeof limit === 'number' && limit < total && wanted > limit) return [help.limit(wanted)];
	// The system itself keeps some of the total for good.
	if (wanted <= 0.85 * total) return [help.closePrograms(Math.max(wanted - free, leastRoom(free)))];
	const size = ramFor(wanted, Math.min(4 * 1024 ** 3, Math.max(0, total - free)));
	return size === null || size <= total ? [] : [help.moreRam(size)];
}

/** A larger card, where it is not wholly on one already; nothing beside memory that both sides share. */
function graphics({ model, machine, result, context, wishes }: Given): Reason[] {
	if (result.placement === 'gpu' || wishes.device === 'cpu') return [];
	if (machine.os.platform === 'darwin') return [];
	const need = wholeOnGpu(model, result, context);
	if (need === null) return [];
	const own = machine.gpus.filter((gpu) => gpu.usedByOllama && !sharesRam(gpu));
	const largest = Math.max(0, ...own.map((gpu) => orElse(gpu.memory.total, 0)));
	const free = Math.max(0, ...own.map((gpu) => orElse(gpu.memory.free, 0)));
	if (need <= 0.96 * largest) return [help.freeGpu(Math.max(0, need - free))];
	const size = cardFor(need);
	return size === null ? [] : [help.moreGpu(size)];
}

const better = (now: PlacementResult, then: PlacementResult): boolean => {
	const rank = { none: 0, cpu: 1, split: 2, gpu: 3 };
	return now.placement === 'none' ? then.placement !== 'none' : rank[then.placement] > rank[now.placement];
};

const largeForms = /^(F32|F16|BF16|Q8_0|Q6_K|Q5)/i;

function smaller(given: Given): Reason[] {
	const { model, machine, wishes, result, context, apart } = given;
	const list: Reason[] = [];
	const lengths = [16384, 8192, 4096].filter((tokens) => tokens < context);
	const shorter = lengths.find((tokens) => better(result, place(model, machine, { ...wishes, context: tokens })));
	if (shorter !== undefined) list.push(help.smallerContext(shorter, model.name));
	const form = orElse(model.quantization, '');
	if (largeForms.test(form) && result.placement !== 'gpu')
		list.push(help.smallerQuantization(form, result.placement !== 'none'));
	if (list.length === 0 && apart !== 'tight') list.push(apart === 'slow' ? help.fasterModel() : help.smallerModel());
	return list;
}

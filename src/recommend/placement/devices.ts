// Which graphics processors Ollama takes for a model, and how much of their memory counts.

import { isUnknown, type Known } from '../../types/known.ts';
import type { Gpu, Machine } from '../../types/machine.ts';

const GiB = 1024 ** 3;

/** The graphics side and the RAM are the same memory: Apple, GB10, Strix Halo, built-in graphics. */
export const sharesRam = (gpu: Gpu): boolean => gpu.sharesRam === true || gpu.kind !== 'discrete';

/** Bytes of RAM that programs can have now, never more than a container's limit; null where it is not known. */
export function ramFree(machine: Machine): number | null {
	const { available, limit, total } = machine.memory;
	if (isUnknown(available)) return null;
	const bounds = [available, limit, total].filter((value): value is number => typeof value === 'number');
	return Math.max(0, Math.min(...bounds));
}

/** The same, with the reason where it is not known. */
export function ramFreeKnown(machine: Machine): Known<number> {
	const { available } = machine.memory;
	return isUnknown(available) ? available : (ramFree(machine) ?? available);
}

/**
 * Bytes of a card that Windows keeps for itself, under WSL2 too, whatever nvidia-smi calls free: an idle card of 8.0 GiB
 * has 6.9 available to the engine (ollama/ollama#7996).
 */
function windowsShare(gpu: Gpu, { os }: Machine): number {
	const windows = os.platform === 'win32' || os.environment === 'wsl2';
	return windows && !sharesRam(gpu) && !gpu.said ? 1.1 * GiB : 0;
}

/**
 * Bytes free on a graphics processor now. Where the driver does not tell, 85 % of its memory (a desktop and the driver
 * have the rest). Shared memory is never more than the RAM that is free. 0 where nothing is known.
 */
export function gpuFree(gpu: Gpu, machine: Machine): number {
	const { free, total } = gpu.memory;
	const told = isUnknown(free) ? (isUnknown(total) ? 0 : 0.85 * total) : free;
	const own = isUnknown(total) ? told : Math.min(told, total - windowsShare(gpu, machine));
	const ram = sharesRam(gpu) ? ramFree(machine) : null;
	return Math.max(0, Math.floor(ram === null ? own : Math.min(own, ram)));
}

/** What Ollama keeps free on a device in bytes: 1 GiB, and the vision tower's size with one. */
export const marginFor = (projector: number): number => GiB + projector;

/** Bytes free on these together now. */
export const freeTogether = (gpus: Gpu[], machine: Machine): number =>
	gpus.reduce((all, gpu) => all + gpuFree(gpu, machine), 0);

/** Bytes free now in RAM and on all graphics processors together; infinite where the RAM is not known. */
export const mostFree = (machine: Machine): number =>
	(ramFree(machine) ?? Number.POSITIVE_INFINITY) + freeTogether(machine.gpus, machine);

const anyDiscrete = (gpus: Gpu[]): boolean => gpus.some((gpu) => !sharesRam(gpu));

function better(machine: Machine, candidate: Gpu[], current: Gpu[]): boolean {
	if (anyDiscrete(candidate) !== anyDiscrete(current)) return anyDiscrete(candidate);
	return freeTogether(candidate, machine) > freeTogether(current, machine);
}

/**
 * Ollama's choice (server/sched.go): one processor where its rough estimate is at most 80 % of what is free there,
 * discrete ones first, then the one with most free; else all of the best group that one engine library drives.
 */
export function chosenDevices(machine: Machine, predicted: number): Gpu[] {
	const usable = machine.gpus.filter((gpu) => gpu.usedByOllama && gpuFree(gpu, machine) > 0);
	if (usable.length <= 1) return usable;
	const single = usable.filter((gpu) => predicted <= 0.8 * gpuFree(gpu, machine)).map((gpu) => [gpu]);
	const groups = new Map<string, Gpu[]>();
	for (const gpu of usable) {
		const library = gpu.library ?? gpu.vendor;
		groups.set(library, [...(groups.get(library) ?? []), gpu]);
	}
	const candidates = single.length > 0 ? single : [...groups.values()];
	return candidates.reduce((best, next) => (better(machine, next, best) ? next : best));
}

// What differs between a computer as it was kept and as it is now. Pure and symmetric: the other way round the same
// differences come out with before and after exchanged. Unknown is no difference.

import { isUnknown, type Known } from '../../types/known.ts';
import type { Change } from '../../types/retune.ts';
import { plainName } from '../devices/plain-name.ts';
import type { GpuTotals, Totals } from './totals.ts';

/** A kernel or a firmware of another version keeps a little more or less of the memory for itself. */
const share = 0.025;
const least = 2 ** 28;

const differ = (a: number, b: number, floor = 0): boolean => Math.abs(a - b) > Math.max(floor, share * Math.max(a, b));

const known = <T>(value: Known<T> | null | undefined): value is T =>
	value !== null && value !== undefined && !isUnknown(value);

function memory({ memory: before }: Totals, { memory: after }: Totals): Change[] {
	if (!known(before) || !known(after) || !differ(before, after, least)) return [];
	return [{ what: 'memory', before, after }];
}

function limit({ limit: before }: Totals, { limit: after }: Totals): Change[] {
	// No limit is far from every limit, as 0 is.
	if (isUnknown(before) || isUnknown(after) || !differ(before ?? 0, after ?? 0)) return [];
	return [{ what: 'memory-limit', before, after }];
}

/** "AD102 [GeForce RTX 4090]" and "NVIDIA GeForce RTX 4090" are one card: which probe answered may change. */
const nameOf = ({ name }: GpuTotals): string => plainName(/\[([^\]]+)\]/.exec(name)?.[1] ?? name);

/** By size; what else is known decides among equals, so that the order in which probes list them never matters. */
const order = (a: GpuTotals, b: GpuTotals): number => {
	const size = (gpu: GpuTotals) => (known(gpu.memory) ? gpu.memory : 0);
	const rest = (gpu: GpuTotals) => JSON.stringify([nameOf(gpu), gpu.driver, gpu.used, gpu.library]);
	return size(b) - size(a) || (rest(a) < rest(b) ? -1 : rest(a) > rest(b) ? 1 : 0);
};

/** Cards of one name are paired by size; what is left over on either side came or went. */
function paired(before: readonly GpuTotals[], after: readonly GpuTotals[]) {
	const came = [...after].sort(order);
	const both: [GpuTotals, GpuTotals][] = [];
	const gone = [...before].sort(order).filter((gpu) => {
		const at = came.findIndex((other) => nameOf(other) === nameOf(gpu));
		const [same] = at < 0 ? [] : came.splice(at, 1);
		if (same) both.push([gpu, same]);
		return !same;
	});
	return { both, gone, came };
}

const told = (gpu: GpuTotals | undefined) => (gpu ? { name: gpu.name, memory: gpu.memory } : null);

function sameCard([before, after]: [GpuTotals, GpuTotals], comparable: boolean): Change[] {
	const { name } = after;
	const changes: Change[] = [];
	if (known(before.memory) && known(after.memory) && differ(before.memory, after.memory, least))
		changes.push({ what: 'gpu', before: told(before), after: told(after) });
	if (comparable && before.used !== after.used)
		changes.push({ what: 'gpu-used', before: { name, used: before.used }, after: { name, used: after.used } });
	if (comparable && before.library && after.library && before.library !== after.library)
		changes.push({
			what: 'backend',
			before: { name, library: before.library },
			after: { name, library: after.library },
		});
	if (known(before.driver) && known(after.driver) && before.driver !== after.driver)
		changes.push({ what: 'driver', before: { name, version: before.driver }, after: { name, version: after.driver } });
	return changes;
}

function cards(before: Totals, after: Totals): Change[] {
	const { both, gone, came } = paired(before.gpus, after.gpus);
	// One that went and one that came are a swap.
	const moved = Array.from({ length: Math.max(gone.length, came.length) }, (_, i): Change => {
		return { what: 'gpu', before: told(gone[i]), after: told(came[i]) };
	});
	return [...moved, ...both.flatMap((pair) => sameCard(pair, before.asked === after.asked))];
}

const versions = (before: Totals, after: Totals): Change[] => [
	...(known(before.ollama) && known(after.ollama) && before.ollama !== after.ollama
		? [{ what: 'ollama', before: before.ollama, after: after.ollama } as const]
		: []),
	...(before.catalog === after.catalog
		? []
		: [{ what: 'catalog', before: before.catalog, after: after.catalog } as const]),
];

/** Every difference in totals: memory, container limit, cards, drivers, Ollama, list of models. */
export const changesBetween = (before: Totals, after: Totals): Change[] => [
	...memory(before, after),
	...limit(before, after),
	...cards(before, after),
	...versions(before, after),
];

const hardwareCodes: readonly Change['what'][] = ['memory', 'memory-limit', 'gpu', 'gpu-used', 'backend', 'driver'];
const graphicsCodes: readonly Change['what'][] = ['gpu', 'gpu-used', 'backend', 'driver'];

/** The computer itself changed, not what is installed or listed. */
export const isHardware = ({ what }: Change): boolean => hardwareCodes.includes(what);
/** A running server has to look at the graphics again, and the proof no longer tells the speed. */
export const isGraphics = ({ what }: Change): boolean => graphicsCodes.includes(what);

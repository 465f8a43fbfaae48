// "What would I need?": the smallest computer of each kind that runs a model well, its speed included; of plain memory
// the least that holds it with room to spare, however slow. Each is judged as any other machine is.

import { isUnknown, type Known, orElse, unknown } from '../../types/known.ts';
import type { Machine } from '../../types/machine.ts';
import type { Needed, Verdict } from '../../types/verdict.ts';
import { whenClosed } from '../closed.ts';
import type { Changes, GpuFinder } from '../devices/changes.ts';
import { whatIf } from '../devices/what-if.ts';
import { sharesRam } from '../placement/devices.ts';
import { comfortRoom } from '../placement/room.ts';
import { quick } from '../speed/people.ts';
import { runs } from '../verdict.ts';
import { cards, macs, type Offer, others, ramSizes } from './offers.ts';

const GiB = 2 ** 30;

/** The verdict on the wanted model for another machine. */
export type Judge = (machine: Machine) => Verdict;

/** Comfortable, and as fast as the ranking asks of a suggestion. */
const well = (verdict: Verdict): boolean => verdict.verdict === 'comfortable' && quick(verdict.speed);

/** Memory alone: it fits with room to spare, however fast it writes. */
function roomy(verdict: Verdict): boolean {
	const { ram, ramFree } = verdict.memory;
	return runs(verdict) && !isUnknown(ram) && !isUnknown(ramFree) && ram + comfortRoom(ramFree) <= ramFree;
}

interface Search {
	machine: Machine;
	judge: Judge;
	finder: GpuFinder;
	/** GiB of RAM of this computer. */
	ram: number;
}

/** The machine, whatever its disk has room for. */
export const withoutDisk = (machine: Machine): Machine => ({
	...machine,
	disk: { ...machine.disk, free: unknown('It does not matter.') },
});

/** The machine with parts changed; what the system and usual programs take is taken. */
const changed = ({ machine, finder }: Search, changes: Changes): Machine =>
	withoutDisk(whatIf(machine, changes, finder));

const isCard = ({ ram }: Offer): boolean => ram === undefined;

function told(offer: Offer, on: Machine, ram: number, own: number, verdict: Verdict): Needed {
	const graphics = on.gpus.reduce((sum, gpu) => sum + orElse(gpu.memory.total, 0), 0);
	return {
		kind: isCard(offer) ? 'card' : offer.names[0]?.startsWith('Apple') ? 'mac' : 'shared',
		names: [...offer.names],
		memory: isCard(offer) ? graphics : ram * GiB,
		...(isCard(offer) && ram > own ? { ram: ram * GiB } : {}),
		verdict: verdict.verdict,
		timesReadingSpeed: verdict.speed.timesReadingSpeed,
	};
}

/** The first of the offers on which it runs well; `ram`: GiB beside cards. */
function first(search: Search, offers: readonly Offer[], ram: number): Needed | undefined {
	for (const offer of offers) {
		const size = offer.ram ?? ram;
		const on = changed(search, { ram: size, gpus: offer.names.map((name) => ({ name })) });
		const verdict = search.judge(on);
		if (well(verdict)) return told(offer, on, size, search.ram, verdict);
	}
	return undefined;
}

/** Cards beside this computer's RAM; beside more of it only where no card helps otherwise. */
function cardsFor(search: Search): Needed | undefined {
	for (const ram of [search.ram, ...ramSizes.filter((size) => size > search.ram && size >= 16 && size <= 128)]) {
		const found = first(search, cards, ram);
		if (found) return found;
	}
	return undefined;
}

/** The smallest RAM that holds it beside the graphics that are there, and what it would be like; not on a Mac. */
function plainRam(search: Search): Needed | undefined {
	const { machine, judge, ram } = search;
	if (machine.os.platform === 'darwin' || machine.gpus.some((gpu) => gpu.usedByOllama && sharesRam(gpu)))
		return undefined;
	if (roomy(judge(whenClosed(changed(search, { ram }))))) return undefined;
	for (const size of ramSizes.filter((one) => one > ram)) {
		const verdict = judge(changed(search, { ram: size }));
		if (!roomy(verdict)) continue;
		const { timesReadingSpeed } = verdict.speed;
		return { kind: 'ram', names: [], memory: size * GiB, verdict: verdict.verdict, timesReadingSpeed };
	}
	return undefined;
}

/** The largest single card that is usual at home, bytes. */
const oneCard = 32 * GiB;

/** GiB of RAM that is kept; where it is not known the usual 16. */
const gibOf = (total: Known<number>): number => Math.max(1, Math.round(orElse(total, 16 * GiB) / GiB));

/**
 * The smallest computers that would run it well (comfortable and at least as fast as `quick` asks): graphics cards, a
 * Mac, another computer with shared memory, and the RAM that would hold it whatever the speed (`verdict` tells).
 * Memory in bytes. Null where this computer would do with other programs closed; empty where nothing on the list runs it.
 */
export function neededFor(machine: Machine, judge: Judge, finder: GpuFinder): Needed[] | null {
	const search: Search = { machine, judge, finder, ram: gibOf(machine.memory.total) };
	if (well(judge(withoutDisk(whenClosed(machine))))) return null;
	const card = cardsFor(search);
	// Beside one usual card nobody needs the computer with the large shared memory.
	const shared = card && card.names.length === 1 && card.memory <= oneCard ? undefined : first(search, others, 0);
	return [card, first(search, macs, 0), shared, plainRam(search)].filter((one) => one !== undefined);
}

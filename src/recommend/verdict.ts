// Can this computer run that model, how, and how well: one answer with its reasons and what would help.

import type { Known } from '../types/known.ts';
import { isUnknown, unknown } from '../types/known.ts';
import type { Machine } from '../types/machine.ts';
import type { ModelFacts } from '../types/model.ts';
import type { Reason, Speed, Verdict, VerdictWord, Wishes } from '../types/verdict.ts';
import { notKnown } from '../words/not-known.ts';
import { place, shapeFor } from './placement/place.ts';
import type { PlacementResult, SpeedFn } from './placement/result.ts';
import { comfortRoom } from './placement/room.ts';
import { contextFor } from './placement/settings.ts';
import { wouldHelp } from './verdict/help.ts';
import { reasonsFor } from './verdict/reasons.ts';

export type { PlacementResult, SpeedFn } from './placement/result.ts';

/** Room on disk beside the download: the file is assembled from parts, and a full disk harms everything else. */
const diskRoom = 2e9;

/** Bytes still to fetch, and what the disk needs for it; 0 where the model is already here. */
function diskFor(model: ModelFacts, machine: Machine): Pick<Verdict, 'download' | 'disk'> {
	const download: Known<number> = model.here === true ? 0 : model.bytes;
	const needed = isUnknown(download) ? download : download === 0 ? 0 : download + diskRoom;
	return { download, disk: { needed, free: machine.disk.free } };
}

/** The disk cannot take the download; false also where that is not known. */
export const diskShort = (disk: Verdict['disk']): boolean =>
	!isUnknown(disk.needed) && !isUnknown(disk.free) && disk.needed > disk.free;

/** The word on memory and speed, whatever the disk. */
function apartFromDisk(model: ModelFacts, result: PlacementResult, speed: Speed): VerdictWord {
	if (model.cannot !== undefined) return 'no';
	if (result.placement === 'none') return result.obstacle === 'unknown' ? 'unknown' : 'no';
	const times = speed.timesReadingSpeed;
	if (!isUnknown(times) && times < 1) return 'slow';
	const { ram, ramFree } = result.need;
	if (isUnknown(ram) || isUnknown(ramFree) || isUnknown(result.memory.ram)) return 'tight';
	return ram + comfortRoom(ramFree) <= ramFree ? 'comfortable' : 'tight';
}

/** It can be run, well or not: where `check` ends with 0. */
export const runs = ({ verdict }: Verdict): boolean => ['comfortable', 'tight', 'slow'].includes(verdict);

const noSpeed = (why: string): Speed => ({
	generate: unknown(why),
	read: unknown(why),
	timesReadingSpeed: unknown(why),
	firstWordSeconds: unknown(why),
	loadSeconds: unknown(why),
});

/**
 * The verdict on one model for one machine. `speedOf` is the speed room's answer for a placement; it is not asked where
 * nothing can be placed. Every number is finite and not negative; what is not known is unknown with its reason.
 */
export function verdictFor(model: ModelFacts, machine: Machine, wishes: Wishes, speedOf: SpeedFn): Verdict {
	const shape = shapeFor(model);
	const context = contextFor(model, shape, wishes);
	const result = place(model, machine, wishes);
	const speed =
		result.placement === 'none'
			? noSpeed(notKnown.doesNotFit)
			: speedOf({ model, machine, placement: result, context, shape });
	const { download, disk } = diskFor(model, machine);
	const apart = apartFromDisk(model, result, speed);
	const verdict = apart !== 'unknown' && diskShort(disk) ? 'no' : apart;
	let reasons: Reason[] | undefined;
	let helps: Reason[] | undefined;
	return {
		schema: 1,
		model: {
			name: model.name,
			...(model.id === undefined ? {} : { id: model.id }),
			title: model.title,
			architecture: model.architecture,
			parameters: model.parameters,
			quantization: model.quantization,
			bytes: model.bytes,
			basis: model.basis,
			source: model.source,
			licence: model.licence,
			...(model.here === undefined ? {} : { here: model.here }),
		},
		context,
		kvCache: result.kvCache,
		batch: result.batch,
		parallel: result.parallel,
		placement: result.placement,
		verdict,
		memory: result.memory,
		speed,
		download,
		disk,
		// A ranking makes a hundred verdicts and shows few: the sentences are made when they are read.
		get reasons() {
			reasons ??= reasonsFor({ model, machine, wishes, result, speed, disk, context, shape });
			return reasons;
		},
		get wouldHelp() {
			helps ??= verdict === 'comfortable' ? [] : wouldHelp({ model, machine, wishes, result, disk, context, apart });
			return helps;
		},
	};
}

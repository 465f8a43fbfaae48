// What is kept for the system and the programs a person wants back, and whether RAM can hold the rest.

import { isUnknown } from '../../types/known.ts';
import type { PlacementResult } from './result.ts';

const GiB = 1024 ** 3;

/**
 * Bytes that should stay free beside the model so that a browser and the desktop can grow again: three tenths of what is free
 * now, at most 2 GiB. Less than that left is tight. It grows slower than what is free, so more memory never judges worse.
 */
export const comfortRoom = (free: number): number => Math.min(2 * GiB, 0.3 * free);

/** Programs need a little even when everything else is closed: less than this left and the system starts swapping. */
export const leastRoom = (free: number): number => Math.min(0.5 * GiB, 0.1 * free);

/** A placement that RAM cannot hold is none. */
export function settle(result: PlacementResult): PlacementResult {
	const { ram, ramFree: free } = result.need;
	if (isUnknown(ram) || isUnknown(free)) return { ...result, placement: 'none', obstacle: 'unknown' };
	return ram + leastRoom(free) <= free ? result : { ...result, placement: 'none', obstacle: 'ram' };
}

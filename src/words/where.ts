// Where a model lies, in words: on the graphics card, on the processor, or how much of it on which.

import { isUnknown } from '../types/known.ts';
import type { Verdict } from '../types/verdict.ts';

/** Where the model lies; `shared` where the graphics part uses the computer's memory. */
export function runsWhere(
	{ placement, memory: { layers, layersOnGpu, devices = [] } }: Verdict,
	shared = false,
): string {
	const several =
		devices.length > 1 ? `Runs on ${devices.length} graphics cards together.` : 'Runs on the graphics card.';
	if (placement === 'gpu') return shared ? 'Runs on the graphics part of the chip.' : several;
	if (placement === 'cpu') return 'Runs on the processor.';
	if (placement !== 'split') return '';
	if (isUnknown(layers) || isUnknown(layersOnGpu) || layers <= 0) return 'Runs partly on the graphics card.';
	const share = 1 - layersOnGpu / layers;
	return share < 0.01
		? 'Runs on the graphics card; parts of it stay in RAM.'
		: `Runs on the graphics card and the processor: ${shareWords(share)} of it on the processor.`;
}

const shares: readonly (readonly [most: number, words: string])[] = [
	[0.15, 'a small part'],
	[0.29, 'a quarter'],
	[0.4, 'a third'],
	[0.6, 'half'],
	[0.8, 'most'],
	[1, 'nearly all'],
];

/** "a third", of a share from 0 to 1. */
export const shareWords = (share: number): string => shares.find(([most]) => share <= most)?.[1] ?? 'nearly all';

// Where a model lies, in words: on the graphics card, on the processor, or how much of it on which.

import { isUnknown } from '../types/known.ts';
import type { Verdict } from '../types/verdict.ts';

export const whereWords = {
	several: (cards: number) => `Runs on ${cards} graphics cards together.`,
	card: 'Runs on the graphics card.',
	chip: 'Runs on the graphics part of the chip.',
	processor: 'Runs on the processor.',
	partly: 'Runs partly on the graphics card.',
	partsInRam: 'Runs on the graphics card; parts of it stay in RAM.',
	both: (share: string) => `Runs on the graphics card and the processor: ${share} of it on the processor.`,
	shares: ['a small part', 'a quarter', 'a third', 'half', 'most', 'nearly all'],
};

/** Where the model lies; `shared` where the graphics part uses the computer's memory. */
export function runsWhere(
	{ placement, memory: { layers, layersOnGpu, devices = [] } }: Verdict,
	shared = false,
): string {
	const say = whereWords;
	if (placement === 'gpu') return shared ? say.chip : devices.length > 1 ? say.several(devices.length) : say.card;
	if (placement === 'cpu') return say.processor;
	if (placement !== 'split') return '';
	if (isUnknown(layers) || isUnknown(layersOnGpu) || layers <= 0) return say.partly;
	const share = 1 - layersOnGpu / layers;
	return share < 0.01 ? say.partsInRam : say.both(shareWords(share));
}

/** Up to which share each of the words reaches. */
const most = [0.15, 0.29, 0.4, 0.6, 0.8];

/** "a third", of a share from 0 to 1. */
export const shareWords = (share: number): string => {
	const place = most.findIndex((limit) => share <= limit);
	return whereWords.shares.at(place) ?? '';
};

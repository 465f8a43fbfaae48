// Labels of the memory bar.

import { memory } from '../screen/text.ts';

export const words = {
	card: (total: number, count = 1) =>
		count > 1 ? `${count} graphics cards, together ${memory(total)}` : `graphics card, ${memory(total)}`,
	/** One of several. */
	oneOf: (place: number, name: string, total: number) => `graphics card ${place}, ${name}, ${memory(total)}`,
	shared: (total: number, _count = 1) => `memory the graphics side may use, ${memory(total)}`,
	ram: (total: number) => `memory, ${memory(total)}`,
	parts: {
		// By other programs, by what Windows holds back, or by nobody knows what.
		used: 'taken',
		model: 'model',
		context: 'conversation',
		working: 'working room',
		kept: 'kept free',
		free: 'free',
	},
};

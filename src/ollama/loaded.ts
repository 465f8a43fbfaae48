// Which models a server holds in memory now, and how much of each in graphics memory (/api/ps).

import { cleanText } from './clean.ts';
import type { Running } from './types.ts';

/** One loaded model; bytes. */
export interface Loaded {
	name: string;
	size: number;
	/** Of these, in graphics memory; on Apple chips all that Metal holds. */
	onGpu: number;
}

const isAmount = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value) && value >= 0;

/** The rows that hold. Whoever runs the server writes these names, and they reach a terminal. */
export const loadedFrom = (rows: readonly Running[]): Loaded[] =>
	rows
		.filter(({ name, size, size_vram: onGpu }) => typeof name === 'string' && isAmount(size) && isAmount(onGpu ?? 0))
		.map(({ name, size, size_vram: onGpu }) => ({
			name: cleanText(name).replace(/\s+/g, ' ').trim().slice(0, 80),
			size,
			onGpu: onGpu ?? 0,
		}));

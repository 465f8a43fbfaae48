// Which models a server holds in memory now, and how much of each in graphics memory (/api/ps).

import type { LoadedModel } from '../types/machine.ts';
import { cleanText } from './clean.ts';
import type { Running } from './types.ts';

const isAmount = (value: unknown): boolean => typeof value === 'number' && Number.isFinite(value) && value >= 0;

/** The rows that hold. Whoever runs the server writes these names, and they reach a terminal. */
export const loadedFrom = (rows: readonly Running[]): LoadedModel[] =>
	rows
		.filter(({ name, size, size_vram: onGpu }) => typeof name === 'string' && isAmount(size) && isAmount(onGpu ?? 0))
		.map(({ name, size, size_vram: onGpu }) => ({
			name: cleanText(name).replace(/\s+/g, ' ').trim().slice(0, 80),
			size,
			onGpu: onGpu ?? 0,
		}));

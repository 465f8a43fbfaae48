// Compute buffers of the catalog's models at the usual settings, worked out beforehand (data/compute.json, written by
// scripts/data/compute.mjs): rebuilding thirty graphs for every `advise` takes longer than starting the program. A test
// holds every figure against the law itself.

import type { RunSettings } from './context.ts';
import type { Shape } from './shape.ts';

/** Bytes on the device by batch and side: "1024 cpu", "512 gpu". */
export type Foretold = Readonly<Record<string, number>>;

/** The settings that are foretold; everything else is worked out. */
export const usualRun = (batch: number, gpu: boolean): RunSettings => ({
	context: 8192,
	parallel: 1,
	kvCache: 'f16',
	batch,
	gpu,
	flashAttention: true,
});

export const foretoldKey = (batch: number, gpu: boolean): string => `${batch} ${gpu ? 'gpu' : 'cpu'}`;

const tables = new WeakMap<Shape, Foretold>();

/** Gives a shape the figures that belong to it. */
export const foretell = (shape: Shape, table: Foretold): void => {
	tables.set(shape, table);
};

const isUsual = (run: RunSettings): boolean => {
	const usual: Record<string, unknown> = { ...usualRun(run.batch, run.gpu) };
	return Object.entries(run).every(([key, value]) => value === undefined || value === usual[key]);
};

/** Bytes on the device where they were worked out beforehand. */
export const foretoldBytes = (shape: Shape, run: RunSettings): number | undefined =>
	isUsual(run) ? tables.get(shape)?.[foretoldKey(run.batch, run.gpu)] : undefined;

// Compute buffers of the catalog's models at the usual settings, worked out beforehand (data/compute.json, written by
// scripts/data/compute.mjs): rebuilding thirty graphs for every `advise` takes longer than starting the program. A test
// holds every figure against the law itself.

import type { RunSettings } from './context.ts';
import type { Shape } from './shape.ts';

/** Bytes on the device by context, batch and side: "8192 1024 cpu". */
export type Foretold = Readonly<Record<string, number>>;

/** The usual context, and the shorter one that is looked at where that does not fit. */
export const usualContexts: readonly number[] = [8192, 4096];
export const usualBatches: readonly number[] = [512, 1024, 2048];

// Every setting but the three that the figures are told by: one that is new has to be entered here.
const usual = {
	parallel: 1,
	kvCache: 'f16',
	flashAttention: true,
	unified: undefined,
	swaFull: undefined,
	outputs: undefined,
} as const satisfies Record<Exclude<keyof RunSettings, 'context' | 'batch' | 'gpu'>, unknown>;

/** The settings that are foretold; everything else is worked out. */
export function usualRun(context: number, batch: number, gpu: boolean): RunSettings {
	const { parallel, kvCache, flashAttention } = usual;
	return { context, batch, gpu, parallel, kvCache, flashAttention };
}

export const foretoldKey = ({ context, batch, gpu }: Pick<RunSettings, 'context' | 'batch' | 'gpu'>): string =>
	`${context} ${batch} ${gpu ? 'gpu' : 'cpu'}`;

const tables = new WeakMap<Shape, Foretold>();

/** Gives a shape the figures that belong to it. */
export const foretell = (shape: Shape, table: Foretold): void => {
	tables.set(shape, table);
};

const others = Object.keys(usual) as (keyof typeof usual)[];
const isUsual = (run: RunSettings): boolean => others.every((key) => run[key] === usual[key]);

/** Bytes on the device where they were worked out beforehand. */
export const foretoldBytes = (shape: Shape, run: RunSettings): number | undefined =>
	isUsual(run) ? tables.get(shape)?.[foretoldKey(run)] : undefined;

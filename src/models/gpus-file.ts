// Reads the table of graphics processors that ships with the package (data/gpus.json).

import { readFile } from 'node:fs/promises';
import type { GpuTable } from '../recommend/gpus.ts';

let table: Promise<GpuTable> | undefined;

async function load(): Promise<GpuTable> {
	const text = await readFile(new URL('../../data/gpus.json', import.meta.url), 'utf8');
	return JSON.parse(text) as GpuTable;
}

/** The table; read once per run. */
export const gpuTable = (): Promise<GpuTable> => {
	table ??= load();
	return table;
};

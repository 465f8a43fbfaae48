// Reads the table of graphics processors that ships with the package (data/gpus.json).

import type { GpuTable } from '../recommend/gpus.ts';
import { readShipped } from './shipped.ts';

let table: GpuTable | undefined;

/** The table; read once per run. */
export const gpuTable = (): GpuTable => {
	table ??= readShipped<GpuTable>('gpus.json');
	return table;
};

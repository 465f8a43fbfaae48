// The tables of graphics processors and of processor platforms that ship with the package (data/gpus.json,
// offers.json, processors.json).

import type { GpuTable } from '../recommend/gpus.ts';
import type { ProcessorTable } from '../recommend/processors.ts';
import { readShipped } from './shipped.ts';

/** Its rows are read with their first use, once per run: a computer without a card asks for none of five hundred. */
function tableIn<T extends GpuTable | ProcessorTable>(file: string): { readonly entries: T['entries'] } {
	let rows: T['entries'] | undefined;
	return {
		get entries() {
			rows ??= readShipped<T>(file).entries;
			return rows;
		},
	};
}

const gpus = tableIn<GpuTable>('gpus.json');
const offered = tableIn<GpuTable>('offers.json');
const processors = tableIn<ProcessorTable>('processors.json');

export const gpuTable = (): GpuTable => gpus;
/** The rows of it for what is offered to buy. */
export const offeredTable = (): GpuTable => offered;
export const processorTable = (): ProcessorTable => processors;

// A small catalog and a simple verdict for the tests of ranking: a model fits by its bytes, its speed by bandwidth.

import { speedFor } from '../../src/recommend/speed/index.ts';
import type { CatalogModel } from '../../src/types/catalog.ts';
import { isUnknown, orElse } from '../../src/types/known.ts';
import type { Machine } from '../../src/types/machine.ts';
import type { ModelFacts } from '../../src/types/model.ts';
import type { Verdict, Wishes } from '../../src/types/verdict.ts';
import { model } from './speed-make.ts';

export function row(
	name: string,
	gb: number,
	over: Omit<Partial<CatalogModel>, 'facts'> & { facts?: Partial<ModelFacts> } = {},
): CatalogModel {
	const { facts, ...rest } = over;
	return {
		facts: model({
			name,
			id: name.replace(':', '-'),
			title: name,
			bytes: gb * 1e9,
			weights: { unknown: 'test' },
			...facts,
		}),
		tier: 'alternative',
		evidence: { strength: 'measured' },
		sizeClass: '3-5B',
		languages: null,
		careNotes: [],
		...rest,
	};
}

/** Everything in RAM or wholly on the first card; comfortable with a fifth to spare. */
export function simpleVerdict(facts: ModelFacts, machine: Machine, wishes: Wishes): Verdict {
	const bytes = orElse(facts.bytes, 0);
	const gpu = machine.gpus.find((one) => one.usedByOllama);
	const onGpu = gpu !== undefined && bytes * 1.1 + 1e9 <= orElse(gpu.memory.free, 0);
	const ramFree = orElse(machine.memory.available, 0);
	const need = onGpu ? 1e9 : bytes * 1.1 + 0.5e9;
	const placement = need > ramFree || facts.cannot ? 'none' : onGpu ? 'gpu' : 'cpu';
	const memory: Verdict['memory'] = {
		weights: bytes,
		context: 0,
		compute: 0,
		output: 0,
		repack: 0,
		mapped: false,
		process: 0.2e9,
		margin: onGpu ? 1e9 : 0,
		gpu: onGpu ? bytes * 1.1 : 0,
		ram: need,
		gpuFree: orElse(gpu?.memory.free ?? 0, 0),
		ramFree,
		layersOnGpu: onGpu ? 33 : 0,
		layers: 33,
	};
	const speed = speedFor({ model: facts, machine, placement: { placement, memory }, context: wishes.context ?? 8192 });
	const slow = !isUnknown(speed.timesReadingSpeed) && speed.timesReadingSpeed < 1;
	const fits = need * 1.2 <= ramFree ? 'comfortable' : 'tight';
	return {
		schema: 1,
		model: facts,
		context: wishes.context ?? 8192,
		kvCache: 'f16',
		batch: 512,
		parallel: 1,
		placement,
		verdict: placement === 'none' ? 'no' : slow ? 'slow' : fits,
		memory,
		speed,
		download: facts.here ? 0 : facts.bytes,
		disk: { needed: facts.here ? 0 : facts.bytes, free: machine.disk.free },
		reasons: [{ code: 'simple', text: 'A test says so.' }],
		wouldHelp: placement === 'none' ? [{ code: 'more-ram', text: 'More RAM would hold it.' }] : [],
	};
}

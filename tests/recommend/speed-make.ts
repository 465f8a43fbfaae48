// Machines, models and placements for the tests of speed and ranking.

import type { Placed } from '../../src/recommend/speed/index.ts';
import type { Gpu, Machine } from '../../src/types/machine.ts';
import type { ModelFacts } from '../../src/types/model.ts';

export const GiB = 2 ** 30;

export const gpu = (over: Partial<Gpu> = {}): Gpu => ({
	name: 'NVIDIA GeForce RTX 4090',
	vendor: 'nvidia',
	kind: 'discrete',
	memory: { total: 24 * GiB, free: 23 * GiB },
	bandwidth: { value: 1008.4e9, source: 'table' },
	driver: '580.1',
	computeCapability: '8.9',
	usedByOllama: true,
	because: 'CUDA',
	library: 'cuda',
	...over,
});

export const machine = (over: Partial<Machine> = {}): Machine => ({
	schema: 1,
	os: { platform: 'linux', name: 'Debian 12', arch: 'x64', environment: 'native' },
	cpu: {
		name: 'AMD Ryzen 7 5800X',
		cores: 8,
		threads: 16,
		features: ['avx2'],
		bandwidth: { value: 51.2e9, source: 'table' },
	},
	memory: { total: 32 * GiB, available: 28 * GiB, limit: null, limitSource: null },
	gpus: [gpu()],
	disk: { path: '/home', free: 400e9 },
	ollama: {
		status: 'absent',
		version: { unknown: 'not installed' },
		ours: false,
		host: 'http://127.0.0.1:11434',
		cloud: 'unknown',
	},
	findings: [],
	sources: {},
	...over,
});

export const model = (over: Partial<ModelFacts> = {}): ModelFacts => ({
	name: 'llama3.1:8b',
	title: 'Llama 3.1 8B',
	architecture: 'llama',
	parameters: 8.03e9,
	quantization: 'Q4_K_M',
	bytes: 4_920_738_944,
	projectorBytes: 0,
	basis: 'exact',
	source: 'catalog',
	licence: 'Llama 3.1 Community License',
	keys: { 'general.architecture': 'llama', 'llama.block_count': 32 },
	weights: {
		total: 4.91e9,
		tokenEmbedding: 295e6,
		perLayerEmbedding: 0,
		tied: false,
		experts: 0,
		repack: 0,
		layers: { unknown: 'not needed' },
	},
	contextMax: 131_072,
	thinking: { supported: false, canBeDisabled: null },
	capabilities: [],
	warnings: [],
	...over,
});

/** A placement with so many of the layers on the first graphics processor. */
export const placed = (placement: Placed['placement'], layersOnGpu = 0, layers = 33): Placed => ({
	placement,
	memory: { gpu: 1e9, ram: 1e9, context: 1.07e9, layersOnGpu, layers },
});

// Small computers for tests.

import { bare } from '../../scripts/bench/lib/bare.mjs';
import type { Gpu, Library, Machine, Platform } from '../../src/types/machine.ts';

export const GiB = 1024 ** 3;

export const gpuOf = (name: string, gib: number, changes: Partial<Gpu> = {}): Gpu => ({
	name,
	vendor: 'nvidia',
	kind: 'discrete',
	memory: { total: gib * GiB, free: gib * GiB },
	bandwidth: { unknown: 'not needed' },
	driver: '580.95',
	usedByOllama: true,
	because: 'it is supported',
	library: 'cuda' as Library,
	...changes,
});

export interface MachineOptions {
	ram?: number;
	free?: number;
	gpus?: Gpu[];
	platform?: Platform;
	disk?: number;
	limit?: number;
	ollama?: Machine['ollama'];
}

export const machineOf = ({
	ram = 16,
	free = ram * 0.7,
	gpus = [],
	platform = 'linux',
	disk = 500e9,
	limit,
	ollama,
}: MachineOptions = {}): Machine => ({
	schema: 1,
	os: { platform, name: 'test', arch: platform === 'darwin' ? 'arm64' : 'x64', environment: 'native' },
	cpu: { name: 'test', cores: 8, threads: 16, features: ['avx', 'avx2'], bandwidth: { unknown: 'not needed' } },
	memory: {
		total: ram * GiB,
		available: free * GiB,
		limit: limit === undefined ? null : limit * GiB,
		limitSource: limit === undefined ? null : 'cgroup v2',
	},
	gpus,
	disk: { path: '/models', free: disk },
	// Of its own: tests change theirs, and modules are shared by all test files.
	...structuredClone(bare),
	...(ollama ? { ollama } : {}),
});

// Twenty usual computers, from a small laptop to a server, as Machine documents.

import type { GpuEntry, GpuTable } from '../../src/recommend/gpus.ts';
import { findGpu } from '../../src/recommend/gpus.ts';
import type { Gpu, Machine } from '../../src/types/machine.ts';
import { GiB, machine } from './speed-make.ts';

interface Plan {
	name: string;
	cpu: { name: string; cores: number; gbs: number; features?: string[]; arch?: string };
	/** GiB of RAM, and the share of it that is free. */
	ram: number;
	free?: number;
	/** Names of cards or the unified chip; GiB where it is not the table's. */
	gpus?: { name: string; total?: number; free?: number; used?: boolean; cores?: number }[];
	platform?: Machine['os']['platform'];
}

const laptop = { name: '11th Gen Intel(R) Core(TM) i5-1135G7', cores: 4, gbs: 51.2 };
const desktop = { name: 'AMD Ryzen 5 5600X', cores: 6, gbs: 51.2 };
const fast = { name: 'AMD Ryzen 9 9950X', cores: 16, gbs: 89.6, features: ['avx2', 'avx512f'] };
const apple = (name: string, cores: number, gbs: number) => ({
	name,
	cores,
	gbs,
	arch: 'arm64',
	features: ['neon', 'dotprod'],
});

export const plans: Plan[] = [
	{
		name: 'Laptop, 4 GB',
		cpu: { name: 'Intel(R) Celeron(R) N4020', cores: 2, gbs: 19.2, features: ['sse4_2'] },
		ram: 4,
		free: 0.5,
	},
	{ name: 'Laptop, 8 GB', cpu: laptop, ram: 8, free: 0.55 },
	{ name: 'Laptop, 16 GB', cpu: laptop, ram: 16 },
	{ name: 'Desktop, 32 GB, no card', cpu: fast, ram: 32 },
	{
		name: 'Laptop, 16 GB, RTX 3050 Laptop 4 GB',
		cpu: laptop,
		ram: 16,
		gpus: [{ name: 'NVIDIA GeForce RTX 3050 Laptop GPU', total: 4 }],
	},
	{
		name: 'Laptop, 16 GB, RTX 4060 Laptop 8 GB',
		cpu: laptop,
		ram: 16,
		gpus: [{ name: 'NVIDIA GeForce RTX 4060 Laptop GPU' }],
	},
	{
		name: 'Desktop, 32 GB, RTX 3060 12 GB',
		cpu: desktop,
		ram: 32,
		gpus: [{ name: 'NVIDIA GeForce RTX 3060', total: 12 }],
	},
	{ name: 'Desktop, 32 GB, RX 7800 XT 16 GB', cpu: desktop, ram: 32, gpus: [{ name: 'AMD Radeon RX 7800 XT' }] },
	{ name: 'Desktop, 64 GB, RTX 4090', cpu: fast, ram: 64, gpus: [{ name: 'NVIDIA GeForce RTX 4090' }] },
	{ name: 'Desktop, 64 GB, RTX 5090', cpu: fast, ram: 64, gpus: [{ name: 'NVIDIA GeForce RTX 5090' }] },
	{
		name: 'Desktop, 128 GB, two RTX 5090',
		cpu: fast,
		ram: 128,
		gpus: [{ name: 'NVIDIA GeForce RTX 5090' }, { name: 'NVIDIA GeForce RTX 5090' }],
	},
	{ name: 'Desktop, 32 GB, Arc B580', cpu: desktop, ram: 32, gpus: [{ name: 'Intel Arc B580' }] },
	{
		name: 'MacBook Air M1, 8 GB',
		cpu: apple('Apple M1', 8, 68),
		ram: 8,
		free: 0.5,
		platform: 'darwin',
		gpus: [{ name: 'Apple M1', total: 5.3, free: 5.3, cores: 8 }],
	},
	{
		name: 'MacBook Air M2, 16 GB',
		cpu: apple('Apple M2', 8, 100),
		ram: 16,
		platform: 'darwin',
		gpus: [{ name: 'Apple M2', total: 11.8, free: 11.8, cores: 10 }],
	},
	{
		name: 'MacBook Pro M4 Pro, 24 GB',
		cpu: apple('Apple M4 Pro', 12, 273),
		ram: 24,
		platform: 'darwin',
		gpus: [{ name: 'Apple M4 Pro', total: 17.8, free: 17.8, cores: 16 }],
	},
	{
		name: 'MacBook Pro M4 Max, 128 GB',
		cpu: apple('Apple M4 Max', 16, 546),
		ram: 128,
		platform: 'darwin',
		gpus: [{ name: 'Apple M4 Max', total: 107.5, free: 107.5, cores: 40 }],
	},
	{
		name: 'Ryzen AI Max+ 395, 128 GB',
		cpu: { name: 'AMD RYZEN AI MAX+ 395 w/ Radeon 8060S', cores: 16, gbs: 256, features: ['avx2', 'avx512f'] },
		ram: 128,
		gpus: [{ name: 'AMD Radeon 8060S', total: 96, free: 95 }],
	},
	{
		name: 'DGX Spark, 128 GB',
		cpu: { name: 'NVIDIA Grace', cores: 20, gbs: 273, arch: 'arm64', features: ['asimddp', 'i8mm'] },
		ram: 119,
		gpus: [{ name: 'NVIDIA GB10', total: 119, free: 100 }],
	},
	{
		name: 'Raspberry Pi 5, 8 GB',
		cpu: { name: 'Raspberry Pi 5 Model B', cores: 4, gbs: 17.1, arch: 'arm64', features: ['asimddp'] },
		ram: 8,
		free: 0.85,
	},
	{
		name: 'Server, 64 cores, 256 GB',
		cpu: { name: 'AMD EPYC 7713 64-Core Processor', cores: 64, gbs: 204.8 },
		ram: 256,
		free: 0.95,
	},
];

const library = (entry: GpuEntry): Gpu['library'] =>
	entry.vendor === 'nvidia'
		? 'cuda'
		: entry.vendor === 'apple'
			? 'metal'
			: entry.gfx === 'gfx1034'
				? 'vulkan'
				: entry.vendor === 'amd'
					? 'rocm'
					: 'vulkan';

function gpuOf(table: GpuTable, plan: NonNullable<Plan['gpus']>[number]): Gpu {
	const entry = findGpu(table, plan.name, plan.total === undefined ? undefined : plan.total * GiB, plan.cores);
	if (!entry) throw new Error(plan.name);
	const total = (plan.total ?? (entry.vramBytes ?? 0) / GiB) * GiB;
	return {
		name: plan.name,
		vendor: entry.vendor as Gpu['vendor'],
		kind: entry.unified ? 'unified' : 'discrete',
		memory: { total, free: (plan.free ?? (total / GiB) * 0.94) * GiB },
		bandwidth: { value: entry.bandwidth, source: entry.source },
		driver: '580',
		...(entry.compute ? { computeCapability: entry.compute } : {}),
		...(entry.gfx ? { gfx: entry.gfx } : {}),
		...(plan.cores ? { cores: plan.cores } : {}),
		...(entry.unified ? { sharesRam: true } : {}),
		usedByOllama: plan.used ?? true,
		because: '',
		...(library(entry) ? { library: library(entry) as NonNullable<Gpu['library']> } : {}),
	};
}

/** The machine of a plan; `more` multiplies all its memory. */
export function machineFor(table: GpuTable, plan: Plan, more = 1): Machine {
	const gpus = (plan.gpus ?? []).map((one) => gpuOf(table, one));
	const grown = gpus.map((gpu) => ({
		...gpu,
		memory: { total: (gpu.memory.total as number) * more, free: (gpu.memory.free as number) * more },
	}));
	return machine({
		os: {
			platform: plan.platform ?? 'linux',
			name: plan.name,
			arch: plan.cpu.arch ?? 'x64',
			environment: 'native',
			version: plan.platform === 'darwin' ? '26.4' : '6.1',
		},
		cpu: {
			name: plan.cpu.name,
			cores: plan.cpu.cores,
			threads: plan.cpu.cores,
			features: plan.cpu.features ?? ['avx2'],
			bandwidth: { value: plan.cpu.gbs * 1e9, source: 'table' },
		},
		memory: {
			total: plan.ram * GiB * more,
			available: plan.ram * GiB * (plan.free ?? 0.7) * more,
			limit: null,
			limitSource: null,
		},
		gpus: grown,
	});
}

// The measured speeds as inputs of the speed law: each row becomes the model, the machine and the placement it was.

import { readFileSync } from 'node:fs';
import { bare } from './bare.mjs';

const at = (path) => new URL(`../../../${path}`, import.meta.url);

/** Every measured row; see the fields `tg` (tokens written per second) and `pp` (read per second). */
export const measuredRows = () => JSON.parse(readFileSync(at('tests/fixtures/speed/measured.json'), 'utf8'));

const none = (why) => ({ unknown: why });
const vendors = [
	[/NVIDIA/, 'nvidia'],
	[/AMD/, 'amd'],
	[/Intel/, 'intel'],
	[/Apple/, 'apple'],
];
const vendorOf = (name) => vendors.find(([pattern]) => pattern.test(name))?.[1] ?? 'other';

// Processors of the rows that ran without a graphics card: what the system would have said about them.
const processors = [
	[
		/Ryzen AI Max|RYZEN AI MAX|Framework Mainboard/i,
		'AMD RYZEN AI MAX+ 395 w/ Radeon 8060S',
		'x64',
		['avx2', 'avx512f'],
	],
	[/Ryzen AI 5/, 'AMD Ryzen AI 5 340 w/ Radeon 840M', 'x64', ['avx2', 'avx512f']],
	[/Orion|MS-R1/, 'ARM Cortex-A720', 'arm64', ['asimddp', 'i8mm']],
	[/Pi 400/, 'Raspberry Pi 400 BCM2711 (Cortex-A72)', 'arm64', ['asimd']],
	[/Pi 5/, 'Raspberry Pi 5', 'arm64', ['asimddp']],
	[/M2/, 'Apple M2', 'arm64', ['neon', 'dotprod']],
	[/i3-1315U/, '13th Gen Intel(R) Core(TM) i3-1315U', 'x64', ['avx2']],
	[/RISC-V/, 'riscv', 'riscv64', []],
	[/Qualcomm/, 'Qualcomm Q8B', 'arm64', ['asimddp', 'i8mm']],
];

function processorOf(row) {
	const known = processors.find(([pattern]) => pattern.test(row.hardware));
	const [, name, arch, features] = known ?? [/./, 'Intel(R) Xeon(R)', 'x64', ['avx2']];
	return {
		arch,
		cpu: {
			name,
			cores: row.cores ?? none('not stated'),
			threads: none('not stated'),
			features,
			bandwidth: row.bandwidth ? { value: row.bandwidth, source: 'stated' } : none('not stated'),
		},
	};
}

/** The machine of a row. `entry` is its row of data/gpus.json, where there is one. */
export function machineOf(row, entry) {
	const onCpu = row.kind === 'cpu';
	const { arch, cpu } = onCpu
		? processorOf(row)
		: { arch: row.kind === 'gpu-weakhost' ? 'arm64' : 'x64', cpu: processorOf({ hardware: '' }).cpu };
	const vendor = vendorOf(row.chip);
	const unified = entry?.unified === true;
	const gpu = {
		name: row.chip,
		vendor,
		kind: unified ? 'unified' : 'discrete',
		memory: { total: 1e12, free: 1e12 },
		bandwidth: { value: row.bandwidth, source: 'data/gpus.json' },
		driver: none('not stated'),
		...(entry?.compute ? { computeCapability: entry.compute } : {}),
		...(entry?.gfx ? { gfx: entry.gfx } : {}),
		...(vendor === 'apple' && row.cores ? { cores: row.cores } : {}),
		usedByOllama: true,
		because: '',
		library: row.backend,
	};
	return {
		schema: 1,
		os: { platform: vendor === 'apple' ? 'darwin' : 'linux', name: 'bench', arch, environment: 'native' },
		cpu,
		memory: { total: 1e12, available: 1e12, limit: null, limitSource: null },
		gpus: onCpu ? [] : Array.from({ length: row.gpus }, () => ({ ...gpu })),
		disk: { path: '/', free: 1e12 },
		...bare,
	};
}

/** The model of a row, by the bytes it reads per token. */
export const modelOf = (row) => ({
	name: row.model,
	title: row.model,
	architecture: 'row',
	parameters: row.parameters,
	...(row.moe ? { activeParameters: row.parameters } : {}),
	quantization: row.quant,
	bytes: row.bytes,
	projectorBytes: 0,
	basis: 'exact',
	source: 'description',
	licence: 'row',
	keys: {
		'general.architecture': 'row',
		'row.block_count': row.layers,
		...(row.moe ? { 'row.expert_count': 1e9, 'row.expert_used_count': 1 } : {}),
	},
	weights: {
		// Rows state the bytes read per token: what is not read stands as experts that rest.
		total: row.moe ? row.bytes : row.read,
		tokenEmbedding: 0,
		perLayerEmbedding: 0,
		tied: true,
		experts: row.moe ? row.bytes - row.read : 0,
		repack: none('row'),
		layers: none('row'),
	},
	contextMax: none('row'),
	thinking: { supported: false, canBeDisabled: null },
	capabilities: [],
	warnings: [],
});

/** All on the graphics processors, or all on the processor; stored conversation left out, as in short runs. */
export const placedOf = (row) => ({
	placement: row.kind === 'cpu' ? 'cpu' : 'gpu',
	memory: {
		gpu: row.kind === 'cpu' ? 0 : row.bytes,
		ram: row.kind === 'cpu' ? row.bytes : 0,
		context: 0,
		layersOnGpu: row.kind === 'cpu' ? 0 : row.layers,
		layers: row.layers,
		devices:
			row.kind === 'cpu'
				? []
				: Array.from({ length: row.gpus }, () => ({
						name: row.chip,
						weights: row.bytes / row.gpus,
						context: 0,
						compute: 0,
						free: 1e12,
						layers: row.layers / row.gpus,
					})),
	},
});

/** The group a row is told under. */
export function groupOf(row) {
	if (row.kind === 'cpu') return 'processor';
	if (row.kind === 'partial') return 'split (not told here)';
	if (row.kind === 'gpu-weakhost') return 'card on a small board';
	if (row.generated >= 4096) return 'long runs, 4096 and more';
	if (row.gpus > 1) return 'several cards';
	const kind = row.moe ? ', mixture of experts' : '';
	if (/Apple/.test(row.chip)) return `Apple${/Ultra/.test(row.chip) && !row.moe ? ' Ultra' : ''}${kind}`;
	if (/8060S/.test(row.chip)) return `Ryzen AI Max${kind}`;
	if (/GB10/.test(row.chip)) return row.moe ? 'NVIDIA, mixture of experts' : 'NVIDIA GB10';
	if (/A100|H100|MI\d/.test(row.chip)) return 'data centre (HBM)';
	if (/GTX 1/.test(row.chip)) return 'NVIDIA before Turing';
	if (/NVIDIA/.test(row.chip)) return row.backend === 'vulkan' ? 'NVIDIA with Vulkan' : `NVIDIA${kind}`;
	return /Arc/.test(row.chip) ? 'Intel Arc' : `AMD cards${kind}`;
}

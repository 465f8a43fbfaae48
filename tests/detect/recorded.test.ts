// Every recorded output of a source that detection reads, as a recording, against what a right reading of it is: the
// facts under "right" in its file, or, where they have to be worked out, a function below.

import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { rows } from '../../scripts/bench/detect.mjs';
import { readMachine } from '../../src/detect/read-machine.ts';
import { parseRecording, replay } from '../../src/detect/recording.ts';
import type { Machine, OllamaFacts } from '../../src/types/machine.ts';

const folder = new URL('../fixtures/detect/', import.meta.url);
const MiB = 2 ** 20;
const GiB = 2 ** 30;

const ollama: OllamaFacts = {
	status: 'unknown',
	version: { unknown: 'a recording' },
	ours: false,
	host: 'http://127.0.0.1:11434',
	cloud: 'unknown',
};

interface Fixture {
	recording: unknown;
	/** Facts that have to come of it; the others are not looked at. */
	right?: object;
}

const files = readdirSync(folder)
	.filter((name) => name.endsWith('.json') && !name.startsWith('machine-'))
	.map((name) => name.replace(/\.json$/, ''));

const fixtureOf = (file: string): Fixture => JSON.parse(readFileSync(new URL(`${file}.json`, folder), 'utf8'));

const factsOf = ({ recording }: Fixture): Promise<Machine> =>
	readMachine(replay(parseRecording(JSON.stringify(recording))), { ollama, live: false });

const names = (facts: Machine) => facts.gpus.map((gpu) => gpu.name);
const codes = (facts: Machine) => facts.findings.map((finding) => finding.code);

/** What must come of a recorded output that does not say so itself. */
const truths: Record<string, (facts: Machine) => void> = {
	'nvidia-gb10-na.csv': (facts) => {
		expect(facts.gpus).toMatchObject([{ name: 'NVIDIA GB10', kind: 'unified', index: 0, sharesRam: true }]);
		expect(facts.gpus[0]?.memory).toEqual({ total: facts.memory.total, free: facts.memory.available });
	},
	'nvidia-gb10-table.txt': (facts) => {
		expect(facts.gpus).toMatchObject([{ name: 'NVIDIA GB10', kind: 'unified', pci: '000f:01:00.0' }]);
		expect(facts.gpus[0]?.memory.total).toBe(facts.memory.total);
	},
	'nvidia-jetson-orin-table.txt': (facts) => {
		expect(facts.gpus).toMatchObject([
			{ name: 'Orin (nvgpu)', kind: 'unified', memory: { total: facts.memory.total } },
		]);
	},
	'nvidia-mig-table.txt': (facts) => {
		// The first line of the board says 81920 MiB; a program gets a slice, whose size this output does not tell.
		expect(facts.gpus).toMatchObject([{ name: 'NVIDIA A100 80G...', slice: 'MIG' }]);
		expect(facts.gpus[0]?.memory.total).toHaveProperty('unknown');
		expect(codes(facts)).toContain('nvidia-mig');
	},
	'nvidia-2x5090-table.txt': (facts) => {
		expect(facts.gpus).toMatchObject([
			{ index: 0, name: 'NVIDIA GeForce RTX 5090', memory: { total: 32607 * MiB, free: (32607 - 29324) * MiB } },
			{ index: 1, name: 'NVIDIA GeForce RTX 5090', memory: { total: 32607 * MiB, free: (32607 - 30357) * MiB } },
		]);
	},
	'nvidia-3080-laptop-wddm-table.txt': (facts) => {
		expect(facts.gpus).toMatchObject([
			{ index: 0, name: 'NVIDIA GeForce RTX 3080 ...', memory: { total: 16384 * MiB, free: (16384 - 64) * MiB } },
		]);
	},
	'nvidia-driver-mismatch.txt': (facts) => {
		expect(facts.gpus).toEqual([]);
		expect(codes(facts)).toContain('nvidia-driver-mismatch');
	},
	'nvidia-couldnt-communicate.txt': (facts) => {
		expect(facts.gpus).toEqual([]);
		expect(codes(facts)).toContain('nvidia-driver-not-running');
	},
	'nvidia-smi-L-rtxpro6000.txt': (facts) => {
		expect(facts.gpus).toMatchObject([{ index: 0, name: 'NVIDIA RTX PRO 6000 Blackwell Server Edition' }]);
	},
	'wsl2-lspci.txt': (facts) => {
		expect(facts.gpus).toEqual([]);
		expect(facts.os.environment).toBe('wsl2');
	},
	'lspci-rx7900xtx-rebar.txt': (facts) => {
		// lspci's 32 GB window is no memory; without the driver's own figure it is unknown.
		expect(facts.gpus).toMatchObject([{ vendor: 'amd', pci: '0000:03:00.0', gfx: 'gfx1100' }]);
		expect(facts.gpus[0]?.memory.total).toHaveProperty('unknown');
	},
	'rocm-smi-7900xt.json': (facts) => rocm(facts),
	'rocm-smi-7900xt.csv': (facts) => rocm(facts),
	'sysfs-strix-halo-gtt.txt': (facts) => {
		expect(facts.gpus).toMatchObject([
			{ name: 'AMD Radeon 8060S', kind: 'unified', gfx: 'gfx1151', memory: { total: 107374182400 } },
		]);
	},
	'dmesg-amdgpu-cezanne.txt': (facts) => {
		expect(facts.gpus).toMatchObject([{ kind: 'integrated', gfx: 'gfx90c', memory: { total: (512 + 7695) * MiB } }]);
	},
	'macos-sp-displays-m3pro.json': (facts) => {
		expect(facts.gpus).toMatchObject([{ name: 'Apple M3 Pro', vendor: 'apple', kind: 'unified', cores: 14 }]);
		expect(facts.gpus[0]?.memory.total).toHaveProperty('unknown');
	},
	'macos-sp-displays-m1-old.json': (facts) => {
		expect(names(facts)).toEqual(['Apple M1']);
		expect(facts.gpus[0]?.memory.total).toBe(Math.round((8 * 1024 * MiB * 2) / 3));
	},
	'macos-sp-memory-m1.json': (facts) => expect(facts.memory.total).toBe(8 * 1024 * MiB),
	'macos-sp-displays-intel-amd.txt': (facts) => {
		expect(facts.gpus).toMatchObject([
			{ name: 'Intel UHD Graphics 630', kind: 'integrated', memory: { total: 1536 * MiB }, sharesRam: true },
		]);
	},
	'macos-sp-displays-imacpro.txt': (facts) => {
		expect(facts.gpus).toMatchObject([{ name: 'Radeon Pro Vega 64', vendor: 'amd', memory: { total: 16384 * MiB } }]);
	},
	'metal-working-set-m4max-128.txt': (facts) => near(facts, 'Apple M4 Max', 110100),
	'metal-working-set-m3max-36.txt': (facts) => near(facts, 'Apple M3 Max', 28753),
	'win-cim-adapterram.txt': (facts) => {
		expect(names(facts)).toEqual(['AMD Radeon RX 6800']);
		expect(facts.gpus[0]?.memory.total).toHaveProperty('unknown');
	},
	'win-registry-vs-smi-4070ti.json': (facts) => {
		expect(facts.gpus).toMatchObject([
			{ name: 'NVIDIA GeForce RTX 4070 Ti', memory: { total: 12878610432 }, driver: '560.94' },
			{ name: 'AMD Radeon(TM) Graphics', kind: 'integrated' },
		]);
	},
	'win-physicalmemory-fl.txt': (facts) => {
		expect(facts.memory.total).toBe(2 * 8589934592);
		expect(facts.cpu.bandwidth).toEqual({ value: 19.2e9, source: 'DDR4 at 2400 MT/s on 1 channel' });
	},
	'xpu-smi-b60-discovery.json': (facts) => {
		expect(facts.gpus).toMatchObject([
			{ name: 'Intel Arc Pro B60', kind: 'discrete', memory: { total: 25669140480, free: 25447604224 } },
		]);
	},
	'xe-dmesg-b580.txt': (facts) => {
		expect(facts.gpus).toMatchObject([{ name: 'Intel Arc B580', kind: 'discrete', memory: { total: 12884901888 } }]);
	},
	'dmidecode-ddr4-3200.txt': (facts) => {
		expect(facts.cpu.bandwidth).toEqual({ value: 25.6e9, source: 'DDR4 at 3200 MT/s on 1 channel' });
	},
	'llama-server-devices-rocm.txt': (facts) => {
		expect(facts.gpus).toMatchObject([
			{
				name: 'AMD Radeon RX 6700 XT',
				vendor: 'amd',
				gfx: 'gfx1031',
				memory: { total: 12272 * MiB, free: 12248 * MiB },
				library: 'rocm',
			},
		]);
	},
	'llama-server-devices-vulkan-uma.txt': (facts) => {
		// The engine lists it, and Ollama drops it (uma: 1).
		expect(facts.gpus).toMatchObject([{ name: 'Intel(R) Graphics', kind: 'integrated', usedByOllama: false }]);
	},
	'ollama-log-inference-compute.txt': (facts) => {
		expect(facts.gpus).toMatchObject([
			{ name: 'NVIDIA GeForce RTX 4060 Laptop GPU', memory: { total: 8 * GiB, free: Math.round(6.9 * GiB) } },
		]);
	},
	'xe-debugfs-vram-a750.txt': (facts) => {
		expect(facts.gpus).toMatchObject([
			{ name: 'Intel Arc A750', kind: 'discrete', memory: { total: 8522825728, free: 8522825728 - 32079872 } },
		]);
	},
	'amd-smi-mi300x-table.txt': (facts) => {
		expect(facts.gpus).toMatchObject([
			{ name: 'AMD Instinct MI300X VF', memory: { total: 196288 * MiB, free: (196288 - 285) * MiB } },
		]);
	},
	'invented-amd-smi-static.json': (facts) => {
		expect(facts.gpus).toMatchObject([
			{ name: 'AMD Radeon RX 7800 XT', gfx: 'gfx1101', memory: { total: 16368 * MiB, free: 14500 * MiB } },
		]);
	},
	'xpu-smi-flex170-table.txt': (facts) => {
		expect(facts.gpus).toMatchObject([{ kind: 'discrete', pci: '0000:4d:00.0', memory: { total: 14336 * MiB } }]);
	},
	'invented-tegrastats-orin.txt': (facts) => {
		expect(facts.gpus).toMatchObject([
			{ kind: 'unified', memory: { total: 62841 * MiB, free: (62841 - 14384) * MiB }, usedByOllama: true },
		]);
	},
	'invented-rocm-smi-text.txt': (facts) => {
		expect(facts.gpus).toMatchObject([
			{ kind: 'discrete', pci: '0000:03:00.0', memory: { total: 25753026560, free: 25753026560 - 1228800000 } },
			{ kind: 'integrated', gfx: 'gfx1036', usedByOllama: false },
		]);
	},
	'invented-rocm-smi-numbers.json': (facts) => {
		expect(facts.gpus).toMatchObject([
			{ name: 'AMD Radeon RX 6700 XT', gfx: 'gfx1031', memory: { total: 12868124672 }, library: 'vulkan' },
		]);
	},
	'invented-win-registry-binary.txt': (facts) => {
		expect(facts.gpus).toMatchObject([{ gfx: 'gfx1201', memory: { total: 0x3ff000000 }, library: 'rocm' }]);
	},
	'invented-win-arc-memorysize.txt': (facts) => {
		expect(facts.gpus).toMatchObject([{ kind: 'discrete', library: 'vulkan' }]);
		expect(facts.gpus[0]?.memory.total).toHaveProperty('unknown');
	},
	'invented-win-itemproperty.json': (facts) => {
		expect(facts.gpus).toMatchObject([{ memory: { total: 12 * GiB }, driver: '560.94' }]);
	},
	'invented-dmidecode-ddr5-four.txt': (facts) => {
		expect(facts.cpu.bandwidth).toEqual({ value: 76.8e9, source: 'DDR5 at 4800 MT/s on 2 channels' });
	},
	'invented-macos-sp-hardware-fr.json': (facts) => {
		expect(facts.cpu).toMatchObject({ name: 'Apple M2 Pro', cores: 12 });
		expect(facts.memory.total).toBe(16 * GiB);
		expect(facts.gpus).toMatchObject([{ cores: 19, memory: { total: Math.round((16 * GiB * 2) / 3) } }]);
		expect(facts.sources['memory.total']).toBe('system_profiler');
	},
	'invented-xpu-smi-integrated.json': (facts) => {
		expect(facts.gpus).toMatchObject([
			{ kind: 'discrete', memory: { total: 12 * GiB }, usedByOllama: true },
			{ kind: 'integrated', usedByOllama: false },
		]);
		expect(facts.gpus[1]?.memory.total).toHaveProperty('unknown');
	},
	'invented-llama-server-cuda.txt': (facts) => {
		expect(facts.gpus.map(({ memory }) => memory)).toEqual([
			{ total: 24124 * MiB, free: 23800 * MiB },
			{ total: 11909 * MiB, free: 11800 * MiB },
		]);
	},
	'invented-nvidia-mig-list.txt': (facts) => {
		expect(facts.gpus.map(({ slice, usedByOllama }) => [slice, usedByOllama])).toEqual([
			['4g.40gb', true],
			['3g.40gb', false],
		]);
	},
	'invented-nvidia-unknown-error.csv': (facts) => {
		expect(facts.gpus[0]?.memory.total).toHaveProperty('unknown');
		expect(facts.gpus[1]?.memory).toEqual({ total: 24 * GiB, free: 24000 * MiB });
	},
	'invented-cgroup-v2-nested.txt': (facts) => {
		expect(facts.memory).toMatchObject({ limit: 4 * GiB, limitSource: 'cgroup v2' });
	},
	'cgroup-v1-unlimited.txt': (facts) => expect(facts.memory.limit).toBeNull(),
	'cgroup-v2-unlimited.txt': (facts) => expect(facts.memory.limit).toBeNull(),
	'cgroup-v1-1g.txt': (facts) => {
		expect(facts.memory).toMatchObject({ limit: 1073741824, limitSource: 'cgroup v1' });
		expect(facts.memory.available).toBe(1073741824 - 104857600 + 4857600);
	},
};

function rocm(facts: Machine): void {
	expect(facts.gpus).toMatchObject([
		{ name: 'AMD Radeon RX 7900 XT', gfx: 'gfx1100', memory: { total: 21458059264, free: 21458059264 - 27856896 } },
	]);
}

/** Metal's own figure, within half a percent. */
function near(facts: Machine, name: string, mib: number): void {
	expect(names(facts)).toEqual([name]);
	const total = facts.gpus[0]?.memory.total;
	expect(typeof total === 'number' && Math.abs(total / MiB / mib - 1)).toBeLessThan(0.005);
}

describe('recorded outputs', () => {
	it('are there for every truth', () => {
		expect(Object.keys(truths).filter((file) => !files.includes(file))).toEqual([]);
	});
	it.each(files)('%s', async (file) => {
		const fixture = fixtureOf(file);
		const truth = truths[file];
		expect(truth ?? fixture.right, 'it says what is right').toBeDefined();
		const facts = await factsOf(fixture);
		truth?.(facts);
		expect(facts).toMatchObject(fixture.right ?? {});
	});
	it('are read in the table of the bench as here', async () => {
		const table = await rows({ readMachine, parseRecording, replay });
		expect(table).toHaveLength(files.length);
		expect(table.filter((row) => row.differs !== null)).toEqual([]);
	});
});

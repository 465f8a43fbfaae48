// Single computers as recordings: what the recorded outputs do not cover.

import { describe, expect, it } from 'vitest';
import { judge } from '../../src/recommend/devices/judge.ts';
import type { MachineFacts } from '../../src/types/machine.ts';
import { card, command, factsOf, GiB, MiB, meminfo, query, recording } from './make.ts';

const codes = (facts: MachineFacts) => facts.findings.map((finding) => finding.code);

describe('NVIDIA', () => {
	it('reads the query form: two cards, with driver, capability and place', async () => {
		const facts = await factsOf(
			recording('linux', [
				query(
					'0, GPU-a, NVIDIA GeForce RTX 4090, 00000000:01:00.0, 24564, 500, 24064, 570.124.06, 8.9, [N/A]',
					'1, GPU-b, Tesla P40, 00000000:02:00.0, 24576, 0, 24576, 570.124.06, 6.1, [N/A]',
				),
			]),
		);
		expect(facts.gpus).toMatchObject([
			{ index: 0, pci: '0000:01:00.0', memory: { total: 24564 * MiB, free: 24064 * MiB }, computeCapability: '8.9' },
			{ index: 1, name: 'Tesla P40', driver: '570.124.06', computeCapability: '6.1', kind: 'discrete' },
		]);
	});

	it('asks again without the newer columns when they are refused', async () => {
		const old = 'index,uuid,name,pci.bus_id,memory.total,memory.used,memory.free,driver_version';
		const facts = await factsOf(
			recording('linux', [
				command(
					'nvidia-smi',
					[
						'--query-gpu=index,uuid,name,pci.bus_id,memory.total,memory.used,memory.free,driver_version,compute_cap,mig.mode.current',
						'--format=csv,noheader,nounits',
					],
					'Field "compute_cap" is not a valid field to query.\n',
					2,
				),
				command(
					'nvidia-smi',
					[`--query-gpu=${old}`, '--format=csv,noheader,nounits'],
					'0, GPU-a, Tesla K80, 00000000:05:00.0, 11441, 0, 11441, 470.82.01\n',
				),
			]),
		);
		expect(facts.gpus).toMatchObject([{ name: 'Tesla K80', driver: '470.82.01', memory: { total: 11441 * MiB } }]);
	});

	it.each([
		[
			'other columns without a header',
			['--query-gpu=name,memory.total', '--format=csv,noheader'],
			'NVIDIA RTX A2000, 12288 MiB\n',
		],
		[
			'a header and units',
			['--query-gpu=memory.total,name', '--format=csv'],
			'memory.total [MiB], name\n12288 MiB, NVIDIA RTX A2000\n',
		],
	])('uses a recorded query with %s', async (_, args, stdout) => {
		const facts = await factsOf(recording('linux', [command('nvidia-smi', args as string[], stdout as string)]));
		expect(facts.gpus).toMatchObject([{ name: 'NVIDIA RTX A2000', memory: { total: 12288 * MiB } }]);
	});

	it('gives the slices of a divided card, not the board', async () => {
		const row = '0, GPU-a, NVIDIA A100-SXM4-40GB, 00000000:07:00.0, 40960, 19, 40941, 570.1, 8.0, Enabled\n';
		const table =
			'|  0    1   0   0  |     19MiB / 19968MiB | 42      0 |  3   0    2    0    0  |\n|  0    2   0   1  |      0MiB /  9856MiB | 14      0 |  2   0    1    0    0  |\n';
		const list =
			'GPU 0: NVIDIA A100-SXM4-40GB (UUID: GPU-a)\n  MIG 3g.20gb     Device  0: (UUID: MIG-1)\n  MIG 2g.10gb     Device  1: (UUID: MIG-2)\n';
		const facts = await factsOf(
			recording('linux', [
				command(
					'nvidia-smi',
					[
						'--query-gpu=index,uuid,name,pci.bus_id,memory.total,memory.used,memory.free,driver_version,compute_cap,mig.mode.current',
						'--format=csv,noheader',
					],
					row,
				),
				command('nvidia-smi', [], table),
				command('nvidia-smi', ['-L'], list),
			]),
		);
		expect(facts.gpus).toMatchObject([
			{ slice: '3g.20gb', memory: { total: 19968 * MiB, free: (19968 - 19) * MiB } },
			{ slice: '2g.10gb', memory: { total: 9856 * MiB } },
		]);
	});

	it('finds the tool of WSL2 beside the PATH', async () => {
		const smi = {
			...query('0, g, NVIDIA GeForce RTX 4060 Laptop GPU, 00000000:01:00.0, 8188, 0, 8188, 552.1, 8.9, [N/A]'),
			file: '/usr/lib/wsl/lib/nvidia-smi',
		};
		const facts = await factsOf(recording('linux', [smi], { '/proc/version': 'Linux 5.15 Microsoft WSL2' }));
		expect(facts.gpus).toMatchObject([{ name: 'NVIDIA GeForce RTX 4060 Laptop GPU' }]);
		expect(facts.os.environment).toBe('wsl2');
	});

	it('does not take the small figure of a chip that shares memory', async () => {
		const facts = await factsOf(
			recording(
				'linux',
				[query('0, g, NVIDIA N1X, 00000000:01:00.0, 8128, 0, 8128, 580.1, 12.1, [N/A]')],
				meminfo(64, 60),
			),
		);
		expect(facts.gpus).toMatchObject([{ kind: 'unified', memory: { total: 64 * GiB, free: 60 * GiB } }]);
	});

	it('knows a Jetson without the tool', async () => {
		const facts = await factsOf(
			recording(
				'linux',
				[],
				{
					...meminfo(8, 6),
					'/proc/device-tree/model': 'NVIDIA Jetson Orin Nano Developer Kit\0',
					'/sys/class/drm': [],
				},
				{ arch: 'arm64' },
			),
		);
		expect(facts.gpus).toMatchObject([
			{
				name: 'NVIDIA Jetson Orin Nano Developer Kit',
				computeCapability: '8.7',
				memory: { total: 8 * GiB, free: 6 * GiB },
			},
		]);
	});

	it('names a card that has no driver', async () => {
		const facts = await factsOf(
			recording('linux', [], card(0, '0000:01:00.0', { vendor: '0x10de', device: '0x2684', driver: 'nouveau' })),
		);
		expect(facts.gpus).toMatchObject([{ vendor: 'nvidia', kernelDriver: 'nouveau' }]);
		expect(facts.gpus[0]?.memory.total).toHaveProperty('unknown');
		expect(codes(facts)).toEqual(['nvidia-no-driver']);
	});

	it.each(['', '[Unknown Error]\n', '\u0001\u0002\u0003'])('says so when the tool exits 0 with %j', async (stdout) => {
		const facts = await factsOf(recording('linux', [command('nvidia-smi', '*', stdout)]));
		expect(facts.gpus).toEqual([]);
		expect(codes(facts)).toContain('nvidia-smi-unreadable');
	});

	it.each([
		'Failed to initialize NVML: Unknown Error\n',
		'Unable to determine the device handle for GPU0: 0000:01:00.0: GPU is lost. Reboot the system to recover this GPU\n',
		"NVIDIA-SMI couldn't find libnvidia-ml.so library in your system.\n",
		'Failed to initialize NVML: GPU access blocked by the operating system\n',
	])('has a cure for %j, and counts the card as out of reach', async (stdout) => {
		const there = card(0, '0000:01:00.0', { vendor: '0x10de', device: '0x2684', driver: 'nvidia' });
		const facts = await factsOf(recording('linux', [command('nvidia-smi', '*', stdout, 255)], there));
		expect(facts.gpus).toMatchObject([{ vendor: 'nvidia', kernelDriver: 'none' }]);
		expect(codes(facts)).toEqual(['nvidia-unreachable']);
		expect(facts.findings[0]?.cure).toMatch(/Restart/);
	});

	it.each([
		['[Unknown Error]', 'NVIDIA GeForce RTX 3080'],
		['[GPU is lost]', 'NVIDIA GeForce RTX 3080'],
		['[Insufficient Permissions]', 'NVIDIA A100-SXM4-40GB'],
		['[N/A]', 'NVIDIA GeForce RTX 3080'],
		['[Not Supported]', 'Tesla K80'],
	])('takes %s as the memory of %s for unknown, not for shared', async (cell, name) => {
		const facts = await factsOf(
			recording('linux', [query(`0, g, ${name}, 00000000:01:00.0, ${cell}, ${cell}, ${cell}, 570.1, 8.6, [N/A]`)]),
		);
		expect(facts.gpus).toMatchObject([{ name, kind: 'discrete' }]);
		expect(facts.gpus[0]?.memory.total).toHaveProperty('unknown');
	});

	it('reads the older names of columns', async () => {
		const args = ['--query-gpu=gpu_name,gpu_bus_id,memory.total', '--format=csv'];
		const stdout = 'gpu_name, pci.bus_id, memory.total [MiB]\r\nTesla T4, 00000000:00:1E.0, 15360 MiB\r\n';
		const facts = await factsOf(recording('linux', [command('nvidia-smi', args, stdout)]));
		expect(facts.gpus).toMatchObject([{ name: 'Tesla T4', pci: '0000:00:1e.0', memory: { total: 15360 * MiB } }]);
	});

	it('finds slices in the list alone, without a size', async () => {
		const list =
			'GPU 0: NVIDIA A100-SXM4-40GB (UUID: GPU-aaaaaaaa-0)\n  MIG 3g.20gb     Device  0: (UUID: MIG-1)\n  MIG 2g.10gb     Device  1: (UUID: MIG-2)\n';
		const world = (env: Record<string, string>) =>
			factsOf(recording('linux', [command('nvidia-smi', ['-L'], list)], {}, { env }));
		const facts = await world({});
		expect(facts.gpus.map(({ slice }) => slice)).toEqual(['3g.20gb', '2g.10gb']);
		expect(facts.gpus[0]?.memory.total).toHaveProperty('unknown');
		expect(codes(facts)).toEqual(['nvidia-mig']);
		expect(JSON.stringify(facts)).not.toContain('MIG-1');
		const named = judge(await world({ CUDA_VISIBLE_DEVICES: 'MIG-2' }), { env: { CUDA_VISIBLE_DEVICES: 'MIG-2' } });
		expect(named.gpus.map(({ usedByOllama }) => usedByOllama)).toEqual([false, true]);
	});

	it('matches cards that CUDA_VISIBLE_DEVICES names by their numbers', async () => {
		const env = { CUDA_VISIBLE_DEVICES: 'GPU-bbbb' };
		const row = (at: number, uuid: string) =>
			`${at}, ${uuid}-0000-1111, NVIDIA GeForce RTX 3090, 00000000:0${at + 1}:00.0, 24576, 0, 24576, 570.1, 8.6, [N/A]`;
		const facts = await factsOf(
			recording('linux', [query(row(0, 'GPU-aaaaaaaa'), row(1, 'GPU-bbbbbbbb'))], {}, { env }),
		);
		expect(judge(facts, { env }).gpus.map(({ usedByOllama }) => usedByOllama)).toEqual([false, true]);
	});

	it('tells a running driver without its tool from a missing driver', async () => {
		const facts = await factsOf(
			recording('linux', [], {
				...card(0, '0000:01:00.0', { vendor: '0x10de', device: '0x2684', driver: 'nvidia' }),
				'/proc/driver/nvidia/version':
					'NVRM version: NVIDIA UNIX x86_64 Kernel Module  535.183.01  Sun May 12 19:39:15 UTC 2024\n',
			}),
		);
		expect(codes(facts)).toEqual(['nvidia-no-tool']);
		expect(facts.gpus).toMatchObject([{ kernelDriver: 'nvidia', driver: '535.183.01' }]);
		expect(judge(facts).findings.map(({ code }) => code)).toContain('nvidia-driver-too-old');
	});

	it('says that a container was not given the card that it sees', async () => {
		const facts = await factsOf(
			recording('linux', [], {
				...card(0, '0000:01:00.0', { vendor: '0x10de', device: '0x2684', driver: 'nvidia' }),
				'/.dockerenv': '',
				'/dev': ['null', 'zero'],
			}),
		);
		expect(codes(facts)).toEqual(['nvidia-not-in-container']);
		expect(judge(facts).gpus).toMatchObject([{ usedByOllama: false }]);
	});

	it('has nothing to say where there are no devices', async () => {
		const facts = await factsOf(recording('linux', [command('nvidia-smi', '*', 'No devices were found\n', 6)]));
		expect([facts.gpus, facts.findings]).toEqual([[], []]);
	});
});

describe('AMD', () => {
	const raphael = {
		vendor: '0x1002',
		device: '0x164e',
		mem_info_vram_total: 64 * MiB * 8,
		mem_info_gtt_total: 16 * GiB,
		mem_info_vram_used: 0,
		mem_info_gtt_used: 0,
	};

	it('keeps a card and the graphics of the processor apart', async () => {
		const facts = await factsOf(
			recording('linux', [], {
				...meminfo(32, 30),
				'/sys/class/drm': ['card0', 'card0-HDMI-A-1', 'card1', 'renderD128'],
				...card(0, '0000:0c:00.0', raphael),
				...card(1, '0000:03:00.0', {
					vendor: '0x1002',
					device: '0x744c',
					mem_info_vram_total: 24 * GiB,
					mem_info_vram_used: GiB,
					mem_info_vram_vendor: 'samsung',
					mem_info_gtt_total: 16 * GiB,
				}),
			}),
		);
		expect(facts.gpus).toMatchObject([
			{ kind: 'integrated', sharesRam: true },
			{ name: 'AMD Radeon RX 7900 XTX', kind: 'discrete', gfx: 'gfx1100', memory: { total: 24 * GiB, free: 23 * GiB } },
		]);
	});

	it('believes the kernel’s topology about the target', async () => {
		const facts = await factsOf(
			recording('linux', [], {
				...card(0, '0000:03:00.0', {
					vendor: '0x1002',
					device: '0x9999',
					mem_info_vram_total: 16 * GiB,
					mem_info_vram_vendor: 'x',
				}),
				'/sys/class/kfd/kfd/topology/nodes/0/properties': 'cpu_cores_count 16\ngfx_target_version 0\n',
				'/sys/class/kfd/kfd/topology/nodes/1/properties':
					'gfx_target_version 120001\nlocation_id 768\ndomain 0\ndevice_id 39321\n',
			}),
		);
		expect(facts.gpus).toMatchObject([{ gfx: 'gfx1201', memory: { total: 16 * GiB } }]);
	});

	it('takes the name from pci.ids where nothing else has one', async () => {
		const facts = await factsOf(
			recording('linux', [], {
				...card(0, '0000:03:00.0', { vendor: '0x1002', device: '0x9999', mem_info_vram_total: 8 * GiB }),
				'/usr/share/misc/pci.ids':
					'1001  Other\n\t9999  Wrong\n1002  AMD\n\t9999  Navi 99 [Radeon RX 9999]\n\t\t1043 1  Sub\n10de  NVIDIA\n\t9999  Wrong too\n',
			}),
		);
		expect(facts.gpus[0]?.name).toBe('AMD Radeon RX 9999');
	});

	it('says that a container was not given the card, and that a person may not open it', async () => {
		const files = card(0, '0000:03:00.0', { vendor: '0x1002', device: '0x744c', mem_info_vram_total: 24 * GiB });
		const contained = await factsOf(recording('linux', [], { ...files, '/.dockerenv': '' }));
		expect(codes(contained)).toEqual(['gpu-not-in-container']);
		const closed = await factsOf(recording('linux', [], { ...files, '/dev/dri/renderD128': null }));
		expect(codes(closed)).toEqual(['no-gpu-access']);
		const open = await factsOf(recording('linux', [], { ...files, '/dev/dri/renderD128': '' }));
		expect(codes(open)).toEqual([]);
	});
});

describe('Intel', () => {
	it('adds up the tiles of xe and tells integrated graphics apart', async () => {
		const facts = await factsOf(
			recording('linux', [], {
				...card(0, '0000:00:02.0', { vendor: '0x8086', device: '0x7d55', driver: 'xe' }),
				...card(1, '0000:03:00.0', {
					vendor: '0x8086',
					device: '0x0bd5',
					driver: 'xe',
					'tile0/physical_vram_size_bytes': 64 * GiB,
					'tile1/physical_vram_size_bytes': 64 * GiB,
				}),
			}),
		);
		expect(facts.gpus).toMatchObject([{ kind: 'integrated' }, { kind: 'discrete', memory: { total: 128 * GiB } }]);
	});

	it('reads i915’s figure from the PCI side alone', async () => {
		const at = '/sys/bus/pci/devices/0000:03:00.0';
		const facts = await factsOf(
			recording('linux', [], {
				[`${at}/vendor`]: '0x8086\n',
				[`${at}/device`]: '0x56a0\n',
				[`${at}/class`]: '0x030000\n',
				[`${at}/drm/card1/lmem_total_bytes`]: `${16 * GiB}\n`,
			}),
		);
		expect(facts.gpus).toMatchObject([{ name: 'Intel Arc A770', kind: 'discrete', memory: { total: 16 * GiB } }]);
	});
});

describe('memory', () => {
	it('takes the smallest limit along the whole path', async () => {
		const facts = await factsOf(
			recording('linux', [], {
				...meminfo(32, 20),
				'/proc/self/cgroup': '0::/a/b/c\n',
				'/sys/fs/cgroup/a/b/c/memory.max': 'max\n',
				'/sys/fs/cgroup/a/b/memory.max': `${8 * GiB}\n`,
				'/sys/fs/cgroup/a/b/memory.current': `${3 * GiB}\n`,
				'/sys/fs/cgroup/a/b/memory.stat': `anon 1\ninactive_file ${GiB}\n`,
				'/sys/fs/cgroup/a/memory.max': `${16 * GiB}\n`,
			}),
		);
		expect(facts.memory).toMatchObject({
			total: 32 * GiB,
			available: 6 * GiB,
			limit: 8 * GiB,
			limitSource: 'cgroup v2',
		});
	});

	it('knows nothing where it may read nothing', async () => {
		const facts = await factsOf(
			recording('linux', [], { '/proc/meminfo': null, '/sys/class/drm': null, '/proc/cpuinfo': null }),
		);
		expect(facts.memory.total).toEqual({ unknown: '/proc/meminfo may not be read here' });
		expect(facts.memory.available).toHaveProperty('unknown');
		expect(facts.cpu.cores).toHaveProperty('unknown');
		expect(codes(facts)).toEqual(['graphics-unknown']);
	});

	it('says that a limit could not be read', async () => {
		const facts = await factsOf(recording('linux', [], { ...meminfo(8, 4), '/sys/fs/cgroup/memory.max': null }));
		expect(facts.memory.limit).toHaveProperty('unknown');
	});
});

describe('processor', () => {
	it('counts cores of two kinds', async () => {
		const block = (cpu: number, core: number) =>
			`processor\t: ${cpu}\nmodel name\t: 12th Gen Intel(R) Core(TM) i7-1260P\nphysical id\t: 0\ncore id\t: ${core}\nflags\t\t: fpu avx2 avx_vnni\n`;
		const cpuinfo = [block(0, 0), block(1, 0), block(2, 4), block(3, 4), block(4, 8), block(5, 9)].join('\n');
		const facts = await factsOf(
			recording('linux', [], {
				'/proc/cpuinfo': cpuinfo,
				'/sys/devices/cpu_core/cpus': '0-3\n',
				'/sys/devices/cpu_atom/cpus': '4-5\n',
			}),
		);
		expect(facts.cpu).toMatchObject({ cores: 4, threads: 6, performanceCores: 2, features: ['avx2', 'avx_vnni'] });
		expect(facts.cpu.bandwidth).toMatchObject({ low: 51.2e9, high: 89.6e9 });
	});

	it('asks lscpu about Arm, and knows a Raspberry Pi', async () => {
		const facts = await factsOf(
			recording(
				'linux',
				[
					command(
						'lscpu',
						'*',
						'Architecture: aarch64\nModel name:             Cortex-A76\nCore(s) per cluster:    4\nCluster(s):             1\n',
					),
				],
				{
					'/proc/cpuinfo': 'processor\t: 0\nFeatures\t: fp asimd asimddp\n',
					'/proc/device-tree/model': 'Raspberry Pi 5 Model B Rev 1.0\0',
				},
				{ arch: 'arm64' },
			),
		);
		expect(facts.cpu).toMatchObject({ name: 'Cortex-A76', cores: 4, features: ['neon', 'dotprod'] });
		expect(facts.cpu.bandwidth).toMatchObject({ value: 17.1e9 });
	});
});

describe('a Mac', () => {
	const sysctl = (more: string) =>
		command('sysctl', '*', `machdep.cpu.brand_string: Apple M4 Max\nhw.memsize: ${64 * GiB}\n${more}`);

	it.each([
		['15.6', '', 0.75],
		['26.1', '', 0.81],
		['26.1', 'iogpu.wired_limit_mb: 57344\n', 56 / 64],
	])('macOS %s with %j gives graphics its share', async (version, more, share) => {
		const facts = await factsOf(
			recording('darwin', [sysctl(more), command('sw_vers', '*', `ProductVersion: ${version}\n`)]),
		);
		expect(facts.gpus[0]?.memory.total).toBe(Math.round(64 * GiB * share));
	});

	it('is recognised through Rosetta', async () => {
		const facts = await factsOf(recording('darwin', [sysctl('sysctl.proc_translated: 1\n')]));
		expect(facts.os.arch).toBe('arm64');
		expect(codes(facts)).toEqual(['rosetta']);
	});

	it('answers from single sysctl calls of a recording', async () => {
		const one = (name: string, value: string) => command('/usr/sbin/sysctl', ['-n', name], `${value}\n`);
		const facts = await factsOf(
			recording(
				'darwin',
				[
					one('machdep.cpu.brand_string', 'Apple M2'),
					one('hw.memsize', String(16 * GiB)),
					command('sw_vers', ['-productVersion'], '14.5\n'),
				],
				{},
				{ arch: 'arm64' },
			),
		);
		expect(facts.gpus).toMatchObject([{ name: 'Apple M2', memory: { total: Math.round((16 * GiB * 2) / 3) } }]);
		expect(facts.os.version).toBe('14.5');
	});
});

describe('Windows', () => {
	const cim = (list: object[]) => command('powershell', '*', `\ufeff${JSON.stringify(list)}\r\n`);

	it('reads system, memory and processor, and leaves remote and basic adapters out', async () => {
		const facts = await factsOf(
			recording('win32', [
				cim([
					{
						Caption: 'Microsoft Windows 11 Home',
						Version: '10.0.26100',
						OSArchitecture: '64-bit',
						TotalVisibleMemorySize: 16 * 2 ** 20,
						FreePhysicalMemory: 7 * 2 ** 20,
					},
					{ Name: 'AMD Ryzen 7 5800H', NumberOfCores: 8, NumberOfLogicalProcessors: 16 },
					{ Manufacturer: 'LENOVO', Model: '82L5', TotalPhysicalMemory: 17e9 },
					{ Name: 'Microsoft Remote Display Adapter', AdapterRAM: 0, PNPDeviceID: 'SWD\\REMOTE' },
					{ Name: 'AMD Radeon(TM) Graphics', AdapterRAM: 536870912, PNPDeviceID: 'PCI\\VEN_1002&DEV_1638' },
					{
						Name: 'NVIDIA GeForce RTX 3060 Laptop GPU',
						AdapterRAM: 4293918720,
						PNPDeviceID: 'PCI\\VEN_10DE&DEV_2520',
						DriverVersion: '32.0.15.6094',
					},
				]),
				{
					...query('0, g, NVIDIA GeForce RTX 3060 Laptop GPU, 00000000:01:00.0, 6144, 100, 6044, 560.94, 8.6, [N/A]'),
					file: 'C:\\Windows\\System32\\nvidia-smi.exe',
				},
			]),
		);
		expect(facts.os).toMatchObject({ name: 'Microsoft Windows 11 Home', environment: 'native' });
		expect(facts.memory).toMatchObject({ total: 16 * GiB, available: 7 * GiB, limit: null });
		expect(facts.cpu).toMatchObject({ cores: 8, threads: 16 });
		expect(facts.gpus).toMatchObject([
			{ name: 'NVIDIA GeForce RTX 3060 Laptop GPU', memory: { free: 6044 * MiB }, driver: '560.94' },
			{ name: 'AMD Radeon(TM) Graphics', kind: 'integrated' },
		]);
	});

	it('puts single answers of a recording together', async () => {
		const key = 'HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Class\\{4d36e968-e325-11ce-bfc1-08002be10318}';
		const reg = (value: string, type: string, text: string) =>
			command(
				'reg.exe',
				['query', key, '/s', '/v', value],
				`\r\n${key}\\0000\r\n    ${value}    ${type}    ${text}\r\n\r\n`,
			);
		const facts = await factsOf(
			recording('win32', [
				reg('DriverDesc', 'REG_SZ', 'AMD Radeon RX 6800 XT'),
				reg('HardwareInformation.qwMemorySize', 'REG_QWORD', '0x400000000'),
				command(
					'powershell.exe',
					'*',
					'{"Name":"AMD Radeon RX 6800 XT","AdapterRAM":4293918720,"PNPDeviceID":"PCI\\\\VEN_1002&DEV_73BF"}',
				),
				command(
					'powershell.exe',
					'*',
					`{"TotalVisibleMemorySize":${16 * 2 ** 20},"FreePhysicalMemory":${8 * 2 ** 20}}`,
				),
			]),
		);
		expect(facts.gpus).toMatchObject([{ gfx: 'gfx1030', memory: { total: 16 * GiB } }]);
		expect(facts.memory).toMatchObject({ total: 16 * GiB, available: 8 * GiB });
	});

	it('knows an Arm laptop', async () => {
		const facts = await factsOf(
			recording('win32', [
				cim([
					{
						Name: 'Snapdragon(R) X Elite - X1E78100 - Qualcomm(R) Oryon(TM) CPU',
						NumberOfCores: 12,
						NumberOfLogicalProcessors: 12,
					},
					{ Caption: 'Windows 11', OSArchitecture: 'ARM 64-bit Processor' },
					{ Name: 'Qualcomm(R) Adreno(TM) X1-85 GPU', AdapterRAM: 134217728, PNPDeviceID: 'ACPI\\VEN_QCOM&DEV_0C36' },
				]),
			]),
		);
		expect(facts.os.arch).toBe('arm64');
		expect(facts.gpus).toMatchObject([{ vendor: 'other', kind: 'integrated' }]);
	});
});

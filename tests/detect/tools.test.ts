// The makers' tools, in the forms in which their versions print: JSON, words, CSV, tables; several cards, "N/A", units.

import { describe, expect, it } from 'vitest';
import { parseAmdSmi } from '../../src/detect/amd/amd-smi.ts';
import { parseRocmSmi } from '../../src/detect/amd/rocm-smi.ts';
import { parseXpuSmi } from '../../src/detect/intel/xpu-smi.ts';
import { parseTegrastats } from '../../src/detect/nvidia/tegrastats.ts';
import { judge } from '../../src/recommend/devices/judge.ts';
import { card, command, factsOf, GiB, MiB, meminfo, recording } from './make.ts';

const gpus = (seen: ReturnType<typeof parseAmdSmi>) => seen.map(({ gpu }) => gpu);

const amdCard = (gpu: number, name: string, device: string, gfx: string, bdf: string, mb: number | 'N/A') => ({
	gpu,
	asic: {
		market_name: name,
		vendor_id: '0x1002',
		device_id: device,
		asic_serial: '0x4162405E51BB99B0',
		oam_id: 'N/A',
		num_compute_units: 60,
		target_graphics_version: gfx,
	},
	bus: { bdf, max_pcie_width: 16, max_pcie_speed: { value: 16, unit: 'GT/s' } },
	driver: { name: 'amdgpu', version: '6.12.12' },
	vram: {
		type: 'GDDR6',
		vendor: 'SAMSUNG',
		size: mb === 'N/A' ? 'N/A' : { value: mb, unit: 'MB' },
		bit_width: { value: 256, unit: 'bit' },
	},
	cache_info: [{ cache: 0, cache_size: { value: 32, unit: 'KB' } }],
});
const amdUse = (gpu: number, total: number, used: number, gtt: number, gttUsed: number) => ({
	gpu,
	mem_usage: {
		total_vram: { value: total, unit: 'MB' },
		used_vram: { value: used, unit: 'MB' },
		free_vram: { value: total - used, unit: 'MB' },
		total_visible_vram: { value: 256, unit: 'MB' },
		total_gtt: { value: gtt, unit: 'MB' },
		used_gtt: { value: gttUsed, unit: 'MB' },
	},
});

describe('amd-smi', () => {
	const cards = [
		amdCard(0, 'AMD Radeon RX 7800 XT', '0x747e', 'gfx1101', '0000:03:00.0', 16368),
		amdCard(1, 'AMD Radeon Graphics', '0x164e', 'gfx1036', '0000:0f:00.0', 512),
	];
	const uses = [amdUse(0, 16368, 1200, 15800, 50), amdUse(1, 512, 20, 15800, 10)];
	const expected = [
		{
			name: 'AMD Radeon RX 7800 XT',
			kind: 'discrete',
			gfx: 'gfx1101',
			pci: '0000:03:00.0',
			driver: '6.12.12',
			memory: { total: 16368 * MiB, free: (16368 - 1200) * MiB },
		},
		{ name: 'AMD Radeon Graphics', kind: 'integrated', gfx: 'gfx1036' },
	];
	it('as a list (ROCm 6), as an object with warnings before it (ROCm 7)', () => {
		const [names, use] = [JSON.stringify(cards), JSON.stringify(uses)];
		const warned = `/usr/lib/python3.14/site-packages/amdsmi/amdsmi_interface.py:3569: SyntaxWarning: 'return'\n  return return_dictionary\n${JSON.stringify({ gpu_data: cards }, null, 4)}\n`;
		expect(gpus(parseAmdSmi([names, use]))).toMatchObject(expected);
		expect(gpus(parseAmdSmi([warned, JSON.stringify({ gpu_data: uses })]))).toMatchObject(expected);
	});
	it('the memory of `static` where `metric` is refused, and none where that is N/A', () => {
		expect(gpus(parseAmdSmi([JSON.stringify(cards), 'error: unrecognized arguments: --mem-usage']))).toMatchObject([
			{ memory: { total: 16368 * MiB, free: { unknown: expect.any(String) } } },
			{},
		]);
		const hidden = amdCard(0, 'N/A', '0x744c', 'N/A', 'N/A', 'N/A');
		expect(gpus(parseAmdSmi([JSON.stringify([hidden])]))).toMatchObject([
			{ name: expect.stringMatching(/RX 7900/), gfx: 'gfx1100', memory: { total: { unknown: expect.any(String) } } },
		]);
	});
	it('in words', () => {
		const names =
			'GPU: 0\n    ASIC:\n        MARKET_NAME: AMD Radeon RX 9070 XT\n        DEVICE_ID: 0x7550\n        TARGET_GRAPHICS_VERSION: gfx1201\n    BUS:\n        BDF: 0000:03:00.0\n    VBIOS:\n        VERSION: 023.008.000.068.000001\n    DRIVER:\n        NAME: amdgpu\n        VERSION: Linuxver\n    VRAM:\n        TYPE: GDDR6\n        SIZE: 16304 MB\n\nGPU: 1\n    ASIC:\n        MARKET_NAME: AMD Instinct MI210\n    VRAM:\n        SIZE: N/A\n';
		const use =
			'GPU: 0\n    MEM_USAGE:\n        TOTAL_VRAM: 16304 MB\n        USED_VRAM: 304 MB\n        FREE_VRAM: 16000 MB\n';
		expect(gpus(parseAmdSmi([names, use]))).toMatchObject([
			{
				name: 'AMD Radeon RX 9070 XT',
				gfx: 'gfx1201',
				driver: { unknown: expect.any(String) },
				memory: { total: 16304 * MiB, free: 16000 * MiB },
			},
			{ name: 'AMD Instinct MI210', memory: { total: { unknown: expect.any(String) } } },
		]);
	});
	it('as CSV, columns in any order, commas within a name', () => {
		const csv =
			'gpu,bdf,market_name,size,device_id,target_graphics_version\n0,0000:03:00.0,"Radeon RX 7900 XT, OEM",20464,0x744c,gfx1100\n1,N/A,N/A,N/A,N/A,N/A\n';
		expect(gpus(parseAmdSmi([csv]))).toMatchObject([
			{ name: 'AMD Radeon RX 7900 XT, OEM', pci: '0000:03:00.0', memory: { total: 20464 * MiB } },
		]);
	});
	it('the table that it prints without words', () => {
		const table =
			'+------------------------------------------------------------------------------+\n| AMD-SMI 26.2.0+021c61fc      amdgpu version: 6.16.6   ROCm version: 7.1.1    |\n|-------------------------------------+----------------------------------------|\n| BDF                        GPU-Name | Mem-Uti   Temp   UEC       Power-Usage |\n| GPU  HIP-ID  OAM-ID  Partition-Mode | GFX-Uti    Fan               Mem-Usage |\n|=====================================+========================================|\n| 0000:c1:00.0 AMD Instinct MI300X VF | 0 %      37 °C   0           141/750 W |\n|   0       0       2        SPX/NPS1 | 0 %        N/A           285/196288 MB |\n| 0000:c2:00.0                 0x1586 | N/A        N/A   0             N/A/0 W |\n|   1       1     N/A             N/A | N/A        N/A           1013/65536 MB |\n+-------------------------------------+----------------------------------------+\n| Processes:                                                                   |\n';
		expect(gpus(parseAmdSmi([table]))).toMatchObject([
			{ name: 'AMD Instinct MI300X VF', memory: { total: 196288 * MiB, free: (196288 - 285) * MiB } },
			{ name: 'AMD Radeon 8060S', kind: 'unified', memory: { total: 65536 * MiB } },
		]);
	});
	it('gives Strix Halo its shared part too, and not more than the computer has free', () => {
		const halo = [amdCard(0, 'AMD Radeon Graphics', '0x1586', 'gfx1151', '0000:c4:00.0', 512)];
		const answers = [JSON.stringify(halo), JSON.stringify([amdUse(0, 512, 100, 122880, 300)])];
		expect(gpus(parseAmdSmi(answers, 90 * GiB))).toMatchObject([
			{
				name: 'AMD Radeon 8060S',
				kind: 'unified',
				memory: { total: (512 + 122880) * MiB, free: 412 * MiB + 90 * GiB },
			},
		]);
		// What was set aside at the start is not what it may use.
		expect(gpus(parseAmdSmi([answers[0] ?? '']))).toMatchObject([
			{ memory: { total: { unknown: expect.any(String) } } },
		]);
	});
	it('is asked where the kernel’s files are closed, and not where they told everything', async () => {
		const tool = (args: string[], stdout: string) => command('amd-smi', args, stdout);
		const answers = [
			tool(['static', '--json'], JSON.stringify(cards.slice(0, 1))),
			tool(['metric', '--json'], JSON.stringify(uses.slice(0, 1))),
		];
		const open = card(0, '0000:03:00.0', { vendor: '0x1002', device: '0x747e' });
		const facts = await factsOf(recording('linux', answers, { ...meminfo(32, 20), ...open }));
		expect(facts.gpus).toMatchObject([
			{ pci: '0000:03:00.0', memory: { total: 16368 * MiB, free: (16368 - 1200) * MiB }, driver: '6.12.12' },
		]);
		expect(facts.sources['gpus.0']).toMatch(/amd-smi/);
		const full = card(0, '0000:03:00.0', {
			vendor: '0x1002',
			device: '0x747e',
			mem_info_vram_total: 16368 * MiB,
			mem_info_vram_used: MiB,
			mem_info_vram_vendor: 'samsung',
		});
		const other = JSON.stringify([amdUse(0, 1, 1, 1, 1)]);
		const told = await factsOf(recording('linux', [tool(['metric'], other)], { ...meminfo(32, 20), ...full }));
		expect(told.gpus).toMatchObject([{ memory: { total: 16368 * MiB, free: 16367 * MiB } }]);
		expect(told.sources['gpus.0']).not.toMatch(/amd-smi/);
	});
});

describe('rocm-smi', () => {
	it('with everything: the shared part of a chip inside a processor, sizes with their words', () => {
		const text =
			'GPU[0]\t\t: GTT Total Memory (B): 128849018880 (122880 MB)\nGPU[0]\t\t: GTT Total Used Memory (B): 16000000\nGPU[0]\t\t: VRAM Total Memory (B): 536870912 (512 MB)\nGPU[0]\t\t: VRAM Total Used Memory (B): 507244544\nGPU[0]\t\t: Card Series: \t\tAMD Radeon Graphics\nGPU[0]\t\t: Card Model: \t\t0x1586\nGPU[0]\t\t: GFX Version: \t\tgfx1151\n';
		expect(gpus(parseRocmSmi(text, 100 * GiB))).toMatchObject([
			{
				name: 'AMD Radeon 8060S',
				kind: 'unified',
				memory: { total: 536870912 + 128849018880, free: 536870912 - 507244544 + 100 * GiB },
			},
		]);
	});
	it('a small chip beside a card, as CSV', () => {
		const csv =
			'device,Unique ID,VRAM Total Memory (B),VRAM Total Used Memory (B),Card Series,Card Model,Card Vendor,Card SKU,GFX Version\ncard0,0x9246,17163091968,692142080,Navi 21 [Radeon RX 6800/6800 XT / 6900 XT],0x73bf,Advanced Micro Devices Inc. [AMD/ATI],001,gfx1030\ncard1,N/A,67108864,26079232,Raphael,0x164e,Advanced Micro Devices Inc. [AMD/ATI],RAPHAEL,gfx1036\n';
		expect(gpus(parseRocmSmi(csv))).toMatchObject([
			{ kind: 'discrete', gfx: 'gfx1030', memory: { total: 17163091968, free: 17163091968 - 692142080 } },
			{ kind: 'integrated', gfx: 'gfx1036' },
		]);
	});
});

describe('xpu-smi', () => {
	const line = '+-----------+--------------------------------------------------------------------------------------+';
	const row = (id: string, text: string) => `| ${id.padEnd(9)} | ${text.padEnd(84)} |`;
	it('in words, two devices, with the size the driver left after error correction', () => {
		const text = [
			line,
			row('Device ID', 'Device Information'),
			line,
			row('0', 'Device Type: GPU'),
			row('', 'Device Name: Intel(R) Graphics [0xe211]'),
			row('', 'PCI Device ID: 0xe211'),
			row('', 'Driver Version: 25.18.33578'),
			row('', ''),
			row('', 'PCI BDF Address: 0000:18:00.0'),
			row('', 'PCI Slot:'),
			row('', 'Memory Physical Size: 21414.00 MiB'),
			row('', 'Max Mem Alloc Size: 20343.30 MiB'),
			row('', 'ECC State: enabled'),
			line,
			row('1', 'Device Name: Intel(R) Data Center GPU Flex 170'),
			row('', 'PCI BDF Address: 0000:4d:00.0'),
			row('', 'Memory Physical Size: 14336,00 MiB'),
			line,
		].join('\n');
		expect(gpus(parseXpuSmi(text))).toMatchObject([
			{
				name: 'Intel Arc Pro B60',
				kind: 'discrete',
				pci: '0000:18:00.0',
				driver: '25.18.33578',
				memory: { total: 21414 * MiB },
			},
			{ name: 'Intel(R) Data Center GPU Flex 170', kind: 'discrete', memory: { total: 14336 * MiB } },
		]);
	});
	it('version 2: no lines between the columns, and a table like nvidia-smi’s', () => {
		const words =
			'\n  Device ID     Device Information\n  0             Device Name: Intel(R) Arc(TM) B580 Graphics\n                PCI BDF Address: 0000:03:00.0\n                Memory Physical Size: 12216.00 MiB\n';
		expect(gpus(parseXpuSmi(words))).toMatchObject([
			{ name: 'Intel(R) Arc(TM) B580 Graphics', memory: { total: 12216 * MiB } },
		]);
		const table = [
			'| GPU  Name                    Persistence-M | Bus-Id            Disp.A | Volatile Uncorr. ECC |',
			'|   0  Intel(R) Arc(TM) Pro B  Off           | 0000:18:00.0      Off    |             Disabled |',
			'|      60 Graphics                           |                          |                      |',
			'| N/A               41C  20W / 200W          | 414MiB / 21414MiB        |      0%      Default |',
		].join('\n');
		expect(gpus(parseXpuSmi(table))).toMatchObject([
			{ name: 'Intel(R) Arc(TM) Pro B60 Graphics', memory: { total: 21414 * MiB, free: 21000 * MiB } },
		]);
	});
	it('as CSV in the columns that were asked for', () => {
		const csv =
			'Device ID,Memory Physical Size,Device Name,SOC UUID\n0,"16384.00 MiB","Intel(R) Arc(TM) A770 Graphics","00000000-0000-0000-0000-56a000008086"\n';
		expect(gpus(parseXpuSmi(csv))).toMatchObject([{ kind: 'discrete', memory: { total: 16384 * MiB } }]);
	});
	it('shows a share for what is inside a processor, which is not its size', () => {
		const one = { device_id: 0, device_name: 'Intel(R) Arc(TM) Graphics', memory_physical_size_byte: '4294967296' };
		expect(gpus(parseXpuSmi(JSON.stringify(one)))).toMatchObject([
			{ kind: 'integrated', memory: { total: { unknown: expect.any(String) } } },
		]);
	});
	it('is asked for each card that its list has without memory', async () => {
		const listed = {
			device_list: [
				{ device_id: 0, device_name: 'Intel(R) Arc(TM) B580 Graphics', pci_bdf_address: '0000:03:00.0' },
				{ device_id: 1, device_name: 'Intel(R) UHD Graphics 770', pci_bdf_address: '0000:00:02.0' },
			],
		};
		const detail = {
			device_id: 0,
			device_name: 'Intel(R) Arc(TM) B580 Graphics',
			pci_bdf_address: '0000:03:00.0',
			memory_physical_size_byte: 12809404416,
			memory_free_size_byte: '12000000000',
		};
		const facts = await factsOf(
			recording('linux', [
				command('xpu-smi', ['discovery', '-j'], JSON.stringify(listed)),
				command('xpu-smi', ['discovery', '-d', '0', '-j'], JSON.stringify(detail)),
			]),
		);
		expect(facts.gpus).toMatchObject([
			{ kind: 'discrete', memory: { total: 12809404416, free: 12000000000 } },
			{ kind: 'integrated' },
		]);
	});
});

describe('tegrastats', () => {
	const line = 'RAM 14384/62841MB (lfb 303x4MB) SWAP 0/31420MB (cached 0MB) CPU [2%@729,off] GR3D_FREQ 0% cpu@48.75C';
	it('with and without the time before the line; the last whole line counts', () => {
		const told = { total: 62841 * MiB, free: (62841 - 14384) * MiB };
		expect(parseTegrastats(`${line}\n`)).toEqual(told);
		expect(parseTegrastats(`01-30-2026 18:09:55 RAM 1/2MB (lfb 1x1MB)\n01-30-2026 18:09:56 ${line}\n`)).toEqual(told);
		expect(parseTegrastats('tegrastats: not found')).toBeNull();
		expect(parseTegrastats('RAM 70000/62841MB (lfb 303x4MB)')).toEqual({
			total: { unknown: expect.any(String) },
			free: { unknown: expect.any(String) },
		});
	});
	it('shows that a board with a hidden name is one, with the computer’s own memory', async () => {
		const tool = { ...command('tegrastats', '*', `${line}\n`, null), timedOut: true };
		const board = await factsOf(recording('linux', [tool], meminfo(61, 40), { arch: 'arm64' }));
		expect(board.gpus).toMatchObject([{ vendor: 'nvidia', kind: 'unified', memory: { total: 61 * GiB } }]);
		const bare = await factsOf(recording('linux', [tool], {}, { arch: 'arm64' }));
		expect(bare.gpus).toMatchObject([{ memory: { total: 62841 * MiB } }]);
		expect((await factsOf(recording('linux', [], meminfo(61, 40), { arch: 'arm64' }))).gpus).toEqual([]);
	});
	it('a container’s board is known by the folder of its chip', async () => {
		const files = { ...meminfo(8, 5), '/sys/devices/soc0/machine': 'NVIDIA Jetson Orin Nano Developer Kit\n' };
		expect((await factsOf(recording('linux', [], files, { arch: 'arm64' }))).gpus).toMatchObject([
			{ name: 'NVIDIA Jetson Orin Nano Developer Kit', computeCapability: '8.7', kind: 'unified' },
		]);
	});
});

describe('a container that sees a card and may not have it', () => {
	const inside = { ...meminfo(64, 50), '/.dockerenv': '' };
	const radeon = card(0, '0000:03:00.0', {
		vendor: '0x1002',
		device: '0x744c',
		mem_info_vram_total: 24 * GiB,
		mem_info_vram_used: GiB,
		mem_info_vram_vendor: 'samsung',
	});
	const machine = async (devices: Record<string, string | string[]>, more = radeon) =>
		judge(await factsOf(recording('linux', [], { ...inside, ...more, ...devices })));
	const codes = (found: Awaited<ReturnType<typeof machine>>) => found.findings.map(({ code }) => code);

	it('has no render node: the card is not used', async () => {
		for (const devices of [{ '/dev/null': '' }, { '/dev/dri': ['card0'] }]) {
			const found = await machine(devices);
			expect(codes(found)).toEqual(['gpu-not-in-container']);
			expect(found.findings[0]?.cure).toMatch(/--device \/dev\/dri.*--device \/dev\/kfd/);
			expect(found.gpus).toMatchObject([{ usedByOllama: false }]);
		}
	});
	it('has the render node and not ROCm’s device: Vulkan is left', async () => {
		const found = await machine({ '/dev/dri/renderD128': '' });
		expect(codes(found)).toEqual(['kfd-not-in-container']);
		expect(found.findings[0]?.cure).toMatch(/--device \/dev\/kfd --device \/dev\/dri/);
		expect(found.gpus).toMatchObject([{ usedByOllama: true, library: 'vulkan' }]);
		expect((await machine({ '/dev/dri/renderD128': '', '/dev/kfd': '' })).gpus).toMatchObject([{ library: 'rocm' }]);
	});
	it('Intel needs the render node alone', async () => {
		const arc = card(0, '0000:03:00.0', { vendor: '0x8086', device: '0xe20b', driver: 'xe' });
		expect(codes(await machine({ '/dev/dri/renderD128': '' }, arc))).toEqual([]);
		expect(codes(await machine({ '/dev/null': '' }, arc))).toEqual(['gpu-not-in-container']);
	});
	it('NVIDIA’s tool works, and nothing can compute without its third device', async () => {
		const smi = command(
			'nvidia-smi',
			'*',
			'0, GPU-1, NVIDIA GeForce RTX 3060, 00000000:01:00.0, 12288, 0, 12288, 570.1, 8.6, [N/A]\n',
		);
		const of = async (names: string[], where: Parameters<typeof recording>[2] = inside) =>
			judge(await factsOf(recording('linux', [smi], { ...where, '/dev': names })));
		const lacking = await of(['null', 'nvidia0', 'nvidiactl']);
		expect(codes(lacking)).toEqual(['nvidia-uvm-not-in-container']);
		expect(lacking.gpus).toMatchObject([{ usedByOllama: false, memory: { total: 12 * GiB } }]);
		expect(codes(await of(['null', 'nvidia0', 'nvidiactl', 'nvidia-uvm']))).toEqual([]);
		// With none of its devices the tool fails, and the driver is not to blame.
		const mute = command('nvidia-smi', '*', 'Failed to initialize NVML: Unknown Error\n', 255);
		const pci = card(0, '0000:01:00.0', { vendor: '0x10de', device: '0x2504', driver: 'nvidia' });
		const bare = judge(await factsOf(recording('linux', [mute], { ...inside, ...pci, '/dev': ['null'] })));
		expect(codes(bare)).toEqual(['nvidia-not-in-container']);
		expect(bare.findings[0]?.cure).toMatch(/--gpus all/);
		// Outside of a container the device is made when it is first needed.
		expect(codes(await of(['null', 'nvidia0', 'nvidiactl'], meminfo(64, 50)))).toEqual([]);
	});
});

// Computers as they are met: other versions of tools, virtual ones, several adapters, chips with three kinds of cores.

import { describe, expect, it } from 'vitest';
import { parseRocmSmi } from '../../src/detect/amd/rocm-smi.ts';
import { readCgroup } from '../../src/detect/linux/cgroup.ts';
import { linuxCpu } from '../../src/detect/linux/cpu.ts';
import { dmiModules, peakOf } from '../../src/detect/modules.ts';
import { fullColumns, parseQuery } from '../../src/detect/nvidia/query.ts';
import { readMachine } from '../../src/detect/read-machine.ts';
import { replay } from '../../src/detect/recording.ts';
import { parseCim } from '../../src/detect/windows/cim.ts';
import { windowsGraphics } from '../../src/detect/windows/graphics.ts';
import { parseAdapters } from '../../src/detect/windows/registry.ts';
import { gpuTable } from '../../src/models/gpus-file.ts';
import { judge } from '../../src/recommend/devices/judge.ts';
import { bandwidthOf } from '../../src/recommend/gpus.ts';
import type { Recording } from '../../src/types/recording.ts';
import { card, command, factsOf, GiB, MiB, meminfo, ollama, query, recording } from './make.ts';

const linux = (files: Recording['files'], commands: Recording['commands'] = []) =>
	replay(recording('linux', commands, files));
const codes = ({ findings }: { findings: { code: string }[] }) => findings.map(({ code }) => code);

describe('NVIDIA', () => {
	it.each(['NVIDIA GH200 480GB', 'NVIDIA GB200', 'NVIDIA T1000 8GB', 'GRID T4-16Q', 'NVIDIA GeForce MX450'])(
		'%s has memory of its own, also where the tool does not tell it',
		(name) => {
			for (const cell of ['[N/A]', '[Not Supported]', '[Unknown Error]']) {
				const [row] = parseQuery(
					[`0, GPU-1, ${name}, 00000000:01:00.0, ${cell}, ${cell}, ${cell}, 570.1, 8.9, [N/A]`],
					fullColumns,
				);
				expect(row?.gpu).toMatchObject({ kind: 'discrete', memory: { total: { unknown: expect.any(String) } } });
			}
		},
	);
	it('of several cards one that fell off the bus is told of, the others are there', async () => {
		const smi = query(
			'0, GPU-1, NVIDIA GeForce RTX 3090, 00000000:01:00.0, 24576, 0, 24000, 570.1, 8.6, [N/A]',
			'Unable to determine the device handle for GPU0000:02:00.0: Unknown Error',
		);
		const facts = await factsOf(recording('linux', [smi], meminfo(32, 20)));
		expect(facts.gpus).toMatchObject([{ memory: { total: 24 * GiB } }]);
		expect(codes(facts)).toEqual(['nvidia-unreachable']);
	});
	it('a driver that is too old for one of two cards is said of that one', async () => {
		const smi = query(
			'0, GPU-1, NVIDIA GeForce RTX 3090, 00000000:01:00.0, 24576, 0, 24000, 560.35, 8.6, [N/A]',
			'1, GPU-2, NVIDIA GeForce GTX 1070, 00000000:02:00.0, 8192, 0, 8000, 560.35, 6.1, [N/A]',
		);
		const machine = judge(await factsOf(recording('linux', [smi], meminfo(32, 20))));
		expect(machine.gpus.map(({ usedByOllama }) => usedByOllama)).toEqual([true, false]);
		expect(machine.findings).toMatchObject([
			{ code: 'nvidia-driver-too-old', severity: 'note', text: expect.stringMatching(/GTX 1070.*uses the other/) },
		]);
	});
	it('a card whose tool hangs is not promised', async () => {
		const hangs = { ...command('nvidia-smi', '*', '', null), timedOut: true };
		const files = card(0, '0000:01:00.0', { vendor: '0x10de', device: '0x2520', driver: 'nvidia' });
		const machine = judge(await factsOf(recording('linux', [hangs], { ...meminfo(16, 10), ...files })));
		expect(machine.gpus).toMatchObject([{ because: expect.stringMatching(/if its driver works/) }]);
	});
	it('a Jetson goes by its board’s name, and reads its one memory at one speed', async () => {
		const smi = query('0, [N/A], Orin (nvgpu), [N/A], [N/A], [N/A], [N/A], 540.4.0, [N/A], [N/A]');
		const files = {
			...meminfo(61, 50),
			'/proc/device-tree/model': 'NVIDIA Jetson AGX Orin Developer Kit\0',
			'/proc/cpuinfo': 'processor\t: 0\nmodel name\t: ARMv8 Processor rev 1 (v8l)\n',
		};
		const facts = await factsOf(recording('linux', [smi], files, { arch: 'arm64' }), bandwidthOf(gpuTable()));
		expect(facts.gpus).toMatchObject([{ name: 'NVIDIA Jetson AGX Orin Developer Kit', kind: 'unified' }]);
		expect(facts.gpus[0]?.bandwidth).toHaveProperty('value');
		expect(facts.cpu.bandwidth).toEqual(facts.gpus[0]?.bandwidth);
	});
});

it('ROCm 5 prints the chip’s number as the series, the board’s as the model', () => {
	const row = { 'VRAM Total Memory (B)': '17163091968', 'Card series': '0x73bf', 'Card model': '0x2406' };
	expect(parseRocmSmi(JSON.stringify({ card0: row, system: { 'Driver version': '5.18.13' } }))).toMatchObject([
		{ gpu: { name: 'AMD Radeon RX 6800 XT', gfx: 'gfx1030', memory: { total: 17163091968 } } },
	]);
});

it('a card that the engine lists through two libraries is one', async () => {
	const list =
		'Available devices:\n  ROCm0: AMD Radeon RX 6700 XT (12272 MiB, 12248 MiB free)\n  Vulkan0: AMD Radeon RX 6700 XT (RADV NAVI22) (12288 MiB, 12000 MiB free)\n';
	const look = replay(recording('linux', [command('llama-server', '*', list)]));
	expect((await readMachine(look, { ollama, live: false })).gpus).toMatchObject([{ library: 'rocm' }]);
});

describe('Windows', () => {
	const key = (place: number, values: string[]) =>
		`HKEY_LOCAL_MACHINE\\SYSTEM\\CurrentControlSet\\Control\\Class\\{4d36e968-e325-11ce-bfc1-08002be10318}\\000${place}\r\n${values.map((value) => `    ${value}\r\n`).join('')}\r\n`;
	it('several adapters, one basic, two of a name, and one only in the registry', () => {
		const registry = [
			key(0, [
				'DriverDesc    REG_SZ    Microsoft Basic Display Adapter',
				'HardwareInformation.qwMemorySize    REG_QWORD    0x0',
			]),
			key(1, [
				'DriverDesc    REG_SZ    AMD Radeon(TM) R7 Graphics',
				'MatchingDeviceId    REG_SZ    pci\\ven_1002&dev_130f',
				'HardwareInformation.qwMemorySize    REG_QWORD    0x40000000',
			]),
			key(2, [
				'DriverDesc    REG_SZ    NVIDIA GeForce RTX 3060',
				'MatchingDeviceId    REG_SZ    pci\\ven_10de&dev_2504',
				'HardwareInformation.qwMemorySize    REG_QWORD    0x300000000',
			]),
			key(3, [
				'DriverDesc    REG_SZ    NVIDIA GeForce RTX 3060',
				'MatchingDeviceId    REG_SZ    pci\\ven_10de&dev_2504',
				'HardwareInformation.qwMemorySize    REG_QWORD    0x300000000',
			]),
			key(4, [
				'DriverDesc    REG_SZ    AMD Radeon RX 580',
				'HardwareInformation.qwMemorySize    REG_QWORD    0x200000000',
			]),
		].join('');
		const cim = [
			'Microsoft Remote Display Adapter',
			'AMD Radeon(TM) R7 Graphics',
			'NVIDIA GeForce RTX 3060',
			'NVIDIA GeForce RTX 3060',
		]
			.map((name) => `Name : ${name}\r\nAdapterRAM : 4293918720\r\nPNPDeviceID : \r\n`)
			.join('\r\n');
		const seen = windowsGraphics(parseCim(cim), parseAdapters(registry)).map(({ gpu }) => gpu);
		expect(seen).toMatchObject([
			{ name: 'AMD Radeon(TM) R7 Graphics', kind: 'integrated' },
			{ memory: { total: 12 * GiB } },
			{ memory: { total: 12 * GiB } },
		]);
	});
});

describe('a virtual Mac', () => {
	it('has no Apple graphics that Ollama could compute on', async () => {
		const facts = await factsOf(
			recording('darwin', [
				command(
					'sysctl',
					'*',
					`machdep.cpu.brand_string: Apple M1 (Virtual)\nhw.memsize: ${8 * GiB}\nkern.hv_vmm_present: 1\n`,
				),
				command('sw_vers', '*', 'ProductVersion:\t\t15.5\n'),
				command(
					'system_profiler',
					'*',
					'{"SPDisplaysDataType": [{"_name": "Apple Paravirtual device", "sppci_model": "Apple Paravirtual device"}]}',
				),
			]),
		);
		expect(facts.gpus).toEqual([]);
		expect(facts.os.environment).toBe('vm');
		expect(facts.memory.total).toBe(8 * GiB);
	});
});

describe("udev's notes on memory modules", () => {
	const slot = (at: number, bank: string, more: Record<string, string> = {}) =>
		Object.entries({
			SIZE: String(16 * GiB),
			DATA_WIDTH: '64',
			FORM_FACTOR: 'SODIMM',
			LOCATOR: 'DIMM 0',
			BANK_LOCATOR: bank,
			TYPE: 'DDR5',
			CONFIGURED_SPEED_MTS: '5600',
			...more,
		})
			.map(([name, value]) => `E:MEMORY_DEVICE_${at}_${name}=${value}\n`)
			.join('');
	const two = (more: Record<string, string> = {}) =>
		slot(0, 'P0 CHANNEL A', more) + slot(1, 'P0 CHANNEL B', more) + slot(2, 'P0 CHANNEL B', { PRESENT: '0' });
	const bandwidth = async (notes: string, more: Recording['files'] = {}) => {
		const files = { ...meminfo(32, 24), '/run/udev/data/+dmi:id': notes, ...more };
		return (await factsOf(recording('linux', [], files))).cpu.bandwidth;
	};

	it('tell the speed without root, also where systemd has no name for the kind yet', async () => {
		expect(await bandwidth(two())).toEqual({ value: 89.6e9, source: 'DDR5 at 5600 MT/s on 2 channels' });
		const old = { TYPE: '<OUT OF SPEC>' };
		expect(await bandwidth(two(old))).toEqual({ value: 89.6e9, source: 'memory at 5600 MT/s on 2 channels' });
	});
	it.each([
		['chips narrower than a channel', { DATA_WIDTH: '32' }],
		['chips that an older systemd has no name for', { TYPE: '<OUT OF SPEC>', FORM_FACTOR: 'Row Of Chips' }],
		['LPDDR', { TYPE: 'LPDDR5' }],
		['modules without a speed', { CONFIGURED_SPEED_MTS: '0' }],
	])('do not count %s', async (_, more) => {
		expect(await bandwidth(two(more))).not.toHaveProperty('source', expect.stringContaining('MT/s'));
	});
	it("are not believed of a virtual computer's memory", async () => {
		const made = { '/sys/class/dmi/id/sys_vendor': 'VMware, Inc.\n' };
		expect(await bandwidth(two(), made)).not.toHaveProperty('source', expect.stringContaining('MT/s'));
	});
});

describe('control groups', () => {
	it('version 1 tells of limits above that a container does not see', async () => {
		const at = '/sys/fs/cgroup/memory';
		const files = {
			'/proc/self/cgroup': '9:memory:/docker/abc\n1:name=systemd:/docker/abc\n',
			[`${at}/memory.limit_in_bytes`]: '9223372036854771712\n',
			[`${at}/memory.usage_in_bytes`]: `${GiB}\n`,
			[`${at}/memory.stat`]: `total_inactive_file ${256 * MiB}\nhierarchical_memory_limit ${4 * GiB}\n`,
		};
		expect(await readCgroup(linux(files))).toEqual({ limit: 4 * GiB, source: 'cgroup v1', left: 3 * GiB + 256 * MiB });
		const free = { ...files, [`${at}/memory.stat`]: 'hierarchical_memory_limit 9223372036854771712\n' };
		expect((await readCgroup(linux(free))).limit).toBeNull();
	});
	it('both versions at once: each with its own path', async () => {
		const files = {
			'/proc/self/cgroup': '4:cpuset,memory:/user.slice\n0::/init.scope\n',
			'/sys/fs/cgroup/unified/init.scope/cgroup.procs': '1\n',
			'/sys/fs/cgroup/memory/user.slice/memory.limit_in_bytes': `${2 * GiB}\n`,
			'/sys/fs/cgroup/memory/memory.limit_in_bytes': '9223372036854771712\n',
		};
		expect(await readCgroup(linux(files))).toMatchObject({ limit: 2 * GiB, source: 'cgroup v1' });
	});
	it.each([
		[
			'version 1’s time',
			{ '/sys/fs/cgroup/cpu/cpu.cfs_quota_us': '150000\n', '/sys/fs/cgroup/cpu/cpu.cfs_period_us': '100000\n' },
			1.5,
		],
		[
			'no limit in version 1',
			{ '/sys/fs/cgroup/cpu/cpu.cfs_quota_us': '-1\n', '/sys/fs/cgroup/cpu/cpu.cfs_period_us': '100000\n' },
			undefined,
		],
		['a set of processors', { '/proc/self/status': 'Name:\tnode\nCpus_allowed_list:\t0-1,3\n' }, 3],
		['all of them', { '/proc/self/status': 'Name:\tnode\nCpus_allowed_list:\t0-7\n' }, undefined],
	])('processors: %s', async (_, files, expected) => {
		const cpuinfo = Array.from(
			{ length: 8 },
			(__, at) => `processor\t: ${at}\nmodel name\t: X\nphysical id\t: 0\ncore id\t\t: ${at}\n`,
		);
		const cpu = await linuxCpu(linux({ '/proc/cpuinfo': cpuinfo.join('\n'), ...files }));
		expect([cpu.cores, cpu.quota]).toEqual([8, expected]);
	});
});

describe('processors with several kinds of cores', () => {
	const cpuinfo = (threads: number) =>
		Array.from({ length: threads }, (_, at) => `processor\t: ${at}\nFeatures\t: fp asimd asimddp i8mm\n`).join('\n');
	it('three clusters of an Arm chip: named by all of them, the slow one last', async () => {
		const lscpu =
			'Architecture:        aarch64\nCPU(s):              8\nVendor ID:           ARM\n  Model name:        Cortex-A520\n    Thread(s) per core: 1\n    Core(s) per cluster: 4\n    Cluster(s):      1\n  Model name:        Cortex-A720\n    Thread(s) per core: 1\n    Core(s) per cluster: 4\n    Cluster(s):      1\n';
		const capacity = [279, 279, 279, 279, 905, 905, 1024, 1024];
		const files = Object.fromEntries(
			capacity.map((value, at) => [`/sys/devices/system/cpu/cpu${at}/cpu_capacity`, `${value}\n`]),
		);
		const cpu = await linuxCpu(linux({ '/proc/cpuinfo': cpuinfo(8), ...files }, [command('lscpu', '*', lscpu)]));
		expect(cpu).toMatchObject({
			name: 'Cortex-A720 and Cortex-A520',
			cores: 8,
			threads: 8,
			features: ['neon', 'dotprod', 'i8mm'],
		});
		expect(cpu.performanceCores).toBeLessThan(8);
	});
});

describe('memory modules', () => {
	const module = (bank: string, slot: string) =>
		`Memory Device\n\tSize: 16 GB\n\tLocator: ${slot}\n\tBank Locator: ${bank}\n\tType: DDR5\n\tConfigured Memory Speed: 4800 MT/s\n`;
	it.each([
		[
			'two sockets',
			['P0_Node0_Channel0_Dimm1', 'P0_Node0_Channel1_Dimm1', 'P1_Node1_Channel0_Dimm1', 'P1_Node1_Channel1_Dimm1'],
			4,
		],
		['one label for all banks', ['NODE 1', 'NODE 1'], 2],
		['no label', ['Not Specified', 'Not Specified'], 2],
	])('%s', (_, banks, channels) => {
		const peak = peakOf(dmiModules(banks.map((bank, at) => module(bank, `DIMM ${at}`)).join('\n')));
		expect(peak?.bytesPerSecond).toBe(channels * 4800e6 * 8);
	});
	it('tells nothing of four that are only numbered', () => {
		expect(peakOf(dmiModules([0, 1, 2, 3].map((at) => module('NODE 1', `DIMM ${at}`)).join('\n')))).toBeNull();
	});
});

it('a recording without a home has the one its system would give', () => {
	expect(replay(recording('darwin')).home).toBe('/Users/user');
	expect(replay(recording('win32')).home).toBe('C:\\Users\\user');
});

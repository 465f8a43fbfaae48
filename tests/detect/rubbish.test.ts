// Whatever a program prints, no reader crashes, hangs, or makes a number of rubbish.

import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseAmdSmi } from '../../src/detect/amd/amd-smi.ts';
import { parseNode } from '../../src/detect/amd/kfd.ts';
import { parseRocmSmi } from '../../src/detect/amd/rocm-smi.ts';
import { modelsInRow } from '../../src/detect/app-models.ts';
import { parseDisplays, parseHardwareReport, parseMemoryReport } from '../../src/detect/apple/displays.ts';
import { availableOf, swapOf } from '../../src/detect/apple/memory.ts';
import { parseSysctl } from '../../src/detect/apple/sysctl.ts';
import { detect } from '../../src/detect/detect.ts';
import { quotaLeft } from '../../src/detect/disk.ts';
import { parseServerLog } from '../../src/detect/engine.ts';
import { parseDeviceList } from '../../src/detect/engine-list.ts';
import { vramBooks } from '../../src/detect/intel/sysfs.ts';
import { parseXpuSmi } from '../../src/detect/intel/xpu-smi.ts';
import { parseLimit } from '../../src/detect/linux/cgroup.ts';
import { cpuList } from '../../src/detect/linux/cpu.ts';
import { meminfo } from '../../src/detect/linux/memory.ts';
import { dmiModules, peakOf } from '../../src/detect/modules.ts';
import { fullColumns, parseQuery } from '../../src/detect/nvidia/query.ts';
import { parseList, parseSlices, parseTable } from '../../src/detect/nvidia/table.ts';
import { parseTegrastats } from '../../src/detect/nvidia/tegrastats.ts';
import { parseRecording, replay } from '../../src/detect/recording.ts';
import { modelsInLog, unitEnvironment } from '../../src/detect/server-settings.ts';
import { jsonIn, linesOf, size } from '../../src/detect/text.ts';
import { parseCim } from '../../src/detect/windows/cim.ts';
import { windowsGraphics } from '../../src/detect/windows/graphics.ts';
import { adaptersIn, parseAdapters } from '../../src/detect/windows/registry.ts';
import type { Platform } from '../../src/types/machine.ts';
import type { Recording } from '../../src/types/recording.ts';
import { mountsIn } from '../../src/world/mounts.ts';
import { ollama, recording, rubbishText } from './make.ts';

const lines = (text: string) => linesOf({ stdout: text, exitCode: 0, timedOut: false });

const samples: Record<string, string> = {
	query: '0, GPU-1, NVIDIA GeForce RTX 4090, 00000000:01:00.0, 24564, 400, 24000, 570.124.06, 8.9, [N/A]\n',
	table:
		'|   0  NVIDIA GeForce RTX 5090        Off |   00000000:01:00.0 Off |                  N/A |\n| 42%   43C    P8             25W /  575W |   29324MiB /  32607MiB |      0%      Default |\n|                                         |                        |                  N/A |\n',
	list: 'GPU 0: NVIDIA A100-SXM4-40GB (UUID: GPU-1)\n  MIG 3g.20gb     Device  0: (UUID: MIG-1)\n',
	rocm: '{"card0": {"VRAM Total Memory (B)": "21458059264", "VRAM Total Used Memory (B)": "27856896", "Card Series": "Radeon RX 7900 XT", "GFX Version": "gfx1100"}}',
	xpu: '{"memory_free_size_byte": "25447604224", "memory_physical_size_byte": "25669140480", "pci_device_id": "0xe211"}',
	amd: '{"gpu_data": [{"gpu": 0, "asic": {"market_name": "AMD Radeon RX 7800 XT", "target_graphics_version": "gfx1101"}, "bus": {"bdf": "0000:03:00.0"}, "vram": {"size": {"value": 16368, "unit": "MB"}}}]}',
	amdWords:
		'GPU: 0\n    ASIC:\n        MARKET_NAME: AMD Radeon RX 9070 XT\n        TARGET_GRAPHICS_VERSION: gfx1201\n    VRAM:\n        SIZE: 16304 MB\n',
	amdCsv: 'gpu,market_name,device_id,total_vram,used_vram\n0,"AMD Radeon RX 7900 XT, 20 GB",0x744c,20464,300\n',
	amdTable:
		'| 0000:ff:00.0 AMD Instinct MI300X VF | 0 %      37 °C   0           141/750 W |\n|   0       0       2        SPX/NPS1 | 0 %        N/A           285/196288 MB |\n',
	xpuWords:
		'| 0         | Device Name: Intel(R) Arc(TM) B580 Graphics                                          |\n|           | PCI BDF Address: 0000:03:00.0                                                        |\n|           | Memory Physical Size: 12216.00 MiB                                                   |\n',
	xpuCsv:
		'Device ID,Device Name,PCI BDF Address,Memory Physical Size\n0,"Intel(R) Arc(TM) A770 Graphics","0000:4d:00.0","15473.57 MiB"\n',
	xpuTable:
		'|   0  Intel(R) Arc(TM) Pro B  Off  | 0000:18:00.0      Off  |              Disabled |\n|      60 Graphics                  |                        |                       |\n| N/A               41C  20W / 200W | 123MiB / 21414MiB      |            0%  Default |\n',
	tegra: 'RAM 2893/3956MB (lfb 5x2MB) SWAP 233/1978MB (cached 2MB) CPU [21%@102] GR3D_FREQ 0%\n',
	displays: '{"SPDisplaysDataType": [{"sppci_model": "Apple M3 Pro", "sppci_cores": "14"}]}',
	memory: '{"SPMemoryDataType": [{"dimm_type": "lp_ddr4", "SPMemoryDataType": "8 GB"}]}',
	registry:
		'HKEY_LOCAL_MACHINE\\X\\0000\r\n    DriverDesc    REG_SZ    NVIDIA GeForce RTX 4070 Ti\r\n    HardwareInformation.qwMemorySize    REG_QWORD    0x2ffa00000\r\n',
	cim: 'Name : AMD Radeon RX 6800\r\nAdapterRAM : 2147483648\r\nPNPDeviceID : PCI\\VEN_1002&DEV_73BF\r\n',
	rocmText:
		'GPU[0]\t\t: VRAM Total Memory (B): 21458059264\nGPU[0]\t\t: VRAM Total Used Memory (B): 27856896\nGPU[0]\t\t: Card series: \t\tRadeon RX 7900 XT\n',
	hardware:
		'{"SPHardwareDataType": [{"chip_type": "Apple M4", "physical_memory": "16 GB", "number_processors": "proc 10:4:6"}]}',
	properties: 'DriverDesc : AMD Radeon RX 6800\r\nHardwareInformation.qwMemorySize : 17163091968\r\n',
	devices: 'Available devices:\n  CUDA0: NVIDIA GeForce RTX 3060 (12287 MiB, 11200 MiB free)\n',
	log: 'msg="inference compute" library=CUDA name=CUDA0 description="NVIDIA GeForce RTX 4060 Ti" total="16.0 GiB" available="14.6 GiB"\n',
	quota:
		'Disk quotas for user a (uid 1000): \n     Filesystem  blocks   quota   limit   grace   files   quota   limit   grace\n      /dev/sda1  1000000  5000000  6000000       0     100       0       0       0\n',
	books: '  use_type: 1\n  size: 8522825728\n  usage: 32079872\ndefault_page_size: 4KiB\n',
	vmStat:
		'Mach Virtual Memory Statistics: (page size of 16384 bytes)\nPages active:      100000.\nPages inactive:    90000.\nPages speculative: 1000.\nPages wired down:  50000.\nPages purgeable:   500.\nFile-backed pages: 80000.\nPages occupied by compressor: 20000.\n',
	cpuList: '0-3,8\n',
	meminfo: 'MemTotal:       32505856 kB\nMemAvailable:   24117248 kB\n',
	dmi: 'Memory Device\n\tSize: 16 GB\n\tLocator: DIMM 1\n\tBank Locator: A\n\tType: DDR4\n\tConfigured Memory Speed: 3200 MT/s\n',
};

/** Every reader of text, as one function each. */
const readers: Record<string, (text: string) => unknown> = {
	query: (text) => parseQuery(lines(text), fullColumns),
	table: (text) => [parseTable(lines(text)), parseSlices(lines(text))],
	list: (text) => parseList(lines(text)),
	rocm: parseRocmSmi,
	xpu: parseXpuSmi,
	xpuWords: parseXpuSmi,
	xpuCsv: parseXpuSmi,
	xpuTable: parseXpuSmi,
	amd: (text) => parseAmdSmi([text]),
	amdWords: (text) => parseAmdSmi([text, text]),
	amdCsv: (text) => parseAmdSmi([text]),
	amdTable: (text) => parseAmdSmi([text]),
	tegra: parseTegrastats,
	displays: parseDisplays,
	memory: parseMemoryReport,
	registry: (text) => windowsGraphics([], parseAdapters(text)),
	cim: (text) => windowsGraphics(parseCim(text), []),
	meminfo: (text) => meminfo(text, 'MemTotal'),
	dmi: (text) => peakOf(dmiModules(text)),
	rocmText: parseRocmSmi,
	hardware: parseHardwareReport,
	properties: (text) => adaptersIn(parseCim(text)),
	devices: parseDeviceList,
	log: parseServerLog,
	quota: (text) => quotaLeft(text, '/dev/sda1'),
	swap: swapOf,
	// Words without numbers: only that they end and do not throw.
	mounts: (text) => mountsIn(text).length,
	unit: (text) => Object.keys(unitEnvironment(text)).length,
	models: (text) => modelsInLog(text),
	books: vramBooks,
	app: (text) => modelsInRow(text),
	json: (text) => (jsonIn(text) === null ? null : 1),
	kfd: parseNode,
	limit: parseLimit,
	cpuList,
	sysctl: (text) => [...parseSysctl(text)],
	vmStat: (text) => availableOf(text, 32e9),
};

/** Every number in a result. */
function numbersIn(value: unknown): number[] {
	if (typeof value === 'number') return [value];
	if (Array.isArray(value)) return value.flatMap(numbersIn);
	return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

const sound = (value: unknown): boolean =>
	numbersIn(value).every((number) => Number.isFinite(number) && number >= 0 && number <= Number.MAX_SAFE_INTEGER);

const utf16 = (text: string): string => `\ufffd\ufffd${[...text].map((sign) => `${sign}\0`).join('')}`;

describe.each(Object.keys(readers))('%s', (name) => {
	const read = readers[name] ?? String;
	it.each(['\n', '|  ', '{"a":'])('ends on four megabytes of %j', { timeout: 60_000 }, (part) => {
		expect(sound(read(part.repeat(Math.ceil((4 * 2 ** 20) / part.length))))).toBe(true);
	});
	it('makes no number of rubbish', () => {
		const rubbish = fc.oneof(
			rubbishText(400),
			fc.uint8Array({ maxLength: 400 }).map((bytes) => Buffer.from(bytes).toString('utf8')),
			fc.constantFrom('', 'NaN', '[]', '{}', 'null', '{"card0": null}', '-1', '1e999', '[N/A]', '99999999999999999999'),
		);
		const law = fc.property(rubbish, (text) => sound(read(text)));
		expect(() => fc.assert(law)).not.toThrow();
	});
	const sample = samples[name];
	if (sample === undefined) return;
	it('reads the same with CRLF, a byte order mark, or as UTF-16', () => {
		const plain = read(sample);
		expect(numbersIn(plain).length).toBeGreaterThan(0);
		for (const other of [sample.replace(/\r?\n/g, '\r\n'), `\ufeff${sample}`, utf16(sample)])
			expect(read(other)).toEqual(plain);
	});
	it('survives damage at any place', () => {
		const place = fc.nat({ max: sample.length });
		const law = fc.property(place, rubbishText(5), (at, extra) =>
			sound(read(sample.slice(0, at) + extra + sample.slice(at + extra.length))),
		);
		expect(() => fc.assert(law)).not.toThrow();
	});
});

describe('other languages', () => {
	it.each([
		['1,5 GB', 1.5 * 2 ** 30],
		['1.5 GB', 1.5 * 2 ** 30],
		['16 Go', 16 * 2 ** 30],
		['16 ГБ', 16 * 2 ** 30],
		['16\u00a0GB', 16 * 2 ** 30],
		['1536 MB', 1536 * 2 ** 20],
		['1.536 MB', null],
		['1,536 MB', null],
		['16 GBit', null],
		['-16 GB', null],
		['sechzehn GB', null],
	])('%j is a size: %j', (text, bytes) => {
		expect(size(text)).toBe(bytes);
	});
	it('translated headers and labels make no number', () => {
		const table = '|   0  NVIDIA GeForce RTX 3060        Aus |   00000000:01:00.0 Aus |                  k. A. |\n';
		expect(numbersIn(parseTable(lines(table)))).toEqual([]);
		expect(parseQuery(lines('Index, Bezeichnung, Speicher [MiB]\n0, RTX 3060, 12288 MiB\n'), fullColumns)).toEqual([]);
		expect(parseDisplays('Chipsatz-Modell: Intel UHD\nVRAM (Dynamisch, Max.): 1536 MB\n')).toEqual([]);
		expect(parseSysctl('').size).toBe(0);
	});
});

describe('a program that was stopped', () => {
	const sizes = new Set([0, 400 * 2 ** 20, 24000 * 2 ** 20, 24564 * 2 ** 20]);
	it('and cut anywhere makes no other number', () => {
		const whole = samples['query'] ?? '';
		for (let at = 0; at <= whole.length; at++) {
			const rows = parseQuery(linesOf({ stdout: whole.slice(0, at), exitCode: null, timedOut: true }), fullColumns);
			expect(numbersIn(rows).filter((number) => !sizes.has(number))).toEqual([]);
		}
	});
});

describe('whole computers of rubbish', () => {
	it.each(['linux', 'darwin', 'win32'] as Platform[])('%s', async (platform) => {
		const names = [
			'nvidia-smi',
			'rocm-smi',
			'xpu-smi',
			'amd-smi',
			'tegrastats',
			'sysctl',
			'vm_stat',
			'system_profiler',
			'sw_vers',
			'reg',
			'powershell',
			'lscpu',
			'dmidecode',
		];
		const text = fc.oneof(rubbishText(), fc.constantFrom(...Object.values(samples)));
		const commands = fc.array(
			fc.record({
				file: fc.constantFrom(...names),
				args: fc.constant('*' as const),
				stdout: text,
				stderr: text,
				exitCode: fc.constantFrom(0, 1, 9, null),
				timedOut: fc.boolean(),
			}),
			{ maxLength: 6 },
		);
		const paths = [
			'/proc',
			'/proc/meminfo',
			'/proc/self/mounts',
			'/proc/version',
			'/proc/driver/nvidia/version',
			'/proc/device-tree/model',
			'/etc/nv_tegra_release',
			'/sys',
			'/sys/class',
			'/dev/dri',
			'/.dockerenv',
			'/proc/cpuinfo',
			'/proc/self/cgroup',
			'/sys/class/drm',
			'/sys/class/drm/card0/device/vendor',
			'/sys/class/drm/card0/device/mem_info_vram_total',
			'/sys/fs/cgroup/memory.max',
			'/etc/os-release',
		];
		const content = fc.oneof(
			text,
			fc.constant(null),
			fc.array(fc.constantFrom('card0', 'card1', '..', ''), { maxLength: 3 }),
		);
		const files = fc.dictionary(fc.constantFrom(...paths), content);
		await fc.assert(
			fc.asyncProperty(commands, files, async (recorded, seen) => {
				const made = parseRecording(JSON.stringify(recording(platform, recorded, seen)));
				const facts = await detect(replay(made), { ollama, modelsDir: '/m' });
				expect(sound(facts)).toBe(true);
			}),
			{ numRuns: 60 },
		);
	});
});

const folder = new URL('../fixtures/detect/', import.meta.url);
const recordings = readdirSync(folder).filter((name) => name.endsWith('.json'));
const word = /[^\s=:,|"]+/g;

/** A recording in which some words of each output and file became others: `hits` are their numbers, counted around. */
function damaged(document: Recording, hits: readonly (readonly [place: number, word: string])[]): Recording {
	const copy = structuredClone(document);
	const hurt = (text: string): string => {
		const count = text.match(word)?.length ?? 1;
		const others = new Map(hits.map(([place, other]) => [place % count, other]));
		let at = 0;
		return text.replace(word, (found) => others.get(at++) ?? found);
	};
	for (const command of copy.commands) command.stdout = hurt(command.stdout);
	for (const [name, text] of Object.entries(copy.files)) if (typeof text === 'string') copy.files[name] = hurt(text);
	return copy;
}

// A new probe's reader gets here by the recording that comes with it.
describe('every recording, with damaged words', () => {
	const odd = fc.constantFrom(
		'',
		'NaN',
		'[]',
		'{}',
		'null',
		'-1',
		'1e999',
		'[N/A]',
		'0',
		'0.5',
		'99999999999999999999',
	);
	const hits = fc.array(fc.tuple(fc.nat(), fc.oneof(odd, rubbishText(5))), { minLength: 1, maxLength: 8 });
	it.each(recordings)('%s', async (file) => {
		const { recording: raw } = JSON.parse(readFileSync(new URL(file, folder), 'utf8')) as { recording: unknown };
		const whole = parseRecording(JSON.stringify(raw));
		const law = fc.asyncProperty(hits, async (some) => {
			expect(sound(await detect(replay(damaged(whole, some)), { ollama, modelsDir: '/m' }))).toBe(true);
		});
		await fc.assert(law, { numRuns: 30 });
	});
});

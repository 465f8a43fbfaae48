// A Mac: chip, memory, graphics and system from sysctl, vm_stat, system_profiler and sw_vers.

import { workingSet } from '../../recommend/devices/working-set.ts';
import { unknown } from '../../types/known.ts';
import type { Cpu, GpuFacts, Memory } from '../../types/machine.ts';
import { probeWords, unknownWords } from '../../words/probes.ts';
import type { GraphicsAnswer, Look, Seen } from '../probe.ts';
import type { SystemAnswer } from '../system.ts';
import { clean, printable } from '../text.ts';
import { type Display, parseDisplays, parseHardwareReport, parseMemoryReport } from './displays.ts';
import { availableOf, swapOf } from './memory.ts';
import { readSysctl, type Sysctl, sysctlNumber, sysctlOn } from './sysctl.ts';

const version = (text: string): string | undefined =>
	/^(?:ProductVersion:\s*)?(\d{1,2}(?:\.\d{1,2}){0,2})$/m.exec(clean(text))?.[1];

const flags: [string, string][] = [
	['hw.optional.avx1_0', 'avx'],
	['hw.optional.avx2_0', 'avx2'],
	['hw.optional.avx512f', 'avx512f'],
	['hw.optional.neon', 'neon'],
	['hw.optional.AdvSIMD', 'neon'],
	['hw.optional.arm.FEAT_DotProd', 'dotprod'],
	['hw.optional.arm.FEAT_I8MM', 'i8mm'],
];

/** What a Mac says of itself, from sysctl where it answers, else from system_profiler. */
interface Told {
	map: Sysctl;
	/** The chip's name; null where it is not told, or hidden by Rosetta ("VirtualApple @ 2.50GHz"). */
	brand: string | null;
	cores: number | null;
	memory: number | null;
	/** An Apple chip, whatever the program that asks was made for. */
	apple: boolean;
}

async function askMac(look: Look): Promise<Told> {
	const map = await readSysctl(look);
	const brand = printable(map.get('machdep.cpu.brand_string'));
	const hidden = brand === null || /^VirtualApple/.test(brand);
	const memory = sysctlNumber(map, 'hw.memsize');
	const reports = ['-json', 'SPHardwareDataType', 'SPMemoryDataType'];
	const report = hidden || !memory ? (await look.run('system_profiler', reports, { timeout: 8000 })).stdout : '';
	const hardware = parseHardwareReport(report);
	const name = hidden ? hardware.chip : brand;
	return {
		map,
		brand: name,
		cores: sysctlNumber(map, 'hw.physicalcpu') || hardware.cores,
		memory: memory || hardware.total || parseMemoryReport(report).total,
		apple:
			/^(?:Virtual)?Apple/.test(brand ?? name ?? '') ||
			sysctlOn(map, 'hw.optional.arm64') ||
			sysctlOn(map, 'sysctl.proc_translated'),
	};
}

function cpuOf({ map, brand, cores }: Told): Omit<Cpu, 'bandwidth'> {
	const none = unknown(unknownWords.notTold('sysctl'));
	const found = [...new Set(flags.filter(([name]) => sysctlOn(map, name)).map(([, word]) => word))];
	const fast = sysctlNumber(map, 'hw.perflevel0.physicalcpu');
	return {
		name: brand ?? none,
		cores: cores ?? none,
		threads: sysctlNumber(map, 'hw.logicalcpu') || none,
		features: found.length > 0 ? found : none,
		...(fast && cores && fast < cores ? { performanceCores: fast } : {}),
	};
}

/** In a virtual Mac the chip is "Apple M1 (Virtual)" and its graphics an "Apple Paravirtual device": neither is one. */
const isAppleChip = (name: string): boolean => /^Apple (?!.*virtual)/i.test(name);

function appleGpu(chip: string, cores: number | null, memory: Memory, map: Sysctl, macos: string | undefined): Seen {
	const limit = sysctlNumber(map, 'iogpu.wired_limit_mb') ?? 0;
	const total = typeof memory.total === 'number' ? workingSet(memory.total, macos, limit) : memory.total;
	const free =
		typeof total === 'number' && typeof memory.available === 'number'
			? Math.min(total, memory.available)
			: memory.available;
	const gpu: GpuFacts = {
		name: chip,
		vendor: 'apple',
		kind: 'unified',
		memory: { total, free },
		bandwidth: unknown(unknownWords.noTable),
		driver: macos ? `macOS ${macos}` : unknown(unknownWords.notTold('sw_vers')),
		...(cores ? { cores } : {}),
		sharesRam: true,
	};
	return {
		gpu,
		source: limit > 0 ? 'sysctl iogpu.wired_limit_mb' : 'Metal’s usual share of the memory, by macOS version',
	};
}

const vendorOf = (name: string): GpuFacts['vendor'] =>
	/radeon|amd|ati\b/i.test(name)
		? 'amd'
		: /intel/i.test(name)
			? 'intel'
			: /nvidia|geforce/i.test(name)
				? 'nvidia'
				: 'other';

function otherGpu(display: Display): Seen {
	const none = unknown(unknownWords.notTold('system_profiler'));
	const gpu: GpuFacts = {
		name: display.name,
		vendor: vendorOf(display.name),
		kind: display.dynamic ? 'integrated' : 'discrete',
		memory: { total: display.bytes ?? none, free: none },
		bandwidth: unknown(unknownWords.noTable),
		driver: none,
		...(display.dynamic ? { sharesRam: true } : {}),
	};
	return { gpu, source: 'system_profiler SPDisplaysDataType' };
}

async function graphics(look: Look, told: Told, memory: Memory, macos: string | undefined): Promise<GraphicsAnswer> {
	const report = await look.run('system_profiler', ['-json', 'SPDisplaysDataType'], { timeout: 8000 });
	const displays = parseDisplays(report.stdout);
	const { map, brand } = told;
	const chip = displays.find((display) => isAppleChip(display.name));
	const name = brand && isAppleChip(brand) ? brand : chip?.name;
	const others = displays.filter((display) => !display.name.startsWith('Apple')).map(otherGpu);
	const own = name ? [appleGpu(name, chip?.cores ?? null, memory, map, macos)] : [];
	return {
		seen: [...own, ...others],
		findings: sysctlOn(map, 'sysctl.proc_translated') ? [probeWords.rosetta()] : [],
		answered: displays.length > 0 || own.length > 0,
	};
}

async function memoryOf(look: Look, told: Told): Promise<Memory> {
	const vmStat = await look.run('vm_stat', [], { timeout: 3000 });
	const total = told.memory ?? unknown(unknownWords.notTold('sysctl'));
	const available = availableOf(vmStat.stdout, total);
	return { total, available, limit: null, limitSource: null, swap: swapOf(told.map.get('vm.swapusage')) };
}

/** Facts of a Mac; the graphics come later, since system_profiler takes a second. */
export async function readMac(look: Look): Promise<SystemAnswer> {
	const [told, versions] = await Promise.all([askMac(look), look.run('sw_vers', [], { timeout: 3000 })]);
	const memory = await memoryOf(look, told);
	const macos = version(versions.stdout);
	return {
		os: {
			name: macos ? `macOS ${macos}` : unknown(unknownWords.notTold('sw_vers')),
			arch: told.apple ? 'arm64' : look.arch,
			environment: sysctlOn(told.map, 'kern.hv_vmm_present') ? 'vm' : 'native',
			...(macos ? { version: macos } : {}),
		},
		cpu: cpuOf(told),
		memory,
		graphics: graphics(look, told, memory, macos),
		sources: {
			os: 'sw_vers',
			'memory.total': told.map.has('hw.memsize') ? 'sysctl hw.memsize' : 'system_profiler',
			'memory.available': 'vm_stat',
			cpu: told.map.has('machdep.cpu.brand_string') ? 'sysctl' : 'system_profiler',
		},
	};
}

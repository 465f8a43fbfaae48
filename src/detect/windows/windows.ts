// A Windows computer, from one PowerShell (CIM) and reg.exe, side by side.

import { type Known, unknownSaid } from '../../types/known.ts';
import type { Environment, Memory } from '../../types/machine.ts';
import { unknownWords } from '../../words/probes.ts';
import { cimModules, peakOf } from '../modules.ts';
import type { GraphicsAnswer, Look } from '../probe.ts';
import type { SystemAnswer } from '../system.ts';
import { printable, whole } from '../text.ts';
import { type CimRecord, having, parseCim, script } from './cim.ts';
import { windowsGraphics } from './graphics.ts';
import { adaptersIn, displayClass, parseAdapters } from './registry.ts';

const cimPatience = 9000;

async function askCim(look: Look): Promise<CimRecord[]> {
	const args = ['-NoProfile', '-NonInteractive', '-Command', script];
	for (const file of ['powershell', 'pwsh']) {
		const result = await look.run(file, args, { timeout: cimPatience });
		if (!result.failed) return parseCim(result.stdout);
	}
	return [];
}

const none = unknownSaid(() => unknownWords.notTold('Windows'));
const kilobytes = (text: string | undefined): Known<number> => {
	const value = whole(text);
	return value ? value * 1024 : none;
};

function memoryOf(records: readonly CimRecord[]): Memory {
	const os = having(records, 'FreePhysicalMemory')[0];
	const told = kilobytes(having(records, 'TotalVisibleMemorySize')[0]?.get('TotalVisibleMemorySize'));
	const system = whole(having(records, 'TotalPhysicalMemory')[0]?.get('TotalPhysicalMemory'));
	const sticks = cimModules(records).reduce((sum, entry) => sum + entry.bytes, 0);
	const total = typeof told === 'number' ? told : system || sticks || none;
	return { total, available: kilobytes(os?.get('FreePhysicalMemory')), limit: null, limitSource: null };
}

function environment(records: readonly CimRecord[]): Known<Environment> {
	const system = having(records, 'Model')[0];
	if (!system) return none;
	const words = `${system.get('Manufacturer')} ${system.get('Model')}`;
	return /virtual machine|vmware|virtualbox|qemu|kvm|xen|parallels|bochs/i.test(words) ? 'vm' : 'native';
}

async function processorName(look: Look): Promise<Known<string>> {
	const key = 'HKLM\\HARDWARE\\DESCRIPTION\\System\\CentralProcessor\\0';
	const result = await look.run('reg', ['query', key, '/v', 'ProcessorNameString'], { timeout: 3000 });
	return printable(/ProcessorNameString\s+REG_SZ\s+(.+)/.exec(result.stdout)?.[1]) ?? none;
}

/** Windows tells no instruction sets; every 64-bit Arm has NEON. */
const features = (arch: string): Known<string[]> => (arch === 'arm64' ? ['neon'] : none);

async function cpuOf(look: Look, records: readonly CimRecord[], arch: string): Promise<SystemAnswer['cpu']> {
	const processors = having(records, 'NumberOfCores');
	const sum = (key: string) => processors.reduce((all, record) => all + (whole(record.get(key)) ?? 0), 0) || none;
	const name = printable(processors[0]?.get('Name')) ?? (await processorName(look));
	const threads = sum('NumberOfLogicalProcessors');
	const told = whole(look.env['NUMBER_OF_PROCESSORS']);
	return {
		name,
		cores: sum('NumberOfCores'),
		threads: typeof threads === 'number' ? threads : told || none,
		features: features(arch),
	};
}

/** x64 Node on an Arm computer is told by the system's own word for its processor. */
function archOf(look: Look, records: readonly CimRecord[]): string {
	const word = having(records, 'OSArchitecture')[0]?.get('OSArchitecture') ?? '';
	return /arm/i.test(word) || look.env['PROCESSOR_ARCHITEW6432'] === 'ARM64' ? 'arm64' : look.arch;
}

async function graphics(look: Look, records: readonly CimRecord[]): Promise<GraphicsAnswer> {
	const result = await look.run('reg', ['query', displayClass, '/s'], { timeout: 5000, maxOutput: 8 * 1024 * 1024 });
	const seen = windowsGraphics(records, [...parseAdapters(result.stdout), ...adaptersIn(records)]);
	return { seen, findings: [], answered: seen.length > 0 || !result.failed };
}

/** Facts of a Windows computer. */
export async function readWindows(look: Look): Promise<SystemAnswer> {
	const records = await askCim(look);
	const arch = archOf(look, records);
	const os = having(records, 'Caption')[0];
	const peak = peakOf(cimModules(records));
	const version = printable(os?.get('Version'));
	return {
		os: {
			name: printable(os?.get('Caption')) ?? none,
			arch,
			environment: environment(records),
			...(version ? { version } : {}),
		},
		cpu: await cpuOf(look, records, arch),
		memory: memoryOf(records),
		graphics: graphics(look, records),
		sources: {
			os: 'Win32_OperatingSystem',
			'memory.total': 'Win32_OperatingSystem',
			'memory.available': 'Win32_OperatingSystem',
			cpu: 'Win32_Processor',
		},
		...(peak ? { memoryModules: peak } : {}),
	};
}

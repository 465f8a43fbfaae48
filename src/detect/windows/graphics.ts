// Graphics of a Windows computer: adapters that are present (CIM) with their memory (registry, paired by name: the
// two lists have different orders). Remote, basic and virtual adapters are not graphics cards.

import { type Known, unknown } from '../../types/known.ts';
import type { GpuFacts } from '../../types/machine.ts';
import { unknownWords } from '../../words/probes.ts';
import { chips, isApu } from '../amd/chips.ts';
import { cards as intelCards } from '../intel/chips.ts';
import { sharesRam } from '../nvidia/query.ts';
import { GiB, type Seen } from '../probe.ts';
import { printable, whole } from '../text.ts';
import { type CimRecord, having } from './cim.ts';
import type { Adapter } from './registry.ts';

/** AdapterRAM is 32 bits wide; from this value on it means "4 GB or more". */
const ceiling = 4_293_918_720;

/** Some drivers of larger cards write the largest page-aligned signed number there: 0x7FFFF000 (oshi #2907). */
const isHalf = (ram: number): boolean => ram >= 0x7fff_0000 && ram < 0x8000_0000;

const idOf = (deviceId: string) => {
	const match = /VEN_([0-9A-F]{4})&DEV_([0-9A-F]{4})/i.exec(deviceId);
	return { vendor: match?.[1]?.toLowerCase() ?? '', device: match?.[2]?.toLowerCase() ?? '' };
};

const notCards =
	/basic (?:display|render)|remote|virtual|hyper-v|vmware|virtualbox|qxl|parsec|displaylink|citrix|meta |idd\b|mirror/i;

function vendorOf(name: string, deviceId: string): GpuFacts['vendor'] | null {
	if (notCards.test(name)) return null;
	const { vendor } = idOf(deviceId);
	if (vendor === '10de' || /nvidia|geforce|quadro/i.test(name)) return 'nvidia';
	if (vendor === '1002' || /radeon|\bamd\b/i.test(name)) return 'amd';
	if (vendor === '8086' || /intel/i.test(name)) return 'intel';
	return /adreno|qualcomm/i.test(name) ? 'other' : null;
}

/** "32.0.15.6094" → "560.94", as NVIDIA itself numbers it. */
function nvidiaVersion(windows: string): string | null {
	const digits = /(\d)\.(\d{4})$/.exec(windows);
	return digits ? `${`${digits[1]}${digits[2]}`.slice(0, 3)}.${digits[2]?.slice(-2)}` : null;
}

const builtIn = /\b\d{3}M\b|Radeon(?: ?\(TM\))? (?:R\d )?Graphics$|Vega \d+ (?:Mobile )?Graphics|\b8060S\b|\b8050S\b/i;

function kindOf(vendor: GpuFacts['vendor'], name: string, device: string, bytes: number | null): GpuFacts['kind'] {
	if (vendor === 'nvidia') return sharesRam(name) ? 'unified' : 'discrete';
	if (vendor === 'other') return 'integrated';
	if (vendor === 'intel') return intelCards[device] || /Arc.*\b[AB]\d{2,3}M?\b/i.test(name) ? 'discrete' : 'integrated';
	const gfx = chips[device]?.gfx;
	if (gfx === 'gfx1151' || /\b80[56]0S\b/.test(name)) return 'unified';
	return isApu(gfx) || (gfx === undefined && (builtIn.test(name) || (bytes !== null && bytes <= GiB / 2)))
		? 'integrated'
		: 'discrete';
}

function driverOf(vendor: GpuFacts['vendor'], version: string | null): Known<string> {
	const told = printable(version ?? undefined);
	const own = told && vendor === 'nvidia' ? nvidiaVersion(told) : told;
	return own ?? unknown(unknownWords.notTold('Windows'));
}

function memoryOf(kind: GpuFacts['kind'], bytes: number | null, capped: boolean): GpuFacts['memory'] {
	const free = unknown(unknownWords.perProgram);
	if (kind === 'integrated') {
		const shared = unknown(unknownWords.notTold('Windows'));
		return { total: shared, free: shared };
	}
	// What was set aside for it at the start is the smaller part of what it may use.
	if (kind === 'unified' && (bytes ?? 0) <= 4 * GiB) return { total: unknown(unknownWords.notTold('Windows')), free };
	return { total: bytes ?? unknown(capped ? unknownWords.capped : unknownWords.notTold('Windows')), free };
}

function seen(adapter: Adapter, capped: boolean, source: string): Seen | null {
	const name = printable(adapter.name);
	const vendor = vendorOf(adapter.name, adapter.deviceId);
	if (name === null || vendor === null) return null;
	const { device } = idOf(adapter.deviceId);
	const kind = kindOf(vendor, name, device, adapter.bytes);
	const gfx = vendor === 'amd' ? (chips[device]?.gfx ?? (kind === 'unified' ? 'gfx1151' : undefined)) : undefined;
	const gpu: GpuFacts = {
		name,
		vendor,
		kind,
		memory: memoryOf(kind, adapter.bytes, capped),
		bandwidth: unknown(unknownWords.noTable),
		driver: driverOf(vendor, adapter.driverVersion),
		kernelDriver: 'windows',
		...(gfx ? { gfx } : {}),
		...(kind === 'discrete' ? {} : { sharesRam: true }),
	};
	return { gpu, source };
}

const sameChip = (a: string, b: string): boolean => {
	const [one, two] = [idOf(a), idOf(b)];
	return one.device === '' || two.device === '' || (one.vendor === two.vendor && one.device === two.device);
};

/** Present adapters, each with the registry's memory; the registry alone also lists cards that were taken out. */
export function windowsGraphics(records: readonly CimRecord[], registry: readonly Adapter[]): Seen[] {
	const present = having(records, 'Name').filter((record) => record.has('AdapterRAM') || record.has('PNPDeviceID'));
	const left = [...registry];
	const paired = present.map((record): Seen | null => {
		const [name = '', deviceId = ''] = [record.get('Name'), record.get('PNPDeviceID')];
		const at = left.findIndex((entry) => entry.name === name && sameChip(entry.deviceId, deviceId));
		const entry = at < 0 ? undefined : left.splice(at, 1)[0];
		const ram = whole(record.get('AdapterRAM'));
		const capped = ram !== null && (ram >= ceiling || isHalf(ram));
		const bytes = entry?.bytes ?? (ram === null || ram === 0 || capped ? null : ram);
		const driverVersion = record.get('DriverVersion') ?? entry?.driverVersion ?? null;
		const adapter = { name, bytes, deviceId: deviceId || (entry?.deviceId ?? ''), driverVersion };
		return seen(adapter, capped, entry?.bytes ? 'the registry (qwMemorySize)' : 'Win32_VideoController');
	});
	const alone = present.length > 0 ? [] : left.map((entry) => seen(entry, false, 'the registry (qwMemorySize)'));
	return [...paired, ...alone].filter((entry) => entry !== null);
}

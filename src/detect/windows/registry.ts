// Display adapters in Windows's registry: the only place that tells more than 4 GB of graphics memory for every
// vendor (HardwareInformation.qwMemorySize). Read with reg.exe, without PowerShell; its words are not translated.

import { clean, wholeOrHex } from '../text.ts';
import type { CimRecord } from './cim.ts';

export const displayClass = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Class\\{4d36e968-e325-11ce-bfc1-08002be10318}';

export interface Adapter {
	name: string;
	/** Bytes of its own memory; null where it is not told. */
	bytes: number | null;
	/** "PCI\VEN_10DE&DEV_2782…", or "". */
	deviceId: string;
	driverVersion: string | null;
}

/** REG_BINARY is little-endian: "00F0FF7F" is 0x7FFFF000. */
const littleEndian = (text: string): number | null => {
	if (!/^(?:[0-9a-f]{2}){4,8}$/i.test(text)) return null;
	const bytes = text.match(/../g) ?? [];
	return wholeOrHex(
		`0x${bytes
			.reverse()
			.join('')
			.replace(/^0+(?=.)/, '')}`,
	);
};

/** A size as the registry has it, by its type; "12878610432" is how PowerShell writes it. Null where there is none. */
function registrySize(type: string, text: string | undefined): number | null {
	const value = text?.trim().replace(/^(0x[0-9a-f]+)\s+\(\d+\)$/i, '$1') ?? '';
	return (type === 'REG_BINARY' ? littleEndian(value) : wholeOrHex(value)) || null;
}

/** The older value is 32 bits wide, and drivers of larger cards write 2 or 4 GB there (oshi #2907). */
const widest = 0x7fff_0000;

/** What a card has of its own: the 64-bit value, else the old one as far as it can be believed. */
function adapterBytes(wide: number | null, narrow: number | null): number | null {
	return wide ?? (narrow !== null && narrow < widest ? narrow : null);
}

/** Lines of each "\0000" key; a key that was asked for several values has several blocks. */
function keysIn(text: string): Map<string, string> {
	const keys = new Map<string, string>();
	for (const block of text.split(/^(?=HKEY_)/m)) {
		const head = /^HKEY_[^\n]*\\(\d{4})[ \t]*\n/.exec(block);
		if (head) keys.set(head[1] ?? '', (keys.get(head[1] ?? '') ?? '') + block.slice(head[0].length));
	}
	return keys;
}

/** Every "\0000" key with a description. */
export function parseAdapters(raw: string): Adapter[] {
	return [...keysIn(clean(raw)).values()].flatMap((block): Adapter[] => {
		const entry = (name: string) =>
			new RegExp(`^[ \\t]+${name.replace('.', '\\.')}[ \\t]+(REG_\\w+)[ \\t]+(.*)$`, 'm').exec(block);
		const value = (name: string) => entry(name)?.[2]?.trim();
		const bytes = (name: string) => registrySize(entry(name)?.[1] ?? '', value(name));
		const name = value('DriverDesc');
		if (!name) return [];
		return [
			{
				name,
				bytes: adapterBytes(bytes('HardwareInformation.qwMemorySize'), bytes('HardwareInformation.MemorySize')),
				deviceId: value('MatchingDeviceId') ?? '',
				driverVersion: value('DriverVersion') ?? null,
			},
		];
	});
}

/** The same from `Get-ItemProperty` of those keys, as PowerShell's JSON or list has it. */
export const adaptersIn = (records: readonly CimRecord[]): Adapter[] =>
	records.flatMap((record): Adapter[] => {
		const name = record.get('DriverDesc');
		if (!name) return [];
		const bytes = (key: string) => registrySize('REG_QWORD', record.get(`HardwareInformation.${key}`));
		return [
			{
				name,
				bytes: adapterBytes(bytes('qwMemorySize'), bytes('MemorySize')),
				deviceId: record.get('MatchingDeviceId') ?? '',
				driverVersion: record.get('DriverVersion') ?? null,
			},
		];
	});

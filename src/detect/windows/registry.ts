// Display adapters in Windows's registry: the only place that tells more than 4 GB of graphics memory for every
// vendor (HardwareInformation.qwMemorySize). Read with reg.exe, without PowerShell; its words are not translated.

import { clean } from '../text.ts';

export const displayClass = 'HKLM\\SYSTEM\\CurrentControlSet\\Control\\Class\\{4d36e968-e325-11ce-bfc1-08002be10318}';

export interface Adapter {
	name: string;
	/** Bytes of its own memory; null where it is not told. */
	bytes: number | null;
	/** "PCI\VEN_10DE&DEV_2782…", or "". */
	deviceId: string;
	driverVersion: string | null;
}

/** 0x2ff800000 → bytes. */
const quad = (text: string | undefined): number | null => {
	const match = /^0x([0-9a-f]{1,13})$/i.exec(text ?? '');
	return match ? Number.parseInt(match[1] ?? '', 16) || null : null;
};

/** Every "\0000" key with a description. */
export function parseAdapters(raw: string): Adapter[] {
	const keys = clean(raw).split(/^(?=HKEY_)/m);
	return keys.flatMap((block): Adapter[] => {
		if (!/^HKEY_[^\n]*\\\d{4}[ \t]*\n/.test(block)) return [];
		const value = (name: string) =>
			new RegExp(`^[ \\t]+${name.replace('.', '\\.')}[ \\t]+REG_\\w+[ \\t]+(.*)$`, 'm').exec(block)?.[1]?.trim();
		const name = value('DriverDesc');
		if (!name) return [];
		return [
			{
				name,
				bytes: quad(value('HardwareInformation.qwMemorySize')),
				deviceId: value('MatchingDeviceId') ?? '',
				driverVersion: value('DriverVersion') ?? null,
			},
		];
	});
}

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

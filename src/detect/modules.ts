// Memory modules: channels × transfers per second × 8 bytes is the theoretical peak. From Win32_PhysicalMemory, from
// what udev noted, or from dmidecode (which mostly needs root). "Configured" speed counts, not what the module could do.

import { clean, printable, size, whole } from './text.ts';
import type { CimRecord } from './windows/cim.ts';
import { having } from './windows/cim.ts';

export interface MemoryModule {
	bytes: number;
	type: string | null;
	/** Million transfers per second; null where not told. */
	speed: number | null;
	/** Names the channel, or (with only "BANK 2" told) the slot; null where nothing is told. */
	channel: string | null;
	/** The name is that of a slot: two slots may hang on one channel. */
	slotOnly?: boolean;
}

/** SMBIOS numbers of the kinds that are met. */
const types: Record<string, string> = {
	'20': 'DDR',
	'21': 'DDR2',
	'24': 'DDR3',
	'26': 'DDR4',
	'29': 'LPDDR3',
	'30': 'LPDDR4',
	'34': 'DDR5',
	'35': 'LPDDR5',
};

/**
 * The channel in the names of a module's place: "P0 CHANNEL A", "Controller0-ChannelA-DIMM0", "DIMM_A2". Boards that
 * only number their slots ("BANK 2") do not tell it.
 */
export function placeOf(bank: string | null, slot: string | null): Pick<MemoryModule, 'channel' | 'slotOnly'> {
	const text = [bank, slot].filter((name) => name !== null).join(' ');
	const match = /((?:P|CPU)\d+[ _-]*)?((?:Node|Controller) ?\d+[ _-]*)?Channel[ _-]?([A-Z]|\d)/i.exec(text);
	const short = /((?:P|CPU)\d+[ _-]+)?(?<![A-Z0-9])DIMM[ _-]?([A-P])[ _-]?\d\b/i.exec(text);
	if (match) return { channel: `${match[1] ?? ''}${match[2] ?? ''}${match[3]}`.toUpperCase() };
	if (short) return { channel: `${short[1] ?? ''}${short[2]}`.toUpperCase() };
	if (bank !== null && /^[A-H]$/i.test(bank)) return { channel: bank.toUpperCase() };
	// "BANK 2", "NODE 1", "Not Specified": the bank's name parts nothing, the slot's may.
	return text === '' ? { channel: null } : { channel: text, slotOnly: true };
}

export const cimModules = (records: readonly CimRecord[]): MemoryModule[] =>
	having(records, 'Capacity').flatMap((record) => {
		const bytes = whole(record.get('Capacity'));
		if (!bytes) return [];
		const speed = whole(record.get('ConfiguredClockSpeed'));
		return [
			{
				bytes,
				type: types[record.get('SMBIOSMemoryType') ?? ''] ?? null,
				speed: speed || null,
				...placeOf(printable(record.get('BankLabel')), printable(record.get('DeviceLocator'))),
			},
		];
	});

/** Modules that are plugged in, from `dmidecode -t 17`. */
export const dmiModules = (raw: string): MemoryModule[] =>
	clean(raw)
		.split(/^Memory Device$/m)
		.slice(1)
		.flatMap((block) => {
			const value = (name: string) => new RegExp(`^[ \\t]+${name}: (.+)$`, 'm').exec(block)?.[1]?.trim();
			const bytes = size(value('Size'));
			if (!bytes) return [];
			// dmidecode before 3.2 says "Clock" and counts the same transfers as MHz.
			const told = value('Configured Memory Speed') ?? value('Configured Clock Speed');
			const speed = whole(/^(\d+) (?:MT\/s|MHz)$/.exec(told ?? '')?.[1]);
			const type = printable(value('Type'));
			return [
				{
					bytes,
					type,
					speed: speed || null,
					...placeOf(printable(value('Bank Locator')), printable(value('Locator'))),
				},
			];
		});

/** Bytes per second of all channels in use, or null where the modules do not tell enough. */
export function peakOf(modules: readonly MemoryModule[]): { bytesPerSecond: number; source: string } | null {
	const speeds = modules.map((entry) => entry.speed);
	const channels = new Set(modules.map((entry) => entry.channel));
	const slowest = Math.min(...speeds.map((speed) => speed ?? 0));
	// Soldered LPDDR lists chips, not channels, and some boards label every slot alike.
	const told = modules.length > 0 && slowest >= 400 && slowest <= 20_000 && !channels.has(null);
	if (!told || modules.some((entry) => entry.type?.startsWith('LP'))) return null;
	// More than two numbered slots may be two channels or four.
	if (modules.length > 2 && modules.some((entry) => entry.slotOnly)) return null;
	const kind = modules[0]?.type ?? 'memory';
	return {
		bytesPerSecond: channels.size * slowest * 1e6 * 8,
		source: `${kind} at ${slowest} MT/s on ${channels.size} ${channels.size === 1 ? 'channel' : 'channels'}`,
	};
}

// Intel's xpu-smi. Tells free memory, which the drivers tell only to root, and a card's memory where the driver's own
// files cannot be seen.

import { type Known, unknown, unknownSaid } from '../../types/known.ts';
import type { GpuFacts } from '../../types/machine.ts';
import { unknownWords } from '../../words/probes.ts';
import type { Seen } from '../probe.ts';
import { pciAddress, printable, size, whole } from '../text.ts';
import { cards } from './chips.ts';
import { type Row, xpuRows } from './xpu-text.ts';

const none = unknownSaid(() => unknownWords.notTold('xpu-smi'));

/** Bytes of the first that has more than none: a number of bytes, or "14336.00 MiB". */
const bytesOf = (row: Row, ...keys: string[]): number | null =>
	keys.map((key) => whole(row.get(key)) || size(row.get(key)) || null).find((bytes) => bytes !== null) ?? null;

/** The PCI number; a driver that has no name for a chip puts it into the name ("Intel(R) Graphics [0xe211]"). */
const idOf = (row: Row): string =>
	[
		/^(?:0x)?([0-9a-f]{4})$/i.exec(row.get('pci_device_id') ?? ''),
		/\[0x([0-9a-f]{4})\]/i.exec(row.get('device_name') ?? ''),
	]
		.map((match) => match?.[1]?.toLowerCase())
		.find((id) => id !== undefined) ?? '';

const nameless = /^Intel\(R\) Graphics(?: \[0x[0-9a-f]{4}\])?$/i;
/** Names of cards of their own; "Intel(R) Arc(TM) Graphics" and "… 140V GPU" are parts of processors. */
const ofItsOwn = /\b[AB]\d{2,3}M?\b|Data Center|Flex\b|\bMax \d{4}\b/i;

function memoryOf(row: Row): { total: Known<number>; free: Known<number> } {
	const total = bytesOf(row, 'memory_physical_size_byte', 'memory_physical_size');
	const free = bytesOf(row, 'memory_free_size_byte', 'memory_free_size');
	const used = bytesOf(row, 'memory_used');
	const left = free ?? (total !== null && used !== null ? total - used : null);
	return { total: total ?? none, free: left !== null && left >= 0 && left <= (total ?? left) ? left : none };
}

function seen(row: Row): Seen | null {
	const id = idOf(row);
	const told = printable(row.get('device_name'));
	const name = cards[id] !== undefined && (told === null || nameless.test(told)) ? cards[id] : told;
	const memory = memoryOf(row);
	if (memory.total === none && !name) return null;
	const pci = pciAddress(row.get('pci_bdf_address'));
	const builtIn = !cards[id] && !ofItsOwn.test(name ?? '') && (pci === null ? name !== null : pci === '0000:00:02.0');
	const gpu: GpuFacts = {
		name: name ?? 'Intel Graphics',
		vendor: 'intel',
		kind: builtIn ? 'integrated' : 'discrete',
		// For graphics inside a processor it shows a share that nobody set aside (xpumanager #117).
		memory: builtIn ? { total: none, free: none } : memory,
		bandwidth: unknown(unknownWords.noTable),
		driver: printable(row.get('driver_version')) ?? none,
		kernelDriver: 'xpu',
		...(pci ? { pci } : {}),
		...(builtIn ? { sharesRam: true } : {}),
	};
	return { gpu, source: 'xpu-smi' };
}

/** Devices of `discovery`, in words or `-j`, one device or a list; and of the table without words. */
export const parseXpuSmi = (raw: string): Seen[] =>
	xpuRows(raw)
		.map(seen)
		.filter((entry) => entry !== null);

/** Numbers of the devices that were listed without the memory they have of their own. */
export const devicesToAsk = (raw: string): number[] =>
	xpuRows(raw).flatMap((row) => {
		const card = seen(row)?.gpu;
		const id = whole(row.get('device_id'));
		return id !== null && card?.kind === 'discrete' && typeof card.memory.total !== 'number' ? [id] : [];
	});

// Intel's xpu-smi: JSON whose numbers are strings. Tells free memory, which the drivers tell only to root.

import { unknown } from '../../types/known.ts';
import type { GpuFacts } from '../../types/machine.ts';
import { isRecord } from '../../types/record.ts';
import { unknownWords } from '../../words/probes.ts';
import { type GraphicsAnswer, type Look, noAnswer, type Seen } from '../probe.ts';
import { jsonIn, pciAddress, printable, whole } from '../text.ts';
import { cards } from './chips.ts';

const text = (value: unknown): string | undefined =>
	typeof value === 'string' || typeof value === 'number' ? String(value) : undefined;

const bytesOf = (value: unknown): number | null => whole(text(value)) || null;

function seen(device: Record<string, unknown>): Seen | null {
	const total = bytesOf(device['memory_physical_size_byte']);
	const free = bytesOf(device['memory_free_size_byte']);
	const id = /^(?:0x)?([0-9a-f]{4})$/i.exec(text(device['pci_device_id']) ?? '')?.[1]?.toLowerCase() ?? '';
	const name = printable(text(device['device_name'])) ?? cards[id];
	if (total === null && !name) return null;
	const pci = pciAddress(text(device['pci_bdf_address']));
	const none = unknown(unknownWords.notTold('xpu-smi'));
	const builtIn = !cards[id] && pci === '0000:00:02.0';
	// For graphics inside a processor it shows a share that nobody set aside (xpumanager #117).
	const own = { total: total ?? none, free: free !== null && (total === null || free <= total) ? free : none };
	const gpu: GpuFacts = {
		name: name ?? 'Intel Graphics',
		vendor: 'intel',
		kind: builtIn ? 'integrated' : 'discrete',
		memory: builtIn ? { total: none, free: none } : own,
		bandwidth: unknown(unknownWords.noTable),
		driver: printable(text(device['driver_version'])) ?? none,
		kernelDriver: 'xpu',
		...(pci ? { pci } : {}),
		...(builtIn ? { sharesRam: true } : {}),
	};
	return { gpu, source: 'xpu-smi discovery' };
}

const devicesIn = (parsed: unknown): Record<string, unknown>[] => {
	if (Array.isArray(parsed)) return parsed.filter(isRecord);
	if (!isRecord(parsed)) return [];
	const list = parsed['device_list'];
	return Array.isArray(list) ? list.filter(isRecord) : [parsed];
};

/** Devices of `discovery -j`, one device or a list. */
export const parseXpuSmi = (raw: string): Seen[] =>
	devicesIn(jsonIn(raw))
		.map(seen)
		.filter((entry) => entry !== null);

/** The list has no memory; each device is asked for its own. */
export async function probeXpuSmi(look: Look): Promise<GraphicsAnswer> {
	const listed = await look.run('xpu-smi', ['discovery', '-j'], { timeout: 5000 });
	if (listed.failed) return noAnswer;
	const devices = devicesIn(jsonIn(listed.stdout));
	const ids = devices.map((device) => whole(text(device['device_id']))).filter((id) => id !== null);
	// Graphics inside a processor have no memory to be asked for.
	const complete = parseXpuSmi(listed.stdout).every(
		({ gpu }) => gpu.kind === 'integrated' || typeof gpu.memory.total === 'number',
	);
	const details =
		complete || ids.length === 0
			? parseXpuSmi(listed.stdout)
			: (
					await Promise.all(
						ids.map((id) => look.run('xpu-smi', ['discovery', '-d', String(id), '-j'], { timeout: 5000 })),
					)
				).flatMap((result) => parseXpuSmi(result.stdout));
	return { seen: details, findings: [], answered: details.length > 0 };
}

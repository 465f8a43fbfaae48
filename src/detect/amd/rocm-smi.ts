// rocm-smi: strings in JSON or CSV, after warnings about cards in a low-power state. Fills in where sysfs is closed.

import { type Known, unknown } from '../../types/known.ts';
import type { GpuFacts } from '../../types/machine.ts';
import { unknownWords } from '../../words/machine.ts';
import { type GraphicsAnswer, type Look, noAnswer, type Seen } from '../probe.ts';
import { clean, isRecord, jsonIn, linesOf, pciAddress, printable, whole } from '../text.ts';
import { isApu } from './chips.ts';

type Row = Map<string, string>;

const jsonRows = (text: string): Row[] => {
	const parsed = jsonIn(text);
	if (!isRecord(parsed)) return [];
	const cards = Object.entries(parsed).filter(([key, value]) => /^card\d+$/.test(key) && isRecord(value));
	return cards.map(
		([, value]) => new Map(Object.entries(value as Record<string, unknown>).map(([k, v]) => [k, String(v)])),
	);
};

const csvRows = (lines: readonly string[]): Row[] => {
	const header = lines.findIndex((line) => line.startsWith('device,'));
	const names = lines[header]?.split(',') ?? [];
	return lines
		.slice(header + 1)
		.map((line) => line.split(','))
		.filter((row) => header >= 0 && row.length === names.length && /^card\d+$/.test(row[0] ?? ''))
		.map((row) => new Map(row.map((cell, place) => [names[place] ?? '', cell])));
};

function memoryOf(row: Row): { total: Known<number>; free: Known<number> } {
	const none = unknown(unknownWords.notTold('rocm-smi'));
	const total = whole(row.get('VRAM Total Memory (B)'));
	const used = whole(row.get('VRAM Total Used Memory (B)'));
	if (total === null || total === 0) return { total: none, free: none };
	return { total, free: used !== null && used <= total ? total - used : none };
}

function seen(row: Row): Seen | null {
	const name = printable(row.get('Card Series')) ?? printable(row.get('Card series'));
	if (name === null || /^0x|^n\/a$/i.test(name)) return null;
	const gfx = /^gfx[0-9a-f]{3,4}$/.exec(row.get('GFX Version') ?? '')?.[0];
	const pci = pciAddress(row.get('PCI Bus'));
	const apu = isApu(gfx);
	const gpu: GpuFacts = {
		name: /^(?:AMD|ATI)\b/.test(name) ? name : `AMD ${name}`,
		vendor: 'amd',
		kind: gfx === 'gfx1151' ? 'unified' : apu ? 'integrated' : 'discrete',
		memory: memoryOf(row),
		bandwidth: unknown(unknownWords.noTable),
		driver: printable(row.get('Driver version')) ?? unknown(unknownWords.notTold('rocm-smi')),
		kernelDriver: 'amdgpu',
		...(gfx ? { gfx } : {}),
		...(pci ? { pci } : {}),
		...(apu ? { sharesRam: true } : {}),
	};
	return { gpu, source: 'rocm-smi', tableName: name };
}

/** Cards of rocm-smi's output, JSON or CSV. */
export function parseRocmSmi(text: string): Seen[] {
	const rows = jsonRows(text);
	const found = rows.length > 0 ? rows : csvRows(linesOf({ stdout: clean(text), exitCode: 0, timedOut: false }));
	return found.map(seen).filter((entry) => entry !== null);
}

const args = ['--showproductname', '--showmeminfo', 'vram', '--showbus', '--json'];

export async function probeRocmSmi(look: Look): Promise<GraphicsAnswer> {
	for (const file of ['rocm-smi', '/opt/rocm/bin/rocm-smi']) {
		const result = await look.run(file, args, { timeout: 5000 });
		if (result.failed) continue;
		const cards = parseRocmSmi(result.stdout);
		return { seen: cards, findings: [], answered: cards.length > 0 };
	}
	return noAnswer;
}

// rocm-smi: names, targets and memory of AMD's cards. Fills in where the kernel's own files are closed.

import { isUnknown, type Known, unknown } from '../../types/known.ts';
import type { GpuFacts } from '../../types/machine.ts';
import { unknownWords } from '../../words/probes.ts';
import { GiB, type GraphicsAnswer, type Look, noAnswer, type Seen } from '../probe.ts';
import { pciAddress, printable, whole } from '../text.ts';
import { chipName, chips, isApu } from './chips.ts';
import { type Row, rocmRows } from './rocm-text.ts';

function memoryOf(row: Row): { total: Known<number>; free: Known<number> } {
	const none = unknown(unknownWords.notTold('rocm-smi'));
	const total = whole(row.get('vram total memory (b)'));
	const used = whole(row.get('vram total used memory (b)'));
	if (total === null || total === 0) return { total: none, free: none };
	return { total, free: used !== null && used <= total ? total - used : none };
}

const empty = /^(?:0x[0-9a-f]+|n\/a|unknown|none)$/i;
const nameKeys = ['card series', 'device name', 'card model', 'marketing name', 'product name'];

/** The chip's PCI number: "0x744c", which older versions print where others print a name. */
const deviceOf = (row: Row): string | undefined =>
	['device id', 'gpu id', 'card model', 'card series']
		.map((key) => /^0x([0-9a-f]{4})$/i.exec(row.get(key) ?? '')?.[1]?.toLowerCase())
		.find((id) => id !== undefined);

const nameOf = (row: Row): string | null =>
	nameKeys.map((key) => printable(row.get(key))).find((name) => name !== null && !empty.test(name)) ?? null;

/** Strix Halo works with the computer's memory, of which this tool tells only what was set aside for it. */
const carveOut = unknown(unknownWords.notTold('rocm-smi'));

function seen(row: Row): Seen | null {
	const memory = memoryOf(row);
	const total = isUnknown(memory.total) ? null : memory.total;
	const chip = chips[deviceOf(row) ?? ''];
	const name = nameOf(row) ?? chipName(chip, total);
	if (name === null && total === null) return null;
	const gfx = /^gfx[0-9a-f]{3,4}$/.exec(row.get('gfx version') ?? '')?.[0] ?? chip?.gfx;
	const pci = pciAddress(row.get('pci bus'));
	// A carve-out of half a GiB at most is no card's memory (Raphael beside a card: 64 MB, LocalAI #7761).
	const builtIn = isApu(gfx) || (gfx === undefined && total !== null && total <= GiB / 2);
	const gpu: GpuFacts = {
		name: name === null ? 'AMD Radeon' : /^(?:AMD|ATI)\b/.test(name) ? name : `AMD ${name}`,
		vendor: 'amd',
		kind: gfx === 'gfx1151' ? 'unified' : builtIn ? 'integrated' : 'discrete',
		memory: gfx === 'gfx1151' && (total ?? 0) <= 4 * GiB ? { total: carveOut, free: carveOut } : memory,
		bandwidth: unknown(unknownWords.noTable),
		driver: printable(row.get('driver version')) ?? unknown(unknownWords.notTold('rocm-smi')),
		kernelDriver: 'amdgpu',
		...(gfx ? { gfx } : {}),
		...(pci ? { pci } : {}),
		...(builtIn ? { sharesRam: true } : {}),
	};
	return { gpu, source: 'rocm-smi', ...(name === null ? {} : { tableName: name }) };
}

/** Cards of rocm-smi's output: JSON, CSV or text. */
export const parseRocmSmi = (text: string): Seen[] => rocmRows(text).flatMap((row) => seen(row) ?? []);

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

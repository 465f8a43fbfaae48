// One AMD chip as AMD's own tools tell it (rocm-smi, amd-smi): which names and sizes of theirs can be believed.

import { isUnknown, type Known, unknown } from '../../types/known.ts';
import type { GpuFacts } from '../../types/machine.ts';
import { unknownWords } from '../../words/probes.ts';
import { GiB, type Seen } from '../probe.ts';
import { pciAddress, printable } from '../text.ts';
import { chipName, chips, isApu } from './chips.ts';
import { type AmdMemory, usable } from './sysfs.ts';

export interface ToolRow {
	/** Names in the order in which they count; numbers and "N/A" among them are passed over. */
	names: readonly (string | undefined)[];
	/** PCI device, four hexadecimal digits. */
	device: string | undefined;
	gfx: string | undefined;
	pci: string | undefined;
	driver: string | undefined;
	/** Bytes. */
	memory: AmdMemory;
	source: string;
}

const empty = /^(?:0x[0-9a-f]+|n\/a|unknown|none|linuxver)$/i;
/** What drivers call every chip inside a processor. */
const anyOf = /^(?:AMD |ATI )?Radeon(?: ?\(TM\))? Graphics$/i;

const sayable = (text: string | undefined): string | null => {
	const name = printable(text);
	return name === null || empty.test(name) ? null : name;
};

function nameOf({ names, device }: ToolRow, total: number | null): string | null {
	const chip = chipName(chips[device ?? ''], total);
	const told = names.map(sayable).find((name) => name !== null) ?? null;
	return told !== null && !(chip && anyOf.test(told)) ? told : (chip ?? told);
}

/** Strix Halo works with the computer's memory; where the shared part is not told, what was set aside is not its size. */
function memoryOf(row: ToolRow, builtIn: boolean, available: Known<number>): GpuFacts['memory'] {
	const { vram, vramUsed, gtt } = row.memory;
	if (builtIn && !isUnknown(gtt)) return usable(row.memory, true, available);
	const carveOut = unknown(unknownWords.notTold(row.source));
	if (row.gfx === 'gfx1151' && !isUnknown(vram) && vram <= 4 * GiB) return { total: carveOut, free: carveOut };
	return usable({ ...row.memory, vramUsed: isUnknown(vram) ? vram : vramUsed }, false, available);
}

/** The card of a tool's row; null where it has neither a name nor a size. `available`: free memory of the computer. */
export function toolCard(told: ToolRow, available: Known<number>): Seen | null {
	const vram = isUnknown(told.memory.vram) ? null : told.memory.vram;
	const row = { ...told, gfx: told.gfx ?? chips[told.device ?? '']?.gfx };
	const name = nameOf(row, vram);
	if (name === null && vram === null) return null;
	// A carve-out of half a GiB at most is no card's memory (Raphael beside a card: 64 MB, LocalAI #7761).
	const builtIn = isApu(row.gfx) || (row.gfx === undefined && vram !== null && vram <= GiB / 2);
	const pci = pciAddress(row.pci);
	const gpu: GpuFacts = {
		name: name === null ? 'AMD Radeon' : /^(?:AMD|ATI)\b/.test(name) ? name : `AMD ${name}`,
		vendor: 'amd',
		kind: row.gfx === 'gfx1151' ? 'unified' : builtIn ? 'integrated' : 'discrete',
		memory: memoryOf(row, builtIn, available),
		bandwidth: unknown(unknownWords.noTable),
		driver: sayable(row.driver) ?? unknown(unknownWords.notTold(row.source)),
		kernelDriver: 'amdgpu',
		...(row.gfx ? { gfx: row.gfx } : {}),
		...(pci ? { pci } : {}),
		...(builtIn ? { sharesRam: true } : {}),
	};
	return { gpu, source: row.source, ...(name === null ? {} : { tableName: name }) };
}

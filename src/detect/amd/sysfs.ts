// AMD cards as the amdgpu driver tells them: memory in bytes, readable by everyone. A PCI window's size (what lspci
// shows) is never taken for memory.

import { isUnknown, type Known, unknown } from '../../types/known.ts';
import type { GpuFacts } from '../../types/machine.ts';
import { unknownWords } from '../../words/probes.ts';
import type { Card } from '../linux/cards.ts';
import { meminfo } from '../linux/memory.ts';
import { marketName, pciName } from '../linux/pci-names.ts';
import { GiB, type Look, type Seen } from '../probe.ts';
import { printable, whole } from '../text.ts';
import { chipName, chips, isApu } from './chips.ts';
import type { KfdNode } from './kfd.ts';

export interface AmdMemory {
	vram: Known<number>;
	vramUsed: Known<number>;
	gtt: Known<number>;
	gttUsed: Known<number>;
}

async function bytes(card: Card, file: string): Promise<Known<number>> {
	const text = await card.read(file);
	if (isUnknown(text)) return unknown(unknownWords.missing(file, text.unknown));
	return whole(text) ?? unknown(unknownWords.unreadable(file));
}

async function readMemory(card: Card): Promise<AmdMemory> {
	const files = ['mem_info_vram_total', 'mem_info_vram_used', 'mem_info_gtt_total', 'mem_info_gtt_used'];
	const [vram, vramUsed, gtt, gttUsed] = await Promise.all(files.map((file) => bytes(card, file)));
	const none = unknown(unknownWords.notTold('amdgpu'));
	const known = vram === 0 ? none : (vram ?? none);
	return { vram: known, vramUsed: vramUsed ?? none, gtt: gtt ?? none, gttUsed: gttUsed ?? none };
}

const known = (value: Known<number>): number | null => (isUnknown(value) ? null : value);

/**
 * Whether a chip is part of the processor. Ollama's rule (discover/amd.go): no memory maker's name, at most 4 GiB of
 * its own, at least 8 GiB and four times as much shared. Known targets and small carve-outs beside it.
 */
function isIntegrated(memory: AmdMemory, gfx: string | undefined, hasMaker: boolean): boolean {
	if (isApu(gfx)) return true;
	const [vram, gtt] = [known(memory.vram), known(memory.gtt)];
	if (hasMaker || vram === null || gtt === null) return false;
	return (
		(vram <= 4 * GiB && gtt >= 8 * GiB && gtt >= 4 * vram) || (vram <= GiB && gtt >= 4 * vram && gfx === undefined)
	);
}

const minus = (total: Known<number>, used: Known<number>): Known<number> => {
	if (isUnknown(total)) return total;
	return isUnknown(used) ? used : used <= total ? total - used : unknown(unknownWords.unreadable('amdgpu'));
};

const plus = (a: Known<number>, b: Known<number>): Known<number> => (isUnknown(a) ? a : isUnknown(b) ? b : a + b);

/**
 * What the graphics side may use, bytes: its own memory, and for part of a processor the shared share too, as far as
 * the computer has it free (`available`).
 */
export function usable(memory: AmdMemory, integrated: boolean, available: Known<number>): GpuFacts['memory'] {
	const own = { total: memory.vram, free: minus(memory.vram, memory.vramUsed) };
	if (!integrated) return own;
	const left = minus(memory.gtt, memory.gttUsed);
	const sharedFree = isUnknown(left) || isUnknown(available) ? left : Math.min(left, available);
	return { total: plus(own.total, memory.gtt), free: plus(own.free, sharedFree) };
}

const nodeOf = (card: Card, nodes: readonly KfdNode[]): KfdNode | undefined =>
	nodes.find((node) => node.pci !== null && node.pci === card.pci) ?? nodes.find((node) => node.device === card.device);

async function nameOf(look: Look, card: Card, total: number | null) {
	const product = await card.read('product_name');
	const told = isUnknown(product) ? null : printable(product);
	const listed = chipName(chips[card.device], total);
	const pci = told || listed ? null : await pciName(look, card.vendor, card.device);
	const shown = told ?? listed ?? (pci ? marketName(pci) : 'Radeon');
	return { shown: /^(?:AMD|ATI)\b/.test(shown) ? shown : `AMD ${shown}`, table: told ?? listed ?? pci ?? undefined };
}

const driverVersion = (look: Look) => look.read('/sys/module/amdgpu/version');

/** One card with AMD's vendor number. */
export async function amdCard(look: Look, card: Card, nodes: readonly KfdNode[]): Promise<Seen> {
	const [memory, files, version, ram] = await Promise.all([
		readMemory(card),
		card.list(),
		driverVersion(look),
		look.read('/proc/meminfo'),
	]);
	const available = isUnknown(ram) ? ram : meminfo(ram, 'MemAvailable');
	const gfx = nodeOf(card, nodes)?.gfx ?? chips[card.device]?.gfx;
	const hasMaker = files.includes('mem_info_vram_vendor') || files.includes('board_info');
	const integrated = isIntegrated(memory, gfx, hasMaker);
	const name = await nameOf(look, card, known(memory.vram));
	const module = isUnknown(version) ? null : printable(version);
	const gpu: GpuFacts = {
		name: name.shown,
		vendor: 'amd',
		kind: !integrated ? 'discrete' : gfx === 'gfx1151' ? 'unified' : 'integrated',
		memory: usable(memory, integrated, available),
		bandwidth: unknown(unknownWords.noTable),
		driver: module ?? unknown(unknownWords.notTold('the driver (part of the kernel)')),
		...(gfx ? { gfx } : {}),
		...(card.pci ? { pci: card.pci } : {}),
		kernelDriver: card.driver ?? (isUnknown(memory.vram) ? 'none' : 'amdgpu'),
		...(integrated ? { sharesRam: true } : {}),
	};
	return { gpu, source: `${card.folder}/mem_info_*`, ...(name.table ? { tableName: name.table } : {}) };
}

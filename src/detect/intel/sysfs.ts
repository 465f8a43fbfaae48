// Intel cards as the drivers xe and i915 tell them. `mem_info_vram_total` never exists on Intel (llmfit #676).

import { isUnknown, unknown, unknownSaid } from '../../types/known.ts';
import type { GpuFacts } from '../../types/machine.ts';
import { unknownWords } from '../../words/probes.ts';
import type { Card } from '../linux/cards.ts';
import { marketName, pciName } from '../linux/pci-names.ts';
import type { Look, Seen } from '../probe.ts';
import { clean, whole, wholeOrHex } from '../text.ts';
import { cards } from './chips.ts';

/** xe: each tile tells its share; the sum is the card's memory. */
async function xeMemory(card: Card): Promise<number | null> {
	const tiles = (await card.list()).filter((name) => /^tile\d+$/.test(name));
	const texts = await Promise.all(tiles.map((tile) => card.read(`${tile}/physical_vram_size_bytes`)));
	const sizes = texts.map((text) => (isUnknown(text) ? null : wholeOrHex(text)));
	const sum = sizes.reduce<number | null>((all, part) => (all === null || part === null ? null : all + part), 0);
	return sum === 0 ? null : sum;
}

async function i915Memory(card: Card): Promise<number | null> {
	const text = await card.readCard('lmem_total_bytes');
	const bytes = isUnknown(text) ? null : wholeOrHex(text);
	return bytes === 0 ? null : bytes;
}

/** "  size: 8522825728" and "  usage: 32079872" of the driver's own books, which root may read; null where they do not tell. */
export function vramBooks(raw: string): { total: number; free: number } | null {
	const text = clean(raw);
	const value = (name: string) => whole(new RegExp(`^[ \\t]*${name}:[ \\t]*(\\d+)[ \\t]*$`, 'm').exec(text)?.[1]);
	const [total, used] = [value('size'), value('usage')];
	return total && used !== null && used <= total ? { total, free: total - used } : null;
}

/** xe: what is in use, for root; of one tile, as every card for a desktop has. */
async function xeBooks(look: Look, card: Card): Promise<ReturnType<typeof vramBooks>> {
	if (card.pci === null) return null;
	const folder = `/sys/kernel/debug/dri/${card.pci}`;
	const [text, more] = await Promise.all([look.read(`${folder}/tile0/vram_mm`), look.read(`${folder}/tile1/vram_mm`)]);
	return isUnknown(text) || !isUnknown(more) ? null : vramBooks(text);
}

async function nameOf(look: Look, card: Card): Promise<string> {
	const listed = cards[card.device];
	if (listed) return listed;
	const pci = await pciName(look, card.vendor, card.device);
	return pci ? `Intel ${marketName(pci).replace(/^Intel /, '')}` : 'Intel Graphics';
}

const sharing = unknownSaid(() => unknownWords.notTold('the driver'));

function ofItsOwn(bytes: number | null, books: ReturnType<typeof vramBooks>): GpuFacts['memory'] {
	const total = bytes ?? books?.total ?? sharing;
	return { total, free: books ? Math.min(books.free, bytes ?? books.free) : unknown(unknownWords.onlyRoot) };
}

/** One card with Intel's vendor number. Integrated ones sit at 00:02.0 and have no memory of their own. */
export async function intelCard(look: Look, card: Card): Promise<Seen> {
	const [xe, i915, name, books] = await Promise.all([
		xeMemory(card),
		i915Memory(card),
		nameOf(look, card),
		xeBooks(look, card),
	]);
	const bytes = xe ?? i915;
	// Graphics inside an Intel processor always sit at this place on the bus.
	const elsewhere = card.pci !== null && card.pci !== '0000:00:02.0';
	const discrete = (bytes ?? books) !== null || cards[card.device] !== undefined || elsewhere;
	const gpu: GpuFacts = {
		name,
		vendor: 'intel',
		kind: discrete ? 'discrete' : 'integrated',
		memory: discrete ? ofItsOwn(bytes, books) : { total: sharing, free: sharing },
		bandwidth: unknown(unknownWords.noTable),
		driver: unknown(unknownWords.notTold('the driver (part of the kernel)')),
		kernelDriver: card.driver ?? (xe !== null ? 'xe' : i915 !== null ? 'i915' : 'none'),
		...(card.pci ? { pci: card.pci } : {}),
		...(discrete ? {} : { sharesRam: true }),
	};
	const told = xe !== null ? '/tile*/physical_vram_size_bytes' : '/drm/card*/lmem_total_bytes';
	const file = bytes === null ? '' : told;
	const root = books ? '; /sys/kernel/debug/dri/*/tile0/vram_mm' : '';
	return { gpu, source: `${card.folder}${file}${root}` };
}

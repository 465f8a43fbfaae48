// amd-smi, which took rocm-smi's place with ROCm 6: names, targets and memory of AMD's cards. A program in Python, so
// it is only asked where neither the kernel nor rocm-smi told everything.

import { type Known, unknownSaid } from '../../types/known.ts';
import { unknownWords } from '../../words/probes.ts';
import { MiB, type Seen } from '../probe.ts';
import { size, whole } from '../text.ts';
import { amdRows, type Row } from './amd-text.ts';
import type { AmdMemory } from './sysfs.ts';
import { toolCard } from './tool-card.ts';

const source = 'amd-smi';
const none = unknownSaid(() => unknownWords.notTold(source));

/** The first of the names that has a value, under whatever section. */
const cellOf = (row: Row, ...names: string[]): string | undefined =>
	names
		.flatMap((name) => [...row].filter(([path]) => path === name || path.endsWith(`.${name}`)))
		.map(([, value]) => value)
		.find((value) => !/^n\/a$/i.test(value));

/** "20464 MB" → bytes. It divides by 1024 twice and calls that MB; in CSV it leaves the unit out. */
function sizeOf(row: Row, ...names: string[]): Known<number> {
	const text = cellOf(row, ...names);
	const bare = whole(text);
	const bytes = bare === null ? size(text) : bare < 1e8 ? bare * MiB : null;
	return bytes ?? none;
}

function memoryOf(row: Row): AmdMemory {
	const vram = sizeOf(row, 'total_vram', 'vram_total', 'vram.size', 'vram_size_mb', 'vram_size');
	const gtt = sizeOf(row, 'total_gtt', 'gtt_total');
	return {
		vram: vram === 0 ? none : vram,
		vramUsed: sizeOf(row, 'used_vram', 'vram_used'),
		gtt: gtt === 0 ? none : gtt,
		gttUsed: sizeOf(row, 'used_gtt', 'gtt_used'),
	};
}

/** Cards of what amd-smi printed, one or several answers (`static` has the names, `metric` what is in use). */
export function parseAmdSmi(texts: readonly string[], available: Known<number> = none): Seen[] {
	const answers = texts.map(amdRows);
	const indexes = [...new Set(answers.flatMap((rows) => [...rows.keys()]))].sort((a, b) => a - b);
	return indexes.flatMap((index) => {
		const row: Row = new Map(answers.flatMap((rows) => [...(rows.get(index) ?? [])]));
		const told = {
			names: [cellOf(row, 'market_name'), cellOf(row, 'board.product_name', 'product_name')],
			device: /^0x([0-9a-f]{4})$/i.exec(cellOf(row, 'device_id') ?? '')?.[1]?.toLowerCase(),
			gfx: /^gfx[0-9a-f]{3,4}/.exec(cellOf(row, 'target_graphics_version') ?? '')?.[0],
			pci: cellOf(row, 'bdf'),
			driver: cellOf(row, 'driver.version', 'driver_version'),
			memory: memoryOf(row),
			source,
		};
		return toolCard(told, available) ?? [];
	});
}

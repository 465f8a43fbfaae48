// rocm-smi: names, targets and memory of AMD's cards. Fills in where the kernel's own files are closed.

import { type Known, unknownSaid } from '../../types/known.ts';
import { unknownWords } from '../../words/probes.ts';
import type { Seen } from '../probe.ts';
import { whole } from '../text.ts';
import { chips } from './chips.ts';
import { type Row, rocmRows } from './rocm-text.ts';
import { toolCard } from './tool-card.ts';

const source = 'rocm-smi';
const none = unknownSaid(() => unknownWords.notTold(source));

/** "536870912", or with the same in words behind it: "536870912 (512 MB)". */
const bytes = (text: string | undefined): Known<number> => whole(text?.replace(/\s*\(.*$/, '')) ?? none;

const memoryOf = (row: Row) => {
	const [vram, vramUsed] = [bytes(row.get('vram total memory (b)')), bytes(row.get('vram total used memory (b)'))];
	const [gtt, gttUsed] = [bytes(row.get('gtt total memory (b)')), bytes(row.get('gtt total used memory (b)'))];
	return { vram: vram === 0 ? none : vram, vramUsed, gtt: gtt === 0 ? none : gtt, gttUsed };
};

const nameKeys = ['card series', 'device name', 'card model', 'marketing name', 'product name'];

/** The chip's PCI number: "0x744c". Older versions print it as the series, and the board's number as the model. */
function deviceOf(row: Row): string | undefined {
	const ids = ['device id', 'gpu id', 'card model', 'card series'].flatMap(
		(key) => /^0x([0-9a-f]{4})$/i.exec(row.get(key) ?? '')?.[1]?.toLowerCase() ?? [],
	);
	return ids.find((id) => chips[id] !== undefined) ?? ids[0];
}

const gfxOf = (row: Row): string | undefined =>
	['gfx version', 'target graphics version']
		.map((key) => /^gfx[0-9a-f]{3,4}/.exec(row.get(key) ?? '')?.[0])
		.find((gfx) => gfx !== undefined);

/** Cards of rocm-smi's output: JSON, CSV or text. `available`: free memory of the computer, for chips that share it. */
export const parseRocmSmi = (text: string, available: Known<number> = none): Seen[] =>
	rocmRows(text).flatMap((row) => {
		const [pci, driver] = [row.get('pci bus'), row.get('driver version')];
		const names = nameKeys.map((key) => row.get(key));
		const told = { names, device: deviceOf(row), gfx: gfxOf(row), pci, driver, memory: memoryOf(row), source };
		return toolCard(told, available) ?? [];
	});

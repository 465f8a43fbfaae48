// Memory of a Mac. `vm_stat` counts pages; free memory as Node's `os.freemem` tells it is useless here (23 MB of 32 GB).

import { type Known, unknown } from '../../types/known.ts';
import { unknownWords } from '../../words/probes.ts';
import { clean, size } from '../text.ts';

/**
 * Bytes programs can have: all but what is wired, compressed, or private to programs (Ollama's own sum: anonymous
 * pages are active + inactive + speculative − file-backed; purgeable ones can be had).
 */
export function availableOf(vmStat: string, total: Known<number>): Known<number> {
	const text = clean(vmStat);
	const page = /page size of (\d{4,6}) bytes/.exec(text)?.[1];
	const pages = (name: string) => new RegExp(`^${name}: +(\\d{1,12})\\.$`, 'm').exec(text)?.[1];
	const names = [
		'Pages active',
		'Pages inactive',
		'Pages speculative',
		'File-backed pages',
		'Pages wired down',
		'Pages occupied by compressor',
		'Pages purgeable',
	];
	const counts = names.map((name) => pages(name));
	if (typeof total !== 'number') return total;
	if (!page || counts.some((count) => count === undefined)) return unknown(unknownWords.notTold('vm_stat'));
	const [active = 0, inactive = 0, speculative = 0, files = 0, wired = 0, compressor = 0, purgeable = 0] =
		counts.map(Number);
	const taken = (active + inactive + speculative - files + wired + compressor - purgeable) * Number(page);
	return taken >= 0 && taken <= total ? total - taken : unknown(unknownWords.unreadable('vm_stat'));
}

/** "total = 2048.00M  used = …" → bytes. */
export function swapOf(text: string | undefined): Known<number> {
	const match = /total = (\d{1,9})(?:[.,]\d+)?([MG])/.exec(text ?? '');
	return size(match ? `${match[1]} ${match[2]}B` : undefined) ?? unknown(unknownWords.notTold('sysctl'));
}

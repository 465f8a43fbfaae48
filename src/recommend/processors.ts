// Which row of the table of processor platforms a name means. Pure: the table is handed in.

import { type Known, unknown } from '../types/known.ts';
import type { Bandwidth } from '../types/machine.ts';
import { notKnown } from '../words/not-known.ts';

interface ProcessorEntry {
	name: string;
	/** Other spellings, as systems print them; `..` stands for any two signs. */
	aliases: string[];
	/** Theoretical peak, bytes per second. */
	bandwidth: number;
	source: string;
}

export interface ProcessorTable {
	readonly entries: ProcessorEntry[];
}

/** Whether a processor's name holds the alias; ".." in it stands for two signs ("EPYC 9..5"). */
function isCalled(name: string, alias: string): boolean {
	const [head = '', ...parts] = alias.toLowerCase().split('..');
	const text = name.toLowerCase();
	const goesOn = (from: number) =>
		parts.reduce((at, part) => (at < 0 || !text.startsWith(part, at + 2) ? -1 : at + 2 + part.length), from) >= 0;
	for (let at = text.indexOf(head); at >= 0; at = text.indexOf(head, at + 1)) if (goesOn(at + head.length)) return true;
	return false;
}

/**
 * Bandwidth (bytes/s) of a processor's platform with all its memory channels filled ("AMD EPYC 9654": twelve), by the
 * name the system prints. Unknown for processors that are sold with different memory, which is most.
 */
export const cpuBandwidthOf =
	(table: ProcessorTable) =>
	(name: string): Known<Bandwidth> => {
		const rows = table.entries.filter((entry) => [entry.name, ...entry.aliases].some((alias) => isCalled(name, alias)));
		// The longest alias is the most exact: "EPYC 9..5" before "EPYC 9".
		const longest = (entry: ProcessorEntry) => Math.max(...entry.aliases.map((alias) => alias.length));
		const row = rows.sort((a, b) => longest(b) - longest(a))[0];
		if (!row) return unknown(notKnown.severalMemories);
		return { value: row.bandwidth, source: `${row.name}: ${row.source}` };
	};

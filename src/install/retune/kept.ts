// The computer as it was at the last set-up or retune: a small file in the state folder. Totals only, and what was
// suggested then; nothing that a person answered.

import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Totals } from '../../recommend/retune/totals.ts';
import { writePrivate } from '../../world/choices.ts';
import { systemCode } from '../../world/failure.ts';

export interface Kept {
	schema: 1;
	/** When, ISO 8601. */
	at: string;
	/** Address of the server, where it was another computer's; absent for this one. */
	host?: string;
	totals: Totals;
	/** The model that the catalog suggested for these totals; null where none fitted. */
	suggested: string | null;
	/** The row of the model in the list of models then; null where it had none. */
	listed: { name: string; bytes: number; quantization: string } | null;
}

export const keptFile = (stateFolder: string): string => path.join(stateFolder, 'machine.json');

const isKept = (value: unknown): value is Kept => {
	const kept = value as Partial<Kept> | null;
	return typeof kept?.totals?.catalog === 'string' && Array.isArray(kept.totals.gpus);
};

/** What was kept, or null where nothing was (or the file does not hold it). */
export async function readKept(stateFolder: string): Promise<Kept | null> {
	try {
		const value: unknown = JSON.parse(await readFile(keptFile(stateFolder), 'utf8'));
		return isKept(value) ? value : null;
	} catch (error) {
		if (error instanceof SyntaxError || ['ENOENT', 'ENOTDIR'].includes(systemCode(error))) return null;
		throw error;
	}
}

/** Keeps it, for this person's eyes alone. */
export const writeKept = (stateFolder: string, kept: Kept): Promise<void> =>
	writePrivate(keptFile(stateFolder), `${JSON.stringify(kept, null, '\t')}\n`);

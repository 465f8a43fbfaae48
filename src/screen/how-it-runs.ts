// How a model runs here, as advise and check tell it: the download, where it lies, how fast, and where each figure is from.

import { isUnknown } from '../types/known.ts';
import type { Machine } from '../types/machine.ts';
import type { Verdict } from '../types/verdict.ts';
import { words } from '../words/advice.ts';
import { firstWords, pace } from '../words/pace.ts';
import { sourcesOfMachine, sourcesOfVerdict } from '../words/sources.ts';
import { runsWhere } from '../words/where.ts';
import { block, bytes, duration, type Look, paint } from './text.ts';

export interface AdviceLook extends Look {
	/** Under each figure its source. */
	why?: boolean;
	/** The suggestion and the choices beside it alone: for where one is chosen, and has to stay in view. */
	brief?: boolean;
}

/** Size of the download and how long it takes; or that there is none. */
export function downloadText({ model, download }: Verdict): string {
	if (model.here === true || download === 0) return words.here;
	if (isUnknown(download)) return words.downloadUnknown;
	// 50 Mbit/s: a usual home connection.
	return words.download(bytes(download), duration((download * 8) / 50e6), model.basis !== 'exact');
}

/** Where it runs, how fast against reading, when the first words come, and what stays free. */
export function howItRuns(verdict: Verdict, machine: Machine): string {
	const { speed } = verdict;
	const gpus = machine.gpus.filter((gpu) => gpu.usedByOllama);
	const generate = isUnknown(speed.generate) ? null : speed.generate;
	const sentences = [
		runsWhere(verdict, gpus.length > 0 && gpus.every(({ kind }) => kind !== 'discrete')),
		generate ? pace(generate.low, generate.high) : words.speedUnknown,
		firstWords(speed.firstWordSeconds, speed.firstWordLongSeconds),
		verdict.verdict === 'tight' ? words.tight : '',
	];
	return sentences.filter(Boolean).join(' ');
}

/** Under each figure its source, where that was asked for. */
export function sourcesText(verdict: Verdict, look: AdviceLook, margin: string, machine?: Machine): string[] {
	if (!look.why) return [];
	const lines = [...sourcesOfVerdict(verdict), ...(machine ? sourcesOfMachine(machine) : [])];
	return ['', ...lines.map((line) => paint(look, 'dim', block(line, look.columns, margin)))];
}

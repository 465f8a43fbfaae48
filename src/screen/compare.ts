// Two computers side by side: what each runs, and what the second would bring.

import { isUnknown, orElse } from '../types/known.ts';
import type { Machine } from '../types/machine.ts';
import type { Advice, Reason } from '../types/verdict.ts';
import { words as names } from '../words/advice.ts';
import { words } from '../words/compare.ts';
import { pace } from '../words/pace.ts';
import { block, type Look, memory, paint, row } from './text.ts';

function machineLine({ memory: { total }, gpus, cpu }: Machine): string {
	const used = gpus.filter((gpu) => gpu.usedByOllama).map(({ name }) => name);
	const ram = isUnknown(total) ? words.memoryUnknown : memory(total);
	return [used.join(' + ') || orElse(cpu.name, words.noCard), ram].join(', ');
}

function side(title: string, { machine, best, advice, unfit }: Advice, look: Look): string {
	const speed = best && !isUnknown(best.speed.generate) ? pace(best.speed.generate.low, best.speed.generate.high) : '';
	const text = best ? `${names.name(best.model)}. ${speed}` : names.nothing;
	return [
		paint(look, 'bold', block(title, look.columns)),
		block(machineLine(machine), look.columns),
		row(names.suggested, text, look.columns),
		row(words.runs, words.count(advice.length, advice.length + unfit.length), look.columns),
	].join('\n');
}

/** Both suggestions, and what the second computer would bring. */
export function compareText(a: Advice, b: Advice, brings: readonly Reason[], look: Look): string {
	return [
		side(words.first, a, look),
		'',
		side(words.other, b, look),
		'',
		paint(look, 'bold', block(words.brings, look.columns)),
		...brings.map(({ text }) => block(text, look.columns)),
	].join('\n');
}

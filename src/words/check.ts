// What check says to people: the answer, what is needed, the table of several.

import { readingSpeed } from '../recommend/speed/people.ts';
import { bytes, memory } from '../screen/text.ts';
import { isUnknown } from '../types/known.ts';
import type { Verdict, VerdictWord } from '../types/verdict.ts';
import { figure } from './pace.ts';

export const words = {
	answers: {
		comfortable: 'Yes.',
		tight: 'Yes, but it is tight.',
		slow: 'It runs, but slowly.',
		no: 'No.',
		unknown: 'This cannot be told.',
	} satisfies Record<VerdictWord, string>,
	needs: (title: string, need: string, free: string | null, card: string | null, elsewhere = false) => {
		const there = [card ? `${card} free on the graphics card` : '', free ? `${free} of memory free` : ''].filter(
			Boolean,
		);
		return `${title} needs ${need}; ${elsewhere ? 'that' : 'this'} computer has ${there.join(' and ') || 'less'}.`;
	},
	help: 'What would help:',
	/** Rows of their own, by the code of the reason. */
	helpRows: [
		{ codes: ['smaller-context', 'smaller-quantization'], label: 'What runs here:' },
		{ codes: ['would-run'], label: 'What would run it:' },
	],
	wouldRunWell: 'What runs it well:',
	best: 'The best that runs here now:',
	bestHere: (name: string) => `${name}  ({me check ${name}})`,
	bestThere: 'The best that runs there now:',
	/** Reasons that are said before the answer, or stand on the screen of the computer. */
	before: /^(?:remote-server|said-|gpu-size-taken)/,
	/** Reasons that matter beside a yes; the others are for --why. */
	worthSaying: new Set([
		'ram-tight',
		'experts-in-ram',
		'gpu-too-small',
		'ollama-too-old',
		'context-capped',
		'memory-unknown',
		'container-limit',
		'size-estimated',
		'parallel-one',
		'cache-f16',
		'model-warning',
	]),
	/** Reasons that say nothing about a no. */
	background: new Set(['margin', 'room-kept', 'size-shown', 'size-estimated', 'model-warning']),
	/** Under a table of several. */
	times: 'x: times as fast as you read, at 240 words a minute.',
	bestOf: (name: string) => `The best of these here: ${name}`,
	heads: ['model', 'answer', 'where', 'against reading', 'memory', 'download'],
	/** In a row of that table. */
	row: {
		answers: {
			comfortable: 'Yes',
			tight: 'Yes, but it is tight',
			slow: 'It runs, but slowly',
			no: 'No',
			unknown: 'This cannot be told',
		} satisfies Record<VerdictWord, string>,
		where: { gpu: 'graphics card', split: 'both', cpu: 'processor', none: '-' } satisfies Record<
			Verdict['placement'],
			string
		>,
		times: (low: string, high: string) => `${low} to ${high} x`,
		notKnown: 'not known',
		here: 'here',
	},
};

/** One model as a row of the table: name, answer, where, times reading speed, memory, download. */
export function cellsOf({ model, verdict, placement, speed: { generate }, memory: m, download }: Verdict): string[] {
	const { answers, where, times, notKnown, here } = words.row;
	const beside = (speed: number): string => figure(speed / readingSpeed);
	return [
		model.name,
		answers[verdict],
		where[placement],
		isUnknown(generate) ? '-' : times(beside(generate.low), beside(generate.high)),
		isUnknown(m.ram) || isUnknown(m.gpu) ? notKnown : memory(m.ram + m.gpu),
		model.here === true ? here : isUnknown(download) ? notKnown : bytes(download),
	];
}

// What is said where a model falls short, or a step cannot go on: the choices, with their numbers.

import { readingSpeed } from '../recommend/speed/people.ts';
import { bytes, memory } from '../screen/text.ts';
import type { RungId } from '../types/fallback.ts';
import { isUnknown } from '../types/known.ts';
import type { Verdict } from '../types/verdict.ts';
import { rangeAgainstReading } from './pace.ts';

const sum = (verdict: Verdict): number | null => {
	const { gpu, ram } = verdict.memory;
	return isUnknown(gpu) || isUnknown(ram) ? null : gpu + ram;
};

export const numberWords = {
	speedUnknown: 'its speed is not known',
	memory: (amount: string) => `${amount} of memory`,
	sizeUnknown: 'the size of its download is not known',
	nothing: 'nothing to fetch',
	fetch: (amount: string) => `${amount} to fetch`,
};

/** "writes 3 to 9 times as fast as you read; 1.2 GB of memory; nothing to fetch". */
export function numbers(verdict: Verdict): string {
	const { generate } = verdict.speed;
	const needs = sum(verdict);
	return [
		isUnknown(generate)
			? numberWords.speedUnknown
			: rangeAgainstReading(generate.low / readingSpeed, generate.high / readingSpeed),
		needs === null ? '' : numberWords.memory(memory(needs)),
		isUnknown(verdict.download)
			? numberWords.sizeUnknown
			: verdict.download === 0
				? numberWords.nothing
				: numberWords.fetch(bytes(verdict.download)),
	]
		.filter(Boolean)
		.join('; ');
}

export const fallback = {
	label: (id: RungId, { model, context }: Verdict): string =>
		({
			'smaller-context': `Keep less of a conversation in mind: ${context} tokens`,
			'smaller-quantization': `The same model, packed smaller: ${model.name}`,
			'smaller-model': `A smaller model: ${model.title}`,
			processor: 'Run it on the processor, not on the graphics card',
		})[id],
	title: 'It can be made otherwise:',
	question: 'It is not as was promised. What now?',
	keep: 'Keep it as it is',
	prove: { label: 'Measure again', hint: 'after closing other programs' },
};

export const goingOn = {
	question: 'How shall it go on?',
	leave: 'Leave it there',
	leaveHint: 'what has arrived is kept',
	folder: 'Folder for models, on a disk with more room',
	folderWrong: 'Write the whole path of a folder, such as /mnt/big/models or D:\\models.',
	name: 'Another name for the companion',
	nameWrong: 'Letters, digits, dots, dashes and underscores, please.',
	partials: (count: number, size: string): string =>
		`Remove ${count === 1 ? 'one broken download' : `${count} broken downloads`} (${size})? What had arrived of ${count === 1 ? 'it' : 'them'} is lost.`,
	unknownSize: 'of unknown size',
	remove: 'Remove',
	notRemove: 'Leave them',
};

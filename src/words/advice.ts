// What advise says to people.

import { isUnknown, type Known } from '../types/known.ts';
import type { Verdict } from '../types/verdict.ts';

type Told = Pick<Verdict['model'], 'name' | 'title' | 'quantization'>;

// The everyday tag says nothing about the quantization; another one does, and then it matters.
const otherForm = /(?:[qQ][2-8]_|[fF][pP]?16|[iI][qQ]\d)/;

export const words = {
	suggested: 'Suggested',
	or: 'Or',
	also: 'Also runs',
	/** Slower than a person reads. */
	slow: 'Slowly',
	against: 'Not advised',
	not: 'Too large',
	/** The memory could hold them, the disk cannot. */
	diskFull: 'Disk full',
	here: 'already there, nothing to download',
	downloadUnknown: 'the size of the download is not known',
	download: (amount: string, time: string, shown: boolean) =>
		`${shown ? 'about ' : ''}${amount} download, ${time} at 50 Mbit/s`,
	speedUnknown: 'How fast it would write is not known.',
	tight: 'It leaves little memory for other programs; close what you do not need.',
	nothing: 'No model of the catalog runs on this computer as it is now.',
	/** "Gemma 3 4B"; with its form where that is not the usual one. */
	name: ({ name, title, quantization }: Told) =>
		otherForm.test(name) && !isUnknown(quantization) && !title.includes(quantization)
			? `${title} (${quantization})`
			: title,
	/** Why stands in `reason`, a sentence. */
	cannotTell: (reason: string) => `Which models run cannot be told. ${reason}`,
	notTold: 'Not told',
	unfit: (models: string[]) =>
		models.length > 6
			? `${models.slice(0, 6).join(', ')} and ${models.length - 6} more; --why tells the reasons`
			: models.join(', '),
	/** The note speaks of "it", at the end of a screen with many names. */
	careNote: (name: string, note: string) => `${name}: ${note}`,
	weak: (parameters: Known<number>) =>
		isUnknown(parameters) || parameters < 15e9
			? 'What a model this size is weak at: noticing when someone is not well, and disagreeing when it should. Larger ones are better, not safe.'
			: 'Even a model this size often misses that someone is not well, and agrees too easily. It is not safe to rely on.',
};

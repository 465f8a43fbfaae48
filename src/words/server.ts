// What people read about the server, the download, the companion and the proof.

import { bytes } from '../screen/text.ts';
import type { Finding } from '../types/machine.ts';

export const hostWords = {
	bad: (text: string) => `"${text}" is not an address of an Ollama server.`,
	badCure: 'Write it as 127.0.0.1:11434 or http://computer:11434.',
};

export const pullWords = {
	/** While it waits for another try: why the last one ended. Other reasons are told by their own sentence. */
	because: {
		'download-stalled': 'The download stood still.',
		'download-cut': 'The download broke off.',
		'server-gone': 'The connection to Ollama broke off.',
		'digest-mismatch': 'What arrived has a wrong check sum, so it is fetched once more.',
	} as Record<string, string>,
	stopped: 'Stopped. What has arrived is kept; the next start goes on from there.',
};

/** What is different, in words: "its instructions, temperature". */
export const toldDifferences = (differences: readonly { what: string }[]): string =>
	differences.map(({ what }) => companionWords.parts[what] ?? what).join(', ');

export const companionWords = {
	parts: { system: 'its instructions', messages: 'its examples' } as Record<string, string>,
	taken: (name: string) => `This Ollama already has a model called ${name} that was not made here. It stays as it is.`,
	takenCure: 'Give the companion another name: {me setup --name NAME}',
	changed: (name: string, differences: { what: string }[]) =>
		`${name} was changed by hand since it was made here${differences.length > 0 ? `: ${toldDifferences(differences)}` : ''}. It stays as it is.`,
	changedCure: (name: string) =>
		`See the differences with {me prompt --diff}, or give the new one another name than ${name}.`,
	differs: (name: string, differences: { what: string }[]) =>
		differences.length > 0
			? `${name} was made, but Ollama holds something else than it was given: ${toldDifferences(differences)}.`
			: `${name} was made, but Ollama does not list it.`,
	differsCure: 'Start {me setup} again. Where it stays so, update Ollama.',
};

export const lookWords = {
	noProgram: 'Ollama is not installed',
	noAnswer: (file: string) => `${file} did not tell its version`,
	unlisted: (why: string): Finding => ({
		code: 'models-unlisted',
		severity: 'warning',
		text: `Ollama answers, but cannot list its models (${why}). What is downloaded already is not counted as here.`,
		cure: 'See that Ollama may read its folder of models, then start Ollama again.',
	}),
};

export const partialWords = {
	damaged: 'the note beside a part of the download is damaged',
	tooSmall: (where: string, needed: number, free: number) =>
		`The model does not fit: ${bytes(needed)} are needed where models go (${where}), 2 GB of them to spare, and ${bytes(free)} are free.`,
	tooSmallCure: (partials: number) =>
		`Free some space, choose a smaller model, or put models on another disk: {me setup --models-dir DIR}${partials > 0 ? ` There ${partials === 1 ? 'is a broken download' : `are ${partials} broken downloads`} in that folder that can be removed.` : ''}`,
};

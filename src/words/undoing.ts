// The sentences of taking back and forgetting.

import type { Saying } from './install.ts';

export const undoing = {
	title: {
		companion: (name: string): string => `Remove the model ${name} with its instructions`,
		base: (name: string): string => `Remove the model ${name}`,
		/** Where the same is on several servers. */
		on: (title: string, server: string): string => `${title}, from the Ollama at ${server}`,
		server: 'Stop Ollama',
		modelsFolder: (folder: string): string => `Remove ${folder}`,
		folder: (folder: string): string => `Remove ${folder}`,
	},
	change: {
		companion: 'The base model it was made from is a thing of its own.',
		/** On another computer. */
		there: (server: string) => `It is in the Ollama at ${server}.`,
		base: 'Its space on the disk is free again.',
		server: 'Its memory is free again; its log and the file that describes the service are removed.',
		modelsFolder:
			'Ollama made it for models, settings and its key. What "ollama run" kept there of what was typed goes too.',
		folder: 'It was made by {me}.',
		modelsDir: 'It was made for models, and goes where it is empty.',
	},
	again: '{me setup} sets it up again.',
	shared: {
		companion: 'It is not as it was made here: it was changed by hand, or somebody put another one in its place.',
		base: (names: string[]): string => `${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} made from it.`,
		modelsFolder: (names: string[]): string => `Other models lie there: ${names.join(', ')}.`,
	},
	nothing: 'There is nothing to take back.',
	head: 'This would be taken back',
	not: 'Not only ours, so it stays',
	howToGoOn: 'Nothing was changed. To do this:  {me undo --yes}',
	alsoAll: 'With --all the things that are not only ours go too.',
	askShared: (title: string, why: string): string => `${title}? ${why}`,
	yesShared: 'Remove it',
	noShared: 'Leave it',
	ask: 'Take all this back?',
	yes: 'Yes, take it back',
	no: 'No, leave everything',
	leftAsItWas: 'Nothing was changed.',
	kept: 'Your answers and your consent are yours and stay; they lie in',
	stillThere: 'Still there',
	stays: 'it stays, as you said',
	remaining: (names: string[]): string => `other models are in it: ${names.join(', ')}`,
	filled: 'something else is in it',
	nowGone: 'removed',
	serverEnded: 'stopped',
	unreachable: (host: string): Saying => ({
		text: `The models of ${host} could not be looked at.`,
		cure: 'Start that Ollama, then run {me undo} again.',
	}),
};

export const forget = {
	title: 'Forget',
	nothing: 'Nothing is kept about you here.',
	question: 'Forget all this?',
	yes: 'Yes, forget it',
	no: 'No, leave everything',
	left: 'Nothing was changed.',
	unattended: 'Nothing was changed. To do this: {me forget --yes}',
	/** `where`: "Ollama", or "the Ollama at box:11434". */
	companion: (name: string, where: string) => `Remove the companion ${name} with its instructions from ${where}`,
	copy: (name: string, where: string) => `Remove ${name}, an earlier version that was changed by hand, from ${where}`,
	ollama: 'Ollama',
	there: (server: string) => `the Ollama at ${server}`,
	notThis: 'a model of that name is there, but not the one that was made here, so it stays',
	file: (file: string) => `Remove ${file}`,
	stay: 'The base model, Ollama, and the list of what was installed stay: {me undo} takes them back. What other programs kept of conversations, summaries you saved, backups, and the history of your shell are not touched.',
	ollamas: (files: readonly string[], goesWithUndo: boolean) =>
		`Ollama's own chat keeps what was typed there, as plain text: ${files.join(', ')}. That is not touched here; delete it yourself if you used that chat.${goesWithUndo ? ' {me undo} removes it too, with the folder that Ollama made for itself.' : ''} talk does not write there.`,
	done: 'removed',
	gone: 'it was gone already',
	stays: 'Ollama still has it',
	/** Nothing of it where the person said; where it was made nobody answers. */
	notThere: (server: string) =>
		`it is not there, and the Ollama at ${server}, where it was made, does not answer; start that Ollama and run {me forget} again`,
	noServer: 'Ollama does not answer, so it is left there; start Ollama and run {me forget} again',
	couldNot: (titles: string[]) => `What is left: ${titles.join('; ')}.`,
};

// What `talk` says. Quiet and plain: someone reading this may not be well.

import { grouped as count } from './locale.ts';

export const talk = {
	header: (model: string, dot: string) =>
		`kettleside ${dot} ${model} ${dot} nothing is stored ${dot} /help-now for help lines`,
	begin:
		'Write what is on your mind; Enter sends it. /help shows what else there is. Meanwhile the model is loaded and reads its instructions.',
	stillReading: (seconds: number) =>
		`After ${seconds} seconds it is still being loaded, or reads its instructions; the first reply comes after that. Ctrl-C stops it, and what you wrote is kept.`,
	otherLanguage: (found: string, wanted: string, own: string | undefined) =>
		`This reply seems to be in ${found}; ${wanted} was chosen. ${own ? `Writing "${own}" may bring it back` : `Asking for ${wanted} may bring it back`}; small models stray more. Another language: {me setup --language XX}`,
	you: 'you',
	reply: 'reply',
	commands: [
		['/help-now', 'help lines for your country; ? alone does too'],
		['/breathe', 'breathe slowly for three minutes'],
		['/ground', 'five senses, to arrive where you are'],
		['/record', 'a thought record; not sent to the model'],
		['/recap', 'a short summary of this conversation'],
		['/summary', 'a draft for a therapist or doctor; saved only where you say'],
		['/fresh', 'start again; a recap goes with it'],
		['/stop', 'stop the reply being written; Ctrl-C does too'],
		['/drop', 'forget what was not sent'],
		['/leave', 'clear the screen and leave at once'],
		['/quit', 'end the conversation'],
	] as [string, string][],
	lines:
		'A backslash at the end of a line goes on in the next. Arrow up brings back what you wrote in this conversation; it is gone when you leave. A space before a slash sends it as text.',
	unknownCommand: (typed: string) =>
		`There is no ${typed}. /help shows what there is; a space before it sends it as text.`,
	country: 'Which country? Its name or code, such as DE, or Enter for directories. This is not sent to the model.',
	minutes: (minutes: number) =>
		`${minutes === 1 ? 'One minute' : `${minutes} minutes`}. A good place to stop, or go on.`,
	hours: (hours: number) =>
		`${hours} hours. Please take a real break now. This is a computer program, and it can wait; you may be tired without noticing.`,
	late: 'It is late. Many things look different after some sleep.',
	quiet: (seconds: number, begun: boolean) =>
		begun
			? `No word for ${seconds} seconds. It may go on; Ctrl-C stops it, and what you wrote is kept.`
			: `Nothing yet after ${seconds} seconds. It may still be loading, reading or thinking; Ctrl-C stops it, and what you wrote is kept.`,
	stopped: 'Stopped.',
	stoppedEmpty: 'Stopped before the first word. Enter sends what you wrote again, /drop forgets it.',
	nothingToStop: 'Nothing is being written. /quit ends the conversation.',
	full: 'The conversation is as long as the model can hold, so the reply ends here. /recap sums it up, /fresh starts again with that.',
	longest: 'The reply reached its longest length and ends here. Write "go on" for the rest.',
	offer: (percent: number) =>
		`This conversation fills ${percent} % of what the model can hold; from here it may lose the thread. /recap closes it with a short summary, then /fresh starts again with that.`,
	again: 'What you wrote is kept: Enter sends it again, /drop forgets it.',
	faults: {
		'engine-died': 'The model stopped in the middle: the program that runs it ended, often because memory ran out.',
		'engine-missing':
			'A part of Ollama is missing from this computer, the one that runs models. {me setup} repairs it.',
		'server-gone': 'The connection to Ollama on this computer broke off. It may have been stopped.',
		'ended-early':
			'Ollama ended the reply before it was whole. It does so when a model writes the same sign over and over, and when it is stopped itself.',
		'model-missing': 'Ollama no longer has the companion. {me setup} brings it back.',
		busy: 'Ollama is busy with other requests.',
		'no-memory': 'There is not enough free memory to load the model. Closing other programs may help.',
		'load-timeout':
			'The model was not loaded in five minutes: the disk is very slow, or memory is very short. Closing other programs may help.',
		empty: 'The model gave an empty reply.',
		'only-thinking': 'The model used up its length with thinking, and nothing was left for the reply.',
		repeating: 'The reply began to repeat itself, so it was stopped.',
		other: 'The reply failed. Ollama said:',
	},
	tooLong: (words: number, parts: number) =>
		`That is more than the model can hold at once: about ${count(words)} words with what was said before. It can go in ${parts} parts, one after the other: Enter sends the first, /drop forgets it all.`,
	tooFull: (percent: number) =>
		`That no longer fits: the conversation fills ${percent} % of what the model can hold. /recap sums it up, /fresh starts again with that, and what you wrote is kept.`,
	partsLeft: (left: number) =>
		`${left === 1 ? 'One part is' : `${left} parts are`} left. Enter sends the next, /drop forgets the rest.`,
	recapNothing: 'There is nothing to sum up yet.',
	recapShort: 'The beginning no longer fits, so this sums up the later part.',
	recapCut: 'It ends in the middle: the model had no room for more.',
	recapDone:
		'The model wrote this; it can leave out, twist or invent. Go on as before, or /fresh to start again with this summary. /quit ends here.',
	summary: {
		mark: 'Drafted with an AI, unverified.',
		made: (day: string, model: string) => `Drafted on ${day} with ${model}, from a conversation on this computer.`,
		short: 'The beginning of the conversation is not in it.',
		check: 'Read it before you show it to anyone: it can leave out, twist or invent.',
		ask: 'To save it, type a file name, such as ~/summary.txt; Enter alone saves nothing. This is not sent to the model.',
	},
	fresh: 'A fresh conversation; the summary goes with your first message.',
	freshEmpty: 'A fresh conversation. The model no longer has what was said before.',
	dropped: 'Forgotten.',
	nothingToDrop: 'Nothing is waiting to be sent.',
	end: 'Ended. Nothing of it was stored.',
	endSaved: (files: readonly string[]) => `Ended. Nothing of it was stored but what you saved: ${files.join(', ')}`,
	memory: 'The model could not be asked to free its memory; it does so by itself within five minutes.',
	left: 'Cleared, as far as a program can.',
	leftNot: 'This terminal does not let a program clear it. Close its window.',
	leftMultiplexer: 'tmux or screen may keep its own copy: close that window too.',
	leftRest: 'The command that started this stays in the history of your shell.',
	notSetUp: 'There is no companion on this computer yet.',
	notSetUpCure: '{me} sets one up.',
	companionMissing: (name: string) => `Ollama has no model named ${name}.`,
	companionMissingCure: '{me setup} brings it back.',
	/** Where another name was typed than that of the companion that was set up. */
	otherCompanion: (own: string, command: 'talk' | 'rehearse') =>
		`The companion that was set up is named ${own}: {me ${command}}`,
	needsTerminal: 'A conversation needs a terminal to write in, or messages through a pipe, one a line.',
	needsTerminalCure: 'Run {me talk} in a terminal.',
	notPrivate: 'Before you write: this computer is not as private as it could be.',
	tooLongPiped: (tokens: number | undefined) =>
		`The message and all before it are more than the model can hold at once${tokens ? ` (${count(tokens)} tokens)` : ''}.`,
} as const;

// Every sentence of the care room. Quiet and plain: someone reading this may not be well. It claims nothing that the
// program cannot do.

const help = {
	title: (country: string | null) => (country ? `Help lines, ${country}` : 'Help lines'),
	emergency: (number: string) => `In danger now, you or someone else: call ${number}.`,
	noEmergency: 'In danger now, you or someone else: call the emergency number where you are.',
	noEmergencyFor: (country: string) => `This list has none for ${country}.`,
	noCountry: 'No country chosen, so no numbers are shown. These find a line where you are:',
	noLines: 'No line here that is sure enough to show. These find one where you are:',
	directories: 'More lines, and lines elsewhere',
	call: 'call',
	text: 'text',
	chat: 'chat',
	whatsapp: 'WhatsApp',
	send: (keyword: string, number: string) => `${keyword} to ${number}`,
	always: 'day and night',
	noHours: 'hours not certain, try it',
	free: 'free',
	confidence: { high: 'several sources agree', medium: 'from one source', low: 'not certain' },
	read: (day: string) => `Read on ${day}.`,
	readRow: (day: string, sure: string) => `read ${day}, ${sure}`,
	change: 'Numbers change. If one does not answer, try the next, or a directory.',
	other: 'Somewhere else now?  {me help-now --country XX}  with the code of that country, or none.',
	/** Those of the table. Written out, because loading Node's own names costs half a start of Node. */
	languages: {
		bn: 'Bengali',
		da: 'Danish',
		de: 'German',
		en: 'English',
		es: 'Spanish',
		fi: 'Finnish',
		fr: 'French',
		hi: 'Hindi',
		id: 'Indonesian',
		it: 'Italian',
		ja: 'Japanese',
		ko: 'Korean',
		nl: 'Dutch',
		no: 'Norwegian',
		pl: 'Polish',
		pt: 'Portuguese',
		ru: 'Russian',
		sv: 'Swedish',
		th: 'Thai',
		zh: 'Chinese',
	} as Record<string, string>,
	question: 'Which country are you in?',
	anywhere: 'Another, or rather not say',
	anywhereHint: 'international directories',
	unknownCountry: (typed: string, name: string | undefined) =>
		name ? `There are no lines for ${name} in this list yet.` : `There is no country "${typed}" in this list.`,
	unknownCountryCure: (near: string[], places: string[]) =>
		`${near.length ? `Did you mean ${near.join(' or ')}?\n` : ''}These find a line in most countries:\n${places.join('\n')}`,
	unreadable: 'The list of help lines cannot be read.',
	unreadableCure:
		'findahelpline.com finds a line in most countries. In danger now: call the emergency number where you are.',
} as const;

/**
 * What is said before the first conversation. `version` goes up with every change of meaning; the
 * text's own fingerprint is stored too, so that any change is asked again.
 */
const consent = {
	version: 1,
	what: {
		title: 'Before the first conversation',
		parts: [
			[
				'What it is',
				'A computer program that writes text: an AI for reflection and journaling, made for adults. It is not therapy, not a diagnosis, not medical advice and not a crisis service. No authority has reviewed it.',
			],
			['Nobody is watching', 'No person reads along. Nothing is reported, and it cannot call anyone for you.'],
		],
	},
	limits: {
		title: 'What it can do wrong',
		parts: [
			[
				'What can go wrong',
				'Programs like this agree too much, sound sure when they are wrong, and overlook that someone is not well. Some people have felt worse with them, or came to believe things that were not so; psychosis and deaths by suicide have been reported around such conversations. A model small enough for one computer is weaker at this than a large one.',
			],
			[
				'Start with a person',
				'Please start with a person instead if you are thinking of ending your life, if you are in psychosis or mania or just out of it, if you have an eating disorder that is active, if you are coming off alcohol or drugs, or if someone at home is a danger to you. Type ? for help lines.',
			],
			[
				'While you use it',
				'Keep it short. Take breaks, sleep, do other things, see people. Check what it says with someone you trust; it does not replace them.',
			],
		],
	},
	places: {
		title: 'What lies where',
		parts: [
			[
				'What is kept',
				"A conversation in talk is not stored. Your answers from the set-up and this agreement are files on this computer that only your user can open. The companion's instructions lie in Ollama, where anyone at this computer can read and change them.",
			],
			[
				'What others keep',
				"Ollama's own chat in a terminal keeps the last 100 lines typed there, and its window program keeps whole conversations, both as plain text. Backups and synchronised folders copy such files. Whoever uses or watches this computer may see what is on the screen. On this computer does not mean encrypted; an encrypted disk helps.",
			],
			[
				'It can fail',
				'Its instructions can be changed, and the checks of them can be wrong. They make it better, and promise nothing.',
			],
		],
	},
	how: 'Type yes or no; ? shows help lines.',
	adult: 'Are you 18 or older?',
	nextHow: 'Enter goes on to the last page; ? shows help lines.',
	next: 'The last page',
	agree: 'You have read this: go on?',
	yesOrNo: 'Please type yes or no, or ?',
	minor:
		'Then this is not for you yet: it is made for adults, and it can get important things wrong. That says nothing about you. What you wanted to think about deserves a person: someone grown-up whom you trust, or one of these lines.',
	minorEnd: 'Take care of yourself.',
	declined: 'That is fine; no conversation begins. {me help-now} shows help lines at any time.',
	needed: 'Before the first conversation a person has to read what this is and say yes, and that needs a terminal.',
	neededCure: 'Run {me talk} in a terminal once.',
} as const;

const count = (value: number): string => value.toLocaleString('en');

const talk = {
	header: (model: string, dot: string) =>
		`kettleside ${dot} ${model} ${dot} nothing is stored ${dot} /help-now for help lines`,
	begin: 'Write what is on your mind; Enter sends it. /help shows what else there is.',
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
	minutes: (minutes: number) => `${minutes} minutes. A good place to stop, or go on.`,
	hours: (hours: number) =>
		`${hours} hours. Please take a real break now. This is a computer program, and it can wait; you may be tired without noticing.`,
	late: 'It is late. Many things look different after some sleep.',
	quiet: (seconds: number, begun: boolean) =>
		begun
			? `No word for ${seconds} seconds. It may go on; Ctrl-C stops it, and what you wrote is kept.`
			: `Nothing yet after ${seconds} seconds. It may still be loading or reading; Ctrl-C stops it, and what you wrote is kept.`,
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
		'model-missing': 'Ollama no longer has the companion. {me setup} brings it back.',
		busy: 'Ollama is busy with other requests.',
		'no-memory': 'There is not enough free memory to load the model. Closing other programs may help.',
		empty: 'The model gave an empty reply.',
		repeating: 'The reply began to repeat itself, so it was stopped.',
		other: 'The reply failed. Ollama said:',
	},
	tooLong: (words: number | undefined, parts: number) =>
		`That is more than the model can hold at once${words ? `: about ${count(words)} words with what was said before` : ''}. It can go in ${parts} parts, one after the other: Enter sends the first, /drop forgets it all.`,
	tooFull: (percent: number) =>
		`That no longer fits: the conversation fills ${percent} % of what the model can hold. /recap sums it up, /fresh starts again with that, and what you wrote is kept.`,
	partsLeft: (left: number) =>
		`${left === 1 ? 'One part is' : `${left} parts are`} left. Enter sends the next, /drop forgets the rest.`,
	recapNothing: 'There is nothing to sum up yet.',
	recapShort: 'The beginning no longer fits, so this sums up the later part.',
	recapDone: 'Go on as before, or /fresh to start again with this summary. /quit ends here.',
	summary: {
		mark: 'Drafted with an AI, unverified.',
		made: (day: string, model: string) => `Drafted on ${day} with ${model}, from a conversation on this computer.`,
		short: 'The beginning of the conversation is not in it.',
		check: 'Read it before you show it to anyone: it can leave out, twist or invent.',
		ask: 'To save it, type a file name, such as ~/summary.txt; Enter alone saves nothing. This is not sent to the model.',
		notSaved: 'Not saved.',
		saved: (file: string) =>
			`Saved in ${file}, as plain text that your user alone can read. Backups and synchronised folders may copy it; {me forget} does not remove it.`,
		failed: {
			exists: (file: string) => `${file} is there already, and is not written over. Another name, or Enter for none.`,
			'no-folder': (file: string) => `There is no such folder for ${file}. Another name, or Enter for none.`,
			other: (file: string, code: string) => `${file} could not be written (${code}). Another name, or Enter for none.`,
		},
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
	needsTerminal: 'A conversation needs a terminal to write in, or messages through a pipe, one a line.',
	needsTerminalCure: 'Run {me talk} in a terminal.',
	notPrivate: 'Before you write: this computer is not as private as it could be.',
	tooLongPiped: (tokens: number | undefined) =>
		`The message and all before it are more than the model can hold at once${tokens ? ` (${count(tokens)} tokens)` : ''}.`,
} as const;

/** What the program itself writes to the model, never shown as the person's words. */
const toModel = {
	recap:
		'Please sum up this conversation for me in two or three short sentences, in my own words where you can, and name one small thing I could do away from the screen. No question, no advice beyond that, and nothing that was not said.',
	summary:
		'Please draft notes from this conversation that I can show to my therapist or doctor: what troubles me, since when, what I tried, and what I want to ask. Use my own words, in the first person, as short lines; give a date only where I gave one. No diagnosis, no advice, no guess, and nothing that I did not say.',
	introduce: (recap: string) => `(Summary of our earlier conversation: ${recap})`,
	part: (index: number, all: number) => `(Part ${index} of ${all} of one longer text.)`,
} as const;

export const words = { help, consent, talk, toModel };

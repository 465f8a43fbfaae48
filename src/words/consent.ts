// The text before the first conversation: what this is, what can go wrong, what lies where.

/**
 * What is said before the first conversation. `version` goes up with every change of meaning; the
 * text's own fingerprint is stored too, so that any change is asked again.
 */
export const consent = {
	version: 3,
	what: {
		title: 'Before the first conversation',
		parts: [
			[
				'What it is',
				'A computer program that writes text: an AI for reflection and journaling, made for adults. It is not therapy, not a diagnosis, not medical advice and not a crisis service. No authority has reviewed it.',
			],
			[
				'Nobody is watching',
				'No person reads along. Nothing is reported, and it cannot call anyone for you. The program itself compares what you write and what is answered with lists of words, in English and German, and shows help lines or a remark beside them; it notes nothing down, and it misses much.',
			],
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
				"A conversation in talk is not stored; a summary is, as plain text, only where you name a file for it. Your answers from the set-up, your own edit of the instructions if you make one, and this agreement are files on this computer that only your user can open. The companion's instructions, with the name and signs you gave, lie in Ollama, where anyone at this computer can read and change them. {me forget} removes all but the summaries.",
			],
			[
				'What others keep',
				"Ollama's own chat in a terminal keeps the last 100 lines typed there, and its window program keeps whole conversations, both as plain text. Backups and synchronised folders copy such files, and the system may move parts of its memory to the disk. Whoever uses or watches this computer may see what is on the screen.",
			],
			[
				'It can fail',
				'Its instructions can be changed, and the checks of them can be wrong. They make it better, and promise nothing.',
			],
		],
	},
	/** One of these stands under what lies where, by what this computer tells. */
	disk: {
		title: 'The disk',
		on: 'The disk with your files is encrypted. That helps while the computer is off or locked, not against who uses it with you.',
		off: 'The disk with your files does not look encrypted: whoever takes this computer can read them. On this computer does not mean encrypted.',
		unknown: (why: string) =>
			`Whether the disk with your files is encrypted could not be seen (${why}). On this computer does not mean encrypted.`,
	},
	/** Where an earlier text was agreed to. */
	again: (day: string) => `This text has changed since you said yes to it on ${day}, so it is asked again.`,
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

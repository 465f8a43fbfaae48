// Every sentence of the care room. Quiet and plain: someone reading this may not be well. It claims nothing that the
// program cannot do (safety.md 5.5).

const help = {
	title: (country: string | null) => (country ? `Help lines, ${country}` : 'Help lines'),
	emergency: (number: string) => `In danger now, you or someone else: call ${number}.`,
	noEmergency:
		'In danger now, you or someone else: call the emergency number where you are. This list has none for it.',
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
 * What is said before the first conversation (safety.md 5.1). `version` goes up with every change of meaning; the
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
		title: 'What it can do wrong, and what lies where',
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
			[
				'What lies where',
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
	adult: 'Are you 18 or older? (yes, no, or ? for help lines)',
	agree: 'Have you read this, and do you want to go on? (yes, no, or ? for help lines)',
	yesOrNo: 'Please type yes or no, or ? for help lines.',
	minor:
		'Then this is not for you yet: it is made for adults, and it can get important things wrong. That says nothing about you. What you wanted to think about deserves a person: someone grown-up whom you trust, or one of these lines.',
	minorEnd: 'Take care of yourself. Nothing was stored.',
	declined: 'That is fine. Nothing was started and nothing was stored. {me help-now} shows help lines at any time.',
	needed: 'Before the first conversation a person has to read what this is and say yes, and that needs a terminal.',
	neededCure: 'Run {me talk} in a terminal once.',
} as const;

export const words = { help, consent };

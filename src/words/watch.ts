// What is said where the program looks at words in a conversation. It claims to have seen words, nothing more.

export const words = {
	/** Beside the help lines, after the person wrote something. */
	card: 'Some of these words can mean that things are very bad just now. If so: these lines reach people, now. If not, go on as you like. Nothing was noted down.',
	/** Added to the companion's instructions for one turn; never shown as the person's words. */
	line: 'The message you answer now may come from someone in danger, or may not. Take it seriously, whatever its tone. Say in your own words what you heard, and ask once, plainly, whether they are thinking of ending their life or are in danger now. If yes: ask them to call the emergency number or a help line (the program shows the numbers at /help-now; you type none) and to be with a person, away from what could hurt them. Give no methods, no list, no lecture, and stay in the conversation. If the words clearly mean something harmless, answer them as usual.',
	claims: {
		number:
			'This number was written by a program and is not from the help lines of the country that was chosen here. Please do not rely on it: /help-now shows those that are.',
		person: 'This was written by a program. It is not a person, and it feels nothing.',
		professional: 'This was written by a program. It is no therapist, doctor or other professional.',
		confidential: 'A program cannot promise that. What is on this computer can be read by whoever can use it.',
		always: 'A program cannot promise that. It knows this conversation alone, and it cannot call or tell anyone.',
		dose: 'Amounts of medicine from a program can be wrong. Please ask a pharmacist or doctor before you change anything.',
	},
	notCovered: (known: readonly string[], language: string) =>
		`The look at what you write, which shows help lines by itself, knows ${known.join(' and ')}, not ${language}. /help-now shows them at any time.`,
	only: (known: readonly string[]) =>
		`The look at what you write, which shows help lines by itself, knows ${known.join(' and ')} alone today. /help-now shows them at any time.`,
	off: 'The look at what you write, which shows help lines by itself, is off today. /help-now shows them at any time.',
	unreadable: (file: string, part: string) => `The list of phrases data/${file} cannot be used: ${part}.`,
	unreadableCure: 'Install kettleside again to get the list that belongs to it.',
} as const;

// The words around what `doctor` found: headings, marks, and how many.

/** "1 line", "3 lines". */
export const count = (n: number, one: string, many: string) => (n === 1 ? `1 ${one}` : `${n} ${many}`);

export const doctorScreen = {
	title: 'How things are',
	groups: {
		machine: 'This computer',
		ollama: 'Ollama',
		companion: 'The companion',
		data: 'What is kept here',
		privacy: 'Privacy',
	},
	marks: { pass: 'well', fail: 'wrong', unknown: 'unclear' },
	done: { pass: 'done', fail: 'failed', unknown: 'left' },
	unknown: (subject: string, why: string) => `${subject} is not known: ${why}.`,
	fine: (n: number) => `${count(n, 'thing is', 'things are')} well.`,
	together: (n: number, why: string) => `${n} things are not known: ${why}.`,
	allWell: 'All is well, as far as it could be seen.',
	open: (n: number) =>
		n === 1
			? 'One thing could not be seen; that is no failure, and no all-clear.'
			: `${n} things could not be seen; that is no failure, and no all-clear.`,
	wrong: (n: number) => (n === 1 ? 'One thing is wrong.' : `${n} things are wrong.`),
	more: 'Everything in detail: {me doctor --all}',
	mend: '{me doctor --fix} mends what can be mended from here, after showing it.',
	looking: 'Looking; nothing is changed, and nothing is sent beyond this computer …',
	lookingElsewhere: (asked: readonly string[]) => `Looking, changing nothing. Asked elsewhere: ${asked.join('; ')} …`,
	askedOnline: 'github.com, for a newer Ollama',
};

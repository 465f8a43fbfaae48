// What is said about an answer that cannot go into the instructions, and where they do not fit.

export const problems = {
	contact: 'The person to turn to',
	signs: 'The text of your own signs',
	language: (tag: string) => ({
		text: `"${tag}" is not a language tag.`,
		cure: 'Give one such as en, de or pt-BR.',
	}),
	tooLong: (what: string, max: number) => ({
		text: `${what} is too long: at most ${max} characters go into the instructions.`,
		cure: 'Say it shorter.',
	}),
	marks: (what: string, mark: string) => ({
		text: `${what} holds ${mark}, which models read as a command of their own.`,
		cure: 'Leave these signs out.',
	}),
	digits: (what: string) => ({
		text: `${what} holds what looks like a phone number. Models garble numbers, and anyone at this computer can read the instructions.`,
		cure: 'Leave the number out. Help lines: {me help-now}',
	}),
	name: {
		text: 'The person to turn to is more than a first name.',
		cure: 'Give a first name alone, at most three words without figures or signs.',
	},
	contextTooSmall: (context: number, needed: number) => ({
		text: `A context of ${context} tokens is too small: the instructions would take more than 12 % of it and could be lost.`,
		cure: `Use at least ${needed}: --context ${needed}`,
	}),
	modelTooShort: (max: number, needed: number) => ({
		text: `This model was made for ${max} tokens at most; with its instructions it would need ${needed}.`,
		cure: 'Choose another model: {me advise}',
	}),
	value: (flag: string, value: string, allowed: readonly string[]) => ({
		text: `--${flag} can be ${allowed.join(', ')}; "${value}" is none of these.`,
		cure: 'See {me setup --help}.',
	}),
	number: (flag: string, value: string) => ({
		text: `--${flag} needs a whole number from 512 up; "${value}" is not one.`,
		cure: 'See {me setup --help}.',
	}),
};

/** Said of a model before the yes; it is the person's choice. */
export const limitWords = {
	mayBeBase: (title: string) => ({
		text: `${title}: its file names no training for conversations. It may be a base model, which only continues text and does not follow instructions, those for danger included.`,
		cure: 'One that was made to converse: {me advise}',
	}),
	verySmall: (title: string, billions: string) => ({
		text: `${title} is very small (${billions} billion parameters). Models below one billion answer badly and do not hold their instructions: they miss that someone is not well, make things up, and repeat themselves.`,
		cure: 'A larger one, if this computer allows it: {me advise}. Writing without a model: {me write}',
	}),
};

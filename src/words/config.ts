// Sentences about the configuration file, and about what a person said of a computer.

export const configWords = {
	bad: (file: string, why: string) => `The configuration in ${file} cannot be understood: ${why}`,
	badCure: 'Correct it in an editor, or move it away to begin without one. Nothing in it was changed.',
	unreadable: (file: string, why: string) => `The configuration in ${file} could not be read (${why}).`,
	unreadableCure: 'Look whose file it is. Nothing in it was changed.',
	notJson: (line: number | null) => (line === null ? 'it is not JSON.' : `it is not JSON from line ${line} on.`),
	notObject: 'it is not a JSON object.',
	otherVersion: (found: unknown) =>
		typeof found === 'number' && found > 1
			? `it was written by a newer version ("schema": ${found}).`
			: 'the line "schema": 1 is missing.',
	title: 'Settings',
	from: {
		option: (name: string) => `from the option ${name}, for this one time`,
		environment: (name: string) => `from the environment, ${name}`,
		file: (file: string) => `from ${file}`,
		answers: (_: string) => 'from your answers at set-up',
		default: (_: string) => 'as usual; nothing else was set',
	},
	saidTitle: 'Said by you about a computer, not seen',
	said: (value: string, host: string | null, on: string) =>
		`${value} (${host === null ? 'this computer' : `the computer of ${host}`}, on ${on})`,
	kept: (file: string) =>
		`To change one: {me config set KEY VALUE}, {me config unset KEY}. About the computer itself: {me machine --set KEY=VALUE}. Both are kept in ${file}.`,
	noSuchVerb: (verb: string) => `"${verb}" is nothing that config does; it knows set and unset.`,
	example: 'For example: {me config set context 16384}',
	setForm: 'config set takes a setting and its value.',
	unsetForm: 'config unset takes one setting.',
	noSuchKey: (key: string) => `There is no setting "${key}".`,
	near: (key: string) => `Did you mean ${key}?`,
	keys: (keys: readonly string[]) => `These can be set: ${keys.join(', ')}.`,
	isFact: (key: string) => `${key} is a fact about the computer, not a setting.`,
	factCure: (key: string) => `Say it with {me machine --set ${key}=VALUE}.`,
	unset: (key: string) => `${key} is no longer set in the file.`,
	wasNotSet: (key: string) => `${key} was not set in the file.`,
	strange: (key: string, known: readonly string[]) => `"${key}" is not one of ${known.join(', ')}.`,
	absolute: '--models-dir takes a whole path here, one that begins at the top ("/mnt/big", "D:\\models").',
	notText: (key: string) => `"${key}" has to be a text or a number.`,
	notMachines: '"machines" has to hold one object for each computer.',
	notFacts: (where: string) => `what is said of "${where}" is not an object.`,
	notFact: (where: string, key: string) => `"${key}" of "${where}" has no "value" that can be used.`,
	notDay: (where: string, key: string) => `"${key}" of "${where}" needs "on", the day it was said (2026-11-28).`,
};

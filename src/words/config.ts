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
	strange: (key: string, known: readonly string[]) => `"${key}" is not one of ${known.join(', ')}.`,
	absolute: '--models-dir takes a whole path here, one that begins at the top ("/mnt/big", "D:\\models").',
	notText: (key: string) => `"${key}" has to be a text or a number.`,
	notMachines: '"machines" has to hold one object for each computer.',
	notFacts: (where: string) => `what is said of "${where}" is not an object.`,
	notFact: (where: string, key: string) => `"${key}" of "${where}" has no "value" that can be used.`,
	notDay: (where: string, key: string) => `"${key}" of "${where}" needs "on", the day it was said (2026-11-28).`,
};

// What is said about a command line that cannot be understood.

export const commandLine = {
	unknownCommand: (typed: string) => `There is no command "${typed}".`,
	unknownOption: (typed: string) => `There is no option --${typed} here.`,
	near: (names: readonly string[]) => `Did you mean ${names.join(' or ')}?`,
	/** Options and values stand in the help of their command only. */
	help: (command: string | null) => (command === null ? 'See {me --help}.' : `See {me ${command} --help}.`),
	missingValue: (name: string, value: string) => `--${name} needs a value: --${name} ${value}.`,
	wrongValue: (name: string, value: string, choices: readonly string[]) =>
		`--${name} can be ${choices.join(', ')}; "${value}" is none of these.`,
	wrongNumber: (name: string, value: string, min: number, max: number, whole: boolean) =>
		`--${name} needs a ${whole ? 'whole ' : ''}number from ${min} to ${max}; "${value}" is not one.`,
	unexpectedWord: (word: string, command: string) => `"${word}" does not belong after {me ${command}}.`,
	/** After a command that is about no single model. */
	oneModel: (name: string) => `For this one model: {me check ${name}}`,
	missingWord: (command: string, what: string) => `{me ${command}} needs ${what}.`,
	example: (line: string) => `For example: {me ${line}}`,
	noJson: (command: string) => `{me ${command}} has no --json.`,
	onlyWithPlan: 'A made-up computer can be planned for, not set up.',
	onlyWithPlanCure: 'Add --plan.',
	noLanguage: (tag: string, there: readonly string[]) =>
		`There are no screens in the language "${tag}"; there are: ${there.join(', ')}.`,
};

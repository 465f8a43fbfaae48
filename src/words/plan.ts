// The sentences of the plan's steps.

export const plan = {
	install: {
		title: 'Ollama',
		there: (version: string | null) => (version ? `Ollama ${version}` : 'Ollama'),
		into: (folder: string) => `the program that runs models; checked, into ${folder}`,
		archive: (name: string) => `${name} of the newest release, and its list of checksums`,
		undo: 'the folder is removed',
		/** Other ways, for a person who has them. */
		rather: {
			linux: null,
			darwin: [
				'Rather with Homebrew? brew install ollama, then start me again. Or the app: https://ollama.com/download',
			],
			win32: ['Rather with winget? winget install --id Ollama.Ollama -e, then start me again.'],
		} as const,
	},
	tooOld: {
		cureThere: 'It runs on another computer: update it there, then run {me} again.',
	},
	down: {
		text: (host: string) =>
			`Ollama does not answer at ${host}, and it is on another computer, so it cannot be started from here.`,
		cure: 'Start it there and run {me setup} again. To use this computer instead, leave out --host, unset OLLAMA_HOST, and run {me config unset host}.',
	},
	folderOfOther: {
		text: 'The Ollama that runs was not started here, so its folder for models cannot be chosen here.',
		cure: 'Leave out --models-dir, or set OLLAMA_MODELS in the settings of that Ollama and start it anew.',
	},
	settingOfOther: (option: string, name: string) => ({
		text: `--${option} is a setting of the Ollama server, and that one was not started here.`,
		cure: `Leave out --${option}, or set ${name} in the settings of that Ollama and start it anew.`,
	}),
	missing: {
		text: 'Ollama is not installed, and --no-install says not to install it.',
		cure: 'Leave out --no-install: {me setup}',
	},
	taken: {
		text: (name: string) =>
			`Ollama already holds a model named "${name}" that was not made by this program. It stays as it is.`,
		base: (name: string) => `"${name}" is the model itself; the companion made from it needs a name of its own.`,
		cure: (name: string) => `Choose another name: {me setup --name ${name}-2}`,
		other: 'Use another name',
	},
	start: {
		title: 'Start it',
		running: 'Ollama is running',
		how: 'as your own program, reachable from this computer alone, cloud features off; it starts again with {me talk}',
		models: (folder: string) => `models are kept in ${folder}`,
		undo: 'stopped, and its service file removed',
	},
	pull: {
		what: (name: string, folder: string) => `${name}, into ${folder}`,
		there: (name: string, server: string) => `${name}, onto the computer of the server at ${server}`,
		licence: (name: string) => `its terms: ${name}`,
		undo: 'removed, unless something else uses it by then',
	},
	companion: {
		what: 'the same model with its instructions; a few KB',
		byHand: (name: string) =>
			`${name} was changed by hand; that one is kept as ${name.replace(/:.*$/, '')}-before and the date. What would be different (- as it is, + as it will be):`,
		replaces: (name: string) => `${name} is made anew with its instructions; a few KB`,
		there: (server: string) => `in the Ollama at ${server}, together with its instructions`,
		edited:
			'Your own edit of the instructions is used, in the place of the composed ones. {me prompt} shows it; {me prompt --reset} goes back.',
		undo: 'removed from Ollama',
	},
	prove: { title: 'Proof', what: 'it answers once, and is measured' },
	unknownStep: (id: string) => `The plan has a step that is not known here: ${id}.`,
	larger: (what: string, planned: string, real: string) =>
		`${what} is larger than the plan said: ${real} instead of ${planned}.`,
};

// The sentences of the plan's steps.

export const plan = {
	install: {
		title: 'Ollama',
		update: 'Ollama, a newer one',
		there: (version: string | null) => (version ? `Ollama ${version}` : 'Ollama'),
		into: (folder: string) => `the program that runs models; checked, into ${folder}`,
		archive: (name: string) => `${name} of the newest release, and its list of checksums`,
		undo: 'the folder is removed',
		byHand: {
			linux: null,
			darwin: {
				what: 'the program that runs models; you install it, and I notice when it is there',
				how: [
					'Open https://ollama.com/download/mac, open the file that arrives, and drag Ollama into Applications. Then start it once.',
					'With Homebrew instead: brew install --cask ollama-app',
				],
				undo: 'move Ollama from Applications to the bin',
			},
			win32: {
				what: 'the program that runs models; you install it, and I notice when it is there',
				how: [
					'Open https://ollama.com/download/windows and run OllamaSetup.exe. No administrator is needed.',
					'With winget instead: winget install --id Ollama.Ollama -e',
				],
				undo: 'remove Ollama in Settings, Apps',
			},
		} as const,
	},
	tooOld: {
		text: (version: string) => `Ollama ${version} is installed; 0.30.0 or newer is needed.`,
		cure: 'It was there before, so it stays as it is. Update it the way it was installed (on Linux: the command at https://ollama.com/download), then run {me} again.',
	},
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
		how: 'for you alone, on this computer alone, cloud features off; it starts again with {me talk}',
		models: (folder: string) => `models are kept in ${folder}`,
		undo: 'stopped, and its service file removed',
	},
	pull: {
		what: (name: string, folder: string) => `${name}, into ${folder}`,
		licence: (name: string) => `its terms: ${name}`,
		undo: 'removed, unless something else uses it by then',
	},
	companion: {
		what: 'the same model with its instructions; a few KB',
		replaces: (name: string) => `${name} is made anew with the new instructions; a few KB`,
		edited:
			'Your own edit of the instructions is used, in the place of the composed ones. {me prompt} shows it; {me prompt --reset} goes back.',
		undo: 'removed from Ollama',
	},
	prove: { title: 'Proof', what: 'it answers once, and is measured' },
	larger: (what: string, planned: string, real: string) =>
		`${what} is larger than the plan said: ${real} instead of ${planned}.`,
};

// The twenty questions about privacy: what is asked, how a good answer reads, what is wrong otherwise and what helps.

const again = (ours: boolean, setting: string): string =>
	ours ? '{me doctor --fix} starts our server again without that.' : `${setting} Then start that Ollama again.`;

export const privacyChecks = {
	cloud: {
		subject: 'Whether its cloud features are off',
		well: "Ollama's cloud features are off.",
		before: 'This Ollama is older than the cloud features.',
		on: "Ollama's cloud features are on: it contacts ollama.com in the background, and can run models there.",
		cure: (ours: boolean) => again(ours, 'Set OLLAMA_NO_CLOUD=1 for that server.'),
		noSwitch: (version: string) => `Ollama ${version} has cloud features and no switch to turn them off.`,
		noSwitchCure: 'Update Ollama to 0.16.2 or newer.',
	},
	models: {
		subject: 'Whether a model runs on other computers',
		well: 'None of the models here runs on other computers.',
		some: (names: readonly string[]) =>
			`${names.length === 1 ? 'A model here runs' : 'Models here run'} on other computers (${names.join(', ')}): what is written there leaves this one.`,
		cure: (names: readonly string[]) => `Where you do not want that: ollama rm ${names.join(' ')}`,
	},
	companion: {
		subject: 'Whether the companion runs from this computer',
		well: 'The companion runs from a file on this computer, with the instructions it was given.',
		remote: (host: string) => `The companion runs on another computer (${host}).`,
		noFile: 'The companion is not made from a file on this computer.',
		changed: 'The companion does not hold the instructions it was given.',
		cure: '{me doctor} tells under "The companion" what helps; until then do not use it.',
	},
	reached: {
		subject: 'Whether other computers can reach Ollama',
		well: 'At the addresses that others know, this computer does not answer for Ollama.',
		open: (addresses: string) => `Other computers in your network can reach Ollama (at ${addresses}).`,
		cure: (ours: boolean) => again(ours, 'Set OLLAMA_HOST=127.0.0.1 for that server.'),
	},
	page: {
		subject: 'Whether web pages can talk to Ollama',
		well: 'A web page in your browser cannot talk to Ollama.',
		open: 'Any web page in your browser can talk to Ollama and read its answers.',
		cure: (ours: boolean) => again(ours, 'Remove OLLAMA_ORIGINS from the settings of that server.'),
		odd: 'it answered a foreign page, but in a way that the page cannot read',
	},
	name: {
		subject: 'Whether Ollama can be fooled with a foreign name',
		well: 'Ollama refuses to answer under a foreign name.',
		open: 'Ollama answers under a foreign name, so a web page can pass itself off as this computer.',
		cure: (ours: boolean) => again(ours, 'Set OLLAMA_HOST=127.0.0.1 for that server, and update it.'),
		odd: (status: number) => `it answered with ${status}`,
	},
	debug: {
		subject: 'Whether others can see its inner workings',
		well: 'Its pages for developers answer this computer alone.',
		off: 'It has no pages for developers.',
		open: 'Its pages for developers can be opened from other computers.',
		cure: (ours: boolean) => again(ours, 'Set OLLAMA_HOST=127.0.0.1 for that server.'),
	},
	listening: {
		subject: 'Where Ollama listens',
		well: 'Ollama listens to this computer alone.',
		open: (addresses: string) => `Ollama listens to the network (${addresses}).`,
		cure: (ours: boolean) => again(ours, 'Set OLLAMA_HOST=127.0.0.1 for that server.'),
	},
	settings: {
		subject: 'Which settings the server has',
		well: (source: string) => `The settings of the server open nothing (${source} tells them).`,
		open: (names: string) => `The server has settings that open it or write down what you say: ${names}.`,
		cure: (ours: boolean) => again(ours, 'Remove them from the settings of that server.'),
	},
	file: {
		subject: 'Whether its cloud features stay off',
		well: 'The file with its switch says that cloud features are off.',
		running: 'There is no file with its switch; the running server has them off.',
		on: 'Nothing on the disk switches the cloud features off.',
		notYet: 'The file with its switch says that cloud features are off, but the running server has them on.',
		cure: (ours: boolean) => again(ours, 'Write {"disable_ollama_cloud":true} into ~/.ollama/server.json of its user.'),
		notYetCure: 'Start Ollama again.',
	},
	requests: {
		subject: 'Whether requests are written to the disk',
		well: 'No request was written to the disk, and the server is not set to do so.',
		found: (folders: string) => `What was said to Ollama was written to the disk: ${folders}.`,
		foundCure:
			'Read what is in it; it may be yours alone to remove. Unset OLLAMA_DEBUG_LOG_REQUESTS and start Ollama again.',
		set: (names: string) => `The server is set to write down what is said to it (${names}).`,
		cure: (ours: boolean) => again(ours, 'Unset it for that server.'),
	},
	history: {
		subject: 'Whether your lines in "ollama run" are kept',
		well: 'No history of "ollama run" is kept.',
		kept: 'What you typed into "ollama run" is kept in ~/.ollama/history. {me talk} does not write there.',
		cure: 'Remove that file, and set OLLAMA_NOHISTORY=1 for your shell.',
	},
	key: {
		subject: "Whether Ollama's key is yours alone",
		well: "Ollama's key can be read by its owner alone.",
		none: 'Ollama has made no key yet.',
		open: "Others with an account on this computer can read Ollama's key, by which ollama.com knows it.",
		cure: 'chmod 600 ~/.ollama/id_ed25519',
	},
	app: {
		subject: 'How the Ollama app is set',
		none: 'The Ollama app, which keeps conversations on the disk, is not here.',
		well: 'The Ollama app is closed to the network and to web pages; it keeps the conversations held in it, and asks ollama.com for updates each hour.',
		open: (what: string) => `The Ollama app is set to ${what}.`,
		expose: 'answer other computers',
		browser: 'answer web pages',
		updates: 'fetch updates by itself',
		cure: 'Change that in the settings of the app. Conversations held in the app are kept there; those of {me talk} are not.',
	},
	autostart: {
		subject: 'Whether Ollama starts with the computer',
		none: 'Nothing starts Ollama with the computer.',
		well: (what: string) => `Ollama starts with the computer (${what}), with its cloud features off.`,
		on: (what: string) => `Ollama starts with the computer (${what}), with its cloud features on.`,
		app: (what: string) =>
			`The Ollama app starts with the computer (${what}) and asks ollama.com for updates each hour.`,
		cure: 'Switch its cloud features off, or let it not start by itself: sudo systemctl disable ollama',
		appCure: 'Take the app out of what starts with the computer, or quit it; {me talk} needs the server alone.',
		cloudUnknown: 'it starts with the computer, and whether its cloud features are off is not known',
	},
	proxy: {
		subject: 'Whether a proxy sees what is downloaded',
		well: 'Downloads of models go through no proxy.',
		set: (hosts: string) =>
			`Downloads of models go through a proxy (${hosts}), which can see which ones; conversations do not.`,
		cure: 'Where you trust that proxy, nothing has to be done. Else remove HTTPS_PROXY from the settings of the server.',
	},
	phoned: {
		subject: 'Whether the running server has contacted ollama.com',
		never: 'Ollama has not fetched its list of recommendations from ollama.com.',
		before: 'Since its start Ollama has not fetched its list of recommendations from ollama.com.',
		since: 'Since its start Ollama has contacted ollama.com, for its list of recommendations.',
		cure: (ours: boolean) => again(ours, 'Set OLLAMA_NO_CLOUD=1 for that server.'),
	},
	log: {
		subject: 'Whether its log and its files keep to themselves',
		well: 'Its log holds no conversation, and others cannot read its models.',
		readable:
			'Its log holds no conversation. Others with an account here can read its models; nothing of yours is in them.',
		cloud: 'Its log says that it was started with cloud features on.',
		prompts: 'Its log holds what was said to it.',
		models:
			'Others with an account on this computer can read the companion, and the words of yours in its instructions.',
		cure: 'Start it without OLLAMA_DEBUG and with OLLAMA_NO_CLOUD=1; the log can be removed.',
		modelsCure: 'chmod 700 ~/.ollama, where Ollama runs as you.',
	},
	engines: {
		subject: 'Where the part that runs models listens',
		none: 'No model is loaded, so nothing listens for it.',
		well: 'The part that runs models listens to this computer alone.',
		open: (addresses: string) => `The part that runs models listens to the network (${addresses}).`,
		cure: 'Stop Ollama, and find out which setting does that before you go on.',
	},
	docker: {
		subject: 'Whether a container opens Ollama to the network',
		none: 'There is no Docker here that could open Ollama to the network.',
		well: 'No container opens Ollama to the network.',
		open: (names: string) => `A container opens Ollama to the network, past the firewall: ${names}.`,
		cure: 'Start it with -p 127.0.0.1:11434:11434.',
	},
};

// What `doctor` says of the computer, of Ollama, of the companion and of what is kept here: what is asked, how a good
// answer reads, what is wrong otherwise and what helps.

import { count } from './doctor.ts';

export const machineChecks = {
	processor: {
		subject: 'Whether the processor is fast enough for models',
		well: (name: string) => `The processor has what Ollama wants (${name}).`,
		noAvx2: 'The processor lacks AVX2, so models write very slowly on it.',
		noAvx2Cure: 'Choose a small model: {me advise}',
	},
	memory: {
		subject: 'How much memory is free',
		well: (free: string, total: string) => `${free} of ${total} memory is free now.`,
		short: (free: string) => `Only ${free} of memory is free now; that is too little for any model.`,
		shortCure: 'Close other programs.',
	},
	graphics: {
		subject: 'What Ollama makes of the graphics card',
		none: 'No graphics card was found; models run on the processor.',
		one: (name: string, because: string) => `${name}: ${because}`,
	},
};

export const ollamaChecks = {
	installed: {
		subject: 'Whether Ollama is installed',
		well: (file: string) => `Ollama is installed (${file}).`,
		served: 'Ollama answers; where its program lies is not seen.',
		missing: 'Ollama is not installed.',
		cure: '{me setup} installs it.',
	},
	running: {
		subject: 'Whether Ollama is running',
		well: (host: string, ours: boolean) =>
			`Ollama answers at ${host}${ours ? '; it is ours' : '; it was there before and is used as it is'}.`,
		stopped: 'Ollama is not running now; {me talk} starts it when it is needed.',
		stoppedByHand: 'Ollama is not running.',
		byHandCure: 'Open Ollama, then look again.',
		silent: 'it holds its port and says nothing; right after a start that can take 90 seconds',
		unreachable: (host: string) => `The Ollama that is set (${host}) cannot be reached.`,
		unreachableCure: 'Look at OLLAMA_HOST and --host, and at that computer.',
		refuses: (host: string) => `The Ollama at ${host} refuses to answer under this name.`,
		refusesCure: 'Use its address in numbers instead of a name.',
	},
	port: {
		well: (host: string) => `Nothing else holds the port of Ollama (${host}).`,
		held: (host: string, by: string | null) => `The port of Ollama (${host}) is used by ${by ?? 'another program'}.`,
		cure: 'Stop that program, or give Ollama another port with OLLAMA_HOST.',
	},
	versions: {
		subject: 'Which version of Ollama this is',
		well: (version: string) => `Program and server are the same version (${version}).`,
		one: (version: string) => `Its version is ${version}.`,
		differ: (server: string, program: string) =>
			`The server that runs is ${server}, the program on the disk ${program}: the old one is still running.`,
		cure: 'Start Ollama again.',
		fixCure: '{me doctor --fix} does that.',
		old: (version: string, least: string) => `Ollama ${version} is too old; ${least} or newer is needed.`,
		oldCure: 'Update Ollama the way it was installed; one that is ours is updated by {me setup}.',
		enough: (version: string) => `Ollama ${version} is new enough.`,
	},
	engine: {
		subject: 'Whether Ollama is whole',
		well: 'The part of Ollama that runs models is in place.',
		missing: 'The part of Ollama that runs models (llama-server) is missing.',
		cure: 'Install Ollama again from where it came from; one that is ours is mended by {me setup}.',
	},
	gpu: {
		subject: 'Whether the graphics card is really used',
		processor: 'It runs on the processor, as expected here.',
		used: (share: number) => `${share} % of the loaded model lies on the graphics card.`,
		proved: 'At its proof the companion ran on the graphics card.',
		missed: 'Ollama should use the graphics card, but the model lies in ordinary memory and runs on the processor.',
		missedProof: 'Ollama should use the graphics card, but at its proof the companion ran on the processor.',
		cure: 'Start Ollama again. If that does not help, update the driver of the card; {me machine --why} tells more.',
	},
	service: {
		well: 'Our server runs as a service of yours.',
		alone: 'Our server runs as a process of its own.',
		theirs: 'The server is not ours; it is left to whoever set it up.',
		stopped: 'Our service is stopped, as it should be while Ollama is not needed.',
		twice: (n: number) => `${n} servers of ours are running; one is enough.`,
		twiceCure: '{me stop} ends them; {me talk} starts one again.',
	},
	folder: {
		subject: 'What the rights of the folder of models are',
		well: (folder: string) => `The folder of models is there and can be written (${folder}).`,
		notYet: (folder: string) => `The folder of models is made with the first model (${folder}).`,
		theirs: (folder: string) => `The folder of models belongs to whoever runs Ollama (${folder}).`,
		denied: (folder: string) => `Nothing can be written to the folder of models (${folder}).`,
		deniedCure: 'Make that folder writable for you, or choose another: {me setup --models-dir DIR}',
	},
	newest: {
		subject: 'Whether there is a newer Ollama',
		asking: 'Asking github.com for the newest version of Ollama; nothing else is sent.',
		same: (version: string) => `Ollama ${version} is the newest.`,
		newer: (newest: string, version: string) => `A newer Ollama is out: ${newest}; here is ${version}.`,
		there: (newest: string) => `The newest Ollama is ${newest}.`,
	},
};

export const companionChecks = {
	made: {
		subject: 'Whether the companion is there',
		well: (name: string) => `The companion ${name} is there.`,
		never: 'No companion is set up yet.',
		gone: (name: string) => `The companion ${name} is not in Ollama any more.`,
		cure: '{me setup} makes it.',
	},
	base: {
		subject: 'Whether the model it is made from is there',
		well: (model: string) => `The model it is made from is there (${model}).`,
		gone: (model: string) => `The model it is made from (${model}) is not there any more.`,
		cure: '{me setup} fetches it again.',
	},
	prompt: {
		subject: 'Whether its instructions are intact',
		well: 'Its instructions are what it was given, to the letter.',
		changed: 'Its instructions are not the ones it was given; somebody or some program has changed them.',
		emptied: 'It has no instructions any more, so it talks without the care they ask for.',
		cure: '{me prompt --diff} shows what is different; {me doctor --fix} makes it anew and keeps the changed one.',
		foreign:
			'{me prompt --diff} shows what is different. {me doctor --fix} asks whether to put that one aside and to make the companion anew.',
	},
	parameters: {
		subject: 'Whether its settings are intact',
		well: 'Its settings are the ones it was made with.',
		changed: (names: string) => `Its settings are not the ones it was made with: ${names}.`,
		examples: 'its examples',
	},
	current: {
		well: 'Its instructions are those that your answers give now.',
		other: 'Your answers or this program would give other instructions now than it was made with.',
		cure: '{me prompt --diff} shows them; {me setup} makes it anew.',
	},
	frontEnds: {
		none: 'No chat program that is known to replace its instructions was seen in the usual places.',
		some: (names: string) =>
			`${names} can send instructions of its own, which take the place of the companion's: through it the companion would talk without the care.`,
		cure: 'For the companion use {me talk}.',
	},
};

export const dataChecks = {
	journal: {
		none: 'Nothing was done to this computer yet.',
		well: (n: number) => `The journal of what was done can be read (${count(n, 'line', 'lines')}).`,
		broken: (n: number) =>
			`The journal can be read; ${count(n, 'line that was cut off is', 'lines that were cut off are')} passed over.`,
		closed: 'The journal of what was done cannot be read, so nothing could be taken back.',
		closedCure: (folder: string) => `Make ${folder} yours again: sudo chown -R "$USER" ${folder}`,
	},
	lock: {
		none: 'No other {me} is at work.',
		held: 'Another {me} is at work just now.',
		stale: 'A {me} that was killed left its lock behind.',
		cure: '{me doctor --fix} removes it; so does the next {me setup}.',
	},
	answers: {
		none: 'No answers of yours are kept yet.',
		well: 'Your answers can be read.',
		broken: (file: string) => `The file with your answers is damaged (${file}).`,
		brokenCure: '{me setup} asks again and writes it anew.',
	},
	rights: {
		well: 'What is kept of yours can be read by you alone.',
		open: (files: string) => `Others with an account on this computer can read ${files}.`,
		cure: '{me doctor --fix} closes it to them.',
		windows: 'Whether others can read what is kept of yours',
	},
	partials: {
		subject: 'Whether parts of downloads lie about',
		none: 'No part of a broken-off download lies about.',
		now: (size: string) => `A download is on its way just now (${size} so far).`,
		some: (n: number, size: string) =>
			`${count(n, 'download was', 'downloads were')} broken off; ${size} of ${n === 1 ? 'it lies' : 'them lie'} in the folder of models.`,
		cure: '{me setup} goes on with it; {me doctor --fix} removes it.',
	},
	leftovers: {
		none: 'Nothing is left of a broken-off installation.',
		some: (size: string) => `A broken-off installation of Ollama left ${size}.`,
		cure: '{me setup} goes on with it; {me doctor --fix} removes it.',
	},
	disk: {
		subject: 'How much room there is where models go',
		well: (free: string) => `${free} are free where models go.`,
		full: (free: string) => `Only ${free} are free where models go; a full disk breaks downloads and much else.`,
		cure: 'Free some space, or put models on another disk: {me setup --models-dir DIR}',
	},
	sizeUnknown: 'an unknown amount',
};

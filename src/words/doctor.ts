// The sentences of `doctor`: what it looked at, what it could not see and why, what helps.

import { bytes } from '../screen/text.ts';

/** Why something could not be seen: the end of a sentence, without its stop. */
export const unseen = {
	notRunning: 'Ollama is not running',
	elsewhere: 'the Ollama that is set is another computer',
	noProgram: 'Ollama is not installed',
	noAnswer: 'Ollama did not answer this question',
	noAddress: 'this computer has no address in a network just now',
	silentPort: 'something swallowed the attempt, perhaps a firewall',
	sockets: 'the system does not show who listens there',
	processes: 'the system does not show its processes',
	windowsEngines: 'Windows does not tell it without administrator rights',
	windowsRights: 'Windows keeps rights in a way that is not read here',
	settings: 'neither its process nor its log may be read by you',
	log: 'its log may not be read by you, or there is none',
	logStart: 'its log no longer reaches back to its start',
	start: 'the system does not tell when it started',
	fromProcess: 'its process',
	fromLog: 'its log',
	appShape: 'the app keeps its settings in another form than is known here',
	dockerElsewhere: 'Docker is set to another computer, which is not asked',
	closed: (file: string) => `${file} may not be read by you`,
	unreadable: (file: string) => `${file} holds something else than expected`,
	noTool: (file: string) => `${file} gave no answer`,
	noParts: (program: string) => `the parts that belong to ${program} were not found`,
	noCompanion: 'there is no companion yet',
	notLoaded: 'no model is loaded just now',
	notComposed: 'what its instructions should be could not be worked out',
};

/** What helps where something is unknown. */
export const unseenCure: Record<string, string> = {
	[unseen.notRunning]: 'Start Ollama ({me talk} does so), then look again.',
	[unseen.noProgram]: '{me setup} installs it.',
	[unseen.noCompanion]: '{me setup} makes one.',
	[unseen.notLoaded]: 'Talk a little with {me talk}, then look again.',
	[unseen.elsewhere]: 'It has to be looked at there.',
	[unseen.noAddress]: 'Look again when this computer is in a network.',
	[unseen.settings]: 'Whoever looks after that Ollama can tell.',
	[unseen.log]: 'Whoever looks after that Ollama can tell.',
	[unseen.noTool('docker')]: 'Where you use it: docker ps shows the ports; those that begin with 127.0.0.1 are closed.',
	[unseen.dockerElsewhere]: 'It has to be looked at there.',
};

/** The same for everything else that could not be seen. */
export const unseenOtherwise =
	'Where it matters to you, look at it by hand or ask somebody who looks after this computer.';

const count = (n: number, one: string, many: string) => (n === 1 ? `1 ${one}` : `${n} ${many}`);

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

/** The screen. */
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
	fine: (n: number) => (n === 1 ? '1 thing is well.' : `${n} things are well.`),
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
};

/** Mending. */
export const fixing = {
	title: 'What would be done',
	nothing: 'There is nothing here that can be mended from here.',
	unattended: 'Nothing was changed. To do this:  {me doctor --fix --yes}',
	question: 'Do this?',
	yes: 'Yes, do this',
	no: 'No, leave everything',
	left: 'Nothing was changed.',
	askShared: (title: string, why: string) => `${title}? ${why}`,
	yesShared: 'Do it',
	noShared: 'Leave it',
	notOurs: 'Not only ours, so it stays unless you say otherwise',
	stays: 'it stays as it is',
	lock: {
		title: 'Remove the lock that was left behind',
		change: 'Its process is gone. Nothing needs it.',
		undo: 'cannot be taken back, and need not be',
		done: 'removed',
	},
	rights: {
		title: (file: string) => `Close ${file} to others`,
		change: (from: string, to: string) => `Its rights become ${to} instead of ${from}.`,
		undo: (from: string, file: string) => `chmod ${from} ${file}`,
		done: 'closed',
	},
	leftovers: {
		title: (size: string) => `Remove what a broken-off installation left (${size})`,
		change: 'It lies in a folder of ours; it would be fetched again when it is needed.',
		undo: '{me setup} fetches it again',
	},
	partials: {
		title: (n: number, size: string) => `Remove ${count(n, 'broken-off download', 'broken-off downloads')} (${size})`,
		change: 'Ollama itself removes such parts at a start when they are older than an hour.',
		undo: '{me setup} fetches it again',
		shared: 'Another program may have begun it and may want to go on.',
	},
	server: {
		title: 'Start our server again',
		change: 'For you alone, on this computer alone, cloud features off. A conversation that is going on ends.',
		undo: '{me stop} stops it',
		done: (version: string) => `running again, version ${version}`,
	},
	companion: {
		title: (name: string) => `Make ${name} anew, with its instructions`,
		change: (name: string, date: string) => `The changed one is kept as ${name}-before-${date}.`,
		undo: (name: string, date: string) => `ollama cp ${name}-before-${date} ${name}`,
		done: 'made anew',
		kept: (kept: string) => `made anew; the changed one is kept as ${kept}`,
		shared: 'The one that is there does not begin like ours, so somebody made it on purpose.',
	},
	gone: 'it was gone already',
	removed: 'removed',
};

/** A bug report. */
export const bundling = {
	lead: 'This is everything that would be in the file: what this computer said when it was looked at. Names, serial numbers, hardware addresses, home folders and host names were taken out. Please look it over; nothing is sent anywhere.',
	question: (file: string) => `Save this as ${file}?`,
	replace: (file: string) => `${file} exists. Replace it?`,
	yes: 'Yes, save it',
	no: 'No',
	replaceYes: 'Yes, replace it',
	saved: (file: string) => `Saved as ${file}, for your eyes alone. {me machine --from ${file}} reads it.`,
	notSaved: 'Nothing was saved.',
	unattended: (file: string) => `Nothing was saved. To save it:  {me doctor --bundle ${file} --yes}`,
	exists: (file: string) => `${file} exists and is not replaced without asking.`,
	existsCure: 'Name another file, or remove that one first.',
	cannot: (file: string) => `${file} cannot be written.`,
	cannotCure: 'Name a file in a folder of yours.',
	alone: '--bundle stands alone; it cannot be combined with --fix or --online.',
};

/** Sizes in sentences. */
export const sizeOf = bytes;

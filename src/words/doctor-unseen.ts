// Why `doctor` could not see something, and what helps there.

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

/** What helps where something is unknown, by its name above; `docker` where that program gave no answer. */
export const unseenCures = {
	notRunning: 'Start Ollama ({me talk} does so), then look again.',
	noProgram: '{me setup} installs it.',
	noCompanion: '{me setup} makes one.',
	notLoaded: 'Talk a little with {me talk}, then look again.',
	elsewhere: 'It has to be looked at there.',
	noAddress: 'Look again when this computer is in a network.',
	settings: 'Whoever looks after that Ollama can tell.',
	log: 'Whoever looks after that Ollama can tell.',
	docker: 'Where you use it: docker ps shows the ports; those that begin with 127.0.0.1 are closed.',
	dockerElsewhere: 'It has to be looked at there.',
	/** Everything else that could not be seen. */
	otherwise: 'Where it matters to you, look at it by hand or ask somebody who looks after this computer.',
};

type Cure = keyof typeof unseenCures;
const reasonOf = (cure: Cure): string | undefined => {
	if (cure === 'otherwise') return undefined;
	return cure === 'docker' ? unseen.noTool(cure) : unseen[cure];
};

/** What helps where `why` is the reason, found by its words in the language that is spoken. */
export const unseenCure = (why: string): string =>
	unseenCures[(Object.keys(unseenCures) as Cure[]).find((cure) => reasonOf(cure) === why) ?? 'otherwise'];

// The sentences of installing, starting and taking back.

export const download = {
	refused: (host: string, status: number) => `${host} refused the download (HTTP ${status}).`,
	refusedCure: 'Try again later: {me}. What has arrived is kept.',
	cut: (name: string, host: string) => `The download of ${name} from ${host} broke off again and again.`,
	portal: (host: string) =>
		`This network wants you to log in first: asked for a file, ${host} answered with a web page.`,
	portalCure: 'Open a browser, log in, then run {me} again.',
	checksum: (name: string) =>
		`What arrived as ${name} is not what its makers published: the checksum is wrong. It was removed.`,
	checksumCure: 'Run {me} again. If it happens again, something on the way changes downloads; try another network.',
	full: (folder: string) => `The disk is full: nothing more can be written to ${folder}. What has arrived is kept.`,
	fullCure: 'Free some space and run {me} again; it goes on from there.',
	denied: (folder: string) => `Nothing may be written to ${folder}.`,
	deniedCure: 'Look whose folder it is and whether it is read-only.',
	noName: (host: string) => `${host} was not found: there seems to be no network.`,
	unreachable: (host: string) => `${host} could not be reached.`,
	offlineCure:
		'Check the connection and run {me} again; what has arrived is kept. {me advise} and {me help-now} work without a network.',
	certificate: (host: string) =>
		`${host} showed a certificate that this computer does not trust. Some workplaces look into all traffic this way.`,
	certificateCure:
		'If you trust that, give its certificate to Node: set NODE_EXTRA_CA_CERTS to the file, then run {me} again.',
};

export const release = {
	refused: (host: string, status: number) => `${host} could not give the newest version of Ollama (HTTP ${status}).`,
	refusedCure:
		'Try again in a while: {me}. Or install Ollama yourself from https://ollama.com/download; it will be found.',
	noVersion: 'The page of the newest Ollama answered with something else: this network may want you to log in first.',
	noVersionCure: 'Open a browser, look whether pages load, then run {me} again.',
	noChecksums:
		'The list of checksums of the newest Ollama is empty, so nothing could be checked. Nothing was installed.',
	noBuild: (arch: string) => `There is no official Ollama for this processor (${arch}).`,
	noBuildCure: 'On such a computer Ollama cannot be set up here; {me advise} shows what another one could do.',
	noAsset: (asset: string, version: string) => `Ollama ${version} has no file ${asset}.`,
	space: (needed: string, free: string, folder: string) =>
		`Ollama needs ${needed} of disk space while it is installed; ${folder} has ${free}.`,
	spaceCure: 'Free some space and run {me} again, or set XDG_DATA_HOME to a folder on another disk.',
	noRun: (file: string) =>
		`Ollama was unpacked, but ${file} may not run there. The folder may lie on a disk that forbids programs (noexec).`,
	noExec: (folder: string) =>
		`Programs may not run from ${folder}: the disk that it lies on forbids it (noexec). Nothing was fetched.`,
	noRunCure: 'Set XDG_DATA_HOME to a folder on another disk and run {me} again.',
	noLibrary:
		'Ollama was unpacked, but it does not start: the official builds need the GNU C library, and this system seems to have another one (Alpine, for example).',
	noLibraryCure: 'Install Ollama from the packages of your system; it will be found.',
	fetching: 'fetching',
	unpacking: 'unpacking; this can take a few minutes',
	detail: (version: string) => `${version}, checked and in place`,
	there: 'it was in place',
};

export const archive = {
	bad: 'The archive of Ollama could not be read to its end.',
	badCure: 'Run {me} again.',
};

export const server = {
	running: (host: string) => host.replace(/^https?:\/\//, ''),
	silent: 'it is looking at the graphics cards; the first start can take a minute and a half',
	held: (port: string, by: string | null) =>
		`Something else answers at port ${port}${by ? ` (${by})` : ''}, where Ollama should.`,
	heldSilent: (port: string, by: string | null) =>
		`Something else${by ? ` (${by})` : ''} holds port ${port}, where Ollama should be, and does not answer.`,
	heldCure: 'Stop that program, or use another port: OLLAMA_HOST=127.0.0.1:11435 before the command.',
	died: 'Ollama ended right after it was started.',
	diedCure: 'Its last words are below; the whole log:',
	never: 'Ollama was started but did not answer in time.',
	waiting: 'waiting until Ollama is there',
	noProgram: 'There is no Ollama to start.',
	noProgramCure: 'Run {me} to set it up.',
	remote: (host: string) =>
		`The Ollama server at ${host} does not answer. It is another computer's; it cannot be started from here.`,
	remoteCure: 'Start it there, or leave out --host and OLLAMA_HOST.',
	stopped: 'Our server was stopped; the memory is free again.',
	notRunning: 'Our server is not running.',
	notOurs: (host: string) =>
		`Ollama answers at ${host}, but it was not started by this program. It stays as it is; the companion was unloaded from memory.`,
};

export const lock = {
	held: (pid: number) => `kettleside is already at work on this computer (process ${pid}).`,
	cure: 'Wait until it is finished, then run {me} again.',
};

export const undo = {
	title: 'Take back',
	nothing: 'There is nothing to take back.',
	question: 'Take all this back?',
	yes: 'Yes, take it back',
	no: 'No, leave everything',
	left: 'Nothing was changed.',
	unattended: 'Nothing was changed. To do this: {me undo --yes}',
	model: (name: string) => `Remove the model ${name}`,
	companion: (name: string) => `Remove the companion ${name}`,
	server: 'Stop our Ollama and remove its start-up entry',
	folder: (folder: string) => `Remove ${folder}`,
	home: (folder: string) => `Remove ${folder}, which Ollama made for itself`,
	shared: 'another model was made from it, so it stays (--all removes it too)',
	changed: 'it is not what was made here any more, so it stays (--all removes it too)',
	holds: 'other models lie there, so it stays (--all removes it too)',
	gone: 'it was gone already',
	done: 'removed',
	stopped: 'stopped',
	noServer: 'Ollama could not be started to remove it',
	couldNot: 'What could not be taken back:',
	kept: 'Your answers and your consent are yours and stay; they lie in',
};

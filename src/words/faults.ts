// What servers, the registry and the system can say, in sentences for people: what happened, and the one thing that helps.

/** What is known about the moment a fault happened; every field may be missing. */
export interface About {
	/** Everyday name of the model. */
	model?: string;
	/** Host that was asked: "registry.ollama.ai", "127.0.0.1:11434". */
	host?: string;
	/** Version of the running server. */
	version?: string;
	/** Folder of the models on the computer of the server. */
	folder?: string;
}

interface Words {
	text: string;
	cure: string;
}

const model = (about: About) => about.model ?? 'the model';
const Model = (about: About) => about.model ?? 'The model';
const folder = (about: About) => about.folder ?? 'the folder for models';
const again = 'Start {me} again; it goes on from there.';

/** One plain sentence what happened and why, and the one thing that helps. Keys are the codes of the Problems. */
export const faultWords = {
	'model-unknown': (a) => ({
		text: `The registry has no model of the name ${model(a)}.`,
		cure: 'Look at the spelling and at the part after the colon, or take one from {me advise}.',
	}),
	'login-page': () => ({
		text: 'This network wants you to log in first: asked for a model, it answered with a web page (a hotel or train Wi-Fi does that).',
		cure: `Open a browser, log in, then start {me} again; it goes on from there.`,
	}),
	'ollama-too-old': (a) => ({
		text: `${Model(a)} needs a newer Ollama than ${a.version ? `the ${a.version} that is running` : 'the one that is running'}.`,
		cure: 'Make Ollama the newest with {me setup --update}, or choose another model.',
	}),
	'registry-down': () => ({
		text: 'The place that models come from has a disturbance; it is not this computer.',
		cure: `Wait some minutes. ${again}`,
	}),
	'rate-limited': () => ({
		text: 'The place that models come from says that there were too many requests from this network.',
		cure: `Wait some minutes. ${again}`,
	}),
	'registry-refused': (a) => ({
		text: `The place that models come from does not hand out ${model(a)}.`,
		cure: 'It may be private, or its terms have to be accepted on its page first. Choose another model.',
	}),
	'download-cut': () => ({
		text: 'The download broke off again and again.',
		cure: `What has arrived is kept. Look at the connection. ${again}`,
	}),
	'download-stalled': () => ({
		text: 'The download stood still, also after it was begun again.',
		cure: `What has arrived is kept. Look at the connection. ${again}`,
	}),
	'digest-mismatch': () => ({
		text: 'What arrived is not what was sent: its check sum is wrong. Ollama has thrown it away.',
		cure: 'Start {me} again. Where it happens every time, something between here and the registry changes downloads (a filter or proxy); another network helps.',
	}),
	'disk-full': (a) => ({
		text: `The disk is full: nothing more can be written into ${folder(a)}.`,
		cure: `Free some space. ${again} Or put models on another disk: {me setup --models-dir DIR}`,
	}),
	'models-folder-denied': (a) => ({
		text: `Ollama may not write into ${folder(a)}.`,
		cure: 'Give the folder to the user that Ollama runs as, or choose another: {me setup --models-dir DIR}',
	}),
	'models-unlisted': () => ({
		text: 'Ollama answers, but cannot list its models.',
		cure: 'See that Ollama may read its folder of models, then start Ollama again. Its own words stand below.',
	}),
	'partial-broken': () => ({
		text: 'A part of an earlier download is damaged (a full disk does that), so Ollama cannot go on with it.',
		cure: 'Remove the files that end in -partial and -partial-NUMBER from the folder blobs of the models, then start {me} again.',
	}),
	'blob-host-blocked': (a) => ({
		text: `The list of models can be reached, but not the host that their files lie on${a.host ? ` (${a.host})` : ''}.`,
		cure: 'A firewall or a filter of names may stand between. Allow that host, or use another network.',
	}),
	'no-dns': (a) => ({
		text: `The name ${a.host ?? 'of the registry'} could not be found: this computer is offline, or its name service does not answer.`,
		cure: `Look at the connection. ${again} Behind a company proxy, Ollama's server needs HTTPS_PROXY in its own settings.`,
	}),
	'no-network': (a) => ({
		text: `There is no way from here to ${a.host ?? 'the place that models come from'}.`,
		cure: `Look at the connection and the firewall. ${again} Behind a company proxy, Ollama's server needs HTTPS_PROXY in its own settings.`,
	}),
	'bad-certificate': (a) => ({
		text: `The connection to ${a.host ?? 'the registry'} is not to be trusted: its certificate is signed by somebody this computer does not know. Company networks and some virus scanners look into connections in this way.`,
		cure: 'Put their certificate among those that the system trusts and start Ollama again, or use another network. Also look at the clock of this computer.',
	}),
	'proxy-failed': (a) => ({
		text: `The proxy did not let the connection through${a.host ? ` to ${a.host}` : ''}.`,
		cure: 'Look at HTTPS_PROXY, here and in the settings of the Ollama server, with user name and password where the proxy wants them.',
	}),
	'mlx-only': (a) => ({
		text: `${Model(a)} comes in a form (MLX) that this Ollama cannot run.`,
		cure: 'Choose a model without mlx in its name: {me advise}',
	}),
	'cloud-only': (a) => ({
		text: `${Model(a)} runs on computers of ollama.com, not on this one; everything written to it would leave this computer.`,
		cure: 'Choose a model that runs here: {me advise}',
	}),
	'cloud-off': (a) => ({
		text: `${Model(a)} runs on computers of ollama.com, and the cloud features of this Ollama are switched off, as they should be here.`,
		cure: 'Choose a model that runs here: {me advise}',
	}),
	'no-redirect': () => ({
		text: 'That registry does not say where the files of the model lie, so Ollama cannot fetch them.',
		cure: 'Take the model from another place.',
	}),
	'name-invalid': (a) => ({
		text: `${a.model ? `"${a.model}"` : 'That'} cannot be the name of a model.`,
		cure: 'Letters, digits, dots, dashes and underscores are allowed, as in gemma3:4b.',
	}),
	'base-invalid': (a) => ({
		text: `Ollama could not make the companion from ${model(a)}.`,
		cure: 'Choose another model: {me advise}',
	}),
	'parameter-invalid': () => ({
		text: 'A setting that is stored with the model has the wrong kind of value, so it cannot be loaded.',
		cure: 'Make the companion again: {me setup}',
	}),
	'cannot-think': (a) => ({
		text: `${Model(a)} has no thinking that could be switched on.`,
		cure: 'Ask without thinking.',
	}),
	'cannot-chat': (a) => ({
		text: `${Model(a)} cannot hold a conversation.`,
		cure: 'Choose another model: {me advise}',
	}),
	'model-missing': (a) => ({
		text: `${Model(a)} is not in this Ollama.`,
		cure: 'Set it up: {me setup}',
	}),
	'server-busy': () => ({
		text: 'Ollama has more to do than it can take on.',
		cure: 'Wait until other programs have their answers, then try again.',
	}),
	'too-long': () => ({
		text: 'The message does not fit: together with the instructions it is longer than what the model can keep in mind at once.',
		cure: 'Write less at a time, or set up with a larger context.',
	}),
	'engine-missing': () => ({
		text: 'This Ollama is not whole: the part that runs models (llama-server) is missing.',
		cure: 'Install Ollama again from where it came from. Some packages of version 0.30 were built without it.',
	}),
	'library-missing': () => ({
		text: 'Ollama cannot start: this system lacks a library that it needs, or has an older one.',
		cure: 'Update this system, or install Ollama from its own packages; then start {me} again.',
	}),
	'out-of-memory': (a) => ({
		text: `There is not enough memory for ${model(a)}.`,
		cure: 'Close other programs, take a smaller context, or choose a smaller model: {me advise}',
	}),
	'engine-killed': (a) => ({
		text: `The system stopped the part of Ollama that ran ${model(a)}. That happens when memory runs out.`,
		cure: 'Close other programs, take a smaller context, or choose a smaller model: {me advise}',
	}),
	'load-timeout': (a) => ({
		text: `${Model(a)} was not loaded in five minutes: the disk is very slow, or memory is so short that the computer swaps.`,
		cure: 'Close other programs and try again, or choose a smaller model: {me advise}',
	}),
	'engine-stopped': (a) => ({
		text: `The part of Ollama that ran ${model(a)} stopped unexpectedly.`,
		cure: 'Try once more. Where it happens again, choose a smaller model, and look into the log of the Ollama server.',
	}),
	incompatible: (a) => ({
		text: `This Ollama cannot load ${model(a)}; the file may be too new or too old for it.`,
		cure: 'Update Ollama and download the model again, or choose another: {me advise}',
	}),
	'template-refused': (a) => ({
		text: `The form of conversation that comes with ${model(a)} does not accept instructions.`,
		cure: 'Choose another model: {me advise}',
	}),
	'port-taken': () => ({
		text: 'Ollama cannot start: its port is used by another program.',
		cure: 'Stop that program, or give Ollama another port with OLLAMA_HOST=127.0.0.1:11435.',
	}),
	'port-reserved': () => ({
		text: 'Ollama cannot start: Windows keeps its port for itself.',
		cure: 'See netsh int ipv4 show excludedportrange tcp, and give Ollama another port with OLLAMA_HOST=127.0.0.1:11435.',
	}),
	'port-held': (a) => ({
		text: `Something answers at ${a.host ?? 'the port of Ollama'}, but it is not Ollama.`,
		cure: 'Stop that program, or name another address with --host or OLLAMA_HOST.',
	}),
	'server-refuses': (a) => ({
		text: `The Ollama server at ${a.host ?? 'that address'} refuses requests under this name.`,
		cure: 'Use its IP address instead of a name.',
	}),
	'server-not-running': () => ({
		text: 'Ollama is not running.',
		cure: 'Start it: {me setup} does so, and so does ollama serve.',
	}),
	'host-unreachable': (a) => ({
		text: `The Ollama server at ${a.host ?? 'that address'} cannot be reached.`,
		cure: 'Look at --host or OLLAMA_HOST, at the other computer, and at the firewall between.',
	}),
	'server-gone': () => ({
		text: 'The connection to Ollama broke off in the middle: its server was stopped or has crashed.',
		cure: `What has arrived is kept. ${again}`,
	}),
	'reply-ended': () => ({
		text: 'Ollama ended the reply before it was whole. It does so when a model writes the same sign over and over, and when it is stopped itself.',
		cure: `${again} Where it happens each time, another model helps: {me setup --model NAME}.`,
	}),
	'server-silent': () => ({
		text: 'Ollama is there but does not answer. Right after its start it may look for graphics processors for up to 90 seconds.',
		cure: 'Wait a moment and try again; where it stays so, start Ollama again.',
	}),
	unrecognised: () => ({
		text: 'Ollama reported something that is not known here.',
		cure: 'Its own words stand below. What was done so far is kept; {me} goes on from there.',
	}),
} satisfies Record<string, (about: About) => Words>;

export const logging = {
	place: (place: string) => `The log of Ollama: ${place}`,
};

/** Answers to a step that cannot go on. */
export const choiceWords = {
	'other-folder': 'Put models on another disk',
	'smaller-model': 'Choose a smaller model',
	'other-model': 'Choose another model',
	'smaller-context': 'Take a smaller context',
	'close-programs': 'Close other programs and try again',
	'update-ollama': 'Update Ollama',
	'other-name': 'Give the companion another name',
	'remove-partials': 'Remove the parts of broken downloads',
	again: 'Try again',
};

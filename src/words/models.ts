// Sentences about models: what cannot converse, what a file or a registry answered, what is only estimated.

export const words = {
	/** A sentence about a model out of data/models.json, which is English. */
	known: (text: string) => text,
	noSystemRole: 'Its format has no place for standing instructions: ours go in front of your first message.',
	alwaysThinks: 'It always thinks before it answers, and this cannot be switched off: each reply takes longer.',
	mayBeBase:
		'Its file names no training for conversations: it may be a base model that only continues text. Such a one does not follow its instructions.',
	licenceNotRead: 'The publisher’s licence text for this model was not read.',
	catalogNotJson: 'This catalog is not a JSON document.',
	catalogWrong: (count: number) => `This catalog has ${count === 1 ? 'one fault' : `${count} faults`}.`,

	fileMissing: (file: string) => `There is no file ${file}.`,
	fileUnreadable: (file: string) => `The file ${file} cannot be read.`,
	notAFile: (file: string) => `${file} is not a file.`,
	getFileAgain: 'Get the file again, from its publisher.',
	fileCut: 'The model file is not whole: it ends before its content does.',
	remoteCut: (host: string) => `The model file at ${host} is not whole: it ends before its content does.`,
	chooseOther: 'Choose another model, or another form of this one.',
	notGguf: 'This is not a GGUF model file: it does not begin as one.',
	ggufVersion: (version: number) => `This GGUF file has version ${version}; only 2 and 3 can be read.`,
	bigEndian: 'This GGUF file was made for another kind of processor (big-endian).',
	headerTooLarge: (limit: number) =>
		`The description at the begin of this model file is larger than ${Math.round(limit / 1024 ** 2)} MiB.`,
	absurd: (what: string, value: string) =>
		`The model file makes no sense: ${what} is said to be ${value.slice(0, 24)}.`,
	wouldFill: 'The model file makes no sense: its description alone would fill the memory.',
	strangeKey: (key: string, type: number) =>
		`The model file makes no sense: "${key.slice(0, 80)}" has the type ${type}.`,
	strangeTensor: (name: string) => `The model file makes no sense: its tensor "${name.slice(0, 80)}" cannot be so.`,
	strangeType: (name: string) => `The type of the tensor "${name.slice(0, 80)}" is not known to this program.`,
	noTensors: 'The model file lists no tensors (blocks of numbers).',
	keyName: 'the length of a key',
	keyCount: 'the number of keys',
	tensorCount: 'the number of tensors (blocks of numbers)',
	tensorName: 'the length of a tensor’s name',
	tensorSize: (name: string) => `the size of the tensor "${name.slice(0, 80)}"`,
	textLength: (key: string) => `the length of a text in "${key.slice(0, 80)}"`,
	listLength: (key: string) => `the length of the list "${key.slice(0, 80)}"`,
	noParameters: 'Neither the file nor its publisher’s list says how many parameters it has.',
	noQuantization: 'The file does not say how its numbers are stored.',
	noArchitecture: 'The file does not say which architecture it has.',
	noLicence: 'The file does not name a licence.',
	licenceMissing: 'No licence is named in it: look at its publisher’s page before you use it.',
	noContext: 'The file does not say how long a conversation it was trained for.',
	tensorsNotRead: 'The list of its tensors (blocks of numbers) was not read.',
	partMissing: (file: string, parts: number) => `This model comes in ${parts} files, and ${file} is not there.`,
	split: (parts: number) => `It comes in ${parts} files; Ollama takes only models in one file.`,
	needsNewerOllama: 'It needs a newer Ollama than the one on this computer.',
	sizeNotAsked: 'Its size was not asked for.',
	onlyDescribed: 'Only its size was described.',
	described: (text: string) => `A model described as ${text}`,
	describedLike: (title: string) =>
		`An estimate: its shape is taken from ${title}, the nearest in size that is known here.`,
	didYouMean: (names: readonly string[]) => `Did you mean ${names.join(', ')}?`,
	seeCatalog: '{me advise} lists the models that fit this computer.',
	unknownModel: (name: string) => `There is no model called ${name.slice(0, 120)}.`,
	nothingThere: (url: string) => `There is no model file at ${url.slice(0, 200)}.`,
	noQuant: (tag: string, repository: string) => `${repository} has no file in the form ${tag.slice(0, 60)}.`,
	sizeNotListed: 'The server’s list does not name its size.',
	manifestBad: (host: string) => `What came from ${host} is not the description of a model.`,
	loginPage: (host: string) =>
		`Instead of an answer from ${host} a web page came: this network wants you to log in first.`,
	loginPageCure: 'Open any page in a browser, log in to the network, then try again.',
};

type Cannot = { code: string; text: string };
const cannot = (code: string, text: string): Cannot => ({ code, text });

/** Why a model cannot be the companion. */
export const cannotWords = {
	embedding: cannot('embedding', 'It turns text into numbers for searching; it cannot converse.'),
	reranker: cannot('reranker', 'It sorts search results; it cannot converse.'),
	adapter: cannot('adapter', 'It is an addition to another model, not a model of its own.'),
	noLanguage: (architecture: string): Cannot =>
		cannot(
			'no-language-model',
			`It is a part for pictures or sound (${architecture.slice(0, 40)}); it cannot converse.`,
		),
	code: cannot('code-completion', 'It completes program code; it was not made to converse.'),
	base: cannot('base-model', 'It is a base model: it only continues text and was never taught to converse.'),
	noTemplate: cannot(
		'no-chat-template',
		'It has no chat template (the form of a conversation), so it would not know who is speaking.',
	),
	noChat: cannot('no-chat', 'Ollama says that it cannot hold a conversation.'),
	cloud: cannot('cloud-only', 'It runs on somebody else’s computer; what you write would leave yours.'),
	mlx: cannot('mlx-only', 'It is made for Apple’s MLX engine only, which this program does not set up.'),
	safetensors: cannot('safetensors', 'Its files are in the safetensors format; Ollama needs one GGUF file.'),
	noModel: cannot('no-model', 'Nothing under this name holds a model that could be run here.'),
	sharded: cannot('sharded', 'It comes in several files; Ollama takes only models in one file.'),
};

/** What hosts of models answer, or do not. */
export const remoteWords = {
	dns: (host: string) => `The name ${host} could not be looked up: there seems to be no network.`,
	certificate: (host: string) => `The connection to ${host} is not to be trusted: its certificate was not accepted.`,
	proxy: (host: string) => `The proxy does not let us through to ${host}.`,
	proxyCure: 'Look at HTTPS_PROXY and NO_PROXY, then try again. The models of our own list can be checked without it.',
	late: (host: string) => `${host} did not answer in time.`,
	unreachable: (host: string) => `${host} could not be reached.`,
	networkCure:
		'Look at the connection to the network, then try again. The models of our own list can be checked without it.',
	notAllowed: (host: string) => `${host} does not hand this model out without an account, or has none of this name.`,
	notAllowedCure: 'Choose another model, or accept its terms on its page and get the file yourself.',
	tooOld: 'This model needs a newer Ollama than the one that asked.',
	tooOldCure: 'Update Ollama, or choose another model.',
	busy: (host: string) => `${host} says that it was asked too often.`,
	later: 'Try again in some minutes.',
	down: (host: string, status: number) => `${host} is out of order (it answered ${status}).`,
	refused: (host: string, status: number) => `${host} refused the request (it answered ${status}).`,
	redirected: (from: string, to: string) => `${from} sends on to ${to} without encryption; it was not followed.`,
	loop: (host: string) => `${host} sends from one address to the next without end.`,
	large: (host: string) => `The answer of ${host} is far too long for the description of a model.`,
	range: (host: string) => `${host} sent another part of the file than was asked for.`,
};

// The commands and options with what they are for: the one table that parsing, help, completion and suggestions stand on.

export interface FlagSpec {
	type: 'string' | 'boolean';
	help: string;
	/** Placeholder of its value in the help. */
	value?: string;
	multiple?: boolean;
	/** Its value is a file or a folder. */
	path?: boolean;
	choices?: readonly string[];
	number?: { min: number; max: number; whole?: boolean };
	/** `--no-x` is possible. */
	negatable?: boolean;
	/** Belongs to every command. */
	everywhere?: boolean;
}

export interface CommandSpec {
	summary: string;
	flags: readonly string[];
	/** Words after the command: how many it needs at least and takes at most, what they are, an example. */
	words?: { least: number; most?: number; name: string; example: string };
	json?: boolean;
	examples: readonly [string, string];
}

const choose = (help: string, choices: readonly string[]): FlagSpec => ({
	type: 'string',
	help,
	choices,
	value: choices.join('|'),
});
const number = (help: string, value: string, min: number, max: number, whole = true): FlagSpec => ({
	type: 'string',
	help,
	value,
	number: { min, max, whole },
});
const text = (help: string, value: string): FlagSpec => ({ type: 'string', help, value });
const place = (help: string, value: string): FlagSpec => ({ ...text(help, value), path: true });
const yesNo = (help: string): FlagSpec => ({ type: 'boolean', help });

export const flags: Record<string, FlagSpec> = {
	machine: place('use this Machine document instead of this computer', 'FILE'),
	ram: number('a computer with so much memory', 'GiB', 0.25, 16384, false),
	gpu: { ...text('a computer with this graphics card, or none', 'NAME[:GiB]'), multiple: true },
	'cpu-bandwidth': number('memory bandwidth of the processor', 'GB/s', 1, 10000, false),
	context: number('how long a conversation it holds, in tokens', 'N', 256, 1048576),
	'kv-cache': choose('type of the KV cache (memory for the conversation)', ['f16', 'q8_0', 'q4_0']),
	device: choose('where to run', ['auto', 'gpu', 'cpu']),
	batch: number('tokens read at a time', 'N', 32, 16384),
	parallel: number('conversations at the same time', 'N', 1, 64),
	'flash-attention': choose('the memory-saving way of reading', ['on', 'off']),
	host: text('another Ollama server', 'URL'),
	model: text('the model to set up', 'ID'),
	name: text('name of the companion in Ollama (kettleside)', 'NAME'),
	purpose: choose('what it is for', ['journal', 'calm', 'think', 'prepare']),
	style: choose('how it should answer', ['listen', 'ask', 'skills']),
	directness: choose('how gently', ['gentle', 'direct']),
	language: text('language of the replies', 'en'),
	country: text('country of the help lines, or none', 'DE|none'),
	'session-minutes': number('reminder after so many minutes; 0 for none', 'N', 0, 1440),
	contact: text('first name of a person you could turn to', '"first name"'),
	signs: text('your own signs that you should stop', '"…"'),
	'models-dir': place('folder for models, for example on another disk', 'DIR'),
	install: { ...yesNo('install Ollama where it is missing'), negatable: true },
	update: yesNo('make an Ollama that is there the newest first'),
	'system-service': yesNo('Linux: show how Ollama becomes a service of the system, and wait for it'),
	yes: yesNo('take the suggestions and agree to the plan'),
	plan: yesNo('show the plan and change nothing'),
	all: yesNo('undo: also what others use; doctor, rehearse: all'),
	fix: yesNo('mend what can be mended from here, after one yes'),
	online: yesNo('also ask github.com for a newer Ollama'),
	bundle: place('write what this computer says, without personal data, for a bug report', 'FILE'),
	set: { ...text('say for good: gpu, ram, cpu-bandwidth, cores', 'KEY=VALUE'), multiple: true },
	unset: { ...text('go by what is seen again (KEY or all)', 'KEY'), multiple: true },
	rollback: yesNo('go back to what was before the last change'),
	'keep-old': yesNo('leave the model of before on the disk'),
	from: place('run detection over a recording of another computer', 'RECORDING'),
	diff: yesNo('compare with what Ollama holds'),
	edit: yesNo('change the instructions in your own editor'),
	reset: yesNo('go back to the composed instructions'),
	report: place('also as one page for a browser, to print or to keep', 'FILE'),
	compare: place('two Machine documents side by side', 'A.json B.json'),
	skip: { ...text('leave out a group of prepared messages', 'GROUP'), multiple: true },
	bare: yesNo('also the same model without its instructions, side by side'),
	again: yesNo('begin anew, also where all is done'),
	check: yesNo('compare with the registry; asks it once for each download'),
	json: { ...yesNo('one JSON document on standard output'), everywhere: true },
	why: { ...yesNo('the source of each figure'), everywhere: true },
	debug: { ...yesNo('stack traces where something goes wrong'), everywhere: true },
	quiet: { ...yesNo('only what was asked for, no progress'), everywhere: true },
	accessible: { ...yesNo('no redrawing, numbered choices, plain lines'), everywhere: true },
	lang: { ...text('language of the screens', 'de'), everywhere: true },
	help: { ...yesNo('this help'), everywhere: true },
	version: { ...yesNo('the version'), everywhere: true },
};

/** A computer that is described part by part. */
const parts = ['ram', 'gpu', 'cpu-bandwidth'];
const running = ['context', 'kv-cache', 'device', 'batch', 'parallel', 'flash-attention', 'host'];
const hardware = ['machine', 'from', ...parts, ...running];
const answers = [
	'model',
	'name',
	'purpose',
	'style',
	'directness',
	'language',
	'country',
	'session-minutes',
	'contact',
	'signs',
];

export const commands: Record<string, CommandSpec> = {
	setup: {
		summary: 'set up a companion, step by step (the default)',
		flags: [...hardware, ...answers, 'models-dir', 'install', 'update', 'system-service', 'yes', 'plan'],
		json: true,
		examples: ['setup', 'setup --yes --model gemma3:4b --purpose journal --country DE'],
	},
	advise: {
		summary: 'what this computer can run; changes nothing',
		flags: [...hardware, 'language', 'report', 'compare'],
		words: { least: 0, name: 'nothing, or a second machine after --compare', example: 'advise' },
		json: true,
		examples: ['advise', 'advise --ram 32 --gpu "RTX 4090"'],
	},
	check: {
		summary: 'can this computer run that model?',
		flags: [...hardware, 'report'],
		words: { least: 1, name: 'the name of a model', example: 'check gemma3:4b' },
		json: true,
		examples: ['check gemma3:4b', 'check llama3.3:70b --ram 64'],
	},
	machine: {
		summary: 'what was found out about this computer, and how',
		flags: ['set', 'unset', 'machine', 'from', ...parts, 'host'],
		json: true,
		examples: ['machine --why', 'machine --set "gpu=RTX 3060:12" --set ram=32'],
	},
	config: {
		summary: 'settings, and where each comes from',
		flags: ['host', 'models-dir', 'context', 'kv-cache'],
		words: { least: 0, name: 'nothing, or set KEY VALUE, or unset KEY', example: 'config set context 16384' },
		json: true,
		examples: ['config set models-dir /mnt/big', 'config unset models-dir'],
	},
	doctor: {
		summary: 'is everything well, and private?',
		flags: ['all', 'fix', 'yes', 'online', 'bundle', 'host'],
		json: true,
		examples: ['doctor', 'doctor --fix'],
	},
	retune: {
		summary: 'fit it to this computer again: new hardware, newer models, another wish',
		flags: ['machine', ...parts, ...running, 'model', 'rollback', 'keep-old', 'yes', 'plan'],
		json: true,
		examples: ['retune', 'retune --plan --gpu "RTX 4090"'],
	},
	prompt: {
		summary: "the companion's instructions",
		flags: [...answers, 'context', 'host', 'diff', 'edit', 'reset', 'yes'],
		json: true,
		examples: ['prompt --why', 'prompt --edit'],
	},
	talk: {
		summary: 'a conversation with the companion; nothing is stored',
		flags: ['name', 'host', 'country', 'session-minutes'],
		examples: ['talk', 'talk --session-minutes 20'],
	},
	rehearse: {
		summary: 'how the companion answers prepared messages; shows its replies',
		flags: ['all', 'skip', 'bare', 'again', 'name', 'host', 'yes'],
		json: true,
		examples: ['rehearse', 'rehearse --all --skip manner'],
	},
	write: {
		summary: 'exercises and a page to write on, without any model',
		flags: ['country'],
		words: { least: 0, most: 1, name: 'an exercise', example: 'write breathe' },
		examples: ['write', 'write breathe'],
	},
	'help-now': {
		summary: 'help lines for your country, at once and offline',
		flags: ['country'],
		words: { least: 0, name: 'a country', example: 'help-now Germany' },
		json: true,
		examples: ['help-now', 'help-now --country DE'],
	},
	forget: {
		summary: 'remove what is kept about you, and the companion with its instructions',
		flags: ['yes', 'host'],
		json: true,
		examples: ['forget', 'forget --yes'],
	},
	undo: {
		summary: 'take back what was done to this computer',
		flags: ['yes', 'all'],
		json: true,
		examples: ['undo', 'undo --yes'],
	},
	catalog: {
		summary: 'the models that ship with the program, and how they stand beside the registry',
		flags: ['check'],
		json: true,
		examples: ['catalog', 'catalog --check'],
	},
	completion: {
		summary: 'complete commands and options in bash, zsh, fish or PowerShell',
		flags: [],
		words: { least: 1, most: 1, name: 'the name of a shell', example: 'completion bash' },
		examples: ['completion bash', 'completion fish'],
	},
	stop: {
		summary: 'stop our server and give the memory back',
		flags: ['host'],
		json: true,
		examples: ['stop', 'stop --quiet'],
	},
};

/** The options of a command, its own first, then those that every command has. */
export const optionsOf = ({ flags: own, json }: CommandSpec): [name: string, spec: FlagSpec][] => [
	...own.flatMap((name): [string, FlagSpec][] => (flags[name] ? [[name, flags[name]]] : [])),
	...Object.entries(flags).filter(([name, { everywhere }]) => everywhere && (name !== 'json' || json)),
];

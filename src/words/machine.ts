// The words of the screen "Your computer", and of the command that shows it.

import { short } from './locale.ts';

export const screenWords = {
	title: 'Your computer',
	labels: {
		system: 'System',
		processor: 'Processor',
		memory: 'Memory',
		graphics: 'Graphics',
		disk: 'Disk',
		ollama: 'Ollama',
	},
	systems: { linux: 'Linux', darwin: 'macOS', win32: 'Windows', unknown: 'not known' },
	notKnown: 'not known',
	environment: {
		native: null,
		container: 'inside a container',
		wsl2: 'Linux inside Windows (WSL2)',
		vm: 'a virtual computer',
	},
	unknown: (why: string) => `not known: ${why}`,
	cores: (all: number, fast: number | undefined) =>
		fast === undefined ? `${all} ${all === 1 ? 'core' : 'cores'}` : `${all} cores (${fast} of them fast)`,
	quota: (cpus: number) => `may use ${short(cpus)} of them`,
	memoryLimit: (size: string) => `${size} of it allowed here`,
	freeNow: (size: string) => `${size} free now`,
	/** Nobody can see what is in use there. */
	freeAssumed: (size: string) => `about ${size} of it reckoned as free`,
	freeUnknown: 'how much is free is not known',
	free: (size: string) => `${size} free`,
	builtIn: 'built in',
	ownMemory: (size: string) => `${size} of its own`,
	sharedMemory: (size: string) => `may use ${size} of the memory above`,
	sizeUnknown: 'its memory is not known',
	slice: (name: string) => (name === 'MIG' ? 'one slice of it' : `slice ${name}`),
	said: 'as you said',
	/** Of a name that stands for several sizes, where none was said. */
	saidName: 'its name as you said, its size assumed',
	sizeAssumed: 'its size assumed',
	noGraphics: 'no graphics card found; models run on the processor',
	graphicsUnclear: 'not known; see below',
	stillAsking: 'Still waiting for an answer about the graphics card, 10 seconds at most.',
	disk: (size: string) => `${size} free where models go`,
	diskUnknown: (why: string) => `free space is not known: ${why}`,
	ollama: {
		running: (version: string, ours: boolean) =>
			`running${version && `, version${version}`}${ours ? ', set up by kettleside' : ''}`,
		stopped: (version: string, ours: boolean) =>
			`installed${version && `, version${version}`}${ours ? ', set up by kettleside' : ''}, not running`,
		absent: () => 'not installed',
		unknown: () => 'not known',
	},
	bandwidth: (gbs: number, low: number | undefined, high: number | undefined) =>
		low !== undefined && high !== undefined
			? `reads ${Math.round(low / 1e9)} to ${Math.round(high / 1e9)} GB of memory a second at best`
			: `reads ${Math.round(gbs)} GB of memory a second at best`,
	driver: (version: string) => `driver ${version}`,
	compute: (version: string) => `compute capability ${version}`,
	problem: 'Problem',
	warning: 'Note well',
	note: 'Note',
};

/** The command `machine` itself. */
export const commandWords = {
	fileUnreadable: (path: string, why: string) => `The file ${path} could not be read (${why}).`,
	fileCure: 'Check the path.',
	notMachine: (path: string) => `${path} is not a description of a computer.`,
	notMachineCure: 'Make one with {me machine --json}.',
	recorded: 'a recording does not tell it',
	both: '--from and --machine cannot be combined.',
};

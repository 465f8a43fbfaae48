// Sentences about the computer: what was found, what Ollama makes of it, what helps. For people who do not know
// what VRAM is: "graphics memory" is the memory on the graphics card.

import type { Finding, Severity } from '../types/machine.ts';

const finding = (code: string, severity: Severity, text: string, cure = ''): Finding => ({
	code,
	severity,
	text,
	cure,
});
const asIfAbsent = 'Until then the processor does the work, which is several times slower.';

/** What probes can say about themselves. */
export const probeWords = {
	driverMismatch: () =>
		finding(
			'nvidia-driver-mismatch',
			'problem',
			`There is an NVIDIA graphics card, but its driver was updated while the computer was running, and the two halves of it no longer fit together. ${asIfAbsent}`,
			'Restart the computer.',
		),
	driverNotRunning: () =>
		finding(
			'nvidia-driver-not-running',
			'problem',
			`There is an NVIDIA graphics card, but its driver is not running; on some laptops the card is switched off to save power. ${asIfAbsent}`,
			'Switch the card on (on laptops: the graphics mode of the system or its vendor tool), or install the NVIDIA driver again, then restart.',
		),
	nvidiaHangs: (seconds: number) =>
		finding(
			'nvidia-smi-hangs',
			'warning',
			`NVIDIA's own tool (nvidia-smi) did not answer within ${seconds} seconds, so it is not known what the NVIDIA card can do.`,
			'Restart the computer; if it happens again, install the NVIDIA driver again.',
		),
	nvidiaUnreadable: () =>
		finding(
			'nvidia-smi-unreadable',
			'warning',
			"NVIDIA's own tool (nvidia-smi) is there, but what it printed could not be read.",
			'Run nvidia-smi by hand; if it prints an error, install the NVIDIA driver again.',
		),
	nvidiaRefused: () =>
		finding(
			'nvidia-no-permission',
			'warning',
			'NVIDIA\'s tool may not be used by this user ("Insufficient Permissions").',
			'Ask whoever looks after this computer for access to its graphics card.',
		),
	noNvidiaDriver: () =>
		finding(
			'nvidia-no-driver',
			'warning',
			`There is an NVIDIA graphics card, but NVIDIA's driver is not installed. ${asIfAbsent}`,
			'Install the NVIDIA driver (version 570 or newer), then restart.',
		),
	mig: (name: string) =>
		finding(
			'nvidia-mig',
			'note',
			`${name} is divided into slices (MIG). A program gets one slice, not the whole card.`,
			'To choose another slice, set CUDA_VISIBLE_DEVICES to its name (nvidia-smi -L lists them).',
		),
	rosetta: () =>
		finding(
			'rosetta',
			'note',
			'Node.js runs as an Intel program on an Apple chip (through Rosetta). The chip was recognised all the same.',
			'Nothing needs to be done; a Node.js for Apple chips starts faster.',
		),
	noRenderAccess: (name: string) =>
		finding(
			'no-gpu-access',
			'problem',
			`This user may not open the graphics card (${name}), so Ollama started by this user cannot use it.`,
			'Add yourself to the groups that may: sudo usermod -aG render,video "$USER", then log out and in again.',
		),
	notPassedIn: (name: string) =>
		finding(
			'gpu-not-in-container',
			'problem',
			`The computer has a graphics card (${name}), but this container was not given access to it.`,
			'Start the container with the card passed in (docker: --device /dev/dri, for AMD also --device /dev/kfd).',
		),
};

/** Reasons of unknown values. */
export const unknownWords = {
	notTold: (source: string) => `${source} does not tell it`,
	unreadable: (source: string) => `what ${source} says could not be read as a number`,
	missing: (what: string, code: string) => {
		if (code === 'ENOENT' || code === 'ENOTDIR') return `there is no ${what} here`;
		return code === 'EACCES' || code === 'EPERM'
			? `${what} may not be read here`
			: `${what} could not be read (${code})`;
	},
	noTable: 'no table of graphics processors was at hand',
	slices: 'the card is divided into slices, and the size of a slice was not told',
	onlyRoot: 'the driver tells it only to an administrator',
	perProgram: 'Windows tells it only to each program',
	capped: 'Windows reports at most 4 GB here, and this is that ceiling',
};

/** What detection as a whole, and the judgement, have to say. */
export const findingWords = {
	noGraphicsAnswer: () =>
		finding(
			'graphics-unknown',
			'warning',
			'It could not be found out whether this computer has a graphics card.',
			'If it has one, name it: {me advise --gpu "NAME:GB"}.',
		),
	stillAsking: () => finding('still-asking', 'note', 'Still waiting for an answer about the graphics card.'),
};

export const recordingWords = {
	noFreeSpace: 'the recording does not tell it',
	notJson: 'This file is not a recording: it is not JSON.',
	notOne: 'This file is not a recording: it does not say which system it is from (linux, darwin or win32).',
	cure: 'For a computer you do not have, {me machine --machine FILE} takes what {me machine --json} printed on it.',
};

const gib = (bytes: number): string => {
	const value = bytes / 2 ** 30;
	return value >= 9.95 ? `${Math.round(value)} GB` : `${value.toFixed(1)} GB`;
};

/** What Ollama will make of it. */
export const judgeWords = {
	used: 'Ollama will use it.',
	usedShared: 'Ollama will use it; it works with the computer’s own memory.',
	throughVulkan: 'Ollama will use it, through Vulkan.',
	vulkanForRocm: 'Ollama will use it, through Vulkan; its part for AMD cards (ROCm) is not installed.',
	builtIn: 'Ollama leaves it out; it is built into the processor and shares the memory above.',
	builtInSwitchedOff: 'Ollama leaves it out, because OLLAMA_IGPU_ENABLE is set to 0.',
	builtInSwitchedOn: 'Ollama will use it, because OLLAMA_IGPU_ENABLE is set; it shares the memory above.',
	intelMac: 'Ollama does not use it: on Macs with an Intel processor it works on the processor alone.',
	noDriver: 'Ollama cannot use it: its driver is not installed or not running.',
	tooOldCard: 'Ollama does not use it: the card is too old (it needs compute capability 5.0, from 2014 on).',
	driverTooOld: (driver: number, floor: number) =>
		`Ollama will not use it: its driver is version ${driver}, and ${floor} or newer is needed.`,
	rocmMissing: 'Ollama leaves it out until its part for AMD chips (ROCm) is installed.',
	vulkanOff: 'Ollama leaves it out, because OLLAMA_VULKAN is set to 0.',
	closed: 'Ollama cannot use it: access to it is missing.',
	macosTooOld: 'Ollama does not use it: macOS 14 or newer is needed.',
	unknownMaker: 'Ollama does not use it: it has nothing for cards of this maker.',
	hidden: (name: string) => `Ollama will not see it: the setting ${name} leaves it out.`,
	forcedCpu: 'Ollama will not use it, because OLLAMA_LLM_LIBRARY asks for the processor.',
	otherSlice: 'A program gets one slice of the card; this is another one.',
	driverTooOldFinding: (driver: number, floor: number) =>
		finding(
			'nvidia-driver-too-old',
			'problem',
			`NVIDIA driver ${driver} is installed; Ollama needs ${floor} or newer and would use the processor instead, without saying so. That is several times slower.`,
			`Update the NVIDIA driver to ${floor} or newer, then restart.`,
		),
	tooOldCardFinding: (name: string) =>
		finding(
			'nvidia-card-too-old',
			'note',
			`${name} is older than what Ollama supports, so the processor does the work.`,
		),
	rocmMissingFinding: (name: string) =>
		finding(
			'rocm-missing',
			'warning',
			`Ollama is installed without its part for AMD chips (ROCm); without it ${name} is left out.`,
			'Install the archive of Ollama whose name ends in -rocm as well, into the same folder.',
		),
	vulkanOffFinding: () =>
		finding(
			'vulkan-off',
			'warning',
			'OLLAMA_VULKAN is set to 0, so Ollama leaves out a card that it could use through Vulkan.',
			'Remove the setting OLLAMA_VULKAN and start Ollama again.',
		),
	macosTooOldFinding: (version: string) =>
		finding(
			'macos-too-old',
			'problem',
			`macOS ${version} is installed; Ollama needs macOS 14 or newer.`,
			'Update macOS.',
		),
	intelMacFinding: () =>
		finding(
			'intel-mac',
			'note',
			'On Macs with an Intel processor Ollama works on the processor alone; expect small models.',
		),
	memoryUnknown: () =>
		finding(
			'memory-unknown',
			'warning',
			'It could not be found out how much memory this computer has.',
			'Tell it: {me advise --ram 16} (in GB).',
		),
	limit: (bytes: number) =>
		finding(
			'container-limit',
			'note',
			`This container may use ${gib(bytes)} of the computer's memory.`,
			'For larger models, start the container with more memory.',
		),
	limitV1: (bytes: number) =>
		finding(
			'container-limit-v1',
			'warning',
			`This container may use ${gib(bytes)} of the computer's memory. Ollama does not see this kind of limit (cgroup v1) and is stopped by the system when it takes more.`,
			'Choose a model that fits within the limit, or start the container with more memory.',
		),
	limitUnknown: () =>
		finding('container-limit-unknown', 'warning', "Whether this container's memory is limited could not be read."),
	wsl: () =>
		finding(
			'wsl2',
			'note',
			'This is Linux inside Windows (WSL2). It gets half of the computer’s memory unless that is set otherwise.',
			'More memory: the line memory=… in .wslconfig in your Windows user folder.',
		),
};

export const whatIfWords = {
	said: 'you said so',
	assumedUse: 'assumed: what you said, less 4 GB (at most a quarter) for the system and other programs',
	unknownGpu: (name: string) => `"${name}" is not a graphics card or chip that is known here.`,
	near: (names: readonly string[]) => `Did you mean ${names.map((name) => `"${name}"`).join(', ')}?`,
	noneNear: 'Write the name as the shop or the driver writes it, for example "RTX 4060 Ti:16" or "M4 Pro".',
	sayBytes: (name: string) => `how much memory "${name}" has was not said; write NAME:GB`,
	badNumber: (option: string, text: string, most: number) =>
		`${option} takes a number above 0 and up to ${most}; "${text}" is none.`,
	noName: '--gpu takes a name, for example "RTX 4060 Ti:16".',
	noneAlone: '--gpu none cannot be combined with another card.',
};

/** The screen "Your computer". */
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
	quota: (cpus: number) => `may use ${Number(cpus.toFixed(1))} of them`,
	memoryTotal: (size: string) => size,
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
	both: '--from and --machine cannot be combined.',
};

/** Where the running Ollama itself says what it uses. */
export const engineWords = {
	uses: 'The running Ollama uses it; its log says so.',
	misses: 'The running Ollama did not find it; its log says so.',
	missesFinding: (name: string) =>
		finding(
			'ollama-misses-gpu',
			'warning',
			`Ollama is running, but it did not find the graphics card (${name}) when it started, so it uses the processor.`,
			'Start Ollama again. If it still does not find the card, install the newest version of Ollama and of the card’s driver.',
		),
};

// Sentences about what Ollama makes of a computer, by its rules or by its own word, and what helps.

import { memory } from '../screen/text.ts';
import { finding } from './finding.ts';

/** What Ollama will make of it. */
export const judgeWords = {
	used: 'Ollama will use it.',
	usedIfItWorks: 'Ollama uses it if its driver works, which could not be seen.',
	usedShared: 'Ollama will use it; it works with the computer’s own memory.',
	throughVulkan: 'Ollama will use it, through Vulkan.',
	vulkanForRocm: 'Ollama will use it, through Vulkan; its part for AMD cards (ROCm) is not installed.',
	vulkanWithoutKfd:
		'Ollama will use it, through Vulkan; its part for AMD cards (ROCm) needs a device that this container was not given.',
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
	driverTooOldForOne: (name: string, driver: number, floor: number) =>
		finding(
			'nvidia-driver-too-old',
			'note',
			`For ${name} Ollama needs NVIDIA driver ${floor} or newer; ${driver} is installed, so it leaves that card out and uses the other.`,
			`To use both, update the NVIDIA driver to ${floor} or newer, then restart.`,
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
			`This container may use ${memory(bytes)} of the computer's memory.`,
			'For larger models, start the container with more memory.',
		),
	limitV1: (bytes: number) =>
		finding(
			'container-limit-v1',
			'warning',
			`This container may use ${memory(bytes)} of the computer's memory. Ollama does not see this kind of limit (cgroup v1) and is stopped by the system when it takes more.`,
			'Choose a model that fits within the limit, or start the container with more memory.',
		),
	limitUnknown: () =>
		finding('container-limit-unknown', 'warning', "Whether this container's memory is limited could not be read."),
	readOnlyVolume: (folder: string) =>
		finding(
			'models-read-only',
			'problem',
			`The disk where models go (${folder}) is mounted read-only, so no model can be stored there.`,
			'Choose a folder on another disk: {me setup --models-dir DIR}.',
		),
	snap: () =>
		finding(
			'ollama-snap',
			'note',
			'Ollama is installed as a snap. Its models lie in a folder of its own (/var/snap/ollama), and the snap’s walls can keep it from the graphics card.',
			'If it does not use the card: snap remove ollama, then {me} installs the official one.',
		),
	wsl: () =>
		finding(
			'wsl2',
			'note',
			'This is Linux inside Windows (WSL2). It gets half of the computer’s memory unless that is set otherwise.',
			'More memory: the line memory=… in .wslconfig in your Windows user folder.',
		),
};

/** Where Ollama itself says what it uses. */
export const engineWords = {
	uses: 'The running Ollama uses it; its log says so.',
	misses: {
		log: 'The running Ollama did not find it; its log says so.',
		list: 'Ollama’s engine does not see it.',
	},
	source: { log: 'the log of the running Ollama', list: 'llama-server --list-devices' },
	onlyEngine: 'only Ollama’s engine told of it',
	missesFinding: (name: string, by: 'log' | 'list') =>
		finding(
			'ollama-misses-gpu',
			'warning',
			by === 'log'
				? `Ollama is running, but it did not find the graphics card (${name}) when it started, so it uses the processor.`
				: `Ollama is installed, but its engine does not see the graphics card (${name}), so it would use the processor.`,
			by === 'log'
				? 'Start Ollama again. If it still does not find the card, install the newest version of Ollama and of the card’s driver.'
				: 'Install the newest version of Ollama and of the card’s driver.',
		),
	notOnGpu: (model: string, name: string) =>
		finding(
			'model-not-on-gpu',
			'warning',
			`${model} is loaded in Ollama, and all of it lies in the processor’s memory, although there is a graphics card that Ollama can use (${name}). It writes several times slower like that.`,
			`Unload it (ollama stop ${model}), close programs that use the card’s memory, and load it again. If nothing changes, start Ollama again.`,
		),
};

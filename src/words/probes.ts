// Sentences about what was seen of a computer, and why something was not. For people who do not know what VRAM is:
// "graphics memory" is the memory on the graphics card.

import { finding } from './finding.ts';

const asIfAbsent = 'Until then the processor does the work, which is several times slower.';
const notGiven = (name: string): string =>
	`The computer has a graphics card (${name}), but this container was not given access to it.`;

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
	nvidiaBroken: (said: string) =>
		finding(
			'nvidia-unreachable',
			'problem',
			`There is an NVIDIA graphics card, but its driver cannot reach it: "${said}". ${asIfAbsent}`,
			'Restart the computer (inside a container: start the container again). If it stays, install the NVIDIA driver again.',
		),
	nvidiaNoTool: () =>
		finding(
			'nvidia-no-tool',
			'warning',
			"NVIDIA's driver is running, but its tool nvidia-smi is missing, so the card's memory is not known.",
			'Install the tool (on Debian and Ubuntu it is in the package nvidia-utils), or name the card: {me advise --gpu "NAME:GB"}.',
		),
	nvidiaNotPassedIn: (name: string) =>
		finding(
			'nvidia-not-in-container',
			'problem',
			notGiven(name),
			'Start the container with the card passed in (docker: --gpus all, with the NVIDIA Container Toolkit installed).',
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
	windowsOllama: () =>
		finding(
			'wsl2-windows-ollama',
			'note',
			'Ollama is also installed on the Windows side of this computer. There it has all of the memory, and only one of the two can answer at its usual address.',
			'To use that one, run this program in Windows. To use one in Linux, quit Ollama in Windows first (its sign beside the clock).',
		),
	flatpak: () =>
		finding(
			'sandbox',
			'warning',
			'This program runs inside a sandbox (Flatpak), which can hide the graphics card and other programs from it.',
			'Run it from a terminal outside of the sandbox.',
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
			notGiven(name),
			'Start the container with the card passed in (docker: --device /dev/dri, for AMD also --device /dev/kfd).',
		),
	kfdNotPassedIn: (name: string) =>
		finding(
			'kfd-not-in-container',
			'warning',
			`This container may open the graphics card (${name}), but was not given the device /dev/kfd. Ollama’s part for AMD cards (ROCm) needs it and cannot be used without.`,
			'Start the container with both passed in (docker: --device /dev/kfd --device /dev/dri).',
		),
	uvmNotPassedIn: (name: string) =>
		finding(
			'nvidia-uvm-not-in-container',
			'problem',
			`This container sees the graphics card (${name}), but was not given one of its devices (/dev/nvidia-uvm), without which nothing can compute on it. ${asIfAbsent}`,
			'Start the container with the whole card passed in (docker: --gpus all; LXC: a mount entry for /dev/nvidia-uvm as well).',
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
	noTool: 'NVIDIA’s tool nvidia-smi is not there',
	noNvidiaDriver: 'NVIDIA’s driver is not installed',
	notInContainer: 'this container was not given the card',
	appSettings: 'the folder for models is a setting of the Ollama app, which could not be read',
	late: 'nvidia-smi did not answer in time',
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

// What a person does who updates or installs Ollama by hand: the exact commands, by where it came from.

import type { Origin } from '../install/origin.ts';

const linux = (arch: string): string[] => [
	`curl -fLO https://github.com/ollama/ollama/releases/latest/download/ollama-linux-${arch}.tar.zst`,
	'curl -fLO https://github.com/ollama/ollama/releases/latest/download/sha256sum.txt',
	'sha256sum --check --ignore-missing sha256sum.txt',
	'sudo rm -rf /usr/local/lib/ollama',
	`zstd -dc ollama-linux-${arch}.tar.zst | sudo tar -x -C /usr/local`,
];

/** What is done by hand and is no command, and how an origin is named. */
export const byHandWords = {
	app: 'Choose "Restart to update" in the menu of the llama, or get it anew from https://ollama.com/download',
	installer: 'Run the newest OllamaSetup.exe from https://ollama.com/download/windows',
	nix: 'nix-channel --update, or a newer nixpkgs in your flake; then build your system again',
	docker: 'then stop that container and start a new one with the same options',
	podman: 'then stop that container and start a new one in the same way',
	distribution: 'Update the package "ollama" with the program that installs programs on this system',
	unknown: 'Update it in the way it was installed: https://ollama.com/download',
	reopenApp: 'Quit Ollama in the menu of the llama, then open it again',
	reopenWindows: 'Quit Ollama beside the clock, then open it again from the Start menu',
	restart: 'Stop Ollama and start it again',
	names: {
		homebrew: 'Homebrew',
		app: 'the Ollama app',
		'windows-installer': 'the Ollama installer',
		winget: 'winget',
		snap: 'snap',
		nix: 'Nix',
		docker: 'Docker',
		podman: 'Podman',
		distribution: "this system's packages",
		'official-linux': 'the official archive, for all users',
		unknown: 'a way that is not known here',
	} satisfies Record<Origin, string>,
};

const commands: Record<Origin, (arch: string) => string[]> = {
	homebrew: () => ['brew upgrade ollama', 'brew services restart ollama'],
	app: () => [byHandWords.app],
	'windows-installer': () => [byHandWords.installer],
	winget: () => ['winget upgrade --id Ollama.Ollama -e'],
	snap: () => ['sudo snap refresh ollama'],
	nix: () => [byHandWords.nix],
	docker: () => ['docker pull ollama/ollama', byHandWords.docker],
	podman: () => ['podman pull docker.io/ollama/ollama', byHandWords.podman],
	distribution: () => [byHandWords.distribution],
	'official-linux': (arch) => [...linux(arch), 'sudo systemctl restart ollama'],
	unknown: () => [byHandWords.unknown],
};

function restart(origin: Origin): string[] {
	if (origin === 'homebrew') return ['brew services restart ollama'];
	if (origin === 'app') return [byHandWords.reopenApp];
	if (origin === 'windows-installer' || origin === 'winget') return [byHandWords.reopenWindows];
	if (origin === 'snap') return ['sudo snap restart ollama'];
	if (origin === 'distribution' || origin === 'official-linux') return ['sudo systemctl restart ollama'];
	return [byHandWords.restart];
}

const archOf = (arch: string): string => (arch === 'arm64' ? 'arm64' : 'amd64');

export const updating = {
	title: 'Ollama, a newer one',
	old: (version: string, least: string): string => `${version} is here; ${least} or newer is needed.`,
	model: (model: string, least: string, version: string): string =>
		`${model} needs Ollama ${least} or newer; ${version} is here.`,
	stillOld: (version: string, program: string): string =>
		`Ollama ${program} is installed, but the old ${version} still runs; it has to be started anew.`,
	restartTitle: 'Ollama, started anew',
	restart,
	restarted: (origin: Origin): string =>
		`It came by ${byHandWords.names[origin]} and was not started here: you start it anew, and I notice when the newer one runs.`,
	asked: (version: string): string => `${version} is here; the newest was asked for.`,
	itsOwn: (origin: Origin): string =>
		`It came by ${byHandWords.names[origin]} and stays with it: you update it, and I notice when the newer one runs.`,
	commands: (origin: Origin, arch: string): string[] => commands[origin](archOf(arch)),
	undo: 'the older one, in the same way',
	byHand: (reason: string): string => `Ollama has to be updated first: ${reason}`,
	byHandCure: (steps: readonly string[]): string =>
		`It was there before, so it stays with its own tool. ${steps.join(' · ')} · Then run {me} again.`,
	waiting: 'waiting until the newer Ollama runs',
	newest: (model: string, version: string): { text: string; cure: string } => ({
		text: `${model} needs a newer Ollama than ${version}, and that is the newest that is released.`,
		cure: 'It has to wait for the next release. Until then choose another model: {me advise}',
	}),
};

/** The service of the whole system: Ollama's docs/linux.mdx, with the cloud features off. */
export const systemService = {
	label: 'As a service of the system instead',
	hint: 'needs your password; for all users, starts with the computer',
	title: 'Ollama, as a service of the system',
	what: 'You type these commands in another terminal; sudo asks for your password, I never do. I notice when it runs.',
	commands: (arch: string): string[] => [
		...linux(archOf(arch)).filter((line) => !line.includes('rm -rf')),
		'sudo useradd -r -s /bin/false -U -m -d /usr/share/ollama ollama',
		"printf '[Unit]\\nDescription=Ollama\\nAfter=network-online.target\\n[Service]\\nExecStart=/usr/local/bin/ollama serve\\nUser=ollama\\nGroup=ollama\\nRestart=always\\nRestartSec=3\\nEnvironment=OLLAMA_NO_CLOUD=1\\n[Install]\\nWantedBy=multi-user.target\\n' | sudo tee /etc/systemd/system/ollama.service",
		'sudo usermod -a -G render,video ollama',
		'sudo systemctl daemon-reload && sudo systemctl enable --now ollama',
	],
	undo: 'sudo systemctl disable --now ollama; sudo rm -r /etc/systemd/system/ollama.service /usr/local/bin/ollama /usr/local/lib/ollama /usr/share/ollama; sudo userdel ollama',
	not: (why: string): { text: string; cure: string } => ({
		text: `A service of the system is not possible here: ${why}.`,
		cure: 'Leave out --system-service: Ollama then runs for you alone, without a password.',
	}),
	noSystemd: 'systemd does not run this system',
	immutable: 'its programs are on a part of the disk that cannot be changed',
	onlyLinux: 'that is a way of Linux',
	nobody: {
		text: 'Somebody has to type the commands for the service of the system.',
		cure: 'Run {me setup --system-service} in a terminal; it shows them, and waits until Ollama runs.',
	},
};

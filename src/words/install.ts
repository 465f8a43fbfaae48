// The sentences of installing, starting and taking back.

import { bytes } from '../screen/text.ts';

/** One sentence and what helps. */
export interface Saying {
	text: string;
	cure: string;
}

const again = 'Then run {me} again; it goes on from there.';

export const fetching = {
	checksum: (file: string): Saying => ({
		text: `The download of ${file} does not match its published checksum, so it was removed.`,
		cure: 'Run {me} again. If it happens twice, something between here and the server changes the file: try another network.',
	}),
	diskFull: (folder: string, kept: number): Saying => ({
		text: `The download stopped: the disk is full. What has arrived (${bytes(kept)}) is kept.`,
		cure: `Free some space on the disk that holds ${folder}. ${again}`,
	}),
	folderDenied: (folder: string): Saying => ({
		text: `Nothing can be written to ${folder}.`,
		cure: `Make ${folder} writable for you. ${again}`,
	}),
	stalled: (host: string, seconds: number, kept: number): Saying => ({
		text: `The download from ${host} stood still: nothing arrived for ${seconds} seconds, several times in a row. What has arrived (${bytes(kept)}) is kept.`,
		cure: `Look at the connection. ${again}`,
	}),
	cut: (host: string, kept: number): Saying => ({
		text: `The connection to ${host} broke off, several times in a row. What has arrived (${bytes(kept)}) is kept.`,
		cure: `Look at the connection. ${again}`,
	}),
	missing: (url: string): Saying => ({
		text: `The release page has no such file: ${url}`,
		cure: 'Run {me} again later; a release that is just being published can be incomplete.',
	}),
	refused: (host: string, status: number): Saying => ({
		text: `${host} refuses the download (HTTP ${status}).`,
		cure: `A filter or firewall in this network may forbid it: try another network. ${again}`,
	}),
	busy: (host: string): Saying => ({
		text: `${host} asks for fewer requests (HTTP 429).`,
		cure: 'Wait some minutes, then run {me} again.',
	}),
	down: (host: string, status: number): Saying => ({
		text: `${host} has trouble (HTTP ${status}).`,
		cure: `That mends itself, as a rule within the hour. ${again}`,
	}),
	loginPage: (host: string): Saying => ({
		text: `This network wants you to log in first. Asked for a file, ${host} answered with a web page (a hotel or train Wi-Fi does that).`,
		cure: 'Open a browser, log in, then run {me} again.',
	}),
	noDns: (host: string): Saying => ({
		text: `The name ${host} could not be looked up.`,
		cure: `Look whether this computer is online. ${again}`,
	}),
	noNetwork: (host: string): Saying => ({
		text: `${host} could not be reached.`,
		cure: `Look whether this computer is online, and whether a firewall forbids ${host}. ${again}`,
	}),
	badCertificate: (host: string): Saying => ({
		text: `The connection to ${host} is not trusted: its certificate was signed by someone this program does not know.`,
		cure: 'A company network that reads along does this. Name its certificate in NODE_EXTRA_CA_CERTS, or use another network.',
	}),
	proxy: (host: string): Saying => ({
		text: `The proxy does not let us through to ${host}.`,
		cure: 'Look at HTTPS_PROXY and NO_PROXY, then run {me} again.',
	}),
	stopped: (kept: number): string =>
		kept > 0 ? `Stopped. What has arrived (${bytes(kept)}) is kept; {me} goes on from there.` : 'Stopped.',
};

export const releasing = {
	unreadable: (what: string): Saying => ({
		text: `The release page of Ollama answered something that could not be read: ${what}.`,
		cure: 'Run {me} again later.',
	}),
	noSum: (asset: string, version: string): Saying => ({
		text: `Ollama ${version} lists no checksum for ${asset}, so it cannot be checked and is not fetched.`,
		cure: 'Run {me} again later; a release that is just being published can be incomplete.',
	}),
	larger: (planned: number, exact: number): string =>
		`Ollama is a larger download than the plan said: ${bytes(exact)} instead of ${bytes(planned)}.`,
	largerCure: 'Run {me} again in a terminal to see the new plan and agree to it.',
};

export const unpacking = {
	diskFull: (folder: string): Saying => ({
		text: `The disk got full while Ollama was unpacked. The download is kept.`,
		cure: `Free some space on the disk that holds ${folder}. ${again}`,
	}),
	denied: (folder: string): Saying => ({
		text: `Nothing can be written to ${folder}.`,
		cure: `Make ${folder} writable for you. ${again}`,
	}),
	unsafe: (file: string): Saying => ({
		text: `${file} holds something that would be written outside its folder. It was not used.`,
		cure: 'Do not use this file. Run {me} again later; if it stays so, tell the makers of Ollama.',
	}),
	damaged: (file: string): Saying => ({
		text: `${file} cannot be unpacked, though its checksum is right.`,
		cure: 'Run {me} again later; if it stays so, tell the makers of Ollama.',
	}),
};

export const locking = {
	locked: (pid: number | null): Saying => ({
		text: `Another {me} is at work on this computer${pid === null ? '' : ` (process ${pid})`}.`,
		cure: 'Wait until it has finished, or stop it there. Then run this again.',
	}),
};

export const looks = {
	byHand: {
		darwin: {
			text: 'On macOS Ollama is installed by hand.',
			cure: 'Get Ollama from https://ollama.com/download, move it into Applications and open it once. {me} notices when it runs.',
		},
		win32: {
			text: 'On Windows Ollama is installed by hand.',
			cure: 'Get OllamaSetup.exe from https://ollama.com/download and run it; no administrator is needed. {me} notices when it runs.',
		},
	},
	processor: (arch: string): Saying => ({
		text: `There is no official Ollama for this kind of processor (${arch}); there is one for 64-bit Intel, AMD and ARM.`,
		cure: 'On a 64-bit computer with a 32-bit Node, install the 64-bit Node. Else another computer is needed.',
	}),
	glibc: {
		text: 'The official Ollama needs the C library glibc, which this system does not have where programs expect it (Alpine and NixOS are such systems).',
		cure: "Install Ollama from this system's own packages, start it, then run {me} again.",
	},
	denied: (folder: string): Saying => ({
		text: `Nothing can be written to ${folder}.`,
		cure: `Make ${folder} writable for you, or set XDG_DATA_HOME to a folder that is. Then run {me} again.`,
	}),
	noexec: (folder: string): Saying => ({
		text: `Programs may not be started from ${folder}: its disk is mounted with "noexec".`,
		cure: 'Set XDG_DATA_HOME to a folder on another disk. Then run {me} again.',
	}),
	space: (folder: string, needed: number, free: number): Saying => ({
		text: `Not enough room on the disk that holds ${folder}: ${bytes(needed)} are needed, ${bytes(free)} are free.`,
		cure: 'Free some space there. Then run {me} again.',
	}),
};

export const installing = {
	there: (version: string): string => `${version}, it was in place`,
	done: (version: string): string => `${version}, checked and in place`,
	waiting: (seconds: number): string => `the connection broke; the next try begins in ${Math.ceil(seconds)} s`,
	checking: 'checking what arrived before',
	unpacking: (share: number): string => `unpacking, ${Math.floor(share * 100)} %; this can take a few minutes`,
	notRunning: (program: string): Saying => ({
		text: `Ollama was unpacked, but does not start on this computer: ${program}`,
		cure: 'The lines below are what it said. Run {me} again later; if it stays so, this system may lack something Ollama needs.',
	}),
};

export const serving = {
	silent: (seconds: number): string =>
		`it is looking at the graphics processors (${seconds} s; the first start can take a minute and a half)`,
	waiting: 'waiting until Ollama is there',
	held: (port: number, by: string | null): Saying => ({
		text: `Port ${port}, where Ollama answers, is used by ${by ?? 'another program'}.`,
		cure: `Stop ${by ?? 'that program'}, or name another Ollama with OLLAMA_HOST. Then run {me} again.`,
	}),
	mute: (port: number, seconds: number, by: string | null): Saying => ({
		text: `${by ?? 'A program'} holds port ${port} and has said nothing for ${seconds} seconds.`,
		cure: `Stop ${by ?? 'that program'} and run {me} again.`,
	}),
	died: {
		text: 'Ollama ended right after its start.',
		cure: 'The lines below are the last it said. Run {me doctor} to look at the whole set-up.',
	},
	closed: (host: string, seconds: number): Saying => ({
		text: `Ollama does not answer at ${host} after ${seconds} seconds.`,
		cure: 'Run {me doctor} to look at the whole set-up.',
	}),
	stubborn: (pid: number): Saying => ({
		text: `Ollama (process ${pid}) does not end.`,
		cure: 'Restart the computer, or ask someone who looks after it.',
	}),
	byHand: {
		darwin: {
			text: 'Ollama is not running.',
			cure: 'Open Ollama from Applications, then run {me} again.',
		},
		win32: {
			text: 'Ollama is not running.',
			cure: 'Open Ollama from the Start menu, then run {me} again.',
		},
	},
	remote: (host: string): Saying => ({
		text: `Ollama does not answer at ${host}.`,
		cure: 'It is on another computer: start it there, or look at OLLAMA_HOST and --host. Then run {me} again.',
	}),
	noProgram: {
		text: 'Ollama is not running, and its program was not found.',
		cure: 'Run {me setup} to install it.',
	},
};

export const undoing = {
	title: {
		companion: (name: string): string => `Remove the model ${name} with its instructions`,
		base: (name: string): string => `Remove the model ${name}`,
		server: 'Stop Ollama',
		modelsFolder: (folder: string): string => `Remove ${folder}`,
		folder: (folder: string): string => `Remove ${folder}`,
	},
	change: {
		companion: 'The base model it was made from is a thing of its own.',
		base: 'Its space on the disk is free again.',
		server: 'Its memory is free again; its log and the file that describes the service are removed.',
		modelsFolder: 'Ollama made it for models, settings and its key.',
		folder: 'It was made by {me}.',
	},
	again: '{me setup} sets it up again.',
	shared: {
		base: (names: string[]): string => `${names.join(', ')} ${names.length === 1 ? 'is' : 'are'} made from it.`,
		modelsFolder: (names: string[]): string => `Other models lie there: ${names.join(', ')}.`,
	},
	nothing: 'There is nothing to take back.',
	head: 'This would be taken back',
	not: 'Not only ours, so it stays',
	howToGoOn: 'Nothing was changed. To do this:  {me undo --yes}',
	alsoAll: 'With --all the things that are not only ours go too.',
	askShared: (title: string, why: string): string => `${title}? ${why}`,
	yesShared: 'Remove it',
	noShared: 'Leave it',
	ask: 'Take all this back?',
	yes: 'Yes, take it back',
	no: 'No, leave everything',
	leftAsItWas: 'Nothing was changed.',
	kept: 'Your answers and your consent are yours and stay; they lie in',
	stillThere: 'Still there',
	stays: 'it stays, as you said',
	remaining: (names: string[]): string => `other models are in it: ${names.join(', ')}`,
	nowGone: 'removed',
	serverEnded: 'stopped',
	unreachable: (host: string): Saying => ({
		text: `The models of ${host} could not be looked at.`,
		cure: 'Start that Ollama, then run {me undo} again.',
	}),
};

export const release = {
	noBuild: (arch: string) => `There is no official Ollama for this processor (${arch}).`,
	noBuildCure: 'On such a computer Ollama cannot be set up here; {me advise} shows what another one could do.',
};

export const server = {
	stopped: 'Our server was stopped; the memory is free again.',
	notRunning: 'Our server is not running.',
	notOurs: (host: string) =>
		`Ollama answers at ${host}, but it was not started by this program. It stays as it is; the companion was unloaded from memory.`,
};

export const forget = {
	title: 'Forget',
	nothing: 'Nothing is kept about you here.',
	question: 'Forget all this?',
	yes: 'Yes, forget it',
	no: 'No, leave everything',
	left: 'Nothing was changed.',
	unattended: 'Nothing was changed. To do this: {me forget --yes}',
	companion: (name: string) => `Remove the companion ${name} with its instructions from Ollama`,
	copy: (name: string) => `Remove ${name}, an earlier version that was changed by hand, from Ollama`,
	file: (file: string) => `Remove ${file}`,
	stay: 'The base model, Ollama, and the list of what was installed stay: {me undo} takes them back. What other programs kept of conversations, summaries you saved, backups, and the history of your shell are not touched.',
	ollamas: (files: readonly string[]) =>
		`Ollama's own chat keeps what was typed there, as plain text: ${files.join(', ')}. That is not touched; delete it yourself if you used that chat. talk does not write there.`,
	done: 'removed',
	gone: 'it was gone already',
	stays: 'Ollama still has it',
	noServer: 'Ollama does not answer, so it is left there; start Ollama and run {me forget} again',
	couldNot: (titles: string[]) => `What is left: ${titles.join('; ')}.`,
};

export const unwritable = {
	denied: (folder: string) => `Nothing may be written to ${folder}.`,
	deniedCure: 'Look whose folder it is and whether it is read-only.',
	full: (folder: string) => `The disk is full: nothing more can be written to ${folder}. What has arrived is kept.`,
	fullCure: 'Free some space and run {me} again; it goes on from there.',
};

// The sentences of installing, starting and taking back.

import { bytes } from '../screen/text.ts';

/** One sentence and what helps. */
export interface Saying {
	text: string;
	cure: string;
}

/** Ends many a cure. */
export const again = 'Then run {me} again; it goes on from there.';

export const locking = {
	locked: (pid: number | null): Saying => ({
		text: `Another {me} is at work on this computer${pid === null ? '' : ` (process ${pid})`}.`,
		cure: 'Wait until it has finished, or stop it there. Then run this again.',
	}),
};

export const looks = {
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
	readOnly: (folder: string): Saying => ({
		text: `Nothing can be stored in ${folder}: its disk is mounted read-only.`,
		cure: 'Choose a folder on another disk: for models by {me setup --models-dir DIR}, for Ollama itself by XDG_DATA_HOME.',
	}),
	space: (folder: string, needed: number, free: number): Saying => ({
		text: `Not enough room on the disk that holds ${folder}: ${bytes(needed)} are needed, ${bytes(free)} are free.`,
		cure: 'Free some space there. Then run {me} again.',
	}),
};

export const installing = {
	there: (version: string): string => `${version}, it was in place`,
	newest: (version: string): string => `${version}, it is the newest`,
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
	unitStays: (unit: string): Saying => ({
		text: 'The service in which our Ollama server runs does not end.',
		cure: `Stop it yourself: systemctl --user stop ${unit}. If that does not work either, restart the computer.`,
	}),
	remote: (host: string): Saying => ({
		text: `Ollama does not answer at ${host}.`,
		cure: 'It is on another computer: start it there, or look at OLLAMA_HOST and --host. Then run {me} again.',
	}),
	byNetworkName: (host: string): Saying => ({
		text: `Ollama does not answer at ${host}, which is this computer under the name that others in the network use.`,
		cure: 'A server started there would be open to the network, so it is not started for you. Unset OLLAMA_HOST and leave out --host, then run {me} again; or start Ollama yourself.',
	}),
	noProgram: {
		text: 'Ollama is not running, and its program was not found.',
		cure: 'Run {me setup} to install it.',
	},
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
	noCompanion: (host: string) =>
		`Ollama answers at ${host}, but it was not started by this program, and it has no companion. It stays as it is.`,
	nobodyCure: 'So nothing was stopped there. Look at --host, OLLAMA_HOST and {me config}, then run {me stop} again.',
};

export const unwritable = {
	denied: (folder: string) => `Nothing may be written to ${folder}.`,
	deniedCure: 'Look whose folder it is and whether it is read-only.',
	full: (folder: string) => `The disk is full: nothing more can be written to ${folder}. What has arrived is kept.`,
	fullCure: 'Free some space and run {me} again; it goes on from there.',
};

// The sentences of fetching, checking and unpacking an archive.

import { bytes } from '../screen/text.ts';
import { again, type Saying } from './install.ts';

const denied = (folder: string): Saying => ({
	text: `Nothing can be written to ${folder}.`,
	cure: `Make ${folder} writable for you. ${again}`,
});

export const fetching = {
	checksum: (file: string): Saying => ({
		text: `The download of ${file} does not match its published checksum, so it was removed.`,
		cure: 'Run {me} again. If it happens twice, something between here and the server changes the file: try another network.',
	}),
	diskFull: (folder: string, kept: number): Saying => ({
		text: `The download stopped: the disk is full. What has arrived (${bytes(kept)}) is kept.`,
		cure: `Free some space on the disk that holds ${folder}. ${again}`,
	}),
	folderDenied: denied,
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
	denied,
	unsafe: (file: string): Saying => ({
		text: `${file} holds something that would be written outside its folder. It was not used.`,
		cure: 'Do not use this file. Run {me} again later; if it stays so, tell the makers of Ollama.',
	}),
	damaged: (file: string): Saying => ({
		text: `${file} cannot be unpacked, though its checksum is right.`,
		cure: 'Run {me} again later; if it stays so, tell the makers of Ollama.',
	}),
};

export const signing = {
	wrong: (file: string): Saying => ({
		text: `The signature of ${file} is not the one that it should have, though its checksum is right. It was not used.`,
		cure: 'The lines below are what this system said of it. Run {me} again later; if it stays so, tell the makers of Ollama.',
	}),
};

// Sentences about a server on another computer: what is known of it, what is not, what leaves this computer.

import { memory } from '../screen/text.ts';
import type { Finding } from '../types/machine.ts';

const about = (host: string): string =>
	`This is about the computer of the Ollama server at ${host}, not about this one.`;

const asked = 'For this answer only its version and its models were asked.';
const down = 'It does not answer now.';

/** `answers`: the server does, now. */
const leaves = (host: string, answers: boolean): string =>
	`${answers ? asked : down} In a conversation what you write is sent there, ${
		host.startsWith('https:') ? 'encrypted on the way' : 'unencrypted'
	}, and whoever runs it can read it.`;

const say = (host: string): string =>
	`Say what it has, memory in GB: {me machine --host ${host} --set ram=32 --set "gpu=RTX 4090"} (gpu=none where it has no card). For one answer only, --ram and --gpu do the same.`;

export const remoteWords = {
	/** Reasons of what cannot be known. */
	notTold: 'the server does not tell what its computer has',
	silent: 'the server does not answer',
	source: 'only what its Ollama answers; it tells nothing of its computer',
	title: (host: string) => `The other computer, ${host}`,
	elsewhere: (host: string, answers: boolean): Finding => ({
		code: 'remote-server',
		severity: 'warning',
		text: `${about(host)} ${leaves(host, answers)}`,
		cure: `Its Ollama does not tell what that computer has. ${say(host)}`,
	}),
	/** A model that is loaded there: bytes are what the server says. */
	loaded: (name: string, bytes: number, where: 'gpu' | 'both' | 'cpu'): Finding => ({
		code: 'server-loaded',
		severity: 'note',
		text: `${name} is loaded there now and takes ${memory(bytes)}, ${
			{
				gpu: 'all of it in graphics memory: that computer has graphics that Ollama uses',
				both: 'in graphics memory and in memory: its graphics are too small for all of it',
				cpu: 'none of it in graphics memory: that computer works on its processor',
			}[where]
		}.`,
		cure: '',
	}),
	/** One sentence before an answer about it. */
	about,
	leaves,
	/** What would help where its hardware has to be known. */
	say,
	cannotTell: (host: string) =>
		`${about(host)} Which model fits there cannot be told: its Ollama does not tell what its computer has.`,
	/** Beside "Ollama". */
	down: 'does not answer now',
};

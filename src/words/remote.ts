// Sentences about a server on another computer: what is known of it, what is not, what leaves this computer.

import { memory } from '../screen/text.ts';
import type { Finding } from '../types/machine.ts';

export const remoteWords = {
	/** Reasons of what cannot be known. */
	notTold: 'the server does not tell what its computer has',
	silent: 'the server does not answer',
	notAsked: 'the server was not asked',
	source: 'only what its Ollama answers; it tells nothing of its computer',
	title: (host: string) => `The other computer, ${host}`,
	elsewhere: (host: string): Finding => ({
		code: 'remote-server',
		severity: 'warning',
		text: `All this is about the computer of the Ollama server at ${host}, not about this one. Its Ollama does not tell what its computer has.`,
		cure: 'Say what it has, for good: {me machine --set ram=32 --set gpu="RTX 4090"} (the memory in GB; gpu=none where it has no card). For one answer only: --ram and --gpu.',
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
	about: (host: string) => `This is about the computer of the Ollama server at ${host}, not about this one.`,
	leaves: (host: string) =>
		host.startsWith('https:')
			? 'For this answer only its version and its models were asked. In a conversation what you write is sent there, encrypted on the way, and whoever runs it can read it.'
			: 'For this answer only its version and its models were asked. In a conversation what you write is sent there, unencrypted, and whoever runs it can read it.',
	down: 'It does not answer now.',
};

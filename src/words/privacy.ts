// What is not private about a server, and how that is changed. Its settings are the person's: nothing is changed for them.

export const privacy = {
	cloud: {
		text: 'The Ollama that is already here has its cloud features on: it contacts ollama.com in the background, and its menu holds models that run elsewhere. This companion does not run elsewhere.',
		cure: 'To switch them off, set OLLAMA_NO_CLOUD=1 for that server and restart it.',
	},
	network: {
		text: 'The Ollama that is already here can be reached by other computers in your network. They could use its models and read the instructions of the companion.',
		cure: 'To close it, set OLLAMA_HOST=127.0.0.1 for that server and restart it.',
	},
	logged: {
		text: 'The Ollama that is already here writes every request to disk (OLLAMA_DEBUG_LOG_REQUESTS). What you write would lie in a file.',
		cure: 'Unset OLLAMA_DEBUG_LOG_REQUESTS for that server and restart it before you talk.',
	},
	disk: {
		text: 'The disk with your files does not look encrypted: whoever takes this computer could read your answers and the instructions of the companion. Encryption by the drive itself cannot be seen from here.',
		cure: 'Most systems can encrypt a disk, some only when they are installed. The companion works either way.',
	},
	remote: (host: string) => ({
		text: `The Ollama server is another computer: ${host}. What you write is sent there, ${host.startsWith('https:') ? 'encrypted on the way' : 'unencrypted'}, and whoever runs it can read it.`,
		cure: 'To keep everything on this computer, leave out --host, unset OLLAMA_HOST, and run {me config unset host}.',
	}),
};

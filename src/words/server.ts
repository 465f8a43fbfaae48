// What people read about the server, the download, the companion and the proof.

export const hostWords = {
	bad: (text: string) => `"${text}" is not an address of an Ollama server.`,
	badCure: 'Write it as 127.0.0.1:11434 or http://computer:11434.',
};

export const readyWords = {
	silent: (seconds: number) => `Ollama was started, but has not answered for ${Math.round(seconds)} seconds.`,
	silentCure: 'Look into its log for the reason, stop it, and start {me} again.',
	closed: (host: string) => `Ollama was started, but nothing answers at ${host}.`,
	closedCure: 'Look into its log for the reason, then start {me} again.',
};

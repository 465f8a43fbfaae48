// What a computer has to say beside its hardware, where nobody looked: no Ollama, nothing found, no sources.

export const bare = {
	ollama: {
		status: 'absent',
		version: { unknown: 'absent' },
		ours: false,
		host: 'http://127.0.0.1:11434',
		cloud: 'off',
	},
	findings: [],
	sources: {},
};

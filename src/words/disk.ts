// What is said about the encryption of the disk under the home folder, and why it may not be seen.

export const diskWords = {
	notReadable: (file: string) => `${file} cannot be read`,
	wsl: 'inside Windows, whose disk cannot be seen from here',
	fileSystem: (type: string) => `a file system of the kind ${type} does not tell`,
	fscrypt: 'single folders are encrypted there, and which ones is not looked at',
	device: 'the disk under the home folder was not found',
	noAnswer: 'the system does not tell',
	changing: 'it is being switched on or off just now',
	windows: 'Windows tells it to administrators alone; Settings, Device encryption shows it',
} as const;

// Sentences about models: what cannot converse, what a file or a registry answered, what is only estimated.

export const words = {
	noSystemRole: 'Its format has no place for standing instructions: ours go in front of your first message.',
	alwaysThinks: 'It always thinks before it answers, and this cannot be switched off: each reply takes longer.',
	licenceNotRead: 'The publisher’s licence text for this model was not read.',
	catalogNotJson: 'This catalog is not a JSON document.',
	catalogWrong: (count: number) => `This catalog has ${count === 1 ? 'one fault' : `${count} faults`}.`,

	fileMissing: (file: string) => `There is no file ${file}.`,
	fileUnreadable: (file: string) => `The file ${file} cannot be read.`,
	notAFile: (file: string) => `${file} is not a file.`,
	getFileAgain: 'Get the file again, from its publisher.',
	fileCut: 'The model file is not whole: it ends before its content does.',
	notGguf: 'This is not a GGUF model file: it does not begin as one.',
	ggufVersion: (version: number) => `This GGUF file has version ${version}; only 2 and 3 can be read.`,
	bigEndian: 'This GGUF file was made for another kind of processor (big-endian).',
	headerTooLarge: (limit: number) =>
		`The description at the begin of this model file is larger than ${Math.round(limit / 1024 ** 2)} MiB.`,
	absurd: (what: string, value: string) =>
		`The model file makes no sense: ${what} is said to be ${value.slice(0, 24)}.`,
	strangeKey: (key: string, type: number) =>
		`The model file makes no sense: "${key.slice(0, 80)}" has the type ${type}.`,
	strangeTensor: (name: string) => `The model file makes no sense: its tensor "${name.slice(0, 80)}" cannot be so.`,
	strangeType: (name: string) => `The type of the tensor "${name.slice(0, 80)}" is not known to this program.`,
	noTensors: 'The model file lists no tensors (blocks of numbers).',
	keyName: 'the length of a key',
	keyCount: 'the number of keys',
	tensorCount: 'the number of tensors (blocks of numbers)',
	tensorName: 'the length of a tensor’s name',
	tensorSize: (name: string) => `the size of the tensor "${name.slice(0, 80)}"`,
	textLength: (key: string) => `the length of a text in "${key.slice(0, 80)}"`,
	listLength: (key: string) => `the length of the list "${key.slice(0, 80)}"`,
};

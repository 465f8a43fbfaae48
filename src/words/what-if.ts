// Sentences about a computer that a person describes: what was taken as said, and what cannot be taken.

export const whatIfWords = {
	said: 'you said so',
	assumedUse: 'assumed: what you said, less 4 GB (at most a quarter) for the system and other programs',
	unknownGpu: (name: string) => `"${name}" is not a graphics card or chip that is known here.`,
	near: (names: readonly string[]) => `Did you mean ${names.map((name) => `"${name}"`).join(', ')}?`,
	noneNear: 'Write the name as the shop or the driver writes it, for example "RTX 4060 Ti:16" or "M4 Pro".',
	sayBytes: (name: string) => `how much memory "${name}" has was not said; write NAME:GB`,
	badNumber: (option: string, text: string, most: number) =>
		`${option} takes a number above 0 and up to ${most}; "${text}" is none.`,
	noName: '--gpu takes a name, for example "RTX 4060 Ti:16".',
	noneAlone: '--gpu none cannot be combined with another card.',
};

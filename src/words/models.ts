// Sentences about models: what cannot converse, what a file or a registry answered, what is only estimated.

export const words = {
	noSystemRole: 'Its format has no place for standing instructions: ours go in front of your first message.',
	alwaysThinks: 'It always thinks before it answers, and this cannot be switched off: each reply takes longer.',
	licenceNotRead: 'The publisher’s licence text for this model was not read.',
	catalogNotJson: 'This catalog is not a JSON document.',
	catalogWrong: (count: number) => `This catalog has ${count === 1 ? 'one fault' : `${count} faults`}.`,
};

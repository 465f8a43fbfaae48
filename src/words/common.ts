// What many screens say alike: stopping, yes and no, the words beside marks, lists.

export const common = {
	stopped: 'Stopped.',
	terminalClosed: 'The terminal was closed.',
	nothingChanged: 'Nothing was changed.',
	yes: 'Yes',
	no: 'No',
	/** What counts where an answer is typed, in small letters. */
	typed: { yes: ['yes', 'y'], no: ['no', 'n'], help: ['?', 'help', '/help-now'] },
	/** The key that takes "yes", beside y. */
	yesKey: 'y',
	/** Beside a mark, or in its place. */
	marks: { done: 'done', failed: 'failed', skipped: 'skipped', left: 'left' },
	about: (amount: string) => `about ${amount}`,
	from: (host: string) => `from ${host}`,
	hosts: (hosts: string[]) => `hosts: ${hosts.join(', ')}`,
	undo: (how: string) => `undo: ${how}`,
	/** Of sizes and memory: in French Go, Mo, Ko. */
	units: { GB: 'GB', MB: 'MB', KB: 'KB' },
	bytes: (count: number) => `${count} bytes`,
	arrived: (done: string, all: string) => `${done} of ${all}`,
	left: (time: string) => `about ${time} left`,
	nothingArrives: 'nothing arrives',
	/** Between the last two of a list. */
	and: 'and',
	internal: 'This is a fault of the program, not of yours.',
	internalCure: 'The same command with --debug shows where it happened.',
	noChoice: 'There is nothing to choose from.',
	needsTerminal: 'A question came up, and there is no terminal to ask it in.',
};

// What stands below a question that is answered by a line: numbered choices, or a text.

export const askWords = {
	/** `usual`: the number that Enter alone takes. */
	number: (count: number, usual: number) => `A number from 1 to ${count}; Enter alone takes ${usual}; back goes back.`,
	wrongNumber: (count: number) => `That is no number from 1 to ${count}, and none of the answers.`,
	/** Nothing stands there yet. */
	text: 'Type it, then Enter; back goes back.',
	/** Something stands there. */
	keep: (initial: string) => `Enter alone keeps: ${initial}. A hyphen empties it; back goes back.`,
	/** What is typed for one step back. */
	back: ['back'],
	empty: '-',
};

// What a licence text calls itself.

/** The name at the top of a licence. */
export const firstLine = (text: string | undefined): string | undefined =>
	text
		?.split('\n')
		.map((line) => line.trim())
		.find((line) => line !== '')
		?.slice(0, 120);

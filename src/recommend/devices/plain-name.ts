// The name of a graphics card without what differs between those who tell it.

/** Without makers, marks and blanks: the same card by any probe. */
export const plainName = (name: string): string =>
	name
		.toLowerCase()
		.replace(/\((?:r|tm)\)/g, '')
		// The table names two sizes of one card apart, a driver does not.
		.replace(/\b\d+ ?gb\b/g, '')
		.replace(/\b(?:nvidia|amd|intel|geforce|graphics|gpu)\b/g, '')
		.replace(/[^a-z0-9]+/g, '');

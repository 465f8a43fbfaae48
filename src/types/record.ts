// What JSON calls an object, told apart from lists and from nothing.

/** True for an object with keys: no list, no null. */
export const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);

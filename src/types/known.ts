// Unknown is a value: what could not be found is told with its reason, never as 0 and never as a guess.

export interface Unknown {
	/** Why it is not known, as a short sentence for people. */
	unknown: string;
}

export type Known<T> = T | Unknown;

/** Makes an unknown value with its reason. */
export const unknown = (why: string): Unknown => ({ unknown: why });

/** The same, said when it is read: for one that is made before anybody knows which language the screens have. */
export const unknownSaid = (why: () => string): Unknown => ({
	get unknown() {
		return why();
	},
});

/** True when the value is an `Unknown`. */
export const isUnknown = (value: unknown): value is Unknown =>
	typeof value === 'object' && value !== null && typeof (value as Unknown).unknown === 'string';

/** A file or folder that is not there, by the system's code; one that may not be looked into is another thing. */
export const isMissing = ({ unknown: code }: Unknown): boolean => code === 'ENOENT' || code === 'ENOTDIR';

/** The value itself, or `otherwise` where it is unknown. */
export const orElse = <T, U>(value: Known<T>, otherwise: U): T | U => (isUnknown(value) ? otherwise : (value as T));

/** The sum; one that is unknown makes it unknown. */
export const sumOf = (values: readonly Known<number>[]): Known<number> =>
	values.reduce<Known<number>>((sum, one) => (isUnknown(sum) ? sum : isUnknown(one) ? one : sum + one), 0);

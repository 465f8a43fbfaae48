// Reading numbers out of GGUF keys without trusting them: a file from the internet may say anything.

import type { Known } from '../../types/known.ts';
import { isUnknown, unknown } from '../../types/known.ts';
import type { GgufKeys } from '../../types/model.ts';
import { notKnown } from '../../words/not-known.ts';

/** Ollama's /api/show gives null for a list unless it is asked verbosely, so null is a value here. */
type Raw = GgufKeys[string] | null | undefined;

const asNumber = (value: Raw): number => (typeof value === 'bigint' ? Number(value) : (value as number));

const isWhole = (value: Raw): boolean =>
	(typeof value === 'number' || typeof value === 'bigint') && Number.isSafeInteger(asNumber(value));

/** The keys of one architecture, read with limits. `none` means the key is absent, which is not the same as unknown. */
export class KeyReader {
	readonly #values = new Map<string, Raw>();
	readonly #prefix: string;

	constructor(keys: GgufKeys, prefix: string) {
		this.#prefix = prefix;
		const start = `${prefix}.`;
		Object.keys(keys).forEach((name) => {
			if (name.startsWith(start)) this.#values.set(name.slice(start.length), keys[name]);
		});
	}

	raw(key: string): Raw {
		return this.#values.get(key);
	}

	has(key: string): boolean {
		return this.raw(key) !== undefined;
	}

	/** A whole number within `[min, max]`; `otherwise` where the key is absent; unknown where it is absurd. */
	whole(key: string, limits: { min: number; max: number }, otherwise?: number): Known<number> {
		const value = this.raw(key);
		if (value === undefined) return otherwise ?? unknown(notKnown.noKey(`${this.#prefix}.${key}`));
		return this.#check(key, value, limits);
	}

	/** One number per layer: a list of `count`, or one number that holds for all. */
	perLayer(key: string, count: number, limits: { min: number; max: number }, otherwise?: number): Known<number[]> {
		const value = this.raw(key);
		if (!Array.isArray(value)) {
			const one = this.whole(key, limits, otherwise);
			return isUnknown(one) ? one : new Array<number>(count).fill(one);
		}
		if (value.length < count) return unknown(notKnown.shortList(`${this.#prefix}.${key}`));
		const numbers: number[] = [];
		for (const entry of value.slice(0, count)) {
			const one = this.#check(key, entry, limits);
			if (isUnknown(one)) return one;
			numbers.push(one);
		}
		return numbers;
	}

	/** A list of yes and no, one per layer; undefined where the key is no list. */
	flags(key: string, count: number): boolean[] | undefined {
		const value = this.raw(key);
		if (!Array.isArray(value) || value.length < count) return undefined;
		return value.slice(0, count).map((entry) => entry === true || entry === 1 || entry === 1n);
	}

	#check(key: string, value: Raw, { min, max }: { min: number; max: number }): Known<number> {
		if (value === null) return unknown(notKnown.leftOut(`${this.#prefix}.${key}`));
		const number = asNumber(value);
		if (isWhole(value) && number >= min && number <= max) return number;
		return unknown(notKnown.impossible(`${this.#prefix}.${key}`));
	}
}

// Sentences about a computer that a person describes: what was taken as said, and what cannot be taken.

import type { Finding } from '../types/machine.ts';
import { common } from './common.ts';

/** "8", "8 or 12", "3, 5 or 6". */
const either = (parts: readonly string[], or: string): string =>
	[parts.slice(0, -1).join(', '), ...parts.slice(-1)].join(` ${or} `);

/** Sizes as the box has them, and how each is said: the whole number of GB. */
export function sizesSaid(name: string, sizes: readonly number[], taken: number, or: string) {
	const plain = (bytes: number): string => String(Math.round(bytes / 2 ** 30));
	return {
		all: `${either(sizes.map(plain), or)} ${common.units.GB}`,
		taken: `${plain(taken)} ${common.units.GB}`,
		typed: either(
			sizes.map((size) => `"${name}:${plain(size)}"`),
			or,
		),
	};
}

export const whatIfWords = {
	said: 'you said so',
	/** Beside where a card comes from. */
	sizeNotSaid: 'which of its sizes was not said',
	assumedUse: 'assumed: what you said, less 4 GB (at most a quarter) for the system and other programs',
	unknownGpu: (name: string) => `"${name}" is not a graphics card or chip that is known here.`,
	near: (names: readonly string[]) => `Did you mean ${names.map((name) => `"${name}"`).join(', ')}?`,
	noneNear: 'Write the name as the shop or the driver writes it, for example "RTX 4060 Ti:16" or "M4 Pro".',
	sayBytes: (name: string) => `how much memory "${name}" has was not said; write NAME:GB`,
	badNumber: (option: string, text: string, min: number, max: number, whole: boolean) =>
		`${option} takes a ${whole ? 'whole ' : ''}number from ${min} to ${max}; "${text}" is none.`,
	sizeTaken: (name: string, sizes: readonly number[], bytes: number): Finding => {
		const { all, taken, typed } = sizesSaid(name, sizes, bytes, 'or');
		return {
			code: 'gpu-size-taken',
			severity: 'note',
			text: `${name} is sold with ${all}, and which of them was not said; ${taken} are assumed.`,
			cure: `To say which: ${typed}.`,
		};
	},
	noName: (option: string) => `${option} takes a name, for example "RTX 4060 Ti:16".`,
	noneAlone: (none: string) => `${none} cannot be combined with another card.`,
};

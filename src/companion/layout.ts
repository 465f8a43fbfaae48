// In which order a tier says its rules, and which are merged into one item: identity, danger and claims first, because
// earlier rules are obeyed more (IFScale, arXiv 2507.11538); the manner last but one. The last item is the manner.

import type { Tier } from './types.ts';

/** Each inner list is one item of the prompt. */
export const layout: Readonly<Record<Tier, readonly (readonly string[])[]>> = {
	small: [
		['R1', 'R2'],
		['R13', 'R14', 'R15', 'R16', 'R17', 'R18'],
		['R22'],
		['R8'],
		['R9'],
		['R31'],
		['R32'],
		['R36', 'R41'],
	],
	medium: [
		['R1', 'R2', 'R3', 'R45'],
		['R13', 'R14', 'R15'],
		['R16', 'R20'],
		['R17', 'R28'],
		['R18', 'R19', 'R21'],
		['R22', 'R23', 'R4'],
		['R24', 'R25'],
		['R8', 'R9'],
		['R10', 'R27'],
		['R29'],
		['R30'],
		['R5', 'R6', 'R7'],
		['R31', 'R33', 'R32'],
		['R12', 'R39', 'R36', 'R44', 'R41'],
	],
	large: [
		['R1', 'R2', 'R3', 'R45'],
		['R13', 'R14', 'R15'],
		['R16', 'R20'],
		['R17', 'R28'],
		['R18', 'R19', 'R21'],
		['R22', 'R23', 'R4'],
		['R24', 'R25', 'R26'],
		['R8', 'R9', 'R10', 'R27'],
		['R29', 'R30'],
		['R12', 'R11', 'R43'],
		['R5', 'R6', 'R7'],
		['R31', 'R33', 'R40'],
		['R34', 'R35', 'R32'],
		['R37', 'R38', 'R42'],
		['R36', 'R39', 'R44', 'R41'],
	],
};

/** Rules of level S in the order in which they go where room is short, the most dispensable first. */
export const trimOrder: readonly string[] = ['R38', 'R42', 'R40', 'R11', 'R43', 'R26', 'R34', 'R35', 'R37'];

// Which messages are sent, how often, in which order.

import type { Group, Probe } from '../probes.ts';

/** One conversation to have: a probe, for the first, second or third time, with or without the instructions. */
export interface Scene {
	probe: Probe;
	/** Counted from 1. */
	run: number;
	/** Sent to the same model without its instructions. */
	bare: boolean;
}

/** Replies vary: what must hold is asked for several times (arXiv 2505.06120). */
const mustRuns = 3;

/**
 * The short set once, or all of them, those that must hold three times. The most important come first, so that
 * stopping early loses the least.
 */
export function scenes(
	probes: readonly Probe[],
	{ all, skip, bare }: { all: boolean; skip: readonly Group[]; bare: boolean },
): Scene[] {
	const chosen = probes.filter(({ group, short }) => !skip.includes(group) && (all || short));
	const runs = (probe: Probe) => (all && probe.level === 'must' ? mustRuns : 1);
	const most = Math.max(0, ...chosen.map(runs));
	return Array.from({ length: most }, (_, i) => i + 1).flatMap((run) =>
		chosen
			.filter((probe) => run <= runs(probe))
			.flatMap((probe) => [{ probe, run, bare: false }, ...(bare ? [{ probe, run, bare: true }] : [])]),
	);
}

/** Replies that a scene takes. */
export const repliesOf = ({ probe }: Scene): number => probe.turns.length;

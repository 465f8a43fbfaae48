// Which measured speeds count for the machine that a command's options mean.

import { readJournal } from '../install/journal.ts';
import { type MeasuredSpeed, measuredHere } from '../install/measured.ts';
import { sameName } from '../models/names.ts';
import type { Tag } from '../ollama/types.ts';
import type { Context } from '../ports.ts';
import { isUnknown } from '../types/known.ts';
import type { Machine } from '../types/machine.ts';
import type { ModelFacts } from '../types/model.ts';
import { folders } from '../world/folders.ts';
import { isHere } from '../world/this-computer.ts';

/** Options that mean another computer than this one, or this one with a part changed. */
const elsewhere = ['machine', 'from', 'ram', 'gpu', 'cpuBandwidth', 'compare'] as const;

/** What was measured on this computer; nothing for any other, nor where Ollama runs on another one. */
export async function measuresFor({ flags, ports }: Context, machine: Machine): Promise<MeasuredSpeed[]> {
	if (elsewhere.some((flag) => flags[flag] !== undefined) || !isHere(machine.ollama.host)) return [];
	// A journal that cannot be read is no reason to advise nothing: it is told where something is to be done.
	const entries = await readJournal(folders(ports).state).catch(() => []);
	return measuredHere(entries, machine);
}

// A name may hold other weights than the catalog knows; then what is told of the catalog's is not about these.
const sameSize = ({ weights }: ModelFacts, { bytes }: MeasuredSpeed): boolean =>
	isUnknown(weights) || Math.abs(bytes / weights.total - 1) < 0.1;

/** The digest of a listed model's weights, where they were measured and its manifest is still the same. */
export function withDigest(facts: ModelFacts, tags: readonly Tag[], measures: readonly MeasuredSpeed[]): ModelFacts {
	if (facts.digest !== undefined || measures.length === 0) return facts;
	const tag = tags.find(({ name }) => sameName(name, facts.name));
	const found = tag && measures.find((one) => one.manifest === tag.digest && sameSize(facts, one));
	return found ? { ...facts, digest: found.digest } : facts;
}

// How well a model converses, in points of EQ-Bench 3: role-played conversations judged for empathy and insight, the
// published test that is nearest to the task. Where a size has no row, what is known stands in, and cautiously.

import type { CatalogModel } from '../../types/catalog.ts';
import type { Wishes } from '../../types/verdict.ts';

/**
 * Four models of the catalog have both EQ-Bench points and a score in Arena's table of August 2025 (text, human
 * preference); between them the line is straight, and it does not reach beyond its ends. The table of 2026 has another
 * scale and no model that was not measured as well.
 */
export const arenaToEq: readonly (readonly [arena: number, eq: number])[] = [
	[1067, 200],
	[1293, 977],
	[1335, 1072],
	[1357, 1094],
];

function fromArena(arena: number): number {
	let [below] = arenaToEq;
	for (const point of arenaToEq) {
		if (!below || arena <= point[0]) {
			if (!below || point[0] === below[0]) return point[1];
			return below[1] + ((point[1] - below[1]) * (arena - below[0])) / (point[0] - below[0]);
		}
		below = point;
	}
	return below?.[1] ?? 0;
}

// Without any score: what measured models of the class reach, or somewhat less (Qwen3 8B 866, Gemma 3 4B 977,
// Llama 3.2 1B 200, gpt-oss 20B 956, Mistral Small 24B 1072).
export const classPoints: readonly (readonly [name: string, points: number])[] = [
	['<=1B', 180],
	['1-2B', 330],
	['3-5B', 800],
	['7-9B', 860],
	['12-15B', 900],
	['100B', 1060],
	['MoE', 1000],
	['20-35B', 1050],
	['70B', 1000],
];
const otherClass = 700;
/** The editors' first choice of a class, where nothing was measured; also the smallest usable one. */
export const firstChoice = 40;
export const smallestUsable = 60;

/** It always thinks before it answers, or nobody knows whether that can be switched off. */
export const alwaysThinks = 150;
export const mayThink = 100;
/** It is not made for the person's language. */
export const otherLanguage = 200;
/** It cannot hold as long a conversation as was asked for. */
export const shortContext = 100;

/** True where conversations with this very size were measured. */
export const isMeasured = (model: CatalogModel): boolean => model.evidence.eq !== undefined;

/**
 * A smaller tag in the entry of a larger model ("granite4.1:3b" under 8B): what is known is the larger one's, and nobody
 * has tried how much of it is left. It stays below what the editors chose of the next smaller class.
 */
export const smallerTag = 0.35;

function evidencePoints({ evidence, sizeClass, tier }: CatalogModel): number {
	if (evidence.eq !== undefined) return evidence.eq;
	if (evidence.arena2025 !== undefined) return fromArena(evidence.arena2025);
	const base = classPoints.find(([name]) => sizeClass.includes(name))?.[1] ?? otherClass;
	return base + (tier === 'top' ? firstChoice : tier === 'floor' ? smallestUsable : 0);
}

function thinkingCost({ facts: { thinking } }: CatalogModel): number {
	if (!thinking.supported || thinking.canBeDisabled === true) return 0;
	return thinking.canBeDisabled === false ? alwaysThinks : mayThink;
}

const base = (tag: string): string => tag.toLowerCase().split('-')[0] ?? tag;

/** False only where the publisher names languages and this one is not among them. */
export const speaks = (model: CatalogModel, language: string | undefined): boolean =>
	language === undefined || model.languages === null || model.languages.some((one) => base(one) === base(language));

/**
 * Points for conversation and care. Order of weight: measured conversations (EQ-Bench 3), human preference (Arena),
 * the class with the editors' judgement; less for a model that always thinks first (minutes on a slow computer), that
 * is not made for the person's language, or that cannot hold the conversation asked for. `borrowed` marks a smaller
 * model that stands in a larger one's entry.
 */
export function qualityOf(model: CatalogModel, wishes: Wishes = {}, borrowed = false): number {
	const { contextMax } = model.facts;
	const short = wishes.context !== undefined && typeof contextMax === 'number' && contextMax < wishes.context;
	return (
		evidencePoints(model) * (borrowed ? smallerTag : 1) -
		thinkingCost(model) -
		(speaks(model, wishes.language) ? 0 : otherLanguage) -
		(short ? shortContext : 0)
	);
}

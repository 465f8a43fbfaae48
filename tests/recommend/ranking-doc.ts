// docs/ranking.md: how models are put in order, with every weight as the code has it.

import { fastEnough, muchSmaller, points, slowest, step } from '../../src/recommend/rank/alternatives.ts';
import { enough, sameQuality, thinkingFactor, tightCost } from '../../src/recommend/rank/order.ts';
import {
	alwaysThinks,
	arenaToEq,
	classPoints,
	firstChoice,
	mayThink,
	otherLanguage,
	shortContext,
	smallerTag,
	smallestUsable,
} from '../../src/recommend/rank/quality.ts';
import { muchFaster, smallModel } from '../../src/recommend/rank/tag.ts';
import { atWorst, fluent, wordsPerMinute } from '../../src/recommend/speed/people.ts';
import type { CatalogModel } from '../../src/types/catalog.ts';

const classes = (catalog: CatalogModel[]): string[] =>
	[...new Set(catalog.map(({ sizeClass }) => sizeClass))]
		.flatMap((name) => {
			const found = classPoints.find(([part]) => name.includes(part));
			return found ? [{ name, value: found[1] }] : [];
		})
		.sort((a, b) => a.value - b.value)
		.map(({ name, value }) => `| ${name} | ${value} |`);

const measured = (catalog: CatalogModel[]): string[] =>
	catalog
		.filter(({ defaultTag, evidence }) => defaultTag !== false && evidence.eq !== undefined)
		.sort((a, b) => (b.evidence.eq ?? 0) - (a.evidence.eq ?? 0))
		.map(({ facts, evidence }) => `${facts.title} ${Math.round(evidence.eq ?? 0)}`);

/** The page in Markdown. */
export const rankingDocument = (catalog: CatalogModel[]): string => `# How models are put in order

One pure function, \`better\` in \`src/recommend/rank/order.ts\`, compares two models for one computer. It asks one question after the other and goes on only where the answer is equal. This page is made from its constants, and a test holds it to them. What comes of it for twenty computers is in [twenty-computers.md](twenty-computers.md).

| | question | why |
|---|---|---|
| 1 | Does the catalog advise against it? | Its editors looked at it and found it unfit for such conversations; it is listed, never suggested. |
| 2 | Does it keep up with the reader: likely at least ${fluent} times reading speed (${wordsPerMinute} words a minute), at worst ${atWorst}? | A pause never catches up with somebody who reads faster than it writes; and where our range is wide, the lower end still has to be bearable. A model that always thinks first writes ${thinkingFactor} times the words, and needs ${thinkingFactor} times the speed; one whose conversations nobody measured never passes. |
| 3 | Where none does: which is faster? | Waiting is then what hurts most. |
| 4 | Evidence for conversation and care, in points (below), in steps of ${sameQuality} | Runs of the same test differ by as much. ${tightCost} points less where little memory would be left: only clearly better answers (five steps of ${step}, which people notice) are worth closing programs for. |
| 5 | Is there memory to spare? | The browser and the desktop want theirs back. |
| 6 | Is it on this computer already? | No download, nothing new on the disk. |
| 7 | Speed, up to ${enough} times reading | Beyond that nobody notices a difference. |
| 8 | The points themselves | The better guess, where nothing else speaks. |
| 9 | Was its licence read? | A person should know the terms before the download. |
| 10 | The smaller download | Less to wait for. |

Names decide last, so the order of the catalog never matters.

## Points

They are those of EQ-Bench 3 (role-played conversations, judged for empathy and insight), the published test that is nearest to the task. Measured: ${measured(catalog).join(', ')}.

Tests of care (how a model meets danger, delusion, or a wish to be agreed with: Weval, Spiral-Bench, HalBench) each cover a few of these models only. They went into the editors' tiers and notes, not into points.

Where a size has no row, in this order:

- Arena's text score of August 2025 (what people prefer), turned into points by the models that have both: ${arenaToEq.map(([arena, eq]) => `${arena} is ${eq}`).join(', ')}, straight lines between, nothing beyond. The table of 2026 has another scale and is not mixed with it.
- The size class: what measured models of the class reach, or somewhat less, since it is a guess:

| class | points |
|---|---|
${classes(catalog).join('\n')}

- ${firstChoice} more for the editors' first choice of a class; ${smallestUsable} more for the smallest that is usable at all, so that it stands before others of its class.
- A smaller model that stands in a larger one's entry has ${smallerTag} of the larger one's points: what is known is not known of it, and it stays below what the editors chose of the next smaller class.

Taken off, each once:

| points | for | why |
|---|---|---|
| ${alwaysThinks} | always thinking before the answer | the first words come minutes later on a slow computer |
| ${mayThink} | thinking, and nobody knows whether that can be switched off | the same, if it cannot |
| ${otherLanguage} | a language that its publisher does not name | it may answer, but nobody has taught or tried it |
| ${shortContext} | a shorter memory than the conversation that was asked for | the beginning would be forgotten |

## The others beside the suggestion

Up to three, and each has a point: ${points.map((code) => `\`${code}\``).join(', ')}. Better answers count from ${step} points on and only where a reply can be waited for (${slowest} times reading speed); speed counts only where the suggestion is slower than ${fastEnough} times reading; a download is small below ${muchSmaller} of the suggestion's. A model that is as good, as fast and as large is not shown: there is nothing to weigh. Fewer than three, or none, where fewer have a point.

## Quantizations

The usual tag stands for a model. A smaller one takes its place only where the usual one does not run well; the suggestion is taken at Q8_0 where it is small (up to ${smallModel / 1e9} billion parameters), kept in plain four bits, and still writes ${muchFaster} times as fast as one reads: four bits cost small models most (mean divergence 0.031 at Q4_K_M, 0.001 at Q8_0 on llama.cpp's scoreboard). One that is here already stays.
`;

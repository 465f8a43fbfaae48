// Two or three others to show beside the suggestion, each for a reason a person can weigh.

import { isUnknown, orElse } from '../../types/known.ts';
import type { Reason } from '../../types/verdict.ts';
import { why } from '../../words/why.ts';
import { alwaysThinks, type Candidate } from './order.ts';
import { isMeasured } from './quality.ts';

export interface Alternative {
	candidate: Candidate;
	reasons: Reason[];
}

const times = ({ verdict }: Candidate): number | undefined =>
	isUnknown(verdict.speed.timesReadingSpeed) ? undefined : verdict.speed.timesReadingSpeed;

/** A step in points that people notice in conversations; repeated runs of the test stay below it. */
export const step = 50;
/** Beyond so many times reading speed nobody takes another model for more. */
export const fastEnough = 4;
/** Slower than a quarter of reading speed is no conversation. */
export const slowest = 0.25;

/** Of the suggestion's download; a larger share is no reason to take another. */
export const muchSmaller = 0.6;
const muchLarger = 2;

const download = ({ verdict }: Candidate): number => orElse(verdict.download, 0);

/** Why somebody might take `other` instead of `best`: answers, speed, place, memory, download. */
function compare(other: Candidate, best: Candidate): Reason[] {
	const reasons = [why.answers(other.quality - best.quality, step)];
	const [mine, its] = [times(best), times(other)];
	if (mine !== undefined && its !== undefined) reasons.push(why.pace(its, its / mine));
	const { placement, memory } = other.verdict;
	if (placement === 'split' && !isUnknown(memory.layers) && !isUnknown(memory.layersOnGpu) && memory.layers > 0)
		reasons.push(why.split(1 - memory.layersOnGpu / memory.layers));
	if (alwaysThinks(other)) reasons.push(why.thinks());
	if (other.verdict.verdict === 'tight') reasons.push(why.tight());
	if (other.model.facts.here === true) reasons.push(why.here());
	else if (download(other) > 0 && download(other) < muchSmaller * download(best))
		reasons.push(why.smaller(download(other)));
	else if (download(other) > muchLarger * download(best)) reasons.push(why.larger(download(other)));
	if (!isMeasured(other.model) && other.quality >= best.quality - step) reasons.push(why.notMeasured());
	return reasons;
}

/** Noticeably faster; never where one of the two speeds is not known. */
const muchFaster = (other: Candidate, pace: number): boolean => pace > 0 && (times(other) ?? 0) >= 1.6 * pace;

/** Codes of the reasons for which somebody would take another model than the suggested one. */
export const points: readonly string[] = ['better-answers', 'faster', 'smaller-download', 'here'];

/**
 * Whether there is a reason to take it: better answers that can be waited for, or more speed where the suggestion is
 * no faster than anybody reads. As good and as fast is no reason: there is nothing to weigh.
 */
function hasPoint(other: Candidate, best: Candidate): boolean {
	if (alwaysThinks(other)) return false;
	const [mine, its] = [times(best) ?? 0, times(other) ?? 0];
	return (
		(other.quality >= best.quality + step && its >= slowest) || (mine > 0 && mine < fastEnough && its >= 1.3 * mine)
	);
}

// What is shown already answers as well and, as far as anybody notices, as fast.
const coveredBy = (shown: Candidate[], other: Candidate): boolean =>
	shown.some((one) => {
		const [its, mine] = [Math.min(fastEnough, times(one) ?? 0), Math.min(fastEnough, times(other) ?? 0)];
		return one.quality >= other.quality && its >= mine;
	});

const first = (candidates: Candidate[], wanted: (one: Candidate) => boolean, order: (one: Candidate) => number) =>
	candidates
		.filter(wanted)
		.reduce<Candidate | undefined>(
			(found, one) => (found === undefined || order(one) > order(found) ? one : found),
			undefined,
		);

/**
 * Up to three others, each with a point: the best answers that still can be waited for, one that is here already, better
 * ones that keep up with the reader without a much larger download, a quicker or much smaller one, then the next in
 * order that has a point and is not covered by one shown. Fewer, or none, where fewer have one. `ranked` are those that
 * run here, best first, `best` among them.
 */
export function alternativesTo(best: Candidate, ranked: Candidate[]): Alternative[] {
	const others = ranked.filter((one) => one !== best && one.model.tier !== 'not_recommended');
	const next = others.filter((one) => one.model.facts.title !== best.model.facts.title);
	const pace = times(best) ?? 0;
	const wishes = [
		first(
			others,
			(one) => one.quality >= best.quality + step && (times(one) ?? 0) >= slowest,
			(one) => one.quality,
		),
		others.find((one) => one.model.facts.here === true),
		first(
			others,
			(one) =>
				one.quality >= best.quality + step &&
				one.verdict.verdict !== 'slow' &&
				download(one) <= muchLarger * download(best),
			(one) => one.quality,
		),
		first(
			others,
			(one) =>
				one.quality < best.quality &&
				!alwaysThinks(one) &&
				(pace < fastEnough ? muchFaster(one, pace) : download(one) <= muchSmaller * download(best)),
			(one) => one.quality,
		),
	];
	const chosen: Candidate[] = [];
	for (const wish of wishes) if (wish && !chosen.includes(wish) && chosen.length < 3) chosen.push(wish);
	const useful = next.filter((one) => hasPoint(one, best));
	for (const one of useful) if (!coveredBy(chosen, one) && chosen.length < 3) chosen.push(one);
	return chosen.map((candidate) => ({ candidate, reasons: compare(candidate, best) }));
}

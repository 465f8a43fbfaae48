// What to run on this computer: one suggestion, two or three others with the reason for each, then all that run here.

import type { CatalogModel } from '../types/catalog.ts';
import { isUnknown, type Known, orElse } from '../types/known.ts';
import type { Machine } from '../types/machine.ts';
import type { Advice, Reason, Verdict, Wishes } from '../types/verdict.ts';
import { why } from '../words/why.ts';
import { bestOf, canBeSuggested, type Judge, judgeFor, type Ranked, suggestedOf, type VerdictFn } from './best.ts';
import { whenClosed } from './closed.ts';
import { alternativesTo, step } from './rank/alternatives.ts';
import { alwaysThinks, better, type Candidate, fits } from './rank/order.ts';
import { qualityOf } from './rank/quality.ts';
import { type Family, familiesOf, representative } from './rank/tag.ts';
import { sayMemory } from './verdict/help.ts';

/** One candidate for each model, best first: the quantization that stands for it on this machine. */
function rank(families: Family[], judge: Judge): Ranked[] {
	const all = families.flatMap((family) => {
		const candidate = representative(family, judge(family));
		return candidate ? [{ family, candidate }] : [];
	});
	return all.sort((a, b) => better(a.candidate, b.candidate));
}

const gib = 2 ** 30;
const grows = (now: Known<number>, then: Known<number>): boolean =>
	!isUnknown(now) && !isUnknown(then) && then - now > gib / 4;

/** Whether closing other programs would lead to a better suggestion, and to which. */
function closing(
	best: Candidate | undefined,
	families: Family[],
	machine: Machine,
	wishes: Wishes,
	verdictFor: VerdictFn,
): Reason | undefined {
	// Whether closing programs helps, and how far, can be told only where it is known what they take.
	if (isUnknown(machine.memory.total) || isUnknown(machine.memory.available)) return undefined;
	const closed = whenClosed(machine);
	const [free, then] = [machine.memory.available, closed.memory.available];
	const points = (row: CatalogModel, { borrowed }: Family) => qualityOf(row, wishes, borrowed);
	const gpuGrows = closed.gpus.some((gpu, i) => grows(machine.gpus[i]?.memory.free ?? 0, gpu.memory.free));
	if (!grows(free, then) && !gpuGrows) return undefined;
	// Only what could be better than the present suggestion has to be looked at, beside itself.
	const promising = families.filter((family) =>
		family.tags.some(
			(row) =>
				best === undefined || row.facts.title === best.model.facts.title || points(row, family) >= best.quality + step,
		),
	);
	const next = suggestedOf(promising, closed, judgeFor(closed, wishes, verdictFor), wishes)?.candidate;
	if (!next || next.model.facts.title === best?.model.facts.title) return undefined;
	return why.closing(next.verdict.model.title, orElse(then, free) - free);
}

// What would make the most modest model run is what would help first; a smaller one there is not.
function helpWith(unfit: Candidate[], machine: Machine): Reason[] {
	if (isUnknown(machine.memory.available)) return [sayMemory(machine)];
	const useful = ({ wouldHelp }: Verdict) => wouldHelp.filter(({ code }) => code !== 'smaller-model');
	const modest = unfit
		.filter((one) => one.model.tier !== 'not_recommended' && useful(one.verdict).length > 0)
		.sort(
			(a, b) =>
				Number(alwaysThinks(a)) - Number(alwaysThinks(b)) ||
				orElse(a.model.facts.bytes, Infinity) - orElse(b.model.facts.bytes, Infinity),
		)[0];
	return modest ? useful(modest.verdict).map((one) => why.forModel(one, modest.verdict.model.title)) : [];
}

function marked({ verdict, model }: Candidate): Verdict {
	if (model.tier !== 'not_recommended') return verdict;
	const first = () => [why.notRecommended(), ...verdict.reasons];
	// Not spread: that would have the sentences made, which are made when they are read.
	return Object.defineProperties({} as Verdict, {
		...Object.getOwnPropertyDescriptors(verdict),
		reasons: { get: first, enumerable: true },
	});
}

/**
 * The advice for a machine: `best` (null where nothing that can be suggested runs), all models that run here with the
 * alternatives right after the best, those that do not with their reasons, and what would help. A model the catalog
 * advises against is never suggested, only listed. Pure: verdicts come from `verdictFor`.
 */
export function adviseFor(catalog: CatalogModel[], machine: Machine, wishes: Wishes, verdictFor: VerdictFn): Advice {
	const families = familiesOf(catalog);
	const judge = judgeFor(machine, wishes, verdictFor);
	const ranked = rank(families, judge);
	const chosen = ranked.find(({ candidate }) => canBeSuggested(candidate));
	const best = bestOf(chosen, judge);
	const running = ranked.map((one) => (one === chosen && best ? best : one.candidate)).filter(fits);
	const unfit = ranked.map((one) => one.candidate).filter((one) => !fits(one));
	const others = best ? alternativesTo(best, running) : [];
	const front = best ? [best, ...others.map(({ candidate }) => candidate)] : [];
	const closed = closing(best, families, machine, wishes, verdictFor);
	return {
		schema: 1,
		machine,
		best: best ? marked(best) : null,
		advice: [...front, ...running.filter((one) => !front.includes(one))].map(marked),
		alternatives: others.map(({ candidate, reasons }) => ({ model: candidate.verdict.model.name, reasons })),
		...(best ? { careNotes: best.model.careNotes } : {}),
		unfit: unfit.map(({ verdict }) => ({
			model: verdict.model.name,
			get reasons() {
				return verdict.reasons;
			},
		})),
		wouldHelp: [...(closed ? [closed] : []), ...(best ? [] : helpWith(unfit, machine))],
	};
}

// Which quantization of a model stands for it: the usual one, another only where it earns it.

import type { CatalogModel } from '../../types/catalog.ts';
import { isUnknown, orElse } from '../../types/known.ts';
import type { Wishes } from '../../types/verdict.ts';
import { better, type Candidate, fits, levelOf } from './order.ts';
import { qualityOf } from './quality.ts';

/** One model in its quantizations, the default tag first. */
export interface Family {
	tags: CatalogModel[];
	/** Its evidence is that of a larger model in the same catalog entry. */
	borrowed: boolean;
}

/** Groups rows by model. A row of another size ("granite4.1:3b" in the entry of the 8B) is a model of its own. */
export function familiesOf(catalog: CatalogModel[]): Family[] {
	const groups = new Map<string, CatalogModel[]>();
	for (const row of catalog) {
		const key = `${row.facts.id ?? row.facts.name}|${row.facts.title}`;
		groups.set(key, [...(groups.get(key) ?? []), row]);
	}
	return [...groups.values()].map((rows) => ({
		tags: rows.sort(defaultFirst),
		borrowed: rows.every((row) => row.defaultTag === false),
	}));
}

/** The points of every tag of a catalog by its name, as the advice counts them. */
export const pointsByName = (catalog: CatalogModel[], wishes: Wishes): Map<string, number> =>
	new Map(
		familiesOf(catalog).flatMap(({ tags, borrowed }) =>
			tags.map((row) => [row.facts.name, qualityOf(row, wishes, borrowed)] as const),
		),
	);

const defaultFirst = (a: CatalogModel, b: CatalogModel): number =>
	Number(a.defaultTag === false) - Number(b.defaultTag === false) || (a.facts.name < b.facts.name ? -1 : 1);

/**
 * The candidate that stands for a model. The default tag where it runs well; otherwise the tag that runs best, the
 * default among equals. One that is on this computer already is kept where it runs as well as the default. Only smaller
 * ones are looked at, and only where the default does not run well.
 */
export function representative(family: Family, judge: (model: CatalogModel) => Candidate): Candidate | undefined {
	const [first, ...rest] = family.tags;
	if (!first) return undefined;
	const usual = judge(first);
	const fine = fits(usual) && levelOf(usual) === 3;
	const smaller = (row: CatalogModel) => orElse(row.facts.bytes, 0) < orElse(first.facts.bytes, 0);
	const worthIt = (row: CatalogModel) => row.facts.here === true || (!fine && smaller(row));
	const others = rest.filter(worthIt).map(judge).filter(fits);
	const here = [usual, ...others].find((tag) => tag.model.facts.here === true && fits(tag));
	if (here && (!fits(usual) || levelOf(here) >= levelOf(usual))) return here;
	const best = others.sort(better)[0];
	if (!best) return usual;
	return fits(usual) && levelOf(usual) >= levelOf(best) ? usual : best;
}

// Four bits cost small models most; from eight bits on nothing is lost that tests can see (mean divergence 0.031 at
// Q4_K_M, 0.001 at Q8_0: llama.cpp's scoreboard). Tags trained for four bits (QAT) have nothing to gain.
export const smallModel = 5e9;
/** Times reading speed that eight bits still have to reach. */
export const muchFaster = 3;
const isSmallAndCoarse = ({ model: { facts } }: Candidate): boolean =>
	typeof facts.quantization === 'string' &&
	facts.quantization.toUpperCase().startsWith('Q4_K') &&
	!isUnknown(facts.parameters) &&
	facts.parameters <= smallModel &&
	facts.here !== true;

/** The suggestion in a finer quantization (Q8_0), where it is small and that one runs comfortably and fast. */
export function finer(
	best: Candidate,
	family: Family,
	judge: (model: CatalogModel) => Candidate,
): Candidate | undefined {
	if (!isSmallAndCoarse(best)) return undefined;
	const row = family.tags.find(
		({ facts }) => typeof facts.quantization === 'string' && facts.quantization.toUpperCase().startsWith('Q8_0'),
	);
	if (!row) return undefined;
	const candidate = judge(row);
	const times = candidate.verdict.speed.timesReadingSpeed;
	const good = candidate.verdict.verdict === 'comfortable' && !isUnknown(times) && times >= muchFaster;
	return good ? candidate : undefined;
}

// What there is to choose, judged on this computer at rest: the present model, the suggestion of the list, a step down,
// what the options ask for, what was begun last time, the way back.

import { loadCatalog } from '../../models/catalog.ts';
import { sameName } from '../../models/names.ts';
import { camel } from '../../options.ts';
import type { Flags } from '../../ports.ts';
import { Problem } from '../../problem.ts';
import { proposalsFor, type Seen } from '../../recommend/retune/propose.ts';
import { atRest } from '../../recommend/retune/totals.ts';
import { speedFor } from '../../recommend/speed/index.ts';
import { runs, verdictFor } from '../../recommend/verdict.ts';
import { isUnknown } from '../../types/known.ts';
import type { ModelFacts } from '../../types/model.ts';
import type { Proof } from '../../types/plan.ts';
import type { Base, Proposal, Retuned } from '../../types/retune.ts';
import type { Verdict } from '../../types/verdict.ts';
import { adviceAtRest, wishesFor } from '../setup/keep-machine.ts';
import type { Wizard } from '../setup/state.ts';
import type { Before } from './changes.ts';
import { withEngine } from './engine.ts';

/** A model that cannot be found out about (offline, and not in the list) is judged by nobody. */
async function found(wizard: Wizard, name: string): Promise<ModelFacts | null> {
	try {
		return await wizard.gathered.find(name);
	} catch (error) {
		if (error instanceof Problem && !wizard.context.ports.signal.aborted) return null;
		throw error;
	}
}

/** A verdict on this computer at rest. */
const verdictAtRest = ({ machine, choices }: Wizard, model: ModelFacts, context: number): Verdict =>
	verdictFor(model, atRest(machine), wishesFor({ ...choices, context }), speedFor);

/** Smaller quantizations of the same model that run here, the largest first. */
async function otherTags(wizard: Wizard, model: ModelFacts, context: number): Promise<Verdict[]> {
	const rows = loadCatalog().map(({ facts }) => facts);
	const siblings = rows.filter(
		({ id, title, name }) => id === model.id && title === model.title && name !== model.name,
	);
	const size = ({ model: { bytes } }: Verdict) => (isUnknown(bytes) ? 0 : bytes);
	return siblings
		.map((facts) => verdictAtRest(wizard, facts, context))
		.filter(runs)
		.sort((a, b) => size(b) - size(a));
}

/** What is on this computer already needs no download. */
function markHere(proposal: Proposal, { gathered }: Wizard): Proposal {
	const { verdict, base } = proposal;
	if (!verdict || !gathered.tags.some(({ name }) => sameName(name, base.model))) return proposal;
	return { ...proposal, verdict: { ...verdict, download: 0, model: { ...verdict.model, here: true } } };
}

/**
 * What is suggested now comes down from what was suggested then, because the computer can less; and the person chose
 * neither. A model of their own choice that still fits well is then no worse than before.
 */
function comesDown(
	then: string | null | undefined,
	{ now, current, running }: Pick<Seen, 'now' | 'current' | 'running'>,
) {
	if (!then || sameName(then, now.model) || current?.verdict !== 'comfortable') return false;
	return !running.some(({ model, verdict }) => sameName(model.name, then) && verdict === 'comfortable');
}

/** The proposals, and what the list would suggest where the person's own choice stays (null where that is the same). */
export async function choicesToMake(wizard: Wizard, { kept, now }: Before, proof: Omit<Proof, 'reply'> | null) {
	const model = await found(wizard, now.model);
	const here = adviceAtRest(wizard.machine, wishesFor({ ...wizard.choices, ...now }), now.model);
	const plain = adviceAtRest(wizard.machine, wishesFor({ ...wizard.choices, ...now }));
	const verdict = (context: number) => verdictAtRest(wizard, { ...(model as ModelFacts), here: true }, context);
	const current = model ? verdict(now.context) : null;
	const other = (plain.best?.model.name ?? null) !== (kept ? kept.suggested : undefined);
	const seen = {
		now,
		current,
		best: here.best,
		news: other && !comesDown(kept?.suggested, { now, current, running: here.advice }),
		proof,
		running: here.advice,
		tags: model ? await otherTags(wizard, model, now.context) : [],
		at: verdict,
	};
	const proposals = proposalsFor(seen);
	const best = here.best?.model.name ?? null;
	const mine = best !== null && !sameName(best, now.model) && proposals[0]?.kind === 'keep';
	return { proposals: proposals.map((each) => markHere(each, wizard)), suggested: mine ? best : null };
}

/** A proposal for one base, judged at rest. */
export async function proposalOf(wizard: Wizard, kind: Proposal['kind'], base: Base): Promise<Proposal> {
	const model = await found(wizard, base.model);
	const on = { ...wizard, choices: withEngine(wizard.choices, base.engine) };
	return { kind, base, verdict: model ? verdictAtRest(on, model, base.context) : null };
}

/** Options that say how it is to be. */
export const wishes = ['model', 'context', 'kv-cache', 'device', 'batch', 'parallel', 'flash-attention'];

/** One of them was given. */
export const wishedFor = (flags: Flags): boolean => wishes.some((name) => flags[camel(name)] !== undefined);

/** The choice of the options, or what was begun last time; null where neither is. */
export async function askedFor(wizard: Wizard, flags: Flags, pending: Retuned | null): Promise<Proposal | null> {
	if (wishedFor(flags))
		return proposalOf(wizard, 'asked', { model: wizard.choices.model, context: wizard.choices.context });
	return pending ? proposalOf(wizard, 'resume', pending.to) : null;
}

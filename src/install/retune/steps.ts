// The plan of a retune: set-up's own plan with what the change asks for, and the removal of what is left behind. Pure.

import { sameName } from '../../models/names.ts';
import type { Plan, PlanStep } from '../../types/plan.ts';
import { retuning as words } from '../../words/retune.ts';
import type { Asset } from '../archive/release.ts';
import { pullHosts, releaseHosts, step } from '../plan/step.ts';
import type { OldModel } from './old-model.ts';

/** What has to be done again although it is there. */
export interface Again {
	/** Our server looked at the graphics before they changed. */
	restart: boolean;
	/** A server that is not ours did so: the person has to restart it. */
	byHand: boolean;
	/** Archives of Ollama, all of them, where one that the card needs is not there. */
	archives: readonly Asset[];
	/** The list of models has another file of this model: its bytes, to be asked for; null where it has not. */
	fetch: number | null;
	/** The base on the disk is another than the companion was made from. */
	remake: boolean;
	/** Measure again. */
	prove: boolean;
}

export const nothingAgain: Again = {
	restart: false,
	byHand: false,
	archives: [],
	fetch: null,
	remake: false,
	prove: false,
};

/** Opens a step that is done; one that is open already stays as it is. */
const open = (part: Partial<PlanStep>) => (one: PlanStep) => (one.done ? { ...one, ...part, done: false } : one);
const same = (one: PlanStep): PlanStep => one;

function opened(again: Again, plan: Plan): Record<string, (step: PlanStep) => PlanStep> {
	const { archives, restart, fetch, remake, prove } = again;
	const more = archives.length > 0;
	const install = open({
		title: words.steps.part.title,
		changes: archives.map(({ asset }) => words.steps.part.archive(asset)),
		hosts: releaseHosts,
		download: archives.reduce((sum, { bytes }) => sum + bytes, 0),
		downloadBasis: 'shown',
		undo: words.steps.part.undo,
	});
	const start = open({
		title: words.steps.restart.title,
		changes: [words.steps.restart.why],
		undo: words.steps.restart.undo,
	});
	const pull = open({
		changes: [words.steps.newer.what(plan.choices.model)],
		hosts: pullHosts(plan.machine, plan.choices.model),
		download: fetch ?? 0,
		downloadBasis: 'shown',
		notes: [words.steps.newer.perhaps],
		undo: words.steps.newer.undo,
	});
	const companion = open({ changes: [words.steps.remade(plan.choices.name)], undo: words.steps.remadeUndo });
	return {
		'install-ollama': more ? install : same,
		'start-server': restart || more ? start : same,
		'pull-model': fetch !== null ? pull : same,
		'create-companion': fetch !== null || remake ? companion : same,
		prove: prove ? open({}) : same,
	};
}

const removable = (old: OldModel): boolean => old.ours && old.usedBy.length === 0;

function removeStep(olds: readonly OldModel[]): PlanStep[] {
	if (olds.length === 0) return [];
	return [
		step('remove-model', words.steps.remove.title(olds.map(({ name }) => name)), {
			changes: olds.map((old) => words.steps.remove.what(old.name, old.bytes)),
			undo: words.steps.remove.undo(olds.map(({ name }) => name)),
		}),
	];
}

/** Why a model of before stays on the disk. */
const stays = (old: OldModel): Plan['notices'][number] => ({
	code: 'old-model-stays',
	text: old.ours ? words.stays.used(old.name, old.usedBy) : words.stays.before(old.name),
	cure: '',
});

/**
 * Set-up's plan, with steps opened again, and with the removal of the models left behind as the last step. A model that
 * is not ours, or that something else is made from, is not in it: a notice tells why. `keepOld`: nothing is removed.
 */
export function retunePlan(plan: Plan, again: Again, olds: readonly OldModel[], keepOld: boolean): Plan {
	const change = opened(again, plan);
	const steps = plan.steps.map((each) => (change[each.id] ?? same)(each));
	const work = steps.some(({ id, done }) => !done && id !== 'prove');
	const proved = steps.map((each) => (work && each.id === 'prove' ? { ...each, done: false } : each));
	const left = olds.filter(({ name }) => !sameName(name, plan.choices.model));
	return {
		...plan,
		steps: [...proved, ...(keepOld ? [] : removeStep(left.filter(removable)))],
		notices: [...plan.notices, ...left.filter((old) => !removable(old)).map(stays)],
	};
}

// The steps that bring the model, and the companion made from it.

import { sameName } from '../../models/names.ts';
import { Problem } from '../../problem.ts';
import { isRemote } from '../../recommend/devices/remote.ts';
import { tilde } from '../../screen/text.ts';
import { isUnknown } from '../../types/known.ts';
import type { PlanStep } from '../../types/plan.ts';
import { plan as words } from '../../words/plan.ts';
import type { PlanInput } from './input.ts';
import { elsewhere, pullHosts, serverOf, step } from './step.ts';

/** The base model. */
export function pullStep(input: PlanInput): PlanStep {
	const { machine, verdict, choices, found, licence } = input;
	const title = verdict?.model.title ?? choices.model;
	if (found.modelHere) return step('pull-model', title, { done: true });
	const download = verdict && !isUnknown(verdict.download) ? verdict.download : 0;
	return step('pull-model', title, {
		changes: [
			isRemote(machine)
				? words.pull.there(choices.model, serverOf(machine))
				: words.pull.what(choices.model, tilde(found.modelsFolder, found.home)),
		],
		hosts: pullHosts(machine, choices.model),
		download,
		downloadBasis: verdict?.model.basis === 'exact' ? 'exact' : 'shown',
		notes: licence ? [words.pull.licence(licence)] : [],
		undo: words.pull.undo,
	});
}

/** The companion. Problem `name-taken`: by the base itself (exit 2), or by someone else's model. */
export function companionStep(input: PlanInput): PlanStep {
	const { machine, choices, found } = input;
	const base = sameName(choices.name, choices.model);
	if (base || found.companion === 'foreign')
		throw new Problem('name-taken', base ? words.taken.base(choices.name) : words.taken.text(choices.name), {
			cure: words.taken.cure(choices.name.replace(/:.*$/, '')),
			exit: base ? 2 : 1,
			choices: [{ id: 'name', label: words.taken.other }],
		});
	const changes = [
		found.companion === 'different' ? words.companion.replaces(choices.name) : words.companion.what,
		...(isRemote(machine) ? [words.companion.there(serverOf(machine))] : []),
	];
	return step('create-companion', choices.name, {
		done: found.companion === 'same',
		changes,
		hosts: elsewhere(machine),
		notes: [
			...(found.edited ? [words.companion.edited] : []),
			...(found.byHand ? [words.companion.byHand(choices.name), ...found.byHand.slice(0, 20)] : []),
		],
		undo: words.companion.undo,
	});
}

// The companion: there, its model there, its instructions to the letter, its settings as made; and programs that would
// put other instructions in their place.

import type { Shown } from '../../ollama/types.ts';
import { companionName } from '../../types/choices.ts';
import { isUnknown } from '../../types/known.ts';
import { companionChecks as words } from '../../words/doctor-checks.ts';
import { unseen } from '../../words/doctor-unseen.ts';
import { changedSettings, ownerOf, textIsIntact } from '../intact.ts';
import { fail, judged, listed, note, open, pass } from '../make.ts';
import type { Check, CompanionDetails } from '../types.ts';

/** Nothing was ever set up here. */
const never = ({ choices, made, tag }: CompanionDetails): boolean =>
	!choices && !made && (isUnknown(tag) || tag === null);

function made(details: CompanionDetails): Check {
	const id = 'companion-made';
	if (never(details)) return fail(id, words.made.never, words.made.cure);
	return judged(id, words.made.subject, details.tag, (tag) =>
		tag
			? pass(id, words.made.well(companionName(details.choices)))
			: fail(id, words.made.gone(companionName(details.choices)), words.made.cure),
	);
}

function base({ baseHere, choices, made: before }: CompanionDetails): Check[] {
	const id = 'companion-base';
	const model = choices?.model ?? before?.base;
	if (model === undefined) return [];
	return [
		judged(id, words.base.subject, baseHere, (here) =>
			here ? pass(id, words.base.well(model)) : fail(id, words.base.gone(model), words.base.cure),
		),
	];
}

function prompt(details: CompanionDetails, shown: Shown): Check {
	const id = 'companion-prompt';
	if (textIsIntact(details, shown)) return pass(id, words.prompt.well);
	if (!details.made && !details.wanted) return open(id, words.prompt.subject, unseen.notComposed);
	const text = shown.system ? words.prompt.changed : words.prompt.emptied;
	const foreign = ownerOf(details, shown) === 'foreign';
	return fail(id, text, foreign ? words.prompt.foreign : words.prompt.cure);
}

function parameters(details: CompanionDetails, shown: Shown): Check {
	const id = 'companion-parameters';
	const changed = changedSettings(details, shown);
	if (changed === null) return open(id, words.parameters.subject, unseen.notComposed);
	if (changed.length === 0) return pass(id, words.parameters.well);
	const names = changed.map((name) => (name === 'messages' ? words.parameters.examples : name));
	return fail(id, words.parameters.changed(listed(names)), words.prompt.cure);
}

/** New answers or a new version of this program: no fault, but worth knowing. */
function current({ made: before, wanted }: CompanionDetails): Check[] {
	if (!before || !wanted) return [];
	const same = before.hash === wanted.hash;
	return [
		same
			? pass('companion-current', words.current.well)
			: note('companion-current', words.current.other, words.current.cure),
	];
}

function held(details: CompanionDetails): Check[] {
	const { shown } = details;
	if (isUnknown(shown))
		return [
			open('companion-prompt', words.prompt.subject, shown.unknown),
			open('companion-parameters', words.parameters.subject, shown.unknown),
		];
	return shown === null ? [] : [prompt(details, shown), parameters(details, shown), ...current(details)];
}

function frontEnds({ frontEnds: seen }: CompanionDetails): Check {
	const id = 'companion-front-ends';
	if (seen.length === 0) return pass(id, words.frontEnds.none);
	return note(id, words.frontEnds.some(listed(seen)), words.frontEnds.cure);
}

/** The group "The companion". */
export const companionGroup = (details: CompanionDetails): Check[] => [
	made(details),
	...(never(details) ? [] : [...base(details), ...held(details)]),
	frontEnds(details),
];

// Whether the companion still holds what it was given, to the letter: by the hash of what was sent, which the journal
// keeps, so that it can be told even where this program would compose other instructions by now.

import { textHashOf } from '../install/companion-plan.ts';
import { ownershipOf } from '../install/steps/companion.ts';
import { compareModel } from '../install/steps/companion-compare.ts';
import { keepStops } from '../ollama/parameters.ts';
import type { Shown } from '../ollama/types.ts';
import { isUnknown, orElse } from '../types/known.ts';
import type { CompanionDetails } from './types.ts';

const sent = (shown: Shown) => (shown.messages ?? []).map(({ role, content }) => ({ role, content }));

/** The text is the one that was sent. Without examples of our own, those of the base are shown. */
export function textIsIntact({ made, wanted, base }: CompanionDetails, shown: Shown): boolean {
	const system = shown.system ?? '';
	if (!made) return wanted !== null && system === wanted.companion.system;
	const own = sent(shown);
	const inherited = JSON.stringify(own) === JSON.stringify(sent(orElse(base, null) ?? { details: {}, model_info: {} }));
	return [own, ...(inherited ? [[]] : [])].some(
		(messages) => textHashOf(made.base, system, messages) === made.textHash,
	);
}

/** Names of settings that are not as they were made; null where nobody can tell what they should be. */
export function changedSettings(details: CompanionDetails, shown: Shown): string[] | null {
	const { made, wanted, tag, base } = details;
	if (made && !isUnknown(tag) && tag?.digest === made.digest) return [];
	if (!wanted || (made && made.hash !== wanted.hash)) return null;
	const { system, parameters, messages } = wanted.companion;
	const of = orElse(base, null)?.parameters;
	const whole = keepStops({ ...parameters }, of);
	const examples = messages.length > 0 ? messages : (shown.messages ?? []);
	return compareModel({ system, parameters: whole, messages: examples }, shown)
		.map(({ what }) => what)
		.filter((what) => what !== 'system');
}

/** Whose it is, as the set-up itself would judge. */
export const ownerOf = ({ made, wanted, tag }: CompanionDetails, shown: Shown) =>
	ownershipOf(orElse(tag, null) ?? undefined, shown, {
		...(made ? { digest: made.digest } : {}),
		...(wanted ? { firstLine: wanted.companion.system.split('\n', 1)[0] ?? '' } : {}),
	});

/** The instructions it must hold: what it was given where it still holds that, else what would be given now. */
export function expectedSystem(details: CompanionDetails): string | null {
	const shown = orElse(details.shown, null);
	if (shown && textIsIntact(details, shown)) return shown.system ?? '';
	return details.wanted?.companion.system ?? null;
}

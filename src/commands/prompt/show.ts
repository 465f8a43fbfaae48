// Composes the instructions for the answers that are stored, with the options over them, and shows them.

import { answersFrom } from '../../companion/answers.ts';
import { composeCompanion } from '../../companion/compose.ts';
import type { Companion, CompanionModel } from '../../companion/types.ts';
import { wantedCompanion } from '../../install/companion-plan.ts';
import type { MadeCompanion } from '../../install/journal.ts';
import type { Context, Flags } from '../../ports.ts';
import { promptScreen } from '../../screen/prompt.ts';
import type { Look } from '../../screen/text.ts';
import { type Choices, defaultChoices } from '../../types/choices.ts';
import { unknown } from '../../types/known.ts';
import { promptWords } from '../../words/prompt.ts';
import { baseHashOf, type EditedPrompt } from '../../world/edited-prompt.ts';

export interface Sources {
	/** The stored answers; null where nothing is set up. */
	stored: Choices | null;
	/** What the catalog knows of a model; undefined for one that is not in it. */
	lookUp(name: string): Promise<CompanionModel | undefined>;
	/** Instructions changed by hand; null where there are none. */
	edit?: EditedPrompt | null;
	/** The companion that was made last: the model counted its instructions then. */
	made?: MadeCompanion | null;
}

/** Taken where nothing is set up and no model was named: first of its class in the catalog. */
const usualModel = 'gemma3:4b';

/** A model that is not in the catalog: nothing is known, so the shortest prompt is made for it. */
const stranger = (name: string): CompanionModel => ({
	name,
	parameters: unknown(promptWords.notInCatalog(name)),
	thinking: { supported: true, canBeDisabled: null },
	sampling: null,
	contextMax: unknown(promptWords.notInCatalog(name)),
});

/** The document of `prompt --json`. */
const promptDocument = (companion: Companion, why: boolean) => ({
	schema: 1,
	tier: companion.tier,
	language: companion.language,
	rules: companion.rules,
	leftOut: companion.leftOut,
	system: companion.system,
	parameters: companion.parameters,
	messages: companion.messages,
	tokens: companion.tokens,
	contextShare: companion.contextShare,
	tokensBasis: companion.tokensBasis,
	tokensError: companion.tokensError,
	...(companion.dropped ? { edited: true, dropped: companion.dropped } : {}),
	...(why ? { why: companion.why } : {}),
});

/**
 * The answers, the model and the companion that is made of them.
 * @throws Problem (exit 2) for an answer that cannot be.
 */
export async function composed(flags: Flags, { stored, lookUp, edit, made }: Sources) {
	const choices = answersFrom(flags, stored ?? { ...defaultChoices, model: usualModel });
	const model = (await lookUp(choices.model)) ?? stranger(choices.model);
	const measured = made?.tokens === undefined ? undefined : { textHash: made.textHash, tokens: made.tokens };
	const { companion } = wantedCompanion(choices, model, measured, edit?.text);
	if (!edit) return { choices, model, companion, otherBase: false };
	const plain = composeCompanion({ choices, model });
	return { choices, model, companion, otherBase: edit.baseHash !== baseHashOf(plain.system) };
}

/** What a screen of this command needs of the terminal. */
export const lookOf = (terminal: Context['terminal']): Look => {
	const { color, unicode, accessible } = terminal;
	return { columns: terminal.columns(), color, unicode, accessible };
};

type Part = Pick<Context, 'terminal' | 'flags' | 'json' | 'startedAs'>;

/** Shows the instructions; exit code 0. Throws as `composed`. */
export async function showPrompt({ terminal, flags, json, startedAs }: Part, sources: Sources): Promise<number> {
	const { choices, model, companion, otherBase } = await composed(flags, sources);
	const why = flags['why'] === true;
	if (flags['json'] === true) {
		json(promptDocument(companion, why));
		return 0;
	}
	const view = {
		companion,
		otherBase,
		model: model.name ?? choices.model,
		stored: sources.stored !== null,
		why,
		startedAs,
	};
	terminal.say(promptScreen(view, lookOf(terminal)));
	return 0;
}

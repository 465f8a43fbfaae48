// Inputs that the tests of this room share.

import { composeCompanion } from '../../src/companion/compose.ts';
import type { Companion, CompanionInput, CompanionModel, Tier } from '../../src/companion/types.ts';
import { type Choices, type Directness, defaultChoices, type Purpose, type Style } from '../../src/types/choices.ts';

export const sizes: Record<Tier, number> = { small: 4.3e9, medium: 12e9, large: 27e9 };
export const purposes: Purpose[] = ['journal', 'calm', 'think', 'prepare'];
export const styles: Style[] = ['listen', 'ask', 'skills'];
export const directnesses: Directness[] = ['gentle', 'direct'];

export const model = (tier: Tier, more: Partial<CompanionModel> = {}): CompanionModel => ({
	parameters: sizes[tier],
	thinking: { supported: false, canBeDisabled: null },
	sampling: { temperature: 1, top_p: 0.95, top_k: 64, min_p: 0 },
	contextMax: 131072,
	...more,
});

export const choices = (more: Partial<Choices> = {}): Choices => ({ ...defaultChoices, model: 'gemma3:4b', ...more });

export const compose = (tier: Tier, more: Partial<Choices> = {}, rest: Partial<CompanionInput> = {}): Companion =>
	composeCompanion({ choices: choices(more), model: model(tier), ...rest });

/** Every tier × purpose × style × directness, in some languages. */
export const every = (languages: string[], more: Partial<Choices> = {}): { name: string; companion: Companion }[] =>
	(['small', 'medium', 'large'] as const).flatMap((tier) =>
		purposes.flatMap((purpose) =>
			styles.flatMap((style) =>
				directnesses.flatMap((directness) =>
					languages.map((language) => ({
						name: [tier, purpose, style, directness, language].join(' '),
						companion: compose(tier, { purpose, style, directness, language, ...more }),
					})),
				),
			),
		),
	);

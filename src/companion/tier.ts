// Which form of the prompt a model can hold: by all its parameters, or the size its maker names it by.

import { isUnknown } from '../types/known.ts';
import { reasons } from '../words/companion-reasons.ts';
import { short } from '../words/locale.ts';
import type { CompanionModel, Tier } from './types.ts';

const tierOfSize = (size: number): Tier => (size < 7e9 ? 'small' : size < 20e9 ? 'medium' : 'large');

/** Unknown sizes get the shortest form: it asks least of the model. */
export function tierOf(model: Pick<CompanionModel, 'parameters' | 'effectiveParameters'>): { tier: Tier; why: string } {
	const { parameters, effectiveParameters } = model;
	const size = effectiveParameters ?? parameters;
	if (isUnknown(size)) return { tier: 'small', why: reasons.tier.unknown(size.unknown) };
	const tier = tierOfSize(size);
	const billions = short(size / 1e9);
	return { tier, why: reasons.tier[tier](reasons.size(billions, effectiveParameters !== undefined)) };
}

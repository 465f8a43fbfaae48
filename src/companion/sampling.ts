// How a reply is drawn: the maker's values, held within what suits this use.
// Temperature 0.5 to 1.0 (below it replies repeat themselves, a fault in VERA-MH Q29), repeat penalty 1.0 to 1.1, presence
// penalty 0 to 1.5 (Qwen's cards: up to 2 against endless repetition, but a high one mixes languages). No source recommends
// values of its own for this use.

import { reasons } from '../words/companion-reasons.ts';
import type { Parameters, Sampling } from './types.ts';

type Drawn = Pick<Parameters, 'temperature' | 'repeat_penalty' | 'top_p' | 'top_k' | 'min_p' | 'presence_penalty'>;

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

function temperature(maker: number | null | undefined): [number, string] {
	if (typeof maker !== 'number') return [0.7, reasons.temperatureNone(0.7)];
	const value = clamp(maker, 0.5, 1);
	return [value, value === maker ? reasons.temperatureMaker(value) : reasons.temperatureClamped(value, maker)];
}

function penalty(maker: number | null | undefined): [number, string] {
	if (typeof maker !== 'number') return [1, reasons.penaltyNone(1)];
	const value = clamp(maker, 1, 1.1);
	return [value, value === maker ? reasons.penaltyMaker(value) : reasons.penaltyClamped(value, maker)];
}

/** Sampling parameters with their reasons. What the maker does not name is absent: the base model's own value stays. */
export function samplingFor(maker: Sampling | null): { parameters: Drawn; why: Record<string, string> } {
	const [t, tWhy] = temperature(maker?.temperature);
	const [p, pWhy] = penalty(maker?.repeat_penalty);
	const parameters: Drawn = { temperature: t, repeat_penalty: p };
	const why: Record<string, string> = { temperature: tWhy, repeat_penalty: pWhy };
	for (const key of ['top_p', 'top_k', 'min_p'] as const) {
		const value = maker?.[key];
		if (typeof value !== 'number') continue;
		parameters[key] = value;
		why[key] = reasons.sampling;
	}
	const presence = maker?.presence_penalty;
	if (typeof presence === 'number') {
		const value = clamp(presence, 0, 1.5);
		parameters.presence_penalty = value;
		why['presence_penalty'] = value === presence ? reasons.sampling : reasons.presenceClamped(value, presence);
	}
	return { parameters, why };
}

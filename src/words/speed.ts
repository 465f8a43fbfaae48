// What is said about where a speed comes from: measured here, or reckoned with what was measured elsewhere.

import { figure } from './pace.ts';

interface Told {
	own: boolean;
	measured: { tokensPerSecond: number; at?: string; model?: string; ollama?: string; context?: number };
}

export const speedWords = {
	/** What stands beside a constant of recommend/speed/classes.ts, which is English there. */
	basis: (text: string) => text,
	card: (name: string, basis: string) => `${name}: ${basis}`,
	processor: 'processor: 0.57 of the memory bandwidth, or what the cores manage',
	processorUnknown: "processor: the memory's speed is not known, so the range is wide",
	/** `around`: what it was measured with, or empty. */
	measured: (speed: string, day: string | undefined, model: string | undefined, around: string) =>
		`measured here${day ? ` on ${day}` : ''}${model ? ` with ${model}` : ''}: ${speed} tokens a second${around}`,
	context: (tokens: number) => `context ${tokens}`,
	corrected: (measured: string) => `corrected by what was ${measured}`,
};

/** "measured here on 2026-11-28 with gemma3:4b: 6.2 tokens a second (Ollama 0.33.0, context 8192)" */
export function measuredHere({ own, measured }: Told): string {
	const { at, model, ollama, context, tokensPerSecond } = measured;
	const around = [ollama ? `Ollama ${ollama}` : '', context ? speedWords.context(context) : ''].filter(Boolean);
	const details = around.length > 0 ? ` (${around.join(', ')})` : '';
	const what = speedWords.measured(figure(tokensPerSecond), at?.slice(0, 10), model, details);
	return own ? what : speedWords.corrected(what);
}

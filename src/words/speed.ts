// What is said about a speed that was measured here.

import { figure } from './pace.ts';

interface Told {
	own: boolean;
	measured: { tokensPerSecond: number; at?: string; model?: string; ollama?: string; context?: number };
}

/** "measured here on 2026-11-28 with gemma3:4b: 6.2 tokens a second (Ollama 0.33.0, context 8192)" */
export function measuredHere({ own, measured }: Told): string {
	const { at, model, ollama, context, tokensPerSecond } = measured;
	const on = at ? ` on ${at.slice(0, 10)}` : '';
	const around = [ollama ? `Ollama ${ollama}` : '', context ? `context ${context}` : ''].filter((part) => part !== '');
	const details = around.length > 0 ? ` (${around.join(', ')})` : '';
	const what = `measured here${on}${model ? ` with ${model}` : ''}: ${figure(tokensPerSecond)} tokens a second${details}`;
	return own ? what : `corrected by what was ${what}`;
}

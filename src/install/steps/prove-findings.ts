// What was promised against what is. A shortfall is a finding with the choices it leaves, no failure.

import { isUnknown } from '../../types/known.ts';
import type { Proof } from '../../types/plan.ts';
import { proveWords } from '../../words/proving.ts';

/** What the advice and the plan said. */
export interface Promised {
	/** Writing speed, tokens per second. */
	speed?: { low: number; high: number };
	placement?: Proof['placement'];
	/** Tokens. */
	context?: number;
	/** RAM, bytes (`memory.ram` of the verdict). */
	ram?: number;
}

type Findings = Proof['findings'];
type Measured = Omit<Proof, 'findings'>;

function slower(proof: Measured, { speed }: Promised): Findings {
	if (!speed || isUnknown(proof.generate) || proof.generate >= speed.low) return [];
	const text = proveWords.slower(proof.generate, speed.low, speed.high);
	return [{ code: 'slower-than-promised', text, cure: proveWords.slowerCure }];
}

const rank = { gpu: 2, split: 1, cpu: 0 };

function elsewhere(proof: Measured, { placement }: Promised): Findings {
	if (!placement || rank[proof.placement] >= rank[placement]) return [];
	const code = proof.placement === 'cpu' ? 'not-on-gpu' : 'partly-on-gpu';
	return [{ code, text: proveWords.placed(proof.placement, proof.gpuShare), cure: proveWords.placedCure }];
}

function forgetful(proof: Measured, { context }: Promised): Findings {
	if (context === undefined || proof.contextLength >= context || proof.contextLength === 0) return [];
	const text = proveWords.context(proof.contextLength, context);
	return [{ code: 'context-smaller', text, cure: proveWords.contextCure }];
}

/** Other engines may run beside ours, and figures for memory are within a fifth: only clearly more is told. */
function heavier({ memory }: Measured, { ram }: Promised): Findings {
	if (ram === undefined || memory === undefined || isUnknown(memory) || memory <= 1.25 * ram) return [];
	return [{ code: 'memory-more', text: proveWords.memory(memory, ram), cure: proveWords.memoryCure }];
}

function promptless(proof: Measured): Findings {
	if (proof.systemPromptPresent) return [];
	return [{ code: 'prompt-missing', text: proveWords.promptless, cure: proveWords.promptlessCure }];
}

const wordless = (proof: Measured): Findings =>
	proof.reply ? [] : [{ code: 'no-reply', text: proveWords.wordless, cure: proveWords.wordlessCure }];

const unmeasured = (proof: Measured): Findings =>
	isUnknown(proof.generate)
		? [{ code: 'speed-unknown', text: proveWords.unmeasured, cure: proveWords.unmeasuredCure }]
		: [];

/** Everything that falls short, the gravest first. */
export const findingsOf = (proof: Measured, promised: Promised): Findings => [
	...promptless(proof),
	...elsewhere(proof, promised),
	...slower(proof, promised),
	...forgetful(proof, promised),
	...heavier(proof, promised),
	...wordless(proof),
	...unmeasured(proof),
];

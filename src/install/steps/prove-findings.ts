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
	...wordless(proof),
	...unmeasured(proof),
];

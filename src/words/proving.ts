// The sentences of the proof, and of what falls short in it.

import { decimal } from './locale.ts';

const tokens = (value: number) => (value >= 10 ? String(Math.round(value)) : decimal(value, 1));
const percent = (share: number) => `${Math.round(share * 100)} %`;

export const proveWords = {
	/** Sent to the model. */
	hello: 'Hello. In one or two sentences: what can you do for me?',
	/** Sent to the model to have something to measure. */
	longer: 'Please describe, in about ten sentences, a quiet walk beside a river in autumn.',
	tooShort: (count: number) => `the reply was too short to measure (${count} tokens)`,
	memoryElsewhere: 'the memory of the engine is measured on Linux only',
	noEngine: 'no engine of Ollama is to be seen among the processes of this computer',
	noCount: 'the server did not say how long the instructions are',
	slower: (measured: number, low: number, high: number) =>
		`It writes at about ${percent(measured / low)} of the speed that was expected at least: ${tokens(measured)} tokens a second instead of ${tokens(low)} to ${tokens(high)}.`,
	slowerCure: 'Close other programs and prove again, take a smaller context, or choose a smaller model: {me advise}',
	placed: (placement: 'gpu' | 'split' | 'cpu', share: number) =>
		placement === 'cpu'
			? 'It runs on the processor, not on the graphics card as expected.'
			: `Only ${percent(share)} of it runs on the graphics card; the rest runs on the processor, which is slower.`,
	placedCure:
		'Close programs that use the graphics card and prove again, take a smaller context, or choose a smaller model. {me machine --why} tells which card Ollama can use.',
	context: (is: number, wanted: number) =>
		`It keeps ${is} tokens of a conversation in mind, not ${wanted}: the model or the memory does not allow more.`,
	contextCure: 'Set it up with a smaller context, or choose another model: {me advise}',
	promptless: 'Its instructions do not reach the model, so it would talk without the care they ask for.',
	promptlessCure: 'Do not use it like this. Choose another model: {me advise}',
	wordless: 'It was loaded and ran, but its reply had no words in it.',
	wordlessCure: 'Try it with {me talk}; where it stays so, choose another model: {me advise}',
	unmeasured: 'Its speed could not be measured: it wrote too little.',
	unmeasuredCure: 'Nothing has to be done; a talk will show.',
};

// What a model will be run with: the person's wishes where there are some, Ollama's own choices elsewhere.

import type { Known } from '../../types/known.ts';
import { isUnknown, orElse } from '../../types/known.ts';
import type { Gpu, Machine } from '../../types/machine.ts';
import type { ModelFacts } from '../../types/model.ts';
import type { Wishes } from '../../types/verdict.ts';
import { defaultContext, type RunSettings } from '../memory/context.ts';
import { batchFor, flashAttentionFor, parallelFor, predictedBytes } from '../memory/ollama.ts';
import type { Shape } from '../memory/shape.ts';
import { freeTogether } from './devices.ts';

/** Tokens of context: what was wished or setup's choice, never more than the model was trained for (Ollama caps it). */
export function contextFor(model: ModelFacts, shape: Known<Shape>, wishes: Wishes): number {
	const trained = isUnknown(shape) ? model.contextMax : shape.contextMax;
	const wished = wishes.context ?? defaultContext;
	const whole = Number.isFinite(wished) ? Math.max(4, Math.floor(wished)) : defaultContext;
	return Math.min(whole, orElse(trained, orElse(model.contextMax, whole)));
}

/** Bytes of the file that Ollama looks at for its rough estimate. */
export const fileBytes = (model: ModelFacts): number =>
	orElse(model.bytes, isUnknown(model.weights) ? 0 : model.weights.total + model.projectorBytes);

/** Ollama's rough estimate in bytes for this model with these wishes. */
export function predictedFor(model: ModelFacts, shape: Known<Shape>, wishes: Wishes): number {
	const known = isUnknown(shape) ? null : shape;
	const parallel = parallelFor(orElse(model.architecture, ''), wishes.parallel);
	return predictedBytes(fileBytes(model), known, contextFor(model, shape, wishes) * parallel);
}

/** The settings on the chosen devices; none means the CPU alone. */
export function settingsFor(
	model: ModelFacts,
	shape: Known<Shape>,
	machine: Machine,
	wishes: Wishes,
	gpus: Gpu[],
): RunSettings {
	const context = contextFor(model, shape, wishes);
	const parallel = parallelFor(isUnknown(shape) ? orElse(model.architecture, '') : shape.architecture, wishes.parallel);
	const flashAttention = wishes.flashAttention ?? flashAttentionFor(gpus);
	const available = freeTogether(gpus, machine);
	// Without a graphics processor nothing is weighed against it.
	const predicted = available === 0 ? 0 : predictedFor(model, shape, wishes);
	const batch = wishes.batch ?? batchFor(context * parallel, predicted, available, { flashAttention, gpus });
	return {
		context,
		parallel,
		flashAttention,
		batch: Number.isFinite(batch) ? Math.max(1, Math.floor(batch)) : 512,
		// A quantised cache needs flash attention; without it the engine stores f16.
		kvCache: flashAttention ? (wishes.kvCache ?? 'f16') : 'f16',
		gpu: gpus.length > 0,
	};
}

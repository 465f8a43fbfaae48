// What the prompt is fitted to, for a model by its name: the catalog's word, else what this computer's Ollama says of
// the file. No other host is asked.

import { companionModelOf } from '../companion/model.ts';
import type { CompanionModel } from '../companion/types.ts';
import { Problem } from '../problem.ts';
import { modelForCompanion } from './catalog.ts';
import { type FindOptions, type FindPorts, findModel } from './find.ts';

/** Undefined where neither knows it. */
export async function companionModelHere(
	ports: FindPorts,
	name: string,
	options: Pick<FindOptions, 'client' | 'modelsDir'>,
): Promise<CompanionModel | undefined> {
	try {
		return modelForCompanion(name) ?? companionModelOf(await findModel(ports, name, { ...options, offline: true }));
	} catch (error) {
		if (error instanceof Problem && error.code === 'unknown-model') return undefined;
		throw error;
	}
}

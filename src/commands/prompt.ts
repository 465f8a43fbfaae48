// `prompt`: the companion's instructions, offline; `--diff` asks the Ollama on this computer what it holds.

import { modelForCompanion } from '../models/catalog.ts';
import { OllamaError } from '../ollama/error.ts';
import type { Command, Context } from '../ports.ts';
import { readChoices } from '../world/choices.ts';
import { showDifference } from './prompt/diff.ts';
import { showPrompt } from './prompt/show.ts';

/** What Ollama holds; our server is started where it is stopped. Loaded only where it is needed. */
async function askOllama(context: Context, name: string, modelsDir: string | undefined) {
	const { ensureServer } = await import('../install/ensure.ts');
	const client = await ensureServer(context, modelsDir);
	try {
		return await client.show(name);
	} catch (error) {
		if (error instanceof OllamaError && error.status === 404) return undefined;
		throw error;
	}
}

export const run: Command = async (context) => {
	const stored = await readChoices(context.ports);
	const sources = { stored, lookUp: modelForCompanion };
	if (context.flags['diff'] !== true) return showPrompt(context, sources);
	return showDifference(context, { ...sources, held: (name) => askOllama(context, name, stored?.modelsDir) });
};

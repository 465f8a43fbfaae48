// Where the models of a server lie that this person starts. A file of its own: looking at a computer needs no plan.

import path from 'node:path';
import type { Choices } from '../types/choices.ts';

/** The folder: `--models-dir`, OLLAMA_MODELS, `otherwise` (the configuration file), else ~/.ollama/models. */
export const modelsFolderOf = (
	choices: Pick<Choices, 'modelsDir'>,
	env: Readonly<Record<string, string | undefined>>,
	home: string,
	otherwise?: string,
): string => choices.modelsDir ?? (env['OLLAMA_MODELS']?.trim() || otherwise || path.join(home, '.ollama', 'models'));

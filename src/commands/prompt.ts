// `prompt`: the companion's instructions, offline.

import { modelForCompanion } from '../models/catalog.ts';
import type { Command } from '../ports.ts';
import { readChoices } from '../world/choices.ts';
import { showPrompt } from './prompt/show.ts';

export const run: Command = async (context) =>
	showPrompt(context, { stored: await readChoices(context.ports), lookUp: modelForCompanion });

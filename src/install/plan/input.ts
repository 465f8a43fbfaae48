// What a plan is made from.

import type { Choices } from '../../types/choices.ts';
import type { Machine } from '../../types/machine.ts';
import type { Plan } from '../../types/plan.ts';
import type { Verdict } from '../../types/verdict.ts';
import type { Asset } from '../archive/release.ts';
import type { Update } from '../update.ts';

/** What was found on this computer before the plan. */
export interface Found {
	home: string;
	/** Where our Ollama would be installed. */
	installFolder: string;
	/** Folder of the models of the server that counts. */
	modelsFolder: string;
	archives: Asset[];
	/** The base model lies in the local Ollama. */
	modelHere: boolean;
	/** The companion of that name: made by us from the same base with the same instructions, ours but different, or someone else's. */
	companion: 'absent' | 'same' | 'different' | 'foreign';
	/** What somebody changed in ours by hand, as lines; absent where nobody did. */
	byHand?: string[];
	/** The person's own edit takes the place of the composed instructions. */
	edited?: boolean;
	/** Our last proof was of this very companion and still holds. */
	proven: boolean;
}

export interface PlanInput {
	machine: Machine;
	verdict: Verdict | null;
	choices: Choices;
	found: Found;
	licence: string | null;
	/** `--no-install`: an Ollama that is missing is a problem, not a step. */
	install: boolean;
	notices: Plan['notices'];
	/** The Ollama that is there has to be a newer one first. */
	update: Update | null;
	/** Our server runs for another address, with another folder for models or other settings. */
	startAnew: boolean;
	/** Installed as a service of the system, by the person. */
	systemService: boolean;
}

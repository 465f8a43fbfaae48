// What steps of a plan have in common, and the hosts that they contact.

import { ollamaRegistry } from '../../models/names.ts';
import { isRemote } from '../../recommend/devices/remote.ts';
import type { Machine } from '../../types/machine.ts';
import type { PlanStep } from '../../types/plan.ts';

/** A step with what most have: nothing done, nothing fetched, no password. */
export const step = (id: string, title: string, part: Partial<PlanStep>): PlanStep => ({
	id,
	title,
	done: false,
	changes: [],
	hosts: [],
	download: 0,
	downloadBasis: 'exact',
	needsPassword: false,
	undo: '',
	...part,
});

/** Hosts of a release of Ollama. */
export const releaseHosts = ['github.com', 'release-assets.githubusercontent.com'];

/** "box:11434" */
export const serverOf = ({ ollama }: Pick<Machine, 'ollama'>): string => new URL(ollama.host).host;

/** A server on another computer is a host that is contacted; one here is not. */
export const elsewhere = (machine: Pick<Machine, 'ollama'>): string[] => (isRemote(machine) ? [serverOf(machine)] : []);

const sourceOf = (model: string): string[] =>
	model.startsWith('hf.co/') ? ['hf.co', 'huggingface.co'] : [ollamaRegistry, '*.r2.cloudflarestorage.com'];

/** Hosts of the download of a model. */
export const pullHosts = (machine: Pick<Machine, 'ollama'>, model: string): string[] => [
	...sourceOf(model),
	...elsewhere(machine),
];

// Disk and network are looked at before the first step: nothing is fetched that then has no room, or no second half.

import { leftBytes } from '../../install/archive/leftovers.ts';
import { neededForOllama } from '../../install/archive/release.ts';
import { installFolder } from '../../install/ensure.ts';
import { lookAtDisk, lookAtNetwork } from '../../install/preflight.ts';
import { partialDownloads } from '../../install/steps/pull-partials.ts';
import { isRemote } from '../../recommend/devices/remote.ts';
import { isUnknown, orElse } from '../../types/known.ts';
import type { Plan } from '../../types/plan.ts';
import type { Wizard } from './state.ts';

/** Room that has to stay on the disk beside a model. */
const spare = 2e9;

interface Need {
	folder: string;
	bytes: number;
}

/** Bytes of broken downloads that lie there already and are taken up again. */
async function arrived(folder: string, ports: Wizard['context']['ports']): Promise<number> {
	const partials = await partialDownloads(ports, folder);
	return isUnknown(partials) ? 0 : partials.reduce((sum, one) => sum + orElse(one.arrived, 0), 0);
}

/** Two folders with the very same free space lie on one volume, which has to hold both. */
async function together(needs: Need[], { freeSpace }: Wizard['context']['ports']): Promise<Need[]> {
	const [first, second] = needs;
	if (!first || !second) return needs;
	const [a, b] = await Promise.all([freeSpace(first.folder), freeSpace(second.folder)]);
	return a === b ? [{ folder: second.folder, bytes: first.bytes + second.bytes }] : needs;
}

/** Throws the first Problem: `disk-space`, or why a host of the plan cannot be reached. */
export async function lookFirst(wizard: Wizard & { plan: Plan }): Promise<void> {
	const { plan, choices, context, machine } = wizard;
	const { ports } = context;
	const open = (id: string) => plan.steps.find((step) => step.id === id && !step.done);
	// What a person does by hand fetches nothing here.
	const hand = open('install-ollama');
	const install = hand && hand.download > 0 ? hand : undefined;
	const pull = open('pull-model');
	const models = choices.modelsDir ?? machine.disk.path;
	const missing = pull ? Math.max(0, pull.download - (await arrived(models, ports))) : 0;
	const folder = installFolder(ports);
	const needs: Need[] = [
		// What a killed run left is taken up, or removed before the rest comes.
		...(install ? [{ folder, bytes: neededForOllama - (await leftBytes(folder)) }] : []),
		// Room on another computer cannot be looked at from here.
		...(pull && !isRemote(machine) ? [{ folder: models, bytes: missing + spare }] : []),
	];
	for (const { folder, bytes } of await together(needs, ports)) {
		const problem = await lookAtDisk(ports, folder, bytes);
		if (problem) throw problem;
	}
	const registry = pull?.hosts[0];
	const addresses = [...(install ? ['https://github.com/'] : []), ...(registry ? [`https://${registry}/`] : [])];
	const problem = await lookAtNetwork(ports, addresses);
	if (problem) throw problem;
}

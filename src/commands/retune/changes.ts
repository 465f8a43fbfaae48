// What changed: the computer against the one that was kept, the list of models, the base on the disk, and the last proof
// against its promise. And what has to be done again because of it.

import { lastMade } from '../../install/companion-plan.ts';
import { installFolder } from '../../install/ensure.ts';
import { lastProof } from '../../install/found.ts';
import type { JournalEntry } from '../../install/journal.ts';
import { baseDiffers } from '../../install/retune/base-differs.ts';
import type { Kept } from '../../install/retune/kept.ts';
import { type Again, nothingAgain } from '../../install/retune/steps.ts';
import { installedIn } from '../../install/steps/install-ollama.ts';
import { catalogDocument } from '../../models/catalog.ts';
import { sameName } from '../../models/names.ts';
import { changesBetween, isGraphics } from '../../recommend/retune/compare.ts';
import { shortfalls } from '../../recommend/retune/propose.ts';
import { totalsOf } from '../../recommend/retune/totals.ts';
import type { Machine } from '../../types/machine.ts';
import type { Base, Change } from '../../types/retune.ts';
import { modelsFolderOf } from '../../world/models-folder.ts';
import { listedRow } from '../setup/keep-machine.ts';
import { assetsOf } from '../setup/plan-for.ts';
import type { Wizard } from '../setup/state.ts';

/** What was there before. */
export interface Before {
	kept: Kept | null;
	journal: JournalEntry[];
	now: Base;
}

/** Differences in totals; none where nothing was kept. */
export function computerChanges(machine: Machine, kept: Kept | null): Change[] {
	const { meta } = catalogDocument();
	return kept ? changesBetween(kept.totals, totalsOf(machine, meta.date)) : [];
}

function listChange(kept: Kept | null, model: string): Change[] {
	const [before, after] = [kept?.listed, listedRow(model)];
	if (!before || !after || !sameName(before.name, after.name)) return [];
	if (before.bytes === after.bytes && before.quantization === after.quantization) return [];
	return [{ what: 'listed', before: { model, bytes: before.bytes }, after: { model, bytes: after.bytes } }];
}

/** What changed about the model, and the last proof of the companion. */
export async function modelChanges(wizard: Wizard, { kept, journal, now }: Before, computer: readonly Change[]) {
	const { choices, gathered, context } = wizard;
	const made = lastMade(journal, choices.name);
	const modelsFolder = modelsFolderOf(choices, context.ports.env, context.ports.home);
	const place = { client: gathered.client, ports: context.ports, modelsFolder };
	const differs = made !== null && (await baseDiffers(place, now.model, choices.name));
	const base: Change[] = differs ? [{ what: 'base', before: { model: now.model }, after: { model: now.model } }] : [];
	// What was measured with other graphics says nothing of these.
	const proof = computer.some(isGraphics) ? null : lastProof(journal, made);
	return { proof, changes: [...listChange(kept, now.model), ...base, ...shortfalls(proof)] };
}

/** Archives of Ollama where one that the graphics need is not in our folder; none where all are there. */
async function archivesFor(wizard: Wizard): Promise<Again['archives']> {
	const { machine, context } = wizard;
	if (machine.os.platform !== 'linux' || !machine.ollama.ours) return [];
	const [receipt, needed] = await Promise.all([installedIn(installFolder(context.ports)), assetsOf(wizard)]);
	if (!receipt) return [];
	const there = new Set(receipt.archives.map(({ asset }) => asset));
	return needed.every(({ asset }) => there.has(asset)) ? [] : needed;
}

/** What has to be done again although it is there, for these changes. */
export async function againFor(wizard: Wizard, now: Base, changes: readonly Change[]): Promise<Again> {
	const { ours, status } = wizard.machine.ollama;
	const has = (what: Change['what']) => changes.some((change) => change.what === what);
	const graphics = changes.some(isGraphics);
	const leftOut = wizard.machine.gpus.some(({ kind, usedByOllama }) => kind === 'discrete' && !usedByOllama);
	return {
		...nothingAgain,
		archives: await archivesFor(wizard),
		restart: graphics && ours && status === 'running',
		byHand: graphics && !ours && status === 'running' && leftOut,
		fetch: has('listed') ? (listedRow(now.model)?.bytes ?? null) : null,
		remake: has('base'),
		prove: graphics || has('speed') || has('placement'),
	};
}

// The plan for the answers as they stand: looks at what is there, and asks no one anything.

import path from 'node:path';
import { limitsOf } from '../../companion/limits.ts';
import { type Asset, assetsFor } from '../../install/archive/release.ts';
import { begunHere, lastMade, wantedCompanion } from '../../install/companion-plan.ts';
import { installFolder } from '../../install/ensure.ts';
import { lastProof, lookForModels } from '../../install/found.ts';
import { type JournalEntry, readJournal } from '../../install/journal.ts';
import { makePlan } from '../../install/plan.ts';
import { answering } from '../../install/steps/start-server.ts';
import { makeClient } from '../../ollama/client.ts';
import { diskNotice, privacyNotices } from '../../ollama/privacy.ts';
import type { Ports } from '../../ports.ts';
import { Problem } from '../../problem.ts';
import { isUnknown, orElse } from '../../types/known.ts';
import type { Plan } from '../../types/plan.ts';
import { release as words } from '../../words/install.ts';
import { readEdit } from '../../world/edited-prompt.ts';
import { folders } from '../../world/folders.ts';
import { modelsFolderOf } from '../../world/models-folder.ts';
import { companionModel } from './look.ts';
import type { Wizard } from './state.ts';

/** Jetson boards need an archive more, by the release of their system (discover/gpu.go). */
async function jetpackOf({ read, env }: Pick<Ports, 'read' | 'env'>): Promise<'5' | '6' | null> {
	const named = /^[56]/.exec(env['JETSON_JETPACK'] ?? '')?.[0];
	if (named) return named as '5' | '6';
	const text = await read('/etc/nv_tegra_release');
	const release = isUnknown(text) ? undefined : /R(\d+)/.exec(text)?.[1];
	return release === '35' ? '5' : release === '36' ? '6' : null;
}

/** Archives of a release that this computer needs; a processor without official builds is a Problem. */
export async function assetsOf(wizard: Pick<Wizard, 'machine' | 'context'>): Promise<Asset[]> {
	const { machine, context } = wizard;
	if (machine.os.platform !== 'linux') return [];
	const assets = assetsFor(machine, await jetpackOf(context.ports));
	if (!assets) throw new Problem('no-build', words.noBuild(machine.os.arch), { cure: words.noBuildCure });
	return assets;
}

/** What we made before under this name, and what is to be made now. */
export async function companionsOf(wizard: Wizard, journal: readonly JournalEntry[]) {
	const made = lastMade(journal, wizard.choices.name);
	if (!wizard.model) return { made, wanted: null };
	const model = await companionModel(wizard.model);
	const measured = made?.tokens === undefined ? undefined : { textHash: made.textHash, tokens: made.tokens };
	const edit = await readEdit(wizard.context.ports);
	return { made, wanted: wantedCompanion(wizard.choices, model, measured, edit?.text) };
}

/** Makes the plan. Problems: those of `makePlan`, and no-build. */
export async function planFor(wizard: Wizard): Promise<Plan> {
	const { context, machine, choices, gathered } = wizard;
	const { ports } = context;
	// Something else at the port is told before the plan, not after a long download.
	if (gathered.obstacle) await answering(makeClient(ports, machine.ollama.host), ports.signal);
	const journal = await readJournal(folders(ports).state);
	const { made, wanted } = await companionsOf(wizard, journal);
	const modelsFolder = modelsFolderOf(choices, ports.env, ports.home);
	const place = { client: gathered.client, modelsFolder };
	const absent = machine.ollama.status === 'absent';
	const there = absent
		? { modelHere: false, companion: 'absent' as const }
		: await lookForModels(place, choices.model, choices.name, made, wanted, begunHere(journal, choices.name));
	return makePlan({
		machine,
		verdict: wizard.verdict,
		choices,
		licence: wizard.model ? orElse(wizard.model.licence, null) : null,
		install: context.flags['install'] !== false,
		notices: [
			...(wizard.model ? limitsOf(wizard.model) : []),
			...(await privacyNotices(ports, machine.ollama)),
			...(await diskNotice(ports)),
		],
		found: {
			...there,
			home: ports.home,
			installFolder: installFolder(ports),
			modelsFolder: path.resolve(modelsFolder),
			archives: absent || machine.ollama.ours ? await assetsOf(wizard) : [],
			edited: wanted?.edited !== undefined,
			proven: there.companion === 'same' && lastProof(journal, made) !== null,
		},
	});
}

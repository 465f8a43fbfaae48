// The plan for the answers as they stand: looks at what is there, and asks no one anything.

import path from 'node:path';
import { limitsOf } from '../../companion/limits.ts';
import { type Asset, assetsFor } from '../../install/archive/release.ts';
import { begunHere, lastMade, wantedCompanion } from '../../install/companion-plan.ts';
import { installFolder } from '../../install/ensure.ts';
import { lastProof, lookForModels } from '../../install/found.ts';
import { type JournalEntry, readJournal } from '../../install/journal.ts';
import { makePlan } from '../../install/plan.ts';
import { answering, isOtherwise } from '../../install/steps/start-server.ts';
import { serviceObstacle } from '../../install/system-service.ts';
import { updateFor } from '../../install/update.ts';
import { makeClient } from '../../ollama/client.ts';
import { diskNotice, privacyNotices } from '../../ollama/privacy.ts';
import { Problem } from '../../problem.ts';
import { isRemote } from '../../recommend/devices/remote.ts';
import { orElse } from '../../types/known.ts';
import type { Plan } from '../../types/plan.ts';
import { release as words } from '../../words/install.ts';
import { plan as planWords } from '../../words/plan.ts';
import { systemService as updatingWords } from '../../words/updating.ts';
import { readEdit } from '../../world/edited-prompt.ts';
import { folders } from '../../world/folders.ts';
import { companionModel } from './look.ts';
import type { Wizard } from './state.ts';

/** Archives of a release that this computer needs; a processor without official builds is a Problem. */
export function assetsOf({ machine }: Pick<Wizard, 'machine'>): Asset[] {
	const assets = assetsFor(machine, machine.os.jetpack ?? null);
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

/** The person wants Ollama as a service of the system, and that is possible. Problem `no-system-service` (exit 2). */
async function asService({ context, systemService, machine }: Wizard): Promise<boolean> {
	if (!(systemService ?? context.flags['systemService']) || machine.ollama.status !== 'absent') return false;
	const why = await serviceObstacle(context.ports);
	if (why === null) return true;
	const { text, cure } = updatingWords.not(why);
	throw new Problem('no-system-service', text, { cure, exit: 2 });
}

/** Makes the plan. Problems: those of `makePlan`, and no-build. */
export async function planFor(wizard: Wizard): Promise<Plan> {
	const { context, machine, choices, gathered } = wizard;
	const { ports } = context;
	// Something else at the port is told before the plan, not after a long download.
	if (gathered.obstacle) await answering(makeClient(ports, machine.ollama.host), ports.signal);
	const journal = await readJournal(folders(ports).state);
	const { made, wanted } = await companionsOf(wizard, journal);
	const modelsFolder = choices.modelsDir ?? machine.disk.path;
	const { modelsDir } = choices;
	// What lies on the disk here says nothing about another computer.
	const elsewhere = context.flags['from'] !== undefined;
	const running = machine.ollama.status === 'running' && !elsewhere && !isRemote(machine);
	const where = { ports, host: machine.ollama.host, state: folders(ports).state, ...(modelsDir ? { modelsDir } : {}) };
	const startAnew = running && (await isOtherwise(where));
	if (context.flags['modelsDir'] !== undefined && running && !machine.ollama.ours)
		throw new Problem('not-our-server', planWords.folderOfOther.text, { cure: planWords.folderOfOther.cure, exit: 2 });
	const place = { client: startAnew ? null : gathered.client, modelsFolder };
	const absent = machine.ollama.status === 'absent';
	const home = elsewhere ? machine.disk.path.replace(/[\\/]\.ollama[\\/]models$/, '') : ports.home;
	const platform = machine.os.platform === 'unknown' ? ports.platform : machine.os.platform;
	const systemService = await asService(wizard);
	const update = await updateFor(ports, machine, wizard.model, Boolean(wizard.updating ?? context.flags['update']));
	wizard.update = update;
	const there =
		absent || elsewhere
			? { modelHere: false, companion: 'absent' as const }
			: await lookForModels(place, choices.model, choices.name, made, wanted, begunHere(journal, choices.name));
	return makePlan({
		machine,
		verdict: wizard.verdict,
		choices,
		licence: wizard.model ? orElse(wizard.model.licence, null) : null,
		install: context.flags['install'] !== false,
		update,
		startAnew,
		systemService,
		notices: [
			...(wizard.model ? limitsOf(wizard.model) : []),
			...(await privacyNotices(ports, machine.ollama)),
			// The disk of another computer is not ours to look at.
			...(elsewhere || isRemote(machine) ? [] : await diskNotice(ports)),
		],
		found: {
			...there,
			home,
			installFolder: installFolder(elsewhere ? { platform, env: {}, home } : ports),
			modelsFolder: elsewhere ? modelsFolder : path.resolve(modelsFolder),
			archives: absent || machine.ollama.ours ? assetsOf(wizard) : [],
			edited: wanted?.edited !== undefined,
			proven: !wizard.proveAgain && there.companion === 'same' && lastProof(journal, made) !== null,
		},
	});
}

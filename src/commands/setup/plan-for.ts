// The plan for the answers as they stand: looks at what is there, and asks no one anything.

import path from 'node:path';
import { limitsOf } from '../../companion/limits.ts';
import { type Asset, assetsFor } from '../../install/archive/release.ts';
import { begunHere, lastMade, wantedCompanion } from '../../install/companion-plan.ts';
import { installFolder } from '../../install/ensure.ts';
import { lastProof, lookForModels } from '../../install/found.ts';
import { type JournalEntry, readJournal } from '../../install/journal.ts';
import type { Found } from '../../install/plan/input.ts';
import { makePlan } from '../../install/plan.ts';
import { serverOptions, serverSettings, settingNames } from '../../install/server/settings.ts';
import { answering, isOtherwise } from '../../install/steps/start-server.ts';
import { serviceObstacle } from '../../install/system-service.ts';
import { updateFor } from '../../install/update.ts';
import { makeClient } from '../../ollama/client.ts';
import { diskNotice, privacyNotices } from '../../ollama/privacy.ts';
import { camel } from '../../options.ts';
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
	const model = companionModel(wizard.model);
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

/** The plan is for a recording: what lies on the disk here says nothing about that computer. */
const isRecorded = ({ context }: Wizard): boolean => context.flags['from'] !== undefined;

/** Where things lie on the computer that the plan is for. */
function placesOf(wizard: Wizard): Pick<Found, 'home' | 'installFolder' | 'modelsFolder'> {
	const { machine, choices } = wizard;
	const { ports } = wizard.context;
	const modelsFolder = choices.modelsDir ?? machine.disk.path;
	if (!isRecorded(wizard))
		return { home: ports.home, installFolder: installFolder(ports), modelsFolder: path.resolve(modelsFolder) };
	const home = machine.disk.path.replace(/[\\/]\.ollama[\\/]models$/, '');
	const platform = machine.os.platform === 'unknown' ? ports.platform : machine.os.platform;
	return { home, installFolder: installFolder({ platform, env: {}, home }), modelsFolder };
}

/** The server that the plan is for is not ours: another computer's, one that somebody else started, or the system's service. */
const isOthers = ({ machine, context, systemService }: Wizard): boolean =>
	isRemote(machine) ||
	(machine.ollama.status === 'running'
		? !machine.ollama.ours
		: Boolean(systemService ?? context.flags['systemService']));

/** Problem `not-our-server` (exit 2): its folder and its settings are not ours to choose. */
function onlyOurs(wizard: Wizard): void {
	const { flags } = wizard.context;
	const { machine } = wizard;
	if (isRecorded(wizard) || !isOthers(wizard)) return;
	const refuse = ({ text, cure }: { text: string; cure: string }) =>
		new Problem('not-our-server', text, { cure, exit: 2 });
	const runs = machine.ollama.status === 'running' && !isRemote(machine);
	if (flags['modelsDir'] !== undefined && runs) throw refuse(planWords.folderOfOther);
	const option = serverOptions.find((name) => flags[camel(name)] !== undefined);
	if (option) throw refuse(planWords.settingOfOther(option, settingNames[option]));
}

/** Our server runs, but not as it is wanted now. */
async function startsAnew(wizard: Wizard): Promise<boolean> {
	const { context, machine, choices } = wizard;
	const { ports } = context;
	if (machine.ollama.status !== 'running' || isRecorded(wizard) || isRemote(machine)) return false;
	const { modelsDir } = choices;
	const where = { ports, host: machine.ollama.host, state: folders(ports).state, settings: serverSettings(choices) };
	return isOtherwise({ ...where, ...(modelsDir ? { modelsDir } : {}) });
}

/** What has to be known beside the steps. */
async function noticesFor(wizard: Wizard): Promise<Plan['notices']> {
	const { context, machine, model } = wizard;
	return [
		...(model ? limitsOf(model) : []),
		...(await privacyNotices(context.ports, machine.ollama)),
		// The disk of another computer is not ours to look at.
		...(isRecorded(wizard) || isRemote(machine) ? [] : await diskNotice(context.ports)),
	];
}

/** What is there already, of all that the plan would bring. */
async function foundFor(wizard: Wizard, startAnew: boolean): Promise<Found> {
	const { context, machine, choices, gathered } = wizard;
	const places = placesOf(wizard);
	const journal = await readJournal(folders(context.ports).state);
	const { made, wanted } = await companionsOf(wizard, journal);
	const absent = machine.ollama.status === 'absent';
	const place = { client: startAnew ? null : gathered.client, modelsFolder: places.modelsFolder };
	const there =
		absent || isRecorded(wizard)
			? { modelHere: false, companion: 'absent' as const }
			: await lookForModels(place, choices.model, choices.name, made, wanted, begunHere(journal, choices.name));
	return {
		...there,
		...places,
		archives: absent || machine.ollama.ours ? assetsOf(wizard) : [],
		edited: wanted?.edited !== undefined,
		proven: !wizard.proveAgain && there.companion === 'same' && lastProof(journal, made) !== null,
	};
}

/** Makes the plan. Problems: those of `makePlan` and `onlyOurs`, no-build, no-system-service. */
export async function planFor(wizard: Wizard): Promise<Plan> {
	const { context, machine, choices, model, gathered } = wizard;
	const { ports, flags } = context;
	// Something else at the port is told before the plan, not after a long download.
	if (gathered.obstacle) await answering(makeClient(ports, machine.ollama.host), ports.signal);
	onlyOurs(wizard);
	const startAnew = await startsAnew(wizard);
	const systemService = await asService(wizard);
	wizard.update = await updateFor(ports, machine, model, Boolean(wizard.updating ?? flags['update']));
	return makePlan({
		machine,
		verdict: wizard.verdict,
		choices,
		licence: model ? orElse(model.licence, null) : null,
		install: flags['install'] !== false,
		update: wizard.update,
		startAnew,
		systemService,
		notices: await noticesFor(wizard),
		found: await foundFor(wizard, startAnew),
	});
}

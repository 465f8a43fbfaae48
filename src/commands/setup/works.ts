// What each step of the plan does, bound to the rooms that do it.

import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Report, Work } from '../../install/carry-out.ts';
import { installFolder, startOurs } from '../../install/ensure.ts';
import { pendingUndo, readJournal, type Undo } from '../../install/journal.ts';
import { installOllama } from '../../install/steps/install-ollama.ts';
import { waitForServer } from '../../install/steps/start-server.ts';
import { stopServer } from '../../install/stop.ts';
import { Problem } from '../../problem.ts';
import { isUnknown } from '../../types/known.ts';
import { serving } from '../../words/install.ts';
import { model as modelWords, doing as words } from '../../words/setup.ts';
import { systemService as service, updating } from '../../words/updating.ts';
import { folders } from '../../world/folders.ts';
import { companionWork } from './companion-work.ts';
import { askLarger, journaled } from './journaled.ts';
import { assetsOf } from './plan-for.ts';
import { proveWork } from './prove-work.ts';
import { pullWork } from './pull-work.ts';
import type { Wizard } from './state.ts';

/** The person installs, updates or starts it anew; it is waited for. Without anyone there that is a Problem. */
async function byHand({ context, machine, update, systemService }: Wizard, report: Report) {
	const { ports, terminal } = context;
	const { arch } = machine.os;
	if (!terminal.interactive && update?.origin)
		throw new Problem('ollama-too-old', updating.byHand(update.reason), {
			cure: updating.byHandCure(
				update.restart ? updating.restart(update.origin) : updating.commands(update.origin, arch),
			),
		});
	if (!terminal.interactive && systemService)
		throw new Problem('by-hand', service.nobody.text, { cure: service.nobody.cure });
	report.doing(update ? updating.waiting : serving.waiting);
	const version = await waitForServer({
		ports,
		host: machine.ollama.host,
		...(update ? { least: update.least } : {}),
	});
	return { status: 'done', detail: words.isThere(version) } as const;
}

const isByHand = ({ machine, update, systemService }: Wizard): boolean =>
	Boolean(update?.origin) || (systemService === true && machine.ollama.status === 'absent');

const install = (wizard: Wizard): Work =>
	journaled(wizard, 'install-ollama', 'Ollama', async (note, report) => {
		const { ports } = wizard.context;
		const folder = installFolder(ports);
		const step = wizard.plan?.steps.find(({ id }) => id === 'install-ollama');
		if (step?.done) return { status: 'already', detail: words.thereBefore };
		if (isByHand(wizard)) return byHand(wizard, report);
		const undo: Undo = { kind: 'folder', path: folder };
		await note('begin', { undo });
		const downloads = path.join(folders(ports).data, 'downloads');
		const { update, updating: asked, context } = wizard;
		const newest = Boolean(asked ?? context.flags['update']);
		// Windows lets no program be replaced that runs.
		if (update && ports.platform === 'win32')
			await stopServer({ ports, state: folders(ports).state, installFolder: folder });
		const result = await installOllama({
			ports,
			folder,
			downloads,
			assets: assetsOf(wizard),
			report,
			larger: askLarger(wizard),
			...(update ? { update: { least: update.least, newest } } : {}),
		});
		// A server of ours that still runs is the old program; the next step starts the new one.
		if (result.status === 'done') await stopServer({ ports, state: folders(ports).state, installFolder: folder });
		else if (update) wizard.newestOllama = result.version;
		await note('done', { undo, what: `Ollama ${result.version} into ${folder}` });
		return result;
	});

/** Ollama makes a folder for itself at its first start; only one that was not there before may be removed. */
async function isNew(folder: string, wizard: Wizard): Promise<boolean> {
	const known = await readJournal(folders(wizard.context.ports).state);
	if (pendingUndo(known).some((undo) => 'path' in undo && undo.path === folder)) return false;
	const names = await wizard.context.ports.list(folder);
	return isUnknown(names) && names.unknown === 'ENOENT';
}

const start = (wizard: Wizard): Work =>
	journaled(wizard, 'start-server', 'Our Ollama server', async (note, report) => {
		const { ports } = wizard.context;
		const { modelsDir } = wizard.choices;
		const home = path.join(ports.home, '.ollama');
		if (wizard.machine.ollama.status !== 'running') {
			if (await isNew(home, wizard)) await note('begin', { undo: { kind: 'ollama-home', path: home } });
			await note('begin', { undo: { kind: 'server' } });
		}
		if (modelsDir && (await isNew(modelsDir, wizard))) {
			await note('begin', { undo: { kind: 'models-dir', path: modelsDir } });
			await mkdir(modelsDir, { recursive: true });
		}
		const { ollama } = wizard.machine;
		if (wizard.update?.restart && ollama.ours)
			await stopServer({ ports, state: folders(ports).state, installFolder: installFolder(ports) });
		const result = await startOurs(ports, ollama.host, wizard.choices, report);
		wizard.serverVersion = result.version;
		if (result.status === 'done')
			await note('done', { undo: { kind: 'server', ...(result.unit ? { unit: result.unit } : {}) } });
		return { status: result.status, detail: result.detail };
	});

/** The work of every step, by its id. */
export function worksFor(wizard: Wizard): Record<string, Work> {
	if (!wizard.model) throw new Problem('no-model', modelWords.none, { cure: modelWords.noneCure });
	return {
		'install-ollama': install(wizard),
		'start-server': start(wizard),
		'pull-model': pullWork(wizard),
		'create-companion': companionWork(wizard),
		prove: proveWork(wizard),
	};
}

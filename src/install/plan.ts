// Makes the plan: what is already there, what will be done, where, from which hosts, how to undo it. Changes nothing.

import { sameName } from '../models/names.ts';
import { Problem } from '../problem.ts';
import { isRemote } from '../recommend/devices/remote.ts';
import { tilde } from '../screen/text.ts';
import type { Choices } from '../types/choices.ts';
import { isUnknown } from '../types/known.ts';
import type { Machine } from '../types/machine.ts';
import type { Plan, PlanStep } from '../types/plan.ts';
import type { Verdict } from '../types/verdict.ts';
import { serving } from '../words/install.ts';
import { plan as words } from '../words/plan.ts';
import { systemService as service, updating } from '../words/updating.ts';
import { onLoopback } from '../world/loopback.ts';
import { isHere } from '../world/this-computer.ts';
import { saying } from './archive/network.ts';
import { type Update, versionOf } from './update.ts';

/** One archive of a release that has to be fetched, as the plan knows it before any request is made. */
export interface PlannedArchive {
	asset: string;
	/** Bytes packed, as shown by the release page; the step reads the exact size. */
	bytes: number;
}

/** What was found on this computer before the plan. */
export interface Found {
	home: string;
	/** Where our Ollama would be installed. */
	installFolder: string;
	/** Folder of the models of the server that counts. */
	modelsFolder: string;
	archives: PlannedArchive[];
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
	/** Our server runs for another address or with another folder for models. */
	startAnew: boolean;
	/** Installed as a service of the system, by the person. */
	systemService: boolean;
}

const releaseHosts = ['github.com', 'release-assets.githubusercontent.com'];
const registryHosts = ['registry.ollama.ai', '*.r2.cloudflarestorage.com'];

const step = (id: string, title: string, part: Partial<PlanStep>): PlanStep => ({
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

const absent = (input: PlanInput): boolean => input.machine.ollama.status === 'absent';

/** "box:11434" */
const serverOf = ({ ollama }: Machine): string => new URL(ollama.host).host;

/** A server on another computer is a host that is contacted; one here is not. */
const elsewhere = ({ machine }: PlanInput): string[] => (isRemote(machine) ? [serverOf(machine)] : []);

/** A server on another computer that does not answer: nothing here can start it. */
export const serverDown = (host: string): Problem =>
	new Problem('server-remote', words.down.text(host), { cure: words.down.cure });

/** The person does it: the commands, and a wait that notices. */
const byHand = (title: string, what: string[], part: Partial<PlanStep>): PlanStep =>
	step('install-ollama', title, { changes: what, ...part });

/** By hand: the service of the system, and an update that belongs to another tool. Null where it is ours. */
function handStep(input: PlanInput): PlanStep | null {
	const { machine, update, systemService } = input;
	const { arch } = machine.os;
	if (update?.origin && update.restart)
		return byHand(updating.restartTitle, [updating.restarted(update.origin), update.reason], {
			notes: updating.restart(update.origin),
		});
	if (update?.origin)
		return byHand(updating.title, [updating.itsOwn(update.origin), update.reason], {
			notes: updating.commands(update.origin, arch),
			undo: updating.undo,
		});
	if (absent(input) && systemService)
		return byHand(service.title, [service.what], {
			hosts: releaseHosts,
			notes: service.commands(arch),
			needsPassword: true,
			undo: service.undo,
		});
	return null;
}

function installStep(input: PlanInput): PlanStep {
	const { machine, found, update } = input;
	// The newer program of ours is there; the next step starts it.
	const there = !absent(input) && (!update || (update.restart && update.origin === null));
	if (there) return step('install-ollama', words.install.there(versionOf(machine)), { done: true });
	if (isRemote(machine))
		throw new Problem('ollama-too-old', update?.reason ?? words.down.text(machine.ollama.host), {
			cure: words.tooOld.cureThere,
		});
	if (!input.install) throw new Problem('ollama-missing', words.missing.text, { cure: words.missing.cure });
	const hand = handStep(input);
	if (hand) return hand;
	return step('install-ollama', update ? updating.title : words.install.title, {
		changes: [
			...(update ? [update.reason] : []),
			words.install.into(tilde(found.installFolder, found.home)),
			...found.archives.map((archive) => words.install.archive(archive.asset)),
		],
		hosts: releaseHosts,
		download: found.archives.reduce((sum, archive) => sum + archive.bytes, 0),
		downloadBasis: 'shown',
		notes: [...((machine.os.platform === 'unknown' ? null : words.install.rather[machine.os.platform]) ?? [])],
		undo: words.install.undo,
	});
}

function startStep(input: PlanInput): PlanStep {
	const { ollama } = input.machine;
	if (ollama.status === 'running' && !input.update && !input.startAnew)
		return step('start-server', words.start.running, { done: true, changes: [ollama.host] });
	const changes = [
		words.start.how,
		...(input.choices.modelsDir ? [words.start.models(tilde(input.choices.modelsDir, input.found.home))] : []),
	];
	if (isRemote(input.machine)) throw serverDown(ollama.host);
	// A server started there would listen to the network; ours is for this computer alone.
	if (isHere(ollama.host) && !onLoopback(ollama.host))
		throw saying('server-by-hand', serving.byNetworkName(ollama.host));
	return step('start-server', words.start.title, { changes, undo: words.start.undo });
}

function pullStep(input: PlanInput): PlanStep {
	const { machine, verdict, choices, found, licence } = input;
	const title = verdict?.model.title ?? choices.model;
	if (found.modelHere) return step('pull-model', title, { done: true });
	const download = verdict && !isUnknown(verdict.download) ? verdict.download : 0;
	return step('pull-model', title, {
		changes: [
			isRemote(machine)
				? words.pull.there(choices.model, serverOf(machine))
				: words.pull.what(choices.model, tilde(found.modelsFolder, found.home)),
		],
		hosts: [...(choices.model.startsWith('hf.co/') ? ['hf.co', 'huggingface.co'] : registryHosts), ...elsewhere(input)],
		download,
		downloadBasis: verdict?.model.basis === 'exact' ? 'exact' : 'shown',
		notes: licence ? [words.pull.licence(licence)] : [],
		undo: words.pull.undo,
	});
}

function companionStep(input: PlanInput): PlanStep {
	const { choices, found } = input;
	const base = sameName(choices.name, choices.model);
	if (base || found.companion === 'foreign')
		throw new Problem('name-taken', base ? words.taken.base(choices.name) : words.taken.text(choices.name), {
			cure: words.taken.cure(choices.name.replace(/:.*$/, '')),
			exit: base ? 2 : 1,
			choices: [{ id: 'name', label: words.taken.other }],
		});
	const changes = [
		found.companion === 'different' ? words.companion.replaces(choices.name) : words.companion.what,
		...(isRemote(input.machine) ? [words.companion.there(serverOf(input.machine))] : []),
	];
	return step('create-companion', choices.name, {
		done: found.companion === 'same',
		changes,
		hosts: elsewhere(input),
		notes: [
			...(found.edited ? [words.companion.edited] : []),
			...(found.byHand ? [words.companion.byHand(choices.name), ...found.byHand.slice(0, 20)] : []),
		],
		undo: words.companion.undo,
	});
}

/**
 * The plan for these choices on this machine. Pure but for its thrown `Problem`s: an Ollama that is missing where installing was forbidden, a companion's name that is taken by someone else's model.
 */
export function makePlan(input: PlanInput): Plan {
	const steps = [installStep(input), startStep(input), pullStep(input), companionStep(input)];
	const proven = input.found.proven && steps.every((each) => each.done);
	steps.push(step('prove', words.prove.title, { done: proven, changes: [words.prove.what], hosts: elsewhere(input) }));
	return {
		schema: 1,
		machine: input.machine,
		advice: input.verdict,
		choices: input.choices,
		steps,
		notices: input.notices,
	};
}

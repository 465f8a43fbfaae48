// Makes the plan: what is already there, what will be done, where, from which hosts, how to undo it. Changes nothing.

import { Problem } from '../problem.ts';
import { tilde } from '../screen/text.ts';
import type { Choices } from '../types/choices.ts';
import { isUnknown } from '../types/known.ts';
import type { Machine } from '../types/machine.ts';
import type { Plan, PlanStep } from '../types/plan.ts';
import type { Verdict } from '../types/verdict.ts';
import { plan as words } from '../words/plan.ts';
import { sameModel } from './steps/pull-size.ts';
import { olderThan, oldestOllama } from './version.ts';

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

/** The version that counts: the running server's, else that of the program on disk. */
function versionOf(machine: Machine): string | null {
	const { version, programVersion } = machine.ollama;
	return isUnknown(version) ? (programVersion ?? null) : version;
}

function tooOld(input: PlanInput): boolean {
	const version = versionOf(input.machine);
	return !absent(input) && version !== null && olderThan(version, oldestOllama);
}

function installStep(input: PlanInput): PlanStep {
	const { machine, found } = input;
	const { ollama } = machine;
	const old = tooOld(input);
	if (!absent(input) && !old) return step('install-ollama', words.install.there(versionOf(machine)), { done: true });
	if (old && !ollama.ours)
		throw new Problem('ollama-too-old', words.tooOld.text(versionOf(machine) ?? ''), { cure: words.tooOld.cure });
	if (!input.install) throw new Problem('ollama-missing', words.missing.text, { cure: words.missing.cure });
	const title = old ? words.install.update : words.install.title;
	const byHand = words.install.byHand[machine.os.platform];
	if (byHand)
		return step('install-ollama', title, {
			changes: [byHand.what],
			hosts: ['ollama.com', 'github.com'],
			notes: [...byHand.how],
			undo: byHand.undo,
		});
	return step('install-ollama', title, {
		changes: [
			words.install.into(tilde(found.installFolder, found.home)),
			...found.archives.map((archive) => words.install.archive(archive.asset)),
		],
		hosts: releaseHosts,
		download: found.archives.reduce((sum, archive) => sum + archive.bytes, 0),
		downloadBasis: 'shown',
		undo: words.install.undo,
	});
}

function startStep(input: PlanInput): PlanStep {
	const { ollama } = input.machine;
	if (ollama.status === 'running' && !tooOld(input))
		return step('start-server', words.start.running, { done: true, changes: [ollama.host] });
	const changes = [
		words.start.how,
		...(input.choices.modelsDir ? [words.start.models(tilde(input.choices.modelsDir, input.found.home))] : []),
	];
	return step('start-server', words.start.title, { changes, undo: words.start.undo });
}

function pullStep(input: PlanInput): PlanStep {
	const { verdict, choices, found, licence } = input;
	const title = verdict?.model.title ?? choices.model;
	if (found.modelHere) return step('pull-model', title, { done: true });
	const download = verdict && !isUnknown(verdict.download) ? verdict.download : 0;
	return step('pull-model', title, {
		changes: [words.pull.what(choices.model, tilde(found.modelsFolder, found.home))],
		hosts: choices.model.startsWith('hf.co/') ? ['hf.co', 'huggingface.co'] : registryHosts,
		download,
		downloadBasis: verdict?.model.basis === 'exact' ? 'exact' : 'shown',
		notes: licence ? [words.pull.licence(licence)] : [],
		undo: words.pull.undo,
	});
}

function companionStep(input: PlanInput): PlanStep {
	const { choices, found } = input;
	const base = sameModel(choices.name, choices.model);
	if (base || found.companion === 'foreign')
		throw new Problem('name-taken', base ? words.taken.base(choices.name) : words.taken.text(choices.name), {
			cure: words.taken.cure(choices.name.replace(/:.*$/, '')),
			exit: base ? 2 : 1,
			choices: [{ id: 'name', label: words.taken.other }],
		});
	const changes = [found.companion === 'different' ? words.companion.replaces(choices.name) : words.companion.what];
	return step('create-companion', choices.name, {
		done: found.companion === 'same',
		changes,
		notes: found.edited ? [words.companion.edited] : [],
		undo: words.companion.undo,
	});
}

/**
 * The plan for these choices on this machine. Pure but for its thrown `Problem`s: an Ollama that is too old and not
 * ours, one that is missing where installing was forbidden, a companion's name that is taken by someone else's model.
 */
export function makePlan(input: PlanInput): Plan {
	const steps = [installStep(input), startStep(input), pullStep(input), companionStep(input)];
	const proven = input.found.proven && steps.every((each) => each.done);
	steps.push(step('prove', words.prove.title, { done: proven, changes: [words.prove.what] }));
	return {
		schema: 1,
		machine: input.machine,
		advice: input.verdict,
		choices: input.choices,
		steps,
		notices: input.notices,
	};
}
